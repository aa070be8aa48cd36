"""What runs leave to be done in the days after them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from commdrill.record.owed import in_days, owed, waits_until
from commdrill.record.past import History, PastRun, PastStep
from commdrill.record.run_facts import EnvironmentRef, StepOutcome
from tests.coverage.past import drilling, run_of

WAITS = waits_until("within 5d")
FIVE_DAYS = 5 * 86400.0
PACED = EnvironmentRef("sandbox", "sandbox", 150.0)


def report(day: str, pace: float = 1.0, **more: object) -> PastStep:
    place = replace(PACED, pace=pace)
    step = replace(
        drilling(day, "skipped", place),
        phase="follow-up",
        within=FIVE_DAYS / pace,
        reason=WAITS,
    )
    return replace(step, **more)  # type: ignore[arg-type]


def days_owed(*runs: PastRun) -> list[str]:
    return [f"{one.due:%m-%d}" for one in owed(History(runs))]


@pytest.mark.parametrize("pace", [1.0, 150.0])
def test_the_days_after_a_run_are_of_the_real_world(pace: float) -> None:
    assert days_owed(run_of(report("2026-11-23", pace))) == ["11-28"]


def test_the_soonest_is_first_whichever_run_left_it() -> None:
    runs = (run_of(report("2026-11-25")), run_of(report("2026-11-23")))
    assert days_owed(*runs) == ["11-28", "11-30"]


@pytest.mark.parametrize(
    "step",
    [
        report("2026-11-23", outcome=StepOutcome.PASSED, reason="Kim attests that it was so"),
        report("2026-11-23", outcome=StepOutcome.ERROR),
        report("2026-11-23", reason="left out: --only asked for others"),
        report("2026-11-23", phase="recovery"),
    ],
)
def test_what_was_told_or_left_out_is_owed_no_more(step: PastStep) -> None:
    assert days_owed(run_of(step)) == []


def test_a_run_that_never_took_place_leaves_nothing() -> None:
    run = run_of(report("2026-11-23"))
    assert days_owed(replace(run, has_begun=False)) == []
    assert days_owed(replace(run, finished=None)) == []
    assert days_owed(replace(run, sabotages=("page-late",))) == []


def test_what_is_late_is_told_by_the_day() -> None:
    (one,) = owed(History((run_of(report("2026-11-23")),)))
    due = datetime(2026, 11, 28, tzinfo=UTC)
    assert not one.is_overdue(due)
    assert one.is_overdue(due + timedelta(hours=5))
    assert in_days(one.late(due + timedelta(hours=5))) == "less than a day"
    assert in_days(one.late(due + timedelta(days=1))) == "1 day"
    assert in_days(one.late(due + timedelta(days=3, hours=1))) == "3 days"
    assert one.late(due - timedelta(days=1)) == timedelta(0)
