"""A notice and the start that it states: how long before it came, told at both ends."""

from datetime import UTC, datetime, timedelta

import pytest

from commdrill.judge.ahead import Received, decide_notice, notice_given, start_in
from commdrill.record.events import StepOutcome
from commdrill.wording.types import Value

STARTS = datetime(2026, 12, 15, 2, 0, tzinfo=UTC)
TWO_DAYS = timedelta(days=2)


def came(before: timedelta, within: float = 0.0) -> Received:
    latest = STARTS - before
    return Received(latest - timedelta(seconds=within), latest)


@pytest.mark.parametrize(
    ("received", "outcome", "words"),
    [
        (came(TWO_DAYS), StepOutcome.PASSED, "seen 2d before it starts"),
        (came(TWO_DAYS, within=3600), StepOutcome.PASSED, "2d before it starts"),
        (came(TWO_DAYS - timedelta(seconds=5)), StepOutcome.FAILED, "1d23h59m before it starts"),
        (came(TWO_DAYS - timedelta(seconds=5), within=4), StepOutcome.FAILED, "at least 2d before"),
        (came(TWO_DAYS - timedelta(seconds=5), within=6), StepOutcome.ERROR, "could not be told"),
        (came(timedelta(minutes=-90)), StepOutcome.FAILED, "1h30m after it had started"),
    ],
)
def test_a_notice_comes_in_time_or_not_or_nobody_can_say(
    received: Received, outcome: StepOutcome, words: str
) -> None:
    told = decide_notice(TWO_DAYS, notice_given(TWO_DAYS, STARTS, received))
    assert (told.outcome, words in told.reason) == (outcome, True), told.reason


def test_a_notice_that_states_no_start_is_none() -> None:
    given = notice_given(TWO_DAYS, None, came(timedelta(days=9)))
    told = decide_notice(TWO_DAYS, given)
    assert (told.outcome, told.differences[0].what) == (StepOutcome.FAILED, "starts")


def test_it_starts_when_it_says_so_or_when_its_window_begins() -> None:
    at = Value((("at", STARTS + TWO_DAYS),))
    window = Value((("from", STARTS), ("to", STARTS + TWO_DAYS)))
    later = Value((("from", STARTS + TWO_DAYS), ("to", STARTS + TWO_DAYS)))
    assert start_in({"starts": at, "closed": window}) == STARTS + TWO_DAYS
    assert start_in({"b": later, "closed": window, "ends": at}) == STARTS
    assert start_in({"ends": at}) is None
