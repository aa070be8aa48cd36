"""Tables and log groups of stacks: what a template says of them is so, and changes while they hold things."""

import json
from typing import Any

import boto3
import pytest
from botocore.config import Config

from tests.sandbox.aws.cloudformation.stacks import Stacks

KEY = {"KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
       "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
       "BillingMode": "PAY_PER_REQUEST"}  # fmt: skip
ROW = {"id": {"S": "1"}}


def table(**properties: Any) -> dict[str, Any]:
    return {
        "Resources": {
            "Orders": {"Type": "AWS::DynamoDB::Table", "Properties": {**KEY, **properties}}
        },
        "Outputs": {"Name": {"Value": {"Ref": "Orders"}}},
    }


def logs(**properties: Any) -> dict[str, Any]:
    group = {"Type": "AWS::Logs::LogGroup", "Properties": properties}
    return {"Resources": {"Log": group}, "Outputs": {"Name": {"Value": {"Ref": "Log"}}}}


class Names:
    """Of a stack and of what it made."""

    def __init__(self, stacks: Stacks, template: dict[str, Any]) -> None:
        told = stacks.made(template)
        assert told["StackStatus"] == "CREATE_COMPLETE", told.get("StackStatusReason")
        self.stacks, self.stack = stacks, told["StackName"]
        self.made = self.output(told)

    @staticmethod
    def output(told: dict[str, Any]) -> str:
        return str(told["Outputs"][0]["OutputValue"])

    def update(self, template: dict[str, Any]) -> str:
        """What its thing is called then."""
        body = json.dumps(template)
        self.stacks.cloudformation.update_stack(StackName=self.stack, TemplateBody=body)
        told = self.stacks.told(self.stack)
        assert told["StackStatus"] == "UPDATE_COMPLETE", told.get("StackStatusReason")
        return self.output(told)


def live(stacks: Stacks, name: str) -> tuple[str, str]:
    told = stacks.aws.clients.of("dynamodb").describe_time_to_live(TableName=name)
    found = told["TimeToLiveDescription"]
    return found["TimeToLiveStatus"], found.get("AttributeName", "")


def class_of(stacks: Stacks, name: str) -> str | None:
    told = stacks.aws.clients.of("dynamodb").describe_table(TableName=name)["Table"]
    summary = told.get("TableClassSummary")
    return str(summary["TableClass"]) if summary else None


def test_a_table_is_of_the_class_that_its_template_says(stacks: Stacks) -> None:
    rare = "STANDARD_INFREQUENT_ACCESS"
    names = Names(stacks, table(TableClass=rare))
    assert class_of(stacks, names.made) == rare
    stacks.aws.clients.of("dynamodb").put_item(TableName=names.made, Item=ROW)
    assert names.update(table()) == names.made
    assert class_of(stacks, names.made) == "STANDARD"
    assert stacks.aws.clients.of("dynamodb").scan(TableName=names.made)["Items"] == [ROW]
    assert class_of(stacks, Names(stacks, table()).made) is None


def test_a_table_of_a_class_is_made_once_by_whoever_asks_again_for_a_broken_answer(
    stacks: Stacks,
) -> None:
    client = boto3.client(
        "dynamodb", endpoint_url=stacks.aws.address, region_name="us-east-1",
        aws_access_key_id="local", aws_secret_access_key="local",
        config=Config(retries={"mode": "legacy", "total_max_attempts": 2}),
    )  # fmt: skip
    made = client.create_table(TableName="rare", TableClass="STANDARD_INFREQUENT_ACCESS", **KEY)
    summary = made["TableDescription"]["TableClassSummary"]
    assert summary["TableClass"] == "STANDARD_INFREQUENT_ACCESS"
    assert made["ResponseMetadata"]["RetryAttempts"] == 0


