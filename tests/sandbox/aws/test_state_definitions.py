"""A state machine is made of a definition: what is none is refused, as AWS says why."""

import json
from functools import partial
from typing import Any

from commdrill_sandbox.aws.state_definitions import mistakes
from tests.each import each
from tests.sandbox.aws.test_taken_by_moto import refused
from tests.sandbox.aws.world import World

END = {"Type": "Pass", "End": True}
ROLE = "arn:aws:iam::123456789012:role/machines"


def machine(**states: Any) -> dict[str, Any]:
    return {"StartAt": next(iter(states), "a"), "States": states}


@each("definition", [
    machine(a=END),
    machine(a={"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Next": "b",
               "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "c"}]},
            b={"Type": "Succeed"}, c={"Type": "Fail"}),
    machine(a={"Type": "Choice", "Choices": [{"Variable": "$.x", "IsPresent": True, "Next": "b"}],
               "Default": "c"}, b=END, c={"Type": "Wait", "Seconds": 5, "End": True}),
    machine(a={"Type": "Parallel", "Branches": [machine(b=END)], "End": True}),
    machine(a={"Type": "Map", "ItemProcessor": machine(b=END), "End": True}),
    machine(a={"Type": "Map", "Iterator": machine(b=END), "End": True}),
])  # fmt: skip
def test_of_what_is_one_nothing_is_said(definition: dict[str, Any]) -> None:
    assert list(mistakes(json.dumps(definition))) == []


@each(("definition", "said"), [
    (machine(pass1={"Type": "Pass", "Next": "pass3"}, pass2=END),
     """MISSING_TRANSITION_TARGET: Missing 'Next' target: pass3 at /States/pass1/Next, \
MISSING_TRANSITION_TARGET: State "pass2" is not reachable. at /States/pass2"""),
    ({"StartAt": ["b"], "States": {"a": END}}, "Missing 'StartAt' target"),
    ({"States": {"a": END}}, "These fields are required: [StartAt] at /"),
    ({"StartAt": "a", "States": {}}, "at least one state at /States"),
    ([], "must be an object at /"),
    (machine(a={"Type": "Pause", "End": True}), "Type must be one of [Choice"),
    (machine(a="Pass"), "Type must be one of [Choice"),
    (machine(a={"Type": "Pass"}), "Exactly one of these fields is required: [Next, End]"),
    (machine(a={"Type": "Pass", "Next": "a", "End": True}), "[Next, End] at /States/a"),
    (machine(a={"Type": "Task", "End": True}), "These fields are required: [Resource]"),
    (machine(a={"Type": "Choice", "Choices": []}), "These fields are required: [Choices]"),
    (machine(a={"Type": "Wait", "End": True}), "[Seconds, SecondsPath"),
    (machine(a={"Type": "Parallel", "Branches": [machine(b={"Type": "Pass"})], "End": True}),
     "at /States/a/Branches[0]/States/b"),
    (machine(a={"Type": "Map", "End": True}), "must be an object at /States/a/ItemProcessor"),
    (machine(a={"Type": "Task", "Resource": "r", "End": True, "Catch": [{"Next": "b"}]}),
     "Missing 'Next' target: b at /States/a/Catch[0]/Next"),
    (machine(a={"Type": "Choice", "Choices": [{"Next": "a"}], "Default": "b"}),
     "Missing 'Default' target: b"),
])  # fmt: skip
def test_each_mistake_is_told_where_it_is(definition: Any, said: str) -> None:
    assert said in ", ".join(map(str, mistakes(json.dumps(definition))))


def test_none_is_made_of_what_is_no_definition(world: World) -> None:
    states = world.aws.clients.of("stepfunctions")
    good, bad = json.dumps(machine(a=END)), json.dumps(machine(a={"Type": "Pass", "Next": "b"}))
    make = partial(states.create_state_machine, name="m", roleArn=ROLE)
    for text in ("not JSON", bad):
        assert refused(partial(make, definition=text)) == "InvalidDefinition"
    arn = make(definition=good)["stateMachineArn"]
    change = partial(states.update_state_machine, stateMachineArn=arn)
    assert refused(partial(change, definition=bad)) == "InvalidDefinition"
    change(definition=good)
    assert states.validate_state_machine_definition(definition=good)["result"] == "OK"
    told = states.validate_state_machine_definition(definition=bad)
    assert (told["result"], told["diagnostics"][0]["location"]) == ("FAIL", "/States/a/Next")
