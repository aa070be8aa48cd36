import json
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from commdrill.documents.environment import Environment
from commdrill.drivers.aws.driver import AwsAction, AwsDriver
from commdrill.drivers.aws.planes import Plane, plane_of
from commdrill.drivers.aws.policy import policy
from commdrill.drivers.registry import load_registry

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "drills" / "environments" / "aws"


def aws_drivers() -> dict[str, type[AwsDriver]]:
    groups = ("commdrill.faults", "commdrill.observers", "commdrill.actions")
    found = {entry.name: entry for group in groups for entry in entry_points(group=group)}
    ours = {n: e for n, e in found.items() if e.value.startswith("commdrill.drivers.aws.")}
    return {name: entry.load() for name, entry in ours.items()}


def allowed(**more: object) -> dict[str, list[str]]:
    """Resources by action."""
    document = {"kind": "environment", "id": "dev", "stage": "dev", **more}
    environment = Environment.model_validate(document, strict=False)
    statements = json.loads(json.dumps(policy(environment, load_registry())))["Statement"]
    return {action: one["Resource"] for one in statements for action in one["Action"]}


def test_the_shipped_policy_is_what_the_command_prints() -> None:
    command = [sys.executable, "-m", "commdrill", "--root", str(ROOT), "drivers"]
    ended = subprocess.run(
        [*command, "--iam", "aws-dev-example"], capture_output=True, text=True, check=True
    )
    assert ended.stdout == (SHIPPED / "policy.json").read_text(encoding="utf-8")


def test_the_shipped_stack_is_one_that_cloudformation_takes() -> None:
    linter = Path(sys.executable).with_name("cfn-lint")
    ended = subprocess.run(
        [str(linter), str(SHIPPED / "dev-stack.yaml")], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, "")


def test_resources_are_named_where_settings_name_them() -> None:
    found = allowed(
        guard={"aws_account": "111122223333"},
        aws={"region": "eu-west-1"},
        components={"c": {"outage": {"use": "lambda-throttle", "with": {"function": "orders"}}}},
    )
    orders = "arn:aws:lambda:eu-west-1:111122223333:function:orders"
    assert found["lambda:PutFunctionConcurrency"] == [orders]
    assert "lambda:InvokeFunction" not in found
    assert "tag:GetResources" not in found


def test_a_driver_in_a_region_of_its_own_is_allowed_there() -> None:
    far = {"queue": "drill", "aws": {"region": "us-west-2"}}
    found = allowed(aws={"region": "us-east-1"}, channels={"q": {"use": "sqs", "with": far}})
    assert found["sqs:ReceiveMessage"] == ["arn:aws:sqs:us-west-2:*:drill"]
    assert "sqs:DeleteMessage" not in found


def test_what_a_reference_stands_for_is_any() -> None:
    found = allowed(channels={"q": {"use": "sqs", "with": {"queue": "${env:QUEUE}"}}})
    assert found["sqs:ReceiveMessage"] == ["*"]


def test_references_to_secrets_are_allowed_to_be_read() -> None:
    headers = {"A": "${ssm:/drill/token}", "B": "${secretsmanager:drill#key}"}
    page = {"use": "web-page", "with": {"url": "https://x.example/", "headers": headers}}
    found = allowed(aws={"region": "us-east-1"}, channels={"p": page})
    assert found["ssm:GetParameter"] == ["arn:aws:ssm:us-east-1:*:parameter/drill/token"]
    secret = "arn:aws:secretsmanager:us-east-1:*:secret:drill-??????"
    assert found["secretsmanager:GetSecretValue"] == [secret]


def test_an_environment_without_aws_needs_only_what_the_guard_reads() -> None:
    assert set(allowed()) == {
        "cloudfront:ListDistributions",
        "fis:GetSafetyLever",
        "health:DescribeEvents",
        "sts:GetCallerIdentity",
    }


@pytest.mark.parametrize(
    ("use", "settings", "action", "resources"),
    [
        ("eum-sms", {"to": ["+14255550101"], "message": "x", "configuration_set": "cs"},
         "sms-voice:SendTextMessage", ["*"]),
        ("sns-publish", {"phone": "+14255550101", "message": "x"}, "sns:Publish", ["*"]),
        ("ses-send", {"from": "a@b.example", "to": ["c@d.example"], "subject": "x", "text": "x"},
         "ses:SendEmail", [f"arn:aws:ses:us-east-1:*:identity/{one}" for one in ("a@b.example", "b.example")]),
    ],
    ids=["a-text-from-no-number-of-ones-own", "a-text-to-a-number", "a-sender-by-address-or-domain"],
)  # fmt: skip
def test_what_an_action_sends_by_is_allowed(
    use: str, settings: dict[str, object], action: str, resources: list[str]
) -> None:
    found = allowed(aws={"region": "us-east-1"}, actions={"a": {"use": use, "with": settings}})
    assert found[action] == resources


def test_interfaces_of_instances_are_allowed_to_be_cut_off() -> None:
    cut = {"group": "sg-0abc", "instances": ["i-0abc"]}
    ways = {"outage": {"use": "security-group-isolate", "with": cut}}
    found = allowed(aws={"region": "us-east-1"}, components={"c": ways})
    touched = {one.partition("*:")[2] for one in found["ec2:ModifyNetworkInterfaceAttribute"]}
    assert touched == {"network-interface/*", "instance/i-0abc", "security-group/sg-0abc"}


def test_a_flag_needs_no_control_plane_of_the_distribution() -> None:
    flag = {
        "store": "arn:aws:cloudfront::111122223333:key-value-store/s",
        "key": "k",
        "value": "on",
    }
    use = {"use": "cloudfront-maintenance", "with": {"distribution": "E1", "flag": flag}}
    found = allowed(components={"c": {"maintenance": use}})
    assert found["cloudfront-keyvaluestore:PutKey"] == [flag["store"]]
    assert "cloudfront:UpdateDistribution" not in found


def test_what_stands_behind_pages_is_allowed_to_be_read() -> None:
    url = "https://a1b2c3.execute-api.eu-west-1.amazonaws.com/dev/orders"
    found = allowed(channels={"p": {"use": "web-page", "with": {"url": url}}})
    api = "arn:aws:apigateway:eu-west-1::/restapis/a1b2c3"
    assert found["apigateway:GET"] == [api, f"{api}/*"]
    assert "cloudfront:GetDistributionConfig" not in found
    page = {"use": "web-page", "with": {"url": "https://shop.dev.anycompany.example/"}}
    assert allowed(channels={"p": page})["cloudfront:GetDistributionConfig"] == ["*"]


@pytest.mark.parametrize("name", sorted(aws_drivers()))
def test_every_driver_says_what_it_has_to_be_allowed(name: str) -> None:
    driver = aws_drivers()[name]
    assert driver.permissions
    assert all(":" in action for one in driver.permissions for action in one.actions)


@pytest.mark.parametrize("name", sorted(aws_drivers()))
def test_every_action_names_a_call_the_sdk_has_and_its_plane(name: str) -> None:
    import botocore.session

    driver = aws_drivers()[name]
    if not issubclass(driver, AwsAction):
        return
    service, operation = driver.carried_out_by
    assert operation in botocore.session.get_session().get_service_model(service).operation_names
    is_data = plane_of(service, operation) is Plane.DATA
    assert is_data == (name != "ssm-automation")
