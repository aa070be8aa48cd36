"""Plain data → models: what a document means, and settings of drivers in the same words."""

from datetime import date, timedelta
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from commdrill.documents.decode import AnyDocument, decode, settings_problems
from commdrill.documents.environment import Environment, SeenBy, SubscriberFile
from commdrill.documents.matcher import AtMost, Equals, Matches
from commdrill.documents.plan import ChannelType, Phase, Plan
from commdrill.documents.problem import Problem
from commdrill.documents.source import read_source
from commdrill.values import Period
from commdrill.wording.types.time import TimePlaceholder


def document(text: str) -> AnyDocument:
    (reading,) = read_source(Path("a/file.yaml"), text.encode(), "a/file.yaml")
    assert reading.source is not None
    decoded = decode(reading.source, str(reading.kind))
    assert not isinstance(decoded, tuple), decoded
    return decoded


def test_a_plan_says_what_its_author_wrote() -> None:
    plan = document(
        """\
kind: plan
id: shop
title: Shop
version: "2026.11"
approved: {by: Head of Care, on: 2026-11-02}
drill_every: 6 months
components: {checkout: {name: Checkout, es: Pago}}
audiences: {customers: {relation: external, languages: [en, es]}}
channels: {page: {type: error-page}}
placeholders: {eta: {type: time, at_most: 8h}}
messages: {outage: {text: Sorry., languages: {es: {text: Perdón.}}}}
scenarios:
  outage:
    type: unplanned
    affects: [checkout]
    steps:
      - id: page
        phase: outage
        channel: page
        expect: {status: 503, json: {$.wait: {at_most: 3600}}, headers: {A: {matches: '^\\d+$'}}}
        within: 1h30m
"""
    ).model
    assert isinstance(plan, Plan)
    assert plan.approved is not None
    assert plan.approved.on == date(2026, 11, 2)
    assert plan.drill_every == Period(6, "month")
    assert plan.components["checkout"].names() == {"es": "Pago"}
    assert plan.channels["page"].type is ChannelType.ERROR_PAGE
    assert plan.placeholders["eta"] == TimePlaceholder(type="time", at_most=timedelta(hours=8))
    assert plan.messages["outage"].in_languages("en")["es"].text == "Perdón."
    (step,) = plan.scenarios["outage"].steps
    assert (step.phase, step.within) == (Phase.OUTAGE, timedelta(minutes=90))
    assert step.expect is not None
    assert step.expect.status == Equals(503)
    assert step.expect.json_ == {"$.wait": AtMost(3600)}
    assert step.expect.headers == {"A": Matches(r"^\d+$")}


def test_an_environment_lists_people_and_files_of_people() -> None:
    environment = document(
        "{kind: environment, id: e, stage: dev, subscribers: "
        "[{id: ana, audience: customers}, {file: people.csv}]}"
    ).model
    assert isinstance(environment, Environment)
    assert environment.subscribers[1] == SubscriberFile(file="people.csv")


class Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    url: str
    timeout: float = 5
    tags: tuple[str, ...] = ()


def problems_of_settings(text: str) -> tuple[Problem, ...]:
    found = document(
        f"{{kind: environment, id: e, stage: sandbox, channels: {{p: {{use: w, with: {text}}}}}}}"
    )
    data = found.source.data["channels"]["p"]["with"]
    try:
        Settings.model_validate(data)
    except ValidationError as error:
        at = ("channels", "p", "with")
        return settings_problems(error, Settings, found, at, SeenBy)
    return ()


def test_settings_of_a_driver_are_told_in_the_same_words_at_their_place() -> None:
    problems = problems_of_settings("{ulr: x, timeout: soon}")
    assert [(p.code, p.message, p.position.column) for p in problems] == [
        ("D103", "expected a number, found text 'soon'", 91),
        ("D101", "unknown key 'ulr' (did you mean 'url'?)", 74),
    ]


def test_a_problem_of_a_later_floor_stands_at_a_route_of_the_document() -> None:
    found = document("kind: environment\nid: e\nstage: dev\nchannels:\n  page: {use: wbe}\n")
    problem = found.problem(("channels", "page", "use"), "D401", "no driver 'wbe'", "see drivers")
    assert problem.headline == "a/file.yaml:5:15: error[D401]: no driver 'wbe'"
    assert found.position(("channels", "page")).column == 9


def test_a_key_in_the_wrong_mapping_is_told_where_it_belongs() -> None:
    (too_deep,) = problems_of_settings("{url: x, look_every: 5s}")
    assert too_deep.hint == "move it out of with, and beside it"
    (reading,) = read_source(Path("a"), PLAN_WITH_MISPLACED_KEYS.encode(), "a")
    assert reading.source is not None
    problems = decode(reading.source, "plan")
    assert isinstance(problems, tuple)
    assert [(problem.message, problem.hint) for problem in problems] == [
        ("unknown key 'absent'", "write it under expect: {absent: …}"),
        ("unknown key 'within'", "move it out of expect, and beside it"),
    ]


PLAN_WITH_MISPLACED_KEYS = """\
kind: plan
id: shop
title: Shop
version: "1"
components: {checkout: {name: Checkout}}
audiences: {customers: {relation: external}}
channels: {page: {type: error-page}}
scenarios:
  outage:
    type: unplanned
    affects: [checkout]
    steps:
      - {id: a, phase: recovery, channel: page, within: 1m, absent: [outage]}
      - {id: b, phase: recovery, channel: page, expect: {status: 200, within: 1m}}
"""
