"""Functions whose work is done by the company's own servers; checkout is one."""

import io
import json
import zipfile
from collections.abc import Mapping

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.company.on_aws.workshop import FUNCTION
from commdrill_sandbox.company.premises import REGIONS


def trust(*services: str) -> str:
    """Who may take a role on: `lambda`, for one."""
    principals = [f"{service}.amazonaws.com" for service in services]
    allowed = {
        "Effect": "Allow",
        "Principal": {"Service": principals},
        "Action": "sts:AssumeRole",
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [allowed]})


def set_up_checkout(clients: Clients) -> str:
    """The ARN of the function, which API Gateway may call."""
    made = set_up_function(clients, FUNCTION, REGIONS[0])
    clients.of("lambda", REGIONS[0]).add_permission(
        FunctionName=FUNCTION,
        StatementId="gateway",
        Action="lambda:InvokeFunction",
        Principal="apigateway.amazonaws.com",
    )
    return made["FunctionArn"]


def set_up_function(clients: Clients, name: str, region: str, *invokers: str) -> Mapping[str, str]:
    """`FunctionArn` and `Role`, set up by boto3 as anybody would.

    `invokers`: services that take its role on to have it run.
    """
    role = clients.of("iam").create_role(
        RoleName=name, AssumeRolePolicyDocument=trust("lambda", *invokers)
    )
    made: Mapping[str, str] = clients.of("lambda", region).create_function(
        FunctionName=name,
        Runtime="python3.12",
        Role=role["Role"]["Arn"],
        Handler=f"{name}.handler",
        Code={"ZipFile": _archive(name)},
        Tags={"stage": "sandbox"},
    )
    return made


def _archive(name: str) -> bytes:
    """Where the code would be."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr(f"{name}.py", "def handler(event, context): ...\n")
    return archive.getvalue()
