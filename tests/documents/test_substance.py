"""A digest that changes with what people are promised, and with nothing else."""

from pathlib import Path

import pytest

from commdrill.documents.environment import Subscriber
from commdrill.documents.plan import Plan
from commdrill.documents.project import load_project
from commdrill.documents.substance import (
    drill_substance,
    environment_substance,
    plan_substance,
    step_substance,
)

PLAN = """\
kind: plan
id: shop
title: Shop
version: "1"
components:
  checkout: {name: Checkout, es: Pago}
  search: {name: Search}
audiences:
  customers: {relation: external, languages: [en, es]}
  partners: {relation: external}
channels:
  page: {type: error-page}
  mail: {type: email, relies_on: [post], sent_from: [us-east-1, us-west-2], frame: "{{message}} {{link}}"}
  phone: {type: manual}
placeholders:
  eta: {type: time, at_most: 8h}
  link: {type: url}
  unused: {type: text}
messages:
  outage:
    text: "Back {{eta}}"
    languages: {es: {text: "Vuelve {{eta}}"}}
  mail:
    subject: Sorry
    text: "Back {{eta}}"
scenarios:
  outage:
    type: unplanned
    affects: [checkout]
    steps:
      - {id: page, phase: outage, channel: page, message: outage, within: 90s}
      - {id: mail, phase: outage, channel: mail, to: [customers, partners], message: mail, within: 2m}
      - {id: call, phase: outage, channel: phone, title: The manager calls, within: 2m}
      - {id: gone, phase: recovery, channel: page, expect: {status: 200, absent: [outage]}, within: 2m}
"""
DRILL = """\
---
{kind: drill, id: d, title: D, plan: shop, scenario: outage, environment: sandbox, take_down: {checkout: outage}}
---
{kind: environment, id: sandbox, stage: sandbox, channels: {page: {use: web-page}}}
"""
ALL = {"page", "mail", "call", "gone"}


def read(folder: Path, text: str) -> Plan:
    file = folder / "plan.yaml"
    file.write_text(text, encoding="utf-8")
    (document,) = load_project(folder).plans.values()
    return document.model


def changed(folder: Path, before: str, after: str) -> set[str]:
    assert before in PLAN
    old, new = (
        plan_substance(read(folder, text)) for text in (PLAN, PLAN.replace(before, after, 1))
    )
    return {step for (_, step), digest in old.items() if new.get(("outage", step)) != digest}


@pytest.mark.parametrize(
    ("before", "after", "steps"),
    [
        pytest.param('text: "Back', 'text: "Soon back', {"page", "gone"}, id="words"),
        pytest.param("Vuelve", "Regresa", {"page", "gone"}, id="words in another language"),
        pytest.param("subject: Sorry", "subject: Oh", {"mail"}, id="a subject"),
        pytest.param("at_most: 8h", "at_most: 9h", {"page", "mail", "gone"}, id="a placeholder"),
        pytest.param("{type: url}", "{type: text}", {"mail"}, id="a placeholder of the frame"),
        pytest.param("es: Pago", "es: Caja", ALL, id="a component's name"),
        pytest.param("affects: [checkout]", "affects: [search]", ALL, id="what is affected"),
        pytest.param("within: 90s", "within: 91s", {"page"}, id="a deadline"),
        pytest.param("languages: [en, es]", "languages: [en]", {"mail"}, id="an audience's languages"),
        pytest.param("[customers, partners]", "[customers]", {"mail"}, id="an audience less"),
        pytest.param("type: error-page", "type: banner", {"page", "gone"}, id="a channel's type"),
        pytest.param("us-west-2", "us-east-2", {"mail"}, id="where it is sent from"),
        pytest.param("The manager calls", "Somebody calls", {"call"}, id="what a person is asked"),
        pytest.param("status: 200", "status: 201", {"gone"}, id="what is expected"),
    ],
)  # fmt: skip
def test_a_step_changes_with_what_it_promises(
    before: str, after: str, steps: set[str], tmp_path: Path
) -> None:
    assert changed(tmp_path, before, after) == steps


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("title: Shop", "title: The shop", id="the plan's title"),
        pytest.param('version: "1"', 'version: "2"\nowner: us', id="version and owner"),
        pytest.param("within: 90s", "within: 1m30s", id="the same duration"),
        pytest.param("within: 90s", "within: 90s, title: A page", id="a title nobody is asked"),
        pytest.param("within: 90s", "within: 90s, copies: 1", id="a default"),
        pytest.param("status: 200", "status: {equals: 200}", id="the same matcher"),
        pytest.param('"Back {{eta}}"', "  Back\n      {{  eta }}", id="white space"),
        pytest.param("[customers, partners]", "[partners, customers]", id="the order of audiences"),
        pytest.param("[us-east-1, us-west-2]", "[us-west-2, us-east-1]", id="the order of Regions"),
        pytest.param("languages: [en, es]", "languages: [es, en]", id="the order of languages"),
        pytest.param("{type: text}", "{type: url}", id="a placeholder no step uses"),
        pytest.param("relies_on: [post], ", "", id="what a channel hangs on"),
        pytest.param("  search: {name: Search}", "  # search", id="a component left alone"),
        pytest.param("{id: page, phase: outage", "{phase: outage, id: page", id="order of keys"),
    ],
)
def test_a_step_does_not_change_with_how_it_is_written(
    before: str, after: str, tmp_path: Path
) -> None:
    assert changed(tmp_path, before, after) == set()


def test_every_step_of_a_plan_has_its_own_digest(tmp_path: Path) -> None:
    plan = read(tmp_path, PLAN)
    digests = plan_substance(plan)
    assert set(digests) == {("outage", step) for step in ALL}
    assert len(set(digests.values())) == len(ALL)
    scenario = plan.scenarios["outage"]
    assert digests["outage", "page"] == step_substance(plan, scenario, scenario.steps[0])


def drilled(folder: Path, text: str) -> tuple[str, str]:
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    project = load_project(folder)
    (plan,) = project.plans.values()
    (drill,) = project.drills.values()
    (place,) = project.environments.values()
    return drill_substance(plan.model, drill.model), environment_substance(place.model)


@pytest.mark.parametrize(
    ("before", "after", "drill_changes", "environment_changes"),
    [
        pytest.param("Vuelve", "Regresa", True, False, id="a step"),
        pytest.param("take_down: {checkout: outage}", "hold: 9m", True, False, id="what it does"),
        pytest.param("title: D", "title: E", False, False, id="its title"),
        pytest.param("use: web-page", "use: browser", False, True, id="how it is looked at"),
        pytest.param("stage: sandbox", "stage: sandbox, title: T", False, False, id="a title"),
    ],
)
def test_a_drill_changes_with_its_steps_and_what_it_does(
    before: str, after: str, drill_changes: bool, environment_changes: bool, tmp_path: Path
) -> None:
    old = drilled(tmp_path, PLAN + DRILL)
    new = drilled(tmp_path, (PLAN + DRILL).replace(before, after, 1))
    assert (old[0] != new[0], old[1] != new[1]) == (drill_changes, environment_changes)


def test_an_environment_changes_with_whom_it_looks_for(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN + DRILL, encoding="utf-8")
    (place,) = load_project(tmp_path).environments.values()
    ana = Subscriber(id="ana", audience="customers", email="ana@drill.anycompany.example")
    assert environment_substance(place.model, [ana]) != environment_substance(place.model)
