"""What earlier runs say of each step that is promised."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from commdrill.app.coverage.table import tabulate
from commdrill.coverage.coverage import Coverage, cover
from commdrill.coverage.promises import promised_in, remembered_in
from commdrill.documents.project import load_project
from commdrill.record.history import History, PastStep
from tests.coverage.past import DEV, SANDBOX, SCENARIO, drilling, history, run_of, step

ROOT = Path(__file__).parents[2]


def test_a_step_that_no_run_met_was_never_drilled() -> None:
    found = step(History())
    assert (found.standing, found.last, found.outcome, found.due) == ("never", None, None, None)
    assert not found.is_overdue
    assert not found.is_changed


@pytest.mark.parametrize(
    ("past", "standing", "run", "outcome"),
    [
        pytest.param([drilling("2026-11-01")], "drilled", "run-2026-11-01", "passed", id="once"),
        pytest.param(
            [drilling("2026-11-01"), drilling("2026-11-02", "failed")],
            "drilled", "run-2026-11-02", "failed", id="the newest counts",
        ),
        pytest.param(
            [drilling("2026-11-01", where=SANDBOX)],
            "rehearsed", "run-2026-11-01", "passed", id="a sandbox is a rehearsal",
        ),
        pytest.param(
            [drilling("2026-11-01"), drilling("2026-11-20", "failed", SANDBOX)],
            "drilled", "run-2026-11-01", "passed", id="a drill before a newer rehearsal",
        ),
        pytest.param(
            [drilling("2026-11-01"), drilling("2026-11-02", "error")],
            "drilled", "run-2026-11-02", "error", id="what could not be told is told as such",
        ),
    ],
)  # fmt: skip
def test_the_last_time_is_told(past: list[PastStep], standing: str, run: str, outcome: str) -> None:
    found = step(history(*past))
    assert found.last is not None
    assert (found.standing, found.last.run, found.outcome) == (standing, run, outcome)


def test_of_a_step_that_could_not_be_told_the_time_before_is_known() -> None:
    found = step(history(drilling("2026-11-01"), drilling("2026-11-02", "error")))
    assert found.told is not None
    assert found.told.run == "run-2026-11-01"


@pytest.mark.parametrize(
    ("past", "stages", "due", "overdue"),
    [
        pytest.param([drilling("2026-06-01")], ("dev",), "2026-12-01", False, id="in time"),
        pytest.param([drilling("2026-05-25")], ("dev",), "2026-11-25", False, id="on the day"),
        pytest.param([drilling("2026-05-24")], ("dev",), "2026-11-24", True, id="a day late"),
        pytest.param([drilling("2026-05-31")], ("dev",), "2026-11-30", False, id="short month"),
        pytest.param(
            [drilling("2026-05-01"), drilling("2026-11-01", "error")],
            ("dev",), "2026-11-01", True, id="what could not be told puts nothing off",
        ),
        pytest.param(
            [drilling("2026-05-01"), drilling("2026-11-01", where=SANDBOX)],
            ("dev",), "2026-11-01", True, id="nor does a rehearsal",
        ),
        pytest.param(
            [drilling("2026-11-01", where=SANDBOX)],
            (), "2027-05-01", False, id="where all is sandbox, rehearsals must do",
        ),
        pytest.param(
            [drilling("2026-01-01", where=SANDBOX)],
            ("dev",), None, False, id="never drilled is not overdue: it is told as never",
        ),
    ],
)  # fmt: skip
def test_a_step_is_due_a_period_after_it_was_last_told(
    past: list[PastStep], stages: tuple[str, ...], due: str | None, overdue: bool
) -> None:
    found = step(history(*past), stages=stages)
    assert (found.due.isoformat() if found.due else None, found.is_overdue) == (due, overdue)


@pytest.mark.parametrize(
    ("substance", "changed"), [("new", False), ("old", True), ("", False)]
)  # fmt: skip
def test_a_step_that_promises_something_else_has_changed(substance: str, changed: bool) -> None:
    assert step(history(drilling("2026-11-01", substance=substance))).is_changed is changed


def test_a_rehearsal_that_failed_after_the_last_drill_is_told() -> None:
    failed = drilling("2026-11-20", "failed", SANDBOX)
    assert step(history(drilling("2026-11-01"), failed)).failed_rehearsal == failed
    assert step(history(drilling("2026-11-21"), failed)).failed_rehearsal is None
    assert step(history(failed)).failed_rehearsal is None  # it is told as the last time itself


def test_times_are_told_at_the_plans_pace() -> None:
    last = step(history(drilling("2026-11-01", where=SANDBOX))).last
    assert last is not None
    assert (last.took, last.took_in_plan, last.within_in_plan) == (0.2, 12.0, 120.0)


@pytest.mark.parametrize(
    ("times", "shown", "direction"),
    [
        pytest.param([12], "", None, id="one run has no trend"),
        pytest.param([12, 12], "▁▁ →", "steady", id="the same"),
        pytest.param([12, 14], "▁▁ →", "steady", id="a trifle of the deadline"),
        pytest.param([15, 30, 60, 119], "▂▃▅█ ↗", "slower", id="slower"),
        pytest.param([119, 60, 15], "█▅▂ ↘", "faster", id="faster"),
        pytest.param([12, None, 12], "▁×▁ →", "steady", id="a failure between"),
        pytest.param([None, None], "××", None, id="failures alone"),
        pytest.param([500, 12], "█▁ ↘", "faster", id="over the deadline is full"),
        pytest.param([12] * 20, "▁▁▁▁▁▁▁▁ →", "steady", id="no more than eight"),
    ],
)
def test_a_trend_is_a_bar_a_run_and_where_it_goes(
    times: list[float | None], shown: str, direction: str | None
) -> None:
    past = [
        drilling(f"2026-10-{day:02}", "passed" if took else "failed", took=took)
        for day, took in enumerate(times, start=1)
    ]
    trend = step(history(*past)).trend
    assert (str(trend), trend.direction) == (shown, direction)


def test_a_trend_compares_runs_of_one_environment() -> None:
    past = history(drilling("2026-10-01", where=SANDBOX), drilling("2026-10-02"))
    assert [run.environment for run in step(past).trend.runs] == [DEV]


def test_runs_alone_remember_what_was_promised() -> None:
    past = history(drilling("2026-11-01", substance="old"), drilling("2026-11-02"))
    (scenario,) = remembered_in(past)
    assert (scenario.plan, scenario.scenario, scenario.type) == ("shop", "outage", "unplanned")
    assert [(one.id, one.phase, one.within) for one in scenario.steps] == [
        ("page-tells", "outage", 120.0)
    ]
    assert list(remembered_in(History((run_of(drilling("2026-11-01"), ("late",)),)))) == []


def test_every_step_of_the_shipped_plan_is_in_the_table() -> None:
    project = load_project(ROOT)
    promised = tuple(promised_in(project, project.plans))
    coverage = cover(promised, History(), drilling("2026-11-01").when.date(), ())
    plan = project.plans["storefront"].model
    assert [one.promised.scenario for one in coverage.scenarios] == list(plan.scenarios)
    assert [one.step.id for one in coverage.steps] == [
        step.id for scenario in plan.scenarios.values() for step in scenario.steps
    ]
    assert all(one.promised.drills for one in coverage.scenarios)


def test_a_promise_taken_away_under_the_same_version_is_told() -> None:
    gone = replace(drilling("2026-11-01"), step="sms-customers")
    past = history(gone, drilling("2026-11-02"))
    assert past.gone("shop", "1", "outage", [drilling("2026-11-02").step]) == ("sms-customers",)
    assert past.gone("shop", "2", "outage", []) == ()
    promised = replace(SCENARIO, version="1")
    (scenario,) = cover([promised], past, date(2026, 11, 25), ["dev"]).scenarios
    assert scenario.gone == ("sms-customers",)
    assert "  same version, other digest; gone: sms-customers" in [
        told.text for told in tabulate(Coverage(date(2026, 11, 25), (scenario,)))
    ]
