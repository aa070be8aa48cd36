"""A step whose time counts from a detection: what is in time whenever that comes, and what nobody can say."""

from datetime import timedelta
from math import inf

import pytest

from commdrill.judge.expectation import Detected
from commdrill.judge.moment import Moment
from commdrill.judge.since_detection import in_time
from commdrill.judge.turn import Due, Sight

WITHIN = Detected(timedelta(seconds=10))
DUE = Due(begins=5.0, ahead=60.0)
UNDETECTED = Sight()


def seen(moment: float) -> Sight:
    at = Moment(moment, moment, moment)
    return Sight(at, at)


def outcome(own: Sight, detection: Sight) -> str:
    told = in_time(WITHIN, own, detection, DUE)
    return told.outcome if told else "open"


@pytest.mark.parametrize(("moment", "told"), [(15.0, "passed"), (15.1, "open")])
def test_what_is_there_before_its_time_can_be_over_is_in_time(moment: float, told: str) -> None:
    assert outcome(seen(moment), UNDETECTED) == told


@pytest.mark.parametrize(("missed", "told"), [(59.9, "open"), (60.0, "passed")])
def test_what_nothing_detects_while_it_is_waited_for_was_not_late(missed: float, told: str) -> None:
    assert outcome(seen(40.0), Sight(missed=missed)) == told


@pytest.mark.parametrize(
    "detection", [Sight(missed=60.0), Sight(missed=-inf, lost="its alarm is gone")]
)
def test_of_what_never_came_nobody_can_say_without_a_detection(detection: Sight) -> None:
    assert outcome(Sight(), detection) == "error"


@pytest.mark.parametrize(("missed", "told"), [(29.9, "open"), (30.0, "failed")])
def test_what_never_came_is_missed_once_its_time_is_over(missed: float, told: str) -> None:
    assert outcome(Sight(missed=missed), seen(20.0)) == told


@pytest.mark.parametrize(("moment", "told"), [(19.0, "passed"), (30.0, "passed"), (30.1, "failed")])
def test_its_time_begins_with_the_detection(moment: float, told: str) -> None:
    assert outcome(seen(moment), seen(20.0)) == told
