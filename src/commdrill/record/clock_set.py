"""Whether the clock of a machine was set while no process of a run lived."""

from collections.abc import Sequence

from commdrill.clock import Clock
from commdrill.record.events import ClockSetBack, Paused, Record, Seconds, Watching

_SET = 1.0  # seconds: less is a clock that is kept right


def set_since(records: Sequence[Record], clock: Clock) -> Seconds:
    """By how many seconds it was set ahead since the last word of a run; below zero: back.

    Zero, too, where nobody can know it: the machine was started anew, or is another one.
    """
    ticks = clock.ticks()
    for record in reversed(records):
        if isinstance(noted := record.event, Watching):
            if not ticks.since or noted.boot != ticks.since:
                break
            by_wall = (clock.now() - record.at).total_seconds()
            told = sum(_told_since(noted.moment, one) for one in records)
            moved = by_wall - (ticks.seconds - noted.ticks) - told
            return moved if abs(moved) > _SET else 0.0
    return 0.0


def _told_since(moment: Seconds, record: Record) -> Seconds:
    """How much of it the process that died had found out itself, since that moment."""
    match record.event:
        case ClockSetBack(moment=at, seconds=seconds) if at > moment:
            return -seconds
        case Paused(ended=at, doubt=doubt) if at > moment:
            return doubt
    return 0.0
