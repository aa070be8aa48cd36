"""What a round says, line by line: bounded, however much passed since the last one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby, islice
from zoneinfo import ZoneInfo

from commdrill.clock import SystemClock
from commdrill.timetable.round import Done
from commdrill.timetable.slot import Entry, Item, Settled, State, slots
from commdrill.values import format_duration, plural

_YEAR = timedelta(days=366)
_LONG = timedelta(days=1)  # between two rounds
_BACK = timedelta(minutes=1)  # what a clock may be put right by without a word
_SHOWN = 3  # of one drill's slots in a row


def done_lines(done: Done, agenda: Mapping[str, Item]) -> Iterator[str]:
    """What became of slots, and which wait."""
    for _, same in groupby(done.settled, lambda entry: (entry.slot.drill, entry.state)):
        yield from _settled(tuple(same))
    yield from (f"{one.slot}: refused, and tried again: {one.why}" for one in done.refused)
    yield from (f"{one.slot}: waits: {one.why}" for one in done.waiting)
    if done == Done():
        yield nothing_due(agenda)


def _settled(same: Sequence[Entry]) -> Iterator[str]:
    first, last = same[0], same[-1]
    if len(same) <= _SHOWN or first.state is State.RUN:
        yield from (f"{entry.slot}: {_became(entry)}" for entry in same)
    else:
        yield f"{first.slot} and {len(same) - 1:,} more until {last.slot}: {_became(last)}"


def _became(entry: Entry) -> str:
    match entry.state:
        case State.MISSED:
            return f"MISSED: {entry.why}"
        case State.BLACKED_OUT:
            return f"blacked out: {entry.why}"
        case State.RUN | State.CLAIMED | State.WAITING:
            return f"{entry.why} ({entry.run})"


def nothing_due(agenda: Mapping[str, Item]) -> str:
    """What to say where nothing was to be done."""
    if not agenda:
        return "no drill has a schedule"
    now = SystemClock().now()
    coming = (slots(item.drill, item.schedule, now, now + _YEAR) for item in agenda.values())
    following = min((slot for found in coming for slot in islice(found, 1)), default=None)
    if following is None:
        return "nothing is due within a year"
    zone = agenda[following.drill].schedule.timezone
    local = following.opens.astimezone(ZoneInfo(zone))
    return f"nothing is due; next is {following.drill} on {local:%Y-%m-%d %H:%M} ({zone})"


def clock_lines(
    last_round: datetime | None, now: datetime, ahead: Settled | None, done: Done
) -> Iterator[str]:
    """That the clock jumped, as far as it can be told. `ahead`: slots that were over by it."""
    if last_round is None:
        return
    at, gap = f"{last_round:%Y-%m-%d %H:%M:%S} UTC", now - last_round
    if gap < -_BACK:
        yield (
            f"THE CLOCK WENT BACK: the last round was at {at}, and now is "
            f"{_rounded(-gap)} before that: it was ahead then, or is behind now"
        )
    missed = sum(entry.state is State.MISSED for entry in done.settled)
    if gap > _LONG and missed:
        yield (
            f"NO ROUND FOR {_rounded(gap)}: the last was at {at}. Nobody ticked, or the clock "
            f"jumped ahead; {plural(missed, 'slot')} passed meanwhile"
        )
    if ahead and gap < -_BACK:
        yield (
            f"{plural(ahead.count, 'slot')} that were told as over by that "
            f"clock are not: each is run when it is due, the next is {ahead.first.slot}"
        )


def jump_line(jump: timedelta, now: datetime) -> str:
    """That it jumped while somebody watched."""
    if jump < timedelta(0):
        return f"THE CLOCK WENT BACK by {_rounded(-jump)}: it is {now:%Y-%m-%d %H:%M:%S} UTC now"
    return (
        f"THE CLOCK JUMPED AHEAD by {_rounded(jump)}, or this machine slept: it is "
        f"{now:%Y-%m-%d %H:%M:%S} UTC now"
    )


def _rounded(span: timedelta) -> str:
    if span >= timedelta(days=2):
        return f"{round(span / timedelta(days=1)):,} days"
    return format_duration(timedelta(seconds=round(span.total_seconds())))
