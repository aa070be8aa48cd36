"""`says` in a plan, as a judge gets it: languages, names, zones and what stands in placeholders."""

from pathlib import Path

import pytest

from commdrill.compile.free_words import must_say
from commdrill.compile.in_words import promise_in_words
from commdrill.compile.words import ApprovedWords
from commdrill.documents.matcher import Contains
from commdrill.documents.plan import Expect, Phase, Plan, Step
from commdrill.documents.project import load_project
from commdrill.judge.must_say import MustSay
from commdrill.wording.types.time import TimePlaceholder

PLAN = """
kind: plan
id: free
title: Free words
version: "1"
timezone: Europe/Madrid
components: {checkout: {name: Checkout, es: Pago}, search: {name: Search}}
audiences:
  customers: {relation: external, languages: [en, es]}
  partners: {relation: external, timezone: America/New_York}
channels: {page: {type: error-page}, mail: {type: email}, status: {type: status-page}}
placeholders:
  eta: {type: time, at_most: 8h}
  began: {type: time, lies: past}
  link: {type: url}
  agrees: {type: choice, by_component: {checkout: [is], search: [was]}}
scenarios:
  lost:
    type: unplanned
    affects: [checkout]
    steps:
"""


def plan_with(folder: Path, step: str) -> Plan:
    (folder / "plan.yaml").write_text(f"{PLAN}      - {step}\n", encoding="utf-8")
    project = load_project(folder)
    assert project.problems == ()
    return project.plans["free"].model


def made(folder: Path, step: str, **values: str) -> MustSay:
    plan = plan_with(folder, step)
    (scenario,) = plan.scenarios.values()
    words = ApprovedWords(plan, scenario.affects, values)
    found = must_say(plan, words, scenario.steps[0])
    assert found is not None
    return found


PAGE = "{id: a, phase: outage, channel: page, says: [affected, eta], within: 2m}"
MAIL = "{id: a, phase: outage, channel: mail, to: [WHO], says: [affected, eta, link], within: 2m}"


def test_a_page_may_be_in_any_language_that_somebody_reads(tmp_path: Path) -> None:
    found = made(tmp_path, PAGE)
    assert [(one.language, one.names) for one in found.languages] == [
        ("en", ("Checkout",)),
        ("es", ("Pago",)),
    ]
    assert (found.things, found.every_name) == (("affected", "eta"), ("Checkout", "Pago"))
    assert found.timezone == "Europe/Madrid"


def test_a_page_whose_step_names_a_language_is_in_that_one(tmp_path: Path) -> None:
    found = made(tmp_path, PAGE.replace("within", "language: es, within"))
    assert [one.language for one in found.languages] == ["es"]


@pytest.mark.parametrize(
    ("who", "languages", "zone"),
    [
        ("customers", ["en", "es"], "Europe/Madrid"),
        ("partners", ["en"], "America/New_York"),
        ("customers, partners", ["en", "es"], None),
    ],
)
def test_a_mail_is_in_a_language_and_a_zone_of_those_it_goes_to(
    tmp_path: Path, who: str, languages: list[str], zone: str | None
) -> None:
    found = made(tmp_path, MAIL.replace("WHO", who))
    assert ([one.language for one in found.languages], found.timezone) == (languages, zone)


def test_what_the_plan_declares_and_the_drill_knows_stands_in_placeholders(tmp_path: Path) -> None:
    declared = made(tmp_path, MAIL.replace("WHO", "customers")).languages[0].values
    assert declared["eta"].fields[0].kind.expected == "a time that lies ahead, at most 8h"
    known = made(tmp_path, MAIL.replace("WHO", "customers"), link="https://a.example").languages[0]
    assert "https://a.example" in known.values["link"].fields[0].kind.expected


def test_an_eta_that_nobody_declares_is_a_time_ahead_and_a_time_that_is_past_stays_so(
    tmp_path: Path,
) -> None:
    plan = plan_with(tmp_path, PAGE.replace("eta", "eta, began, agrees"))
    (scenario,) = plan.scenarios.values()
    without = plan.model_copy(
        update={"placeholders": {k: v for k, v in plan.placeholders.items() if k != "eta"}}
    )
    found = must_say(without, ApprovedWords(without, scenario.affects, {}), scenario.steps[0])
    assert found is not None
    values = found.languages[0].values
    assert values["eta"].fields[0].kind == TimePlaceholder()
    assert values["began"].fields[0].kind == TimePlaceholder(lies="past")
    assert "is" in values["agrees"].fields[0].kind.expected


def test_it_reads_as_a_promise(tmp_path: Path) -> None:
    steps = (PAGE, MAIL.replace("WHO", "customers"))
    told = [
        promise_in_words(plan_with(tmp_path, step).scenarios["lost"].steps[0]) for step in steps
    ]
    assert told == ["says affected, eta", "customers receive words with affected, eta, link"]


def test_a_step_that_asks_for_no_words_reads_as_one() -> None:
    called = Step(id="a", phase=Phase.OUTAGE, channel="line", title="Called?", to=("all",))
    assert promise_in_words(called) == "Called?; all are told"
    mailed = called.model_copy(update={"title": None, "expect": Expect(text=Contains("x"))})
    assert promise_in_words(mailed).startswith("all receive a message; text: ")
