"""Slots as Temporal's calendars: the same instants, no more and no fewer."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from heapq import heappop, heappush
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


YEAR = (datetime(2027, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC))
SERVICES, DRILLS = 500, ("loss", "maintenance", "partial", "recovery")
WINDOW, LASTS = timedelta(hours=4), timedelta(minutes=45)
AT_ONCE = 3 * 20  # drills: three workers, as FLEET.md has it
ZONES = ("Europe/Madrid", "America/New_York", "UTC", "Asia/Kolkata")


def _rehearsals() -> Iterator[tuple[str, str, Schedule]]:
    """Name, environment and schedule of each drill: twice a year, in working hours there."""
    for service, (number, kind) in product(range(SERVICES), enumerate(DRILLS)):
        month, week = 1 + (service + 3 * number) % 6, 1 + service % 4
        day = ("MO", "TU", "WE", "TH")[service // 4 % 4]
        rule = (
            f"FREQ=YEARLY;BYMONTH={month},{month + 6};BYDAY={week}{day};"
            f"BYHOUR={9 + service % 3};BYMINUTE={15 * number};BYSECOND=0"
        )
        schedule = Schedule(
            rrule=rule, timezone=ZONES[service % 4], start=date(2026, 1, 1), window=WINDOW
        )
        yield f"{kind}-{service}", f"env-{service}", schedule


def test_in_a_year_of_500_services_and_4_drills_each_no_slot_is_missed_or_doubled() -> None:
    """By arithmetic alone: Temporal starts what calendars name; each waits for its environment."""
    started = list[tuple[datetime, str, str]]()
    meant = Counter[str]()
    for drill, environment, schedule in _rehearsals():
        found = tuple(slots(drill, schedule, *YEAR))
        meant.update(map(str, found))
        for calendar in calendars_of(found):
            started += [(opens, drill, environment) for opens in instants(calendar)]
    named = Counter(f"{drill}@{opens:%Y%m%dT%H%M%SZ}" for opens, drill, _ in started)
    assert named == meant
    assert set(meant.values()) == {1}
    assert len(meant) == SERVICES * len(DRILLS) * 2
    free_from = dict[str, datetime]()
    under_way = list[datetime]()  # when each ends
    for opens, _, environment in sorted(started):
        begins = max(opens, free_from.get(environment, opens))
        while len(under_way) >= AT_ONCE and under_way[0] <= begins:
            heappop(under_way)
        if len(under_way) >= AT_ONCE:
            begins = heappop(under_way)
        assert begins < opens + WINDOW
        free_from[environment] = begins + LASTS
        heappush(under_way, begins + LASTS)
