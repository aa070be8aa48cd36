"""A change set says before what becomes of each resource, and why."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.each import each
from tests.sandbox.aws.cloudformation.stacks import Stacks


def template(*, seconds: int = 5, named: str = "", **sections: Any) -> dict[str, Any]:
    """A topic, a queue, and a parameter that holds what the topic is called."""
    topic = {"TopicName": named} if named else {}
    return {
        "Resources": {
            "Topic": {"Type": "AWS::SNS::Topic", "Properties": topic},
            "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": seconds}},
            "Kept": {
                "Type": "AWS::SSM::Parameter",
                "Properties": {"Type": "String", "Value": {"Ref": "Topic"}},
            },
            "Policy": {
                "Type": "AWS::SNS::Subscription",
                "Properties": {
                    "TopicArn": {"Ref": "Topic"}, "Protocol": "sqs",
                    "Endpoint": {"Fn::GetAtt": ["Queue", "Arn"]},
                },
            },
        },
        **sections,
    }  # fmt: skip


class Proposed:
    """What a change set would do to a stack that is as `template()` says."""

    def __init__(self, stacks: Stacks) -> None:
        self.client, self.name = stacks.cloudformation, stacks.made(template())["StackName"]

    def told(self, body: Any, name: str = "c", **more: Any) -> dict[str, Any]:
        which = {"StackName": self.name, "ChangeSetName": name}
        self.client.create_change_set(**which, TemplateBody=json.dumps(body), **more)
        found: dict[str, Any] = self.client.describe_change_set(**which)
        return found

    def changes(self, body: Any) -> dict[str, dict[str, Any]]:
        listed = [one["ResourceChange"] for one in self.told(body)["Changes"]]
        return {one["LogicalResourceId"]: one for one in listed}


@pytest.fixture
def proposed(stacks: Stacks) -> Proposed:
    return Proposed(stacks)


def test_what_is_changed_in_place_is_told_with_its_property(proposed: Proposed) -> None:
    changes = proposed.changes(template(seconds=6))
    assert list(changes) == ["Queue"]
    assert (changes["Queue"]["Replacement"], changes["Queue"]["Scope"]) == ("False", ["Properties"])
    assert changes["Queue"]["Details"] == [{
        "Target": {
            "Attribute": "Properties", "Name": "VisibilityTimeout", "RequiresRecreation": "Never",
        },
        "Evaluation": "Static", "ChangeSource": "DirectModification",
    }]  # fmt: skip


def test_what_is_made_anew_is_told_and_what_hangs_on_it_may_be(proposed: Proposed) -> None:
    changes = proposed.changes(template(named="other"))
    told = {name: one["Replacement"] for name, one in changes.items()}
    assert told == {"Topic": "True", "Kept": "False", "Policy": "Conditional"}
    detail = changes["Policy"]["Details"][0]
    assert (detail["Evaluation"], detail["CausingEntity"]) == ("Dynamic", "Topic")


def test_to_say_it_changes_nothing(proposed: Proposed) -> None:
    proposed.changes(template(named="other", seconds=7))
    told = proposed.client.describe_stacks(StackName=proposed.name)["Stacks"][0]
    assert told["StackStatus"] == "CREATE_COMPLETE"
    assert proposed.told(template(), "d")["Status"] == "FAILED"


def test_what_stands_beside_the_properties_is_a_change_too(proposed: Proposed) -> None:
    body = template()
    body["Resources"]["Topic"]["Metadata"] = {"by": "hand"}
    change = proposed.changes(body)["Topic"]
    assert (change["Replacement"], change["Scope"]) == ("False", ["Metadata"])


def test_an_output_alone_is_a_change(proposed: Proposed) -> None:
    told = proposed.told(template(Outputs={"A": {"Value": {"Ref": "Topic"}}}))
    assert (told["ExecutionStatus"], told["Changes"]) == ("AVAILABLE", [])


@each(
    ("more", "code"),
    [
        ({"ChangeSetName": "twice"}, "AlreadyExistsException"),
        ({"ChangeSetType": "CREATE"}, "ValidationError"),
        ({"StackName": "nobody"}, "ValidationError"),
    ],
)
def test_one_that_cannot_be_proposed_is_refused(
    stacks: Stacks, more: dict[str, str], code: str
) -> None:
    proposed = Proposed(stacks)
    proposed.told(template(seconds=6), "twice")
    which = {"StackName": proposed.name, "ChangeSetName": "c", **more}
    with pytest.raises(ClientError) as caught:
        proposed.client.create_change_set(**which, TemplateBody=json.dumps(template()))
    assert caught.value.response["Error"]["Code"] == code


@each(
    ("rules", "value", "said"),
    [
        ({"AllowedPattern": "[a-z]+"}, "A1", "Parameter 'P' must match pattern [a-z]+"),
        ({"MaxLength": 2}, "abc", "must contain at most 2 characters"),
        ({"MinLength": 2}, "a", "must contain at least 2 characters"),
        ({"Type": "Number", "MaxValue": 3}, "4", "not greater than 3"),
        ({"Type": "Number", "MinValue": 3}, "2", "not less than 3"),
        ({"Type": "Number"}, "many", "must be a number"),
        ({"MinLength": 2, "ConstraintDescription": "say more"}, "a", "constraint: say more"),
    ],
)
def test_a_parameter_is_as_the_template_wants_it(
    stacks: Stacks, rules: dict[str, Any], value: str, said: str
) -> None:
    body = {**template(), "Parameters": {"P": {"Type": "String", **rules}}}
    given = [{"ParameterKey": "P", "ParameterValue": value}]
    assert said in stacks.refusal(body, Parameters=given)


def test_a_stack_is_called_by_letters_digits_and_hyphens(stacks: Stacks) -> None:
    with pytest.raises(ClientError) as caught:
        stacks.cloudformation.create_stack(StackName="1_s", TemplateBody=json.dumps(template()))
    assert "'stackName' failed to satisfy constraint" in str(caught.value)


def test_a_change_set_that_is_refused_leaves_no_stack_behind(stacks: Stacks) -> None:
    body = json.dumps({"Resources": {"A": {"Type": "AWS::Foo::Bar"}}})
    which = {"StackName": "never", "ChangeSetName": "c"}
    client = stacks.cloudformation
    with pytest.raises(ClientError, match="Unrecognized resource types"):
        client.create_change_set(**which, ChangeSetType="CREATE", TemplateBody=body)
    with pytest.raises(ClientError, match="does not exist"):
        client.describe_stacks(StackName="never")
