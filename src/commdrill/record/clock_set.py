"""Whether the clock of a machine was set while no process of a run lived."""

from collections.abc import Sequence

from commdrill.clock import Clock
from commdrill.record.events import ClockSetBack, Paused, Record, Seconds, Watching

_SET = 1.0  # seconds: less is a clock that is kept right


def set_since(records: Sequence[Record], clock: Clock) -> Seconds:
    """By how many seconds it was set ahead since the last word of a run; below zero: back.

    Zero, too, where nobody can know it: the machine was started anew, or is another one.
    """
    noted = [place for place, one in enumerate(records) if isinstance(one.event, Watching)][-1:]
    for place in noted:
        moved = _moved(records[place], clock) - sum(map(_known, records[place:]))
        return moved if abs(moved) > _SET else 0.0
    return 0.0


def _moved(noted: Record, clock: Clock) -> Seconds:
    """How much further the wall clock came since then than the one that nobody sets."""
    told, ticks = noted.event, clock.ticks()
    if not isinstance(told, Watching) or not ticks.since or told.boot != ticks.since:
        return 0.0
    return (clock.now() - noted.at).total_seconds() - (ticks.seconds - told.ticks)


def _known(record: Record) -> Seconds:
    """How much of it the process that died had found out itself."""
    match record.event:
        case ClockSetBack(seconds=seconds):
            return -seconds
        case Paused(doubt=doubt):
            return doubt
    return 0.0