def test_a_table_has_what_its_template_says(stacks: Stacks) -> None:
    template = table(
        TimeToLiveSpecification={"AttributeName": "gone_at", "Enabled": True},
        SSESpecification={"SSEEnabled": True, "SSEType": "KMS"},
        StreamSpecification={"StreamViewType": "NEW_IMAGE"},
        PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True},
    )
    template["Outputs"]["Stream"] = {"Value": {"Fn::GetAtt": ["Orders", "StreamArn"]}}
    told = stacks.outputs(template)
    name, dynamodb = told["Name"], stacks.aws.clients.of("dynamodb")
    found = dynamodb.describe_table(TableName=name)["Table"]
    assert live(stacks, name) == ("ENABLED", "gone_at")
    assert found["SSEDescription"]["Status"] == "ENABLED"
    assert found["StreamSpecification"] == {"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"}
    assert told["Stream"] == found["LatestStreamArn"]
    backups = dynamodb.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    assert backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"


def test_a_table_that_is_changed_keeps_what_it_holds(stacks: Stacks) -> None:
    first = table(TimeToLiveSpecification={"AttributeName": "gone_at", "Enabled": True})
    names, dynamodb = Names(stacks, first), stacks.aws.clients.of("dynamodb")
    dynamodb.put_item(TableName=names.made, Item=ROW)
    changed = table(
        TimeToLiveSpecification={"AttributeName": "ends", "Enabled": True},
        StreamSpecification={"StreamViewType": "KEYS_ONLY"},
        BillingMode="PROVISIONED",
        ProvisionedThroughput={"ReadCapacityUnits": 2, "WriteCapacityUnits": 1},
    )
    assert names.update(changed) == names.made
    assert dynamodb.get_item(TableName=names.made, Key=ROW)["Item"] == ROW
    assert live(stacks, names.made) == ("ENABLED", "ends")
    found = dynamodb.describe_table(TableName=names.made)["Table"]
    assert found["StreamSpecification"]["StreamViewType"] == "KEYS_ONLY"
    assert found["ProvisionedThroughput"]["ReadCapacityUnits"] == 2
    names.update(table())
    assert live(stacks, names.made)[0] == "DISABLED"


def test_a_table_with_other_keys_is_made_anew(stacks: Stacks) -> None:
    names = Names(stacks, table())
    other = {"KeySchema": [{"AttributeName": "day", "KeyType": "HASH"}],
             "AttributeDefinitions": [{"AttributeName": "day", "AttributeType": "S"}]}  # fmt: skip
    assert names.update(table(**other)) != names.made


def test_what_a_table_cannot_have_here_is_told_and_nothing_is_there(stacks: Stacks) -> None:
    told = stacks.made(table(KinesisStreamSpecification={"StreamArn": "arn:aws:kinesis:x"}))
    assert told["StackStatus"] == "ROLLBACK_COMPLETE"
    assert (
        "KinesisStreamSpecification of AWS::DynamoDB::Table is not there"
        in (told["StackStatusReason"])
    )


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("StreamSpecification", {"StreamViewType": "NEW_IMAGE"}, {"StreamViewType": "KEYS_ONLY"}),
        ("SSESpecification", {"SSEEnabled": False}, {"SSEEnabled": True}),
    ],
)
def test_a_change_that_cannot_be_made_here_is_told_and_nothing_is_lost(
    stacks: Stacks, name: str, before: dict[str, Any], after: dict[str, Any]
) -> None:
    names, dynamodb = Names(stacks, table(**{name: before})), stacks.aws.clients.of("dynamodb")
    dynamodb.put_item(TableName=names.made, Item=ROW)
    body = json.dumps(table(**{name: after}))
    stacks.cloudformation.update_stack(StackName=names.stack, TemplateBody=body)
    assert stacks.told(names.stack)["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
    assert dynamodb.get_item(TableName=names.made, Key=ROW)["Item"] == ROW


@pytest.mark.parametrize("days", [7, 365])
def test_a_log_group_keeps_what_is_written_as_long_as_its_template_says(
    stacks: Stacks, days: int
) -> None:
    names, client = Names(stacks, logs(RetentionInDays=days)), stacks.aws.clients.of("logs")

    def kept() -> int | None:
        found = client.describe_log_groups(logGroupNamePrefix=names.made)["logGroups"]
        days: int | None = found[0].get("retentionInDays")
        return days

    assert kept() == days
    client.create_log_stream(logGroupName=names.made, logStreamName="orders")
    assert names.update(logs(RetentionInDays=30)) == names.made
    assert kept() == 30
    names.update(logs())
    assert kept() is None
    assert client.describe_log_streams(logGroupName=names.made)["logStreams"]
