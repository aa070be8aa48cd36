"""A template's rules, in the words of its author; sections that no template has are refused."""

from typing import Any

from tests.each import each
from tests.sandbox.aws.cloudformation.stacks import Stacks

STAGE, ZONES = {"Ref": "Stage"}, {"Ref": "Zones"}
OTHERWISE = {"Fn::Equals": [STAGE, "prod"]}
TOPIC = {"Topic": {"Type": "AWS::SNS::Topic"}}


def template(rule: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "Parameters": {"Stage": {"Type": "String", "Default": "dev"},
                       "Zones": {"Type": "CommaDelimitedList", "Default": "a,b"}},
        "Rules": {"Checked": rule}, "Resources": TOPIC, **more,
    }  # fmt: skip


@each(("demanded", "holds"), [
    ({"Fn::Contains": [["dev", "prod"], STAGE]}, True),
    ({"Fn::Contains": [["test"], STAGE]}, False),
    ({"Fn::Not": [{"Fn::Contains": [["dev"], STAGE]}]}, False),
    ({"Fn::EachMemberEquals": [ZONES, "a"]}, False),
    ({"Fn::EachMemberEquals": [["dev", "dev"], STAGE]}, True),
    ({"Fn::EachMemberIn": [ZONES, ["a", "b", "c"]]}, True),
    ({"Fn::EachMemberIn": [ZONES, ["a"]]}, False),
    ({"Fn::And": [{"Fn::Equals": [STAGE, "dev"]}, {"Fn::Contains": [ZONES, "b"]}]}, True),
])  # fmt: skip
def test_what_a_rule_demands_holds_or_nothing_is_made(
    stacks: Stacks, demanded: Any, holds: bool
) -> None:
    rule = {"Assertions": [{"Assert": demanded, "AssertDescription": "Choose another stage."}]}
    if holds:
        assert stacks.made(template(rule))["StackStatus"] == "CREATE_COMPLETE"
    else:
        assert "Choose another stage." in stacks.refusal(template(rule))
    only_elsewhere = template({**rule, "RuleCondition": OTHERWISE})
    assert stacks.made(only_elsewhere)["StackStatus"] == "CREATE_COMPLETE"


def test_a_rule_by_what_is_not_there_and_a_section_that_is_none_are_refused(stacks: Stacks) -> None:
    unknown = {"Assertions": [{"Assert": {"Fn::Contains": [{"Fn::RefAll": "String"}, "a"]}}]}
    assert "no Fn::RefAll" in stacks.refusal(template(unknown))
    said = stacks.refusal(template({}, Resource={}))
    assert said == "Invalid template property or properties [Resource]"
