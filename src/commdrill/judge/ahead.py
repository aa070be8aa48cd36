"""A notice that must come so long before what it tells of: when it was received, against the start it states.

Both ends of when it was received count. `pace` does not: what is stated is a time of the real world.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from commdrill.documents.links.ahead import STARTS
from commdrill.judge.decision import Decision, failed, passed, untold
from commdrill.judge.moment import Timing
from commdrill.record.events import Seconds
from commdrill.values import format_duration
from commdrill.verdict import Difference
from commdrill.wording.types import Value

_BEGINS = "from"
_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Received:
    """When something came: not before `earliest`, and not after `latest`.

    `set_back`: by so many seconds the clock that says it had been set back since the run began;
    `set_ahead`: by so many it may have been set ahead, where it was no sleep.
    """

    earliest: datetime
    latest: datetime
    set_back: Seconds = 0.0
    set_ahead: Seconds = 0.0

    @property
    def by_any_clock(self) -> "Received":
        """By the clock as it is now, and as it was before anybody set it: either may be right."""
        back, ahead = timedelta(seconds=self.set_back), timedelta(seconds=self.set_ahead)
        return Received(self.earliest - ahead, self.latest + back)

    def back_since(self, other: "Received") -> timedelta:
        """How far the clock was set back between the two."""
        return timedelta(seconds=self.set_back - other.set_back)

    def is_after(self, other: "Received") -> bool:
        """Whether it surely came after the other."""
        return self.earliest + self.back_since(other) > other.latest

    def may_be_after(self, other: "Received") -> bool:
        """Whether it may have come after the other."""
        return self.latest + self.back_since(other) > other.earliest


@dataclass(frozen=True)
class GivenNotice:
    """How long before its start it came at the least; None: it states no start.

    `hangs_on_clock`: by the clock alone it would be known, but that was set.
    """

    timing: Timing
    least: timedelta | None = None
    hangs_on_clock: bool = False


def start_in(values: Mapping[str, Value]) -> datetime | None:
    """The start that a text states, by what fills its placeholders."""
    if STARTS in values:
        return values[STARTS].moments[0][1]
    begins = (at for value in values.values() for name, at in value.moments if name == _BEGINS)
    return min(begins, default=None)


def notice_given(ahead: timedelta, starts: datetime | None, received: Received) -> GivenNotice:
    """Whether it came so long before the start that it states."""
    if starts is None:
        return GivenNotice(Timing.LATE)
    said, surely = (_timing(ahead, starts, one) for one in (received, received.by_any_clock))
    return GivenNotice(surely, starts - received.latest, hangs_on_clock=said is not surely)


def _timing(ahead: timedelta, starts: datetime, received: Received) -> Timing:
    if starts - received.latest >= ahead:
        return Timing.IN_TIME
    return Timing.LATE if starts - received.earliest < ahead else Timing.UNTOLD


def difference_of(ahead: timedelta, given: GivenNotice) -> Difference:
    """What was promised of it, and what came of that."""
    if given.least is None:
        return Difference("starts", "when it starts", "no start is stated")
    return Difference("notice", f"at least {_before(ahead)}", _before(given.least))


def decide_notice(ahead: timedelta, given: GivenNotice) -> Decision:
    """For what stands where everybody sees it."""
    wanted = _before(ahead)
    when = "without a start" if given.least is None else _before(given.least)
    match given.timing:
        case Timing.IN_TIME:
            return passed(f"seen {when}")
        case Timing.LATE:
            reason = f"was seen {when}, and at least {wanted} is promised"
            return failed(reason, (difference_of(ahead, given),))
        case Timing.UNTOLD:
            return untold(doubt_of(ahead, given))


def doubt_of(ahead: timedelta, given: GivenNotice) -> str:
    """That nobody can say it, in words."""
    by = "by a clock that was set" if given.hangs_on_clock else "or sooner"
    least = "" if given.least is None else f"{_before(given.least)} {by}; "
    return f"came {least}whether at least {_before(ahead)} could not be told"


def in_words(ahead: timedelta, given: GivenNotice) -> str:
    """`1d23h59m before it starts, and at least 14d before it starts is promised`."""
    if given.least is None:
        return "without a start"
    return f"{_before(given.least)}, and at least {format_duration(ahead)} is promised"


def _before(notice: timedelta) -> str:
    if notice < timedelta(0):
        return f"{format_duration(_rounded(-notice))} after it had started"
    return f"{format_duration(_rounded(notice))} before it starts"


def _rounded(duration: timedelta) -> timedelta:
    """Never more than it is."""
    unit = timedelta(minutes=1) if duration >= _HOUR else timedelta(seconds=1)
    return duration - duration % unit
