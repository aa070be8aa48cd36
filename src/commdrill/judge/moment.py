"""When a look was, and when what it saw came to be so, as far as looks and the other side's own clock can tell."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import Enum

from commdrill.record.events import Seconds
from commdrill.verdict import Verdict

_CLOSE = 0.1  # seconds: a look that began so close to a limit and missed it proves that it was late
_NOISE = 0.001  # seconds: two clocks are not read at one instant; what comes on the dot is in time
LONGEST_LOOK = 30.0  # seconds: a look that takes longer does not come back
UNSEEN = 0.05  # of a limit may go by unseen: looks leave as much of it anyway


@dataclass(frozen=True)
class Gap:
    """Seconds in which nobody could look, and why not."""

    began: Seconds
    ended: Seconds
    why: str = ""

    def __str__(self) -> str:
        why = f" ({self.why})" if self.why else ""
        return f"nobody looked from {self.began:.1f}s to {self.ended:.1f}s{why}"

    def since(self, start: Seconds) -> "Gap":
        """The same, counted from `start`."""
        return replace(self, began=self.began - start, ended=self.ended - start)


@dataclass(frozen=True)
class LookTime:
    """When a look began and ended. `gap`: since the one before, nobody could look.

    What was seen by a look that a gap fell into may be of before the gap or of after it.
    """

    began: Seconds
    ended: Seconds
    gap: Gap | None = None

    @property
    def saw_from(self) -> Seconds:
        """What it saw was so then, or later."""
        return max(self.began, self.gap.ended) if self.gap else self.began

    @property
    def saw_until(self) -> Seconds:
        """What it saw was so then, or earlier."""
        if self.gap is None or self.gap.ended <= self.began:
            return self.ended
        return max(self.began, self.gap.began)

    def since(self, start: Seconds) -> "LookTime":
        """The same, counted from `start`."""
        gap = self.gap.since(start) if self.gap else None
        return LookTime(self.began - start, self.ended - start, gap)


BEFORE = LookTime(0.0, 0.0)  # what nobody has looked at was not there when its time began


def unseen_between(missed: LookTime, seen: LookTime, blind: Gap | None) -> Gap:
    """Where nobody looked between two looks that saw something, and why."""
    hindered = _hindered(missed, seen, blind)
    began = missed.saw_until
    return Gap(began, max(began, seen.saw_from), hindered.why if hindered else "")


def hidden_between(missed: LookTime, seen: LookTime, blind: Gap | None) -> Gap | None:
    """The same; None where looks merely followed each other."""
    return unseen_between(missed, seen, blind) if _hindered(missed, seen, blind) else None


def _hindered(missed: LookTime, seen: LookTime, blind: Gap | None) -> Gap | None:
    is_torn = missed.saw_until < missed.ended
    return seen.gap or blind or (missed.gap if is_torn else None)


class Timing(Enum):
    """What a limit makes of a moment."""

    IN_TIME = "in time"
    LATE = "late"
    UNTOLD = "untold"


@dataclass(frozen=True)
class OwnTime:
    """When the other side's clock says that it was, or at most `doubt` seconds earlier, or `later`.

    `is_tested`: other times that it told were as looks had them.
    """

    at: Seconds
    doubt: Seconds = 0.0
    is_tested: bool = False
    later: Seconds = 0.0


@dataclass(frozen=True)
class Moment:
    """Between two looks: one that missed it, begun at `after`, and one that saw it.

    What a look sees may be of any instant from its beginning (`began`) to its end (`by`), so that
    one that began in time saw it in time, and one that missed it proves nothing beyond its beginning.
    `slack`: so much later it may have been, where another clock said when, to the second.
    """

    after: Seconds
    began: Seconds
    by: Seconds
    slack: Seconds = field(default=0.0, compare=False)

    def against(self, limit: timedelta) -> Timing:
        """Whether it was in time, counted from zero."""
        if self.began <= limit.total_seconds() + _NOISE:
            return Timing.IN_TIME
        return Timing.LATE if self.after >= limit.total_seconds() - _CLOSE else Timing.UNTOLD

    def after_silence(self, last: "Moment", limit: timedelta) -> Timing:
        """Whether it came in time after the one before it: too late only for the latest that may have been."""
        timing = self.since(last.by).against(limit)
        if timing is Timing.LATE and self.since(last.by + last.slack).against(limit) is not timing:
            return Timing.UNTOLD
        return timing

    def no_later_than(self, moment: Seconds) -> "Moment":
        """The same, of what is known to have been by this moment."""
        after, began, by = (min(time, moment) for time in (self.after, self.began, self.by))
        return Moment(after, began, by, min(self.slack, moment - by))

    def took(self, limit: timedelta) -> Seconds:
        """How long it took: what was in time took no longer than there was."""
        seconds = limit.total_seconds()
        return min(self.by, seconds) if self.began <= seconds else self.by

    def since(self, start: Seconds, first: Seconds = 0.0) -> "Moment":
        """The same, counted from `start`; what was before `first` of it is there at once."""
        after, began, by = (max(first, time - start) for time in (self.after, self.began, self.by))
        return Moment(after, began, by, self.slack)

    def shifted(self, seconds: Seconds) -> "Moment":
        """The same, so much later."""
        return Moment(self.after + seconds, self.began + seconds, self.by + seconds, self.slack)

    def told(self, own: OwnTime) -> "Moment":
        """The same, by the other side's clock.

        What it had before a look that did not find it was listed late: of that only a clock that
        was tested can tell.
        """
        after = min(self.after, own.at - own.doubt) if own.is_tested else self.after
        at = min(max(own.at, after), self.by)
        slack = min(own.doubt + own.later, self.by - at)
        return Moment(max(after, at - own.doubt), min(self.began, at), at, slack)


def moment_between(missed: LookTime, seen: LookTime) -> Moment:
    """When what one look missed came to be so, that the next one saw."""
    return Moment(missed.began, seen.saw_from, seen.ended)


def last_of(moments: Iterable[Moment]) -> Moment:
    """When all of them had come to be so; at once, where there are none."""
    times = ((m.after, m.began, m.by, m.slack) for m in (AT_ONCE, *moments))
    return Moment(*map(max, zip(*times, strict=True)))


AT_ONCE = Moment(0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Glance:
    """One look, judged; times from the start of the step's phase.

    `verdict` None: it said nothing about the plan, for this `cause`. `own`: when the page itself
    says that it became so.
    """

    time: LookTime
    verdict: Verdict | None
    cause: str = ""
    own: OwnTime | None = None


def blinded(so_far: Gap | None, glance: Glance) -> Gap:
    """Looks that say nothing, up to this one."""
    return Gap(so_far.began if so_far else glance.time.began, glance.time.ended, glance.cause)


def patience(due: Seconds) -> Seconds:
    """Until when looks that say nothing may clear: as long again as there was, within reason."""
    return due + min(due, LONGEST_LOOK)


def is_waited_for(due: Seconds, last: LookTime, now: Seconds) -> bool:
    """Whether the look that is to decide may come back still: it begins when the one before it is back."""
    return now <= max(due, last.ended) + LONGEST_LOOK


def why_untold(blind: Gap | None) -> str:
    """Why nothing could be told by looks that came back without a word, or by none that came back."""
    return blind.why if blind and blind.why else "no look came back"
