"""Which scenario of a plan is on."""

import json

import pytest

from commdrill.documents.plan import Plan
from commdrill_sandbox.company.premises import Mode
from commdrill_sandbox.company.responder.playbook import Health, Playbook, Trigger


def plan(**scenarios: tuple[str, list[str]]) -> Plan:
    step = {"id": "s", "phase": "outage", "channel": "page", "message": "m", "within": "5m"}
    return Plan.model_validate_json(
        json.dumps(
            {
                "kind": "plan",
                "id": "p",
                "title": "P",
                "version": "1",
                "components": {name: {"name": name.capitalize()} for name in ("a", "b", "c")},
                "audiences": {"customers": {"relation": "external"}},
                "channels": {"page": {"type": "error-page"}},
                "messages": {"m": {"text": "Sorry."}},
                "scenarios": {
                    name: {"type": kind, "affects": affects, "steps": [step]}
                    for name, (kind, affects) in scenarios.items()
                },
            }
        )
    )


FULL = {
    "lost": ("unplanned", ["a"]),
    "both-lost": ("unplanned", ["a", "b"]),
    "slow": ("partial", ["a"]),
    "planned": ("maintenance", ["a"]),
    "region": ("disaster-recovery", ["b", "c"]),
}


@pytest.mark.parametrize(
    ("broken", "triggers"),
    [
        ({}, ()),
        ({"a": Mode.OUTAGE}, (Trigger("lost", "a"),)),
        ({"a": Mode.DEGRADED}, (Trigger("slow", "a"),)),
        ({"a": Mode.MAINTENANCE}, (Trigger("planned", "a"),)),
        ({"b": Mode.OUTAGE}, (Trigger("both-lost", "b"),)),
        ({"c": Mode.OUTAGE}, (Trigger("region", "c"),)),
        ({"a": Mode.OUTAGE, "b": Mode.OUTAGE}, (Trigger("both-lost", "a"),)),
    ],
)
def test_what_is_seen_chooses_the_scenario(
    broken: dict[str, Mode], triggers: tuple[Trigger, ...]
) -> None:
    health = Health({name: broken.get(name, Mode.NORMAL) for name in ("a", "b", "c")})
    assert Playbook(plan(**FULL)).triggers(health) == triggers


def test_two_lost_components_are_one_scenario_that_affects_both() -> None:
    health = Health({"a": Mode.OUTAGE, "b": Mode.OUTAGE})
    (trigger,) = Playbook(plan(**FULL)).triggers(health)
    assert trigger.scenario == "both-lost"


def test_a_lost_region_is_a_disaster_whatever_else_is_seen() -> None:
    health = Health({"a": Mode.OUTAGE}, region_lost=True)
    assert Playbook(plan(**FULL)).triggers(health) == (Trigger("region", "b"),)


def test_a_plan_without_disasters_treats_a_lost_region_as_lost_components() -> None:
    health = Health({"a": Mode.NORMAL}, region_lost=True)
    playbook = Playbook(plan(lost=("unplanned", ["a"])))
    assert playbook.triggers(health) == (Trigger("lost", "a"),)


def test_a_plan_with_one_scenario_uses_it_however_its_component_breaks() -> None:
    playbook = Playbook(plan(lost=("unplanned", ["a"])))
    assert playbook.triggers(Health({"a": Mode.DEGRADED})) == (Trigger("lost", "a"),)
