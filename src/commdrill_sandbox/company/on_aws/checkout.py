"""Checkout on AWS: a function, whose work is done by the company's own server."""

import io
import json
import zipfile

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.company.on_aws.workshop import FUNCTION

TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": "lambda.amazonaws.com"},
            "Action": "sts:AssumeRole",
        }
    ],
}


def set_up_checkout(clients: Clients) -> str:
    """The ARN of the function, set up by boto3 as anybody would."""
    role = clients.of("iam").create_role(
        RoleName=FUNCTION, AssumeRolePolicyDocument=json.dumps(TRUST)
    )
    made = clients.of("lambda").create_function(
        FunctionName=FUNCTION,
        Runtime="python3.12",
        Role=role["Role"]["Arn"],
        Handler="checkout.handler",
        Code={"ZipFile": _archive()},
        Tags={"stage": "sandbox"},
    )
    return str(made["FunctionArn"])


def _archive() -> bytes:
    """Where the code would be."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("checkout.py", "def handler(event, context): ...\n")
    return archive.getvalue()
