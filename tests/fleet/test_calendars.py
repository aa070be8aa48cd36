"""Slots as Temporal's calendars: the same instants, no more and no fewer."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from temporalio.client import ScheduleCalendarSpec, ScheduleRange

from commdrill.documents.drill import Schedule
from commdrill.fleet.calendars import calendars_of, closing_early, horizon
from commdrill.timetable.slot import slots

NOW = datetime(2026, 11, 28, 10, 20, tzinfo=UTC)


def _values(ranges: Sequence[ScheduleRange]) -> Iterator[int]:
    for one in ranges:
        yield from range(one.start, max(one.end, one.start) + 1, one.step or 1)


def instants(calendar: ScheduleCalendarSpec) -> Iterator[datetime]:
    """As Temporal reads one."""
    parts = (
        calendar.year, calendar.month, calendar.day_of_month,
        calendar.hour, calendar.minute, calendar.second,
    )  # fmt: skip
    for numbers in product(*map(_values, parts)):
        yield datetime(*numbers, tzinfo=UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("rule", "zone", "most"),
    [
        ("FREQ=MONTHLY;INTERVAL=6;BYDAY=2TU;BYHOUR=10;BYMINUTE=0;BYSECOND=0", "Europe/Madrid", 3),
        ("FREQ=DAILY;BYHOUR=2;BYMINUTE=30;BYSECOND=0", "Europe/Madrid", 20),  # the gap, the fold
        ("FREQ=HOURLY;BYMINUTE=15;BYSECOND=0", "UTC", 14),
        ("FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=9,17;BYMINUTE=0;BYSECOND=5", "America/New_York", 60),
    ],
)
def test_calendars_name_each_slot_and_nothing_else(rule: str, zone: str, most: int) -> None:
    schedule = Schedule(
        rrule=rule, timezone=zone, start=date(2026, 1, 1), window=timedelta(hours=1)
    )
    found = tuple(slots("d", schedule, *horizon(NOW)))
    calendars = calendars_of(found)
    named = sorted(one for calendar in calendars for one in instants(calendar))
    assert named == [slot.opens for slot in found]
    assert len(calendars) <= most


def test_what_is_ahead_is_the_same_all_month_long() -> None:
    assert horizon(NOW) == horizon(datetime(2026, 11, 1, tzinfo=UTC))
    assert horizon(NOW) == (datetime(2026, 11, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC))


def test_a_slot_that_the_next_one_cuts_short_says_when_it_closes() -> None:
    window = timedelta(hours=2)
    schedule = Schedule(
        rrule="FREQ=DAILY;BYHOUR=9,10,15;BYMINUTE=0;BYSECOND=0", timezone="UTC", start=date(2026, 1, 1),
        window=window,
    )  # fmt: skip
    found = slots("d", schedule, datetime(2027, 1, 1, tzinfo=UTC), datetime(2027, 1, 2, tzinfo=UTC))
    assert closing_early(found, window) == {"2027-01-01T09:00:00Z": "2027-01-01T10:00:00Z"}
