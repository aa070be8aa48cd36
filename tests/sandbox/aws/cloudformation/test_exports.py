"""What stacks owe each other, and what becomes of one that cannot be made."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.each import each
from tests.sandbox.aws.cloudformation.stacks import Stacks, numbers

QUEUE = {"Type": "AWS::SQS::Queue"}
WRONG = {"Type": "AWS::SQS::Queue", "DependsOn": "Q", "Properties": {"QueueName": "no name!"}}
UNMADE = {"Resources": {"Q": QUEUE, "F": WRONG}}


def exporting(name: str, of: str = "Q") -> dict[str, Any]:
    output = {"Value": {"Fn::GetAtt": [of, "Arn"]}, "Export": {"Name": name}}
    return {"Resources": {"Q": QUEUE, "R": QUEUE}, "Outputs": {"O": output}}


def importing(name: str) -> dict[str, Any]:
    tags = [{"Key": "source", "Value": {"Fn::ImportValue": {"Fn::Sub": name}}}]
    return {"Resources": {"Q": {**QUEUE, "Properties": {"Tags": tags}}}}


def refused(call: Any, **what: Any) -> str:
    with pytest.raises(ClientError) as raised:
        call(**what)
    return str(raised.value.response["Error"]["Message"])


def test_what_is_imported_stays_until_nobody_imports_it(stacks: Stacks) -> None:
    name, there = f"queue-{next(numbers)}", stacks.cloudformation
    owner = stacks.made(exporting(name))["StackName"]
    user = stacks.made(importing(name))["StackName"]
    assert there.list_imports(ExportName=name)["Imports"] == [user]
    for less in (exporting(name, "R"), {"Resources": {"Q": QUEUE}}):
        there.update_stack(StackName=owner, TemplateBody=json.dumps(less))
        told = stacks.told(owner)
        assert told["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
        assert f"export {name} as it is in use by {user}." in json.dumps(
            there.describe_stack_events(StackName=owner)["StackEvents"], default=str
        )
    there.delete_stack(StackName=owner)
    assert stacks.told(owner)["StackStatus"] == "DELETE_FAILED"
    there.delete_stack(StackName=user)
    assert "not imported by any stack" in refused(there.list_imports, ExportName=name)
    there.delete_stack(StackName=owner)
    assert "does not exist" in refused(there.describe_stacks, StackName=owner)


def test_a_name_is_exported_once(stacks: Stacks) -> None:
    name = f"queue-{next(numbers)}"
    first = stacks.made(exporting(name))["StackName"]
    second = stacks.made(exporting(name))
    assert second["StackStatus"] == "ROLLBACK_COMPLETE"
    assert second["StackStatusReason"].endswith(f"is already exported by stack {first}.")
    refusal = refused(
        stacks.cloudformation.update_stack,
        StackName=second["StackName"],
        TemplateBody=json.dumps({"Resources": {"Q": QUEUE}}),
    )
    assert refusal.endswith("is in ROLLBACK_COMPLETE state and can not be updated.")


@each(
    ("asked", "status", "left"),
    [
        ({}, "ROLLBACK_COMPLETE", set()),
        ({"DisableRollback": True}, "CREATE_FAILED", {"Q"}),
        ({"OnFailure": "DO_NOTHING"}, "CREATE_FAILED", {"Q"}),
        ({"OnFailure": "DELETE"}, "DELETE_COMPLETE", set()),
    ],
)
def test_what_is_done_about_a_stack_that_cannot_be_made(
    stacks: Stacks, asked: dict[str, Any], status: str, left: set[str]
) -> None:
    made = stacks.cloudformation.create_stack(
        StackName=f"unmade-{next(numbers)}", TemplateBody=json.dumps(UNMADE), **asked
    )
    assert stacks.told(made["StackId"])["StackStatus"] == status
    assert set(stacks.resources(made["StackId"])) == left


def test_a_protected_stack_is_not_deleted(stacks: Stacks) -> None:
    there = stacks.cloudformation
    name = stacks.made({"Resources": {"Q": QUEUE}}, EnableTerminationProtection=True)["StackName"]
    assert "TerminationProtection is enabled" in refused(there.delete_stack, StackName=name)
    assert stacks.told(name)["EnableTerminationProtection"] is True
    there.update_termination_protection(StackName=name, EnableTerminationProtection=False)
    there.delete_stack(StackName=name)
    assert "does not exist" in refused(there.describe_stacks, StackName=name)
