"""Slots as the calendars of a Temporal schedule: each instant named in UTC, days and hours together.

Temporal's own time zones are not asked: they leave out what summer time leaps over, and repeat what
it repeats.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta

from temporalio.client import ScheduleCalendarSpec, ScheduleRange

from commdrill.timetable.slot import Slot
from commdrill.values import grouped, utc

MONTHS_AHEAD = 13
_Times = tuple[int, int, int]  # minute and second, and the hour they are of
_Month = tuple[int, int]


def horizon(now: datetime) -> tuple[datetime, datetime]:
    """From the beginning of this month to that of another: all month long the same."""
    begins = datetime(now.year, now.month, 1, tzinfo=UTC)
    months = begins.month + MONTHS_AHEAD
    return begins, datetime(begins.year + months // 12, months % 12 + 1, 1, tzinfo=UTC)


def calendars_of(slots: Iterable[Slot]) -> tuple[ScheduleCalendarSpec, ...]:
    """As few as name these instants and no other."""
    return tuple(_calendar(*one) for one in sorted(_merged(_days(slots))))


def closing_early(slots: Iterable[Slot], window: timedelta) -> Mapping[str, str]:
    """When slots close that the next one cuts short, by when they open."""
    return {
        utc(slot.opens): utc(slot.closes) for slot in slots if slot.closes != slot.opens + window
    }


def _days(slots: Iterable[Slot]) -> Mapping[tuple[_Month, _Times], tuple[int, ...]]:
    """The days of each month, by month and time of day."""
    opening = (slot.opens.astimezone(UTC) for slot in slots)
    return grouped(
        (((at.year, at.month), (at.minute, at.second, at.hour)), at.day) for at in opening
    )


_One = tuple[_Month, tuple[int, ...], tuple[int, ...], int, int]


def _merged(days: Mapping[tuple[_Month, _Times], tuple[int, ...]]) -> Iterator[_One]:
    """Times of day that differ by the hour alone, on the same days, are one."""
    hours = grouped(
        ((month, on, minute, second), hour) for (month, (minute, second, hour)), on in days.items()
    )
    for (month, on, minute, second), at in hours.items():
        yield month, on, tuple(sorted(at)), minute, second


def _calendar(
    month: _Month, days: tuple[int, ...], hours: tuple[int, ...], minute: int, second: int
) -> ScheduleCalendarSpec:
    return ScheduleCalendarSpec(
        year=(ScheduleRange(month[0]),),
        month=(ScheduleRange(month[1]),),
        day_of_month=tuple(map(ScheduleRange, days)),
        hour=tuple(map(ScheduleRange, hours)),
        minute=(ScheduleRange(minute),),
        second=(ScheduleRange(second),),
    )
