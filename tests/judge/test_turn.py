"""The order of two steps, told by when each was seen: both ends of each count."""

from datetime import timedelta
from math import inf

import pytest

from commdrill.judge.expectation import Follows
from commdrill.judge.moment import Moment
from commdrill.judge.turn import Due, Sight, in_turn

DUE = Due(0.0, 10.0)


def at(moment: float, slack: float = 0.0) -> Moment:
    return Moment(moment, moment, moment, slack)


def seen(moment: Moment) -> Sight:
    return Sight(moment, moment)


def outcome(own: Moment, ahead: Moment, within: float | None = 10.0) -> str:
    limit = None if within is None else timedelta(seconds=within)
    told = in_turn(Follows("support", limit), seen(own), seen(ahead), DUE)
    return told.outcome if told else "open"


@pytest.mark.parametrize(
    ("own", "ahead", "within", "told"),
    [
        (at(6), at(5), 10, "passed"),
        (at(4), at(5), 10, "failed"),
        (at(4.6), at(5), 10, "passed"),  # two receivers' clocks do not tell so little
        (at(4.6), at(5), 2, "failed"),  # but where a minute is a second, that is much
        (at(4, slack=1.0), at(5), 10, "passed"),  # written to the second: it may have been later
        (at(4), at(5), None, "failed"),
        (at(99), at(5), None, "passed"),
        (at(15), at(5), 10, "passed"),
        (at(15.2), at(5), 10, "failed"),
        (Moment(2, 7, 7), Moment(3, 6, 6), 100, "passed"),  # at the same time, for all they tell
        (Moment(2, 30, 30), Moment(3, 29, 29), 100, "error"),  # nobody looked for long
        (Moment(29, 60, 60), Moment(3, 29, 29), 100, "passed"),  # nor before that, if it was long
        (Moment(28, 60, 60), Moment(3, 29, 29), 100, "error"),
        (Moment(13, 16, 16), at(5), 10, "error"),
    ],
)
def test_which_came_first_and_how_soon_the_other(
    own: Moment, ahead: Moment, within: float | None, told: str
) -> None:
    assert outcome(own, ahead, within) == told


@pytest.mark.parametrize(
    ("missed", "lost", "told"),
    [(9.0, "", "open"), (10.0, "", "failed"), (-inf, "its page is gone", "error")],
)
def test_what_never_came_is_missed_by_a_look_after_it_was_due(
    missed: float, lost: str, told: str
) -> None:
    ahead = Sight(missed=missed, lost=lost)
    found = in_turn(Follows("support", timedelta(seconds=10)), seen(at(4)), ahead, DUE)
    assert (found.outcome if found else "open") == told


def test_nothing_is_said_of_what_did_not_come_before_its_time_is_over() -> None:
    follows = Follows("support", timedelta(seconds=10))
    assert in_turn(follows, Sight(missed=14.9), seen(at(5)), DUE) is None
    found = in_turn(follows, Sight(missed=15.0), seen(at(5)), DUE)
    assert found is not None
    assert found.outcome == "failed"
    early = in_turn(follows, Sight(missed=15.0), seen(at(5)), Due(20.0, 10.0))
    assert early is not None
    assert early.outcome == "error"  # its time was over before anybody could be told
    just = in_turn(follows, Sight(missed=15.0), seen(at(5)), Due(15.0, 10.0))
    assert just is not None
    assert just.outcome == "error"
    after = in_turn(follows, Sight(missed=15.0), seen(at(5)), Due(14.9, 10.0))
    assert after is not None
    assert after.outcome == "failed"
