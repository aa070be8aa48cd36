"""How soon people were told, and what became of the same promises before: in every report of a run."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commdrill.app.run.earlier_runs import MOST, earlier_runs
from commdrill.record import events as e
from commdrill.record.index.source import RunFolders
from commdrill.record.lines import from_json, to_json
from commdrill.reports.all import render

from . import story

FOR = {story.EMAIL.id: ("customers", "partners"), story.SMS.id: ("customers",)}
STEPS = tuple(replace(step, audiences=FOR.get(step.id, ())) for step in story.STEPS)
OLDER = replace(story.PLAN, sha256="cd" * 32)


def earlier(day: int, *steps: e.EarlierStep, plan: e.PlanRef = story.PLAN) -> e.EarlierRun:
    began = datetime(2026, 5, day, 10, tzinfo=UTC)
    run = f"202605{day:02}T100000Z-checkout-outage-000{day}"
    return e.EarlierRun(run, began, e.RunOutcome.FAILED, plan, story.DEV, steps)


def step(name: str, outcome: e.StepOutcome, took: float | None = None) -> e.EarlierStep:
    return e.EarlierStep(name, outcome, took)


NOTED = e.EarlierNoted((
    earlier(2, step(story.EMAIL.id, story.FAILED, 75.0), step(story.PAGE.id, e.StepOutcome.PASSED, 9.0)),
    earlier(1, step("told-no-more", e.StepOutcome.PASSED), plan=OLDER),
))  # fmt: skip


@pytest.fixture
def run(tmp_path: Path) -> Path:
    _, *moments = story.failed()
    begun = (0.0, story.started(environment=story.DEV, steps=STEPS))
    return story.write(tmp_path, [begun, (0.0, NOTED), *moments[1:]])


def test_how_soon_people_were_told_is_counted_by_channel_and_by_audience(run: Path) -> None:
    told = json.loads(render(run, "json"))["statistics"]
    mail = next(one for one in told["channels"] if one["name"] == "customer-email")
    assert (mail["promised"], mail["kept"], mail["broken"], mail["untold"]) == (2, 1, 1, 0)
    assert mail["people"] == {"expected": 6, "reached": 4}
    assert (mail["first_s"], mail["last_s"]) == (3.5, 3.5)
    audiences = {one["name"]: one["promised"] for one in told["audiences"]}
    assert audiences == {"customers": 2, "partners": 1, "whoever looks": 7}
    assert "| customer-email | 1 of 2 | 3.5s | 3.5s | 3.5s |" in render(run, "markdown")
    assert "By audience" in render(run, "html")


def test_each_promise_is_told_as_it_was_before(run: Path) -> None:
    told = json.loads(render(run, "json"))
    (mail,) = (one for one in told["steps"] if one["id"] == story.EMAIL.id)
    (before,) = mail["earlier"]
    assert (before["outcome"], before["took_s"]) == ("failed", 75.0)
    assert [one["plan_sha256"][:2] for one in told["earlier_runs"]] == ["ab", "cd"]
    page, summary = render(run, "html"), render(run, "markdown")
    assert f'href="../{NOTED.runs[0].run}/report.html"' in page
    assert "## Over the last runs" in summary
    assert "| page-tells-visitors | not promised | ✅ 9s | ❌ — |" in summary


def test_a_promise_taken_away_under_the_same_version_is_told(run: Path) -> None:
    told = "same version with another digest; gone: told-no-more"
    assert told in render(run, "html")
    assert "same version, other digest; gone: told-no-more" in render(run, "markdown")
    assert json.loads(render(run, "json"))["promises_gone"] == ["told-no-more"]


def test_the_first_run_of_a_drill_says_nothing_of_others(tmp_path: Path) -> None:
    first = story.write(tmp_path, story.passed())
    assert "Over the last runs" not in render(first, "html") + render(first, "markdown")
    assert "earlier_runs" not in json.loads(render(first, "json"))


def test_what_was_noted_comes_back_from_its_line() -> None:
    record = e.Record(story.RUN, 2, story.STARTED, 0.0, NOTED)
    assert from_json(to_json(record)) == record


def test_earlier_runs_of_the_drill_are_found_the_newest_first(tmp_path: Path) -> None:
    honest = [(0.0, story.started()), *story.passed()[1:]]
    names = [f"202611{day:02}T100000Z-checkout-outage-00{day}a" for day in range(1, MOST + 4)]
    for name in names[:-1]:
        story.write(tmp_path, honest, name)
    story.write(tmp_path, story.failed(), names[-1])  # sabotaged: it says nothing of the plan
    story.write(tmp_path, story.refused(), "20261130T100000Z-checkout-outage-7f3a")
    noted = earlier_runs(
        RunFolders(tmp_path), "checkout-outage", "20261201T100000Z-checkout-outage-0001"
    )
    assert noted is not None
    assert [one.run for one in noted.runs] == names[-2 : -2 - MOST : -1]
    assert {len(one.steps) for one in noted.runs} == {len(story.STEPS)}
    assert earlier_runs(RunFolders(tmp_path), "checkout-outage", names[0]) is None
    assert (
        earlier_runs(RunFolders(tmp_path), "another-drill", "20261201T100000Z-another-drill-0001")
        is None
    )
