"""AWS's own policies are there for whoever names one."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.sandbox.aws.world import World

LOGS = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
NONE = "arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole"  # its path is missing


@pytest.fixture
def iam(world: World) -> Any:
    return world.aws.clients.of("iam")


def test_a_role_has_a_policy_of_awss_by_its_arn(iam: Any) -> None:
    iam.create_role(RoleName="orders", AssumeRolePolicyDocument="{}")
    iam.attach_role_policy(RoleName="orders", PolicyArn=LOGS)
    attached = iam.list_attached_role_policies(RoleName="orders")["AttachedPolicies"]
    assert attached == [{"PolicyName": "AWSLambdaBasicExecutionRole", "PolicyArn": LOGS}]
    version = iam.get_policy(PolicyArn=LOGS)["Policy"]["DefaultVersionId"]
    told = iam.get_policy_version(PolicyArn=LOGS, VersionId=version)["PolicyVersion"]["Document"]
    assert "logs:PutLogEvents" in json.dumps(told)
    iam.detach_role_policy(RoleName="orders", PolicyArn=LOGS)
    iam.delete_role(RoleName="orders")


@pytest.mark.parametrize("arn", [NONE, "arn:aws:iam::aws:policy/NoSuchPolicy"])
def test_one_that_aws_does_not_have_is_not_there(iam: Any, arn: str) -> None:
    with pytest.raises(ClientError) as refused:
        iam.get_policy(PolicyArn=arn)
    answer: Any = refused.value.response
    assert answer["Error"]["Code"] == "NoSuchEntity"
