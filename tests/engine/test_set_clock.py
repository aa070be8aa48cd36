"""What failed for its time alone, beside a clock that somebody may have set; judged again, too."""

from datetime import UTC, datetime

import pytest

from commdrill.engine.replay.clock import ReplayClock
from commdrill.engine.run_clock import unless_clock_was_set
from commdrill.judge.decision import overdue
from commdrill.record.events import Paused, PreflightPassed, Record, StepOutcome

PAUSED = Paused(5.0, 25.0, "the machine slept, or its clock was set", doubt=20.0)


def judging(paused: Paused) -> ReplayClock:
    """The clock of whoever judges a run again, once its journal told of this."""
    at = datetime(2026, 11, 23, tzinfo=UTC)
    records = Record("r", 1, at, 0.1, PreflightPassed()), Record("r", 2, at, 25.0, paused)
    clock = ReplayClock.of(records, 0.0)
    for record in records:
        clock.read(record, 0.0)
    clock.moment = 40.0
    return clock


@pytest.mark.parametrize(
    ("over", "start", "outcome"),
    [(19.0, 2.0, "error"), (21.0, 2.0, "failed"), (19.0, 26.0, "failed")],
    ids=["by-less", "by-more", "since"],
)
def test_judged_again_the_clock_is_doubted_as_the_run_did(
    over: float, start: float, outcome: str
) -> None:
    clock = judging(PAUSED)
    found = unless_clock_was_set(overdue("too late", (), over), clock, start)
    assert found.outcome is StepOutcome(outcome)


def test_a_pause_of_which_every_clock_tells_leaves_no_doubt() -> None:
    clock = judging(Paused(5.0, 25.0, "this process stood still"))
    late = overdue("too late", (), 1.0)
    assert unless_clock_was_set(late, clock, 2.0) is late
