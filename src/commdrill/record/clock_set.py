"""Whether the clock of a machine was set while no process of a run lived."""

from collections.abc import Sequence
from dataclasses import dataclass

from commdrill.clock import Clock
from commdrill.record.events import ClockSetBack, Paused, Record, Seconds, Watching

_SET = 1.0  # seconds: less is a clock that is kept right


@dataclass(frozen=True)
class SetSince:
    """By how many seconds a clock was set ahead; below zero: back.

    `is_known`: whether that is all. It is not where the machine was started anew, or is another one:
    of what has passed meanwhile nothing but its clock tells, and one that was set looks like any other.
    """

    seconds: Seconds = 0.0
    is_known: bool = True


def set_since(records: Sequence[Record], clock: Clock) -> SetSince:
    """Since the last word of a run."""
    ticks = clock.ticks()
    noted = next((one for one in reversed(records) if isinstance(one.event, Watching)), None)
    if noted is None or not isinstance(noted.event, Watching):
        return SetSince(is_known=False)
    if not ticks.since or noted.event.boot != ticks.since:
        by_wall = (clock.now() - records[-1].at).total_seconds()
        return SetSince(by_wall if by_wall < -_SET else 0.0, is_known=False)
    by_wall = (clock.now() - noted.at).total_seconds()
    known = sum(_told_since(noted.event.moment, one) for one in records)
    moved = by_wall - (ticks.seconds - noted.event.ticks) - known
    return SetSince(moved if abs(moved) > _SET else 0.0)


def _told_since(moment: Seconds, record: Record) -> Seconds:
    """How much of it the process that died had found out itself, since that moment."""
    match record.event:
        case ClockSetBack(moment=at, seconds=seconds) if at > moment:
            return -seconds
        case Paused(ended=at, doubt=doubt) if at > moment:
            return doubt
    return 0.0
