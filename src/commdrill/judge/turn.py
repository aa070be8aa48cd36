"""A step that follows another: not before that one was seen, and so soon after it.

All times are of the run's clock; nothing of them counts from a phase.
"""

from dataclasses import dataclass
from datetime import timedelta
from math import inf

from commdrill.judge.decision import Decision, failed, overdue, passed, untold
from commdrill.judge.expectation import Follows
from commdrill.judge.moment import Moment, Timing
from commdrill.record.events import Seconds
from commdrill.values import format_duration
from commdrill.verdict import Difference

_TOGETHER = (1.0, 5.0)  # seconds: what came so close to another came with it, for all anybody knows
_AT_ONCE, _A_TENTH = 0.5, 10  # seconds, or a tenth of the time there is
_CLOSE = 4  # likewise a quarter of the time there is


@dataclass(frozen=True)
class Sight:
    """When a step was seen.

    `first`: any of it (by the first of many people); `whole`: all of it. `missed`: when the last look
    began that did not find all of it, and what it lacked. `lost`: why nobody can tell whether it was seen.
    """

    first: Moment | None = None
    whole: Moment | None = None
    missed: Seconds = -inf
    lacks: tuple[Difference, ...] = ()
    lost: str = ""


@dataclass(frozen=True)
class Due:
    """When a step may be seen at the earliest, and by when the one that it follows had to be."""

    begins: Seconds
    ahead: Seconds


def in_turn(follows: Follows, own: Sight, ahead: Sight, due: Due) -> Decision | None:
    """Whether it came in its turn; None: nobody can say yet."""
    if ahead.whole is None:
        return _without(follows, own, ahead, due)
    if own.first is not None and (wrong := _out_of_order(follows, own.first, ahead.whole)):
        return wrong
    if follows.within is None:
        return passed(_soon(follows, own.whole, ahead.whole)) if own.whole else None
    if ahead.whole.by + follows.within.total_seconds() <= due.begins:
        text = f"{_limit(follows)} was over before this could be told"
        return untold(f"could not be told: {text}")
    if own.whole is None:
        return _missing(follows, own, ahead.whole)
    return _in_time(follows, own.whole, ahead.whole)


def _without(follows: Follows, own: Sight, ahead: Sight, due: Due) -> Decision | None:
    """What it follows was not seen so far."""
    if own.first is None:
        return None
    if ahead.lost:
        text = f"was seen; whether after {follows.step} could not be told"
        return untold(f"{text}: {ahead.lost}")
    if ahead.missed < max(due.ahead, own.first.by + own.first.slack):
        return None
    reason = f"was seen, and {follows.step}, which it follows, was not"
    never = Difference("order", f"after {follows.step}", f"{follows.step} was not seen")
    return failed(reason, (never,))


def _out_of_order(follows: Follows, own: Moment, ahead: Moment) -> Decision | None:
    if own.by + own.slack + _close(follows) < ahead.after:
        early = f"{ahead.by - own.by:.1f}s before"
        reason = f"came {early} {follows.step}, which was to be seen first"
        return failed(reason, (Difference("order", f"after {follows.step}", f"{early} it"),))
    unsure = max(own.by, ahead.by) - min(own.after, ahead.after)
    if own.after >= ahead.by or unsure <= _together(follows):
        return None
    text = f"both came within {unsure:.1f}s in which nobody looked"
    return untold(f"whether it came after {follows.step} could not be told: {text}")


def _close(follows: Follows) -> Seconds:
    """Two receivers' clocks, and the ways to them, differ by so much: neither was first."""
    within = follows.within.total_seconds() if follows.within else inf
    return min(_AT_ONCE, within / _A_TENTH)


def _together(follows: Follows) -> Seconds:
    least, most = _TOGETHER
    within = follows.within.total_seconds() if follows.within else 0.0
    return max(least, min(most, within / _CLOSE))


def _missing(follows: Follows, own: Sight, ahead: Moment) -> Decision | None:
    if follows.within is None or own.missed < ahead.by + follows.within.total_seconds():
        return None
    return never_seen(own, _limit(follows))


def _in_time(follows: Follows, own: Moment, ahead: Moment) -> Decision:
    """Both ends count: the one came between two moments, and so did the other.

    Its time begins when the other was seen; where nobody looked for long, it may have begun before.
    """
    assert follows.within is not None
    is_known = ahead.by - ahead.after <= _together(follows)
    least = ahead.by if is_known else ahead.after
    between = Moment(own.after - ahead.by, own.began - least, own.by - ahead.by)
    return timed(between, follows.within, _soon(follows, own, ahead), _limit(follows))


def timed(between: Moment, within: timedelta, came: str, limit: str) -> Decision:
    """By how much later it came than what its limit counts from; `came`, `limit`: both in words."""
    match between.against(within):
        case Timing.IN_TIME:
            return passed(came)
        case Timing.LATE:
            late = Difference("time", limit, came)
            over = between.after - within.total_seconds()
            return overdue(f"was seen only {came}, not {limit}", (late,), over)
        case Timing.UNTOLD:
            return untold(f"was seen {came}; whether {limit} could not be told")


def never_seen(own: Sight, limit: str) -> Decision:
    """It had not come when its limit was over."""
    late = Difference("time", limit, "not seen by then")
    return overdue(f"not seen {limit}", (late, *own.lacks), over=0.0)


def _limit(follows: Follows) -> str:
    within = f"within {format_duration(follows.within)} " if follows.within else ""
    return f"{within}after {follows.step}"


def _soon(follows: Follows, own: Moment | None, ahead: Moment) -> str:
    later = max(0.0, own.by - ahead.by) if own else 0.0
    return f"{later:.1f}s after {follows.step}"
