"""Slots: a schedule's rule on the wall clock, as instants."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdrill.documents.drill import Schedule
from commdrill.documents.openings import instant_of
from commdrill.timetable.slot import USUAL_WINDOW, slots

WALL_TIMES = st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1))  # noqa: DTZ001 of no zone


def schedule(
    rrule: str, zone: str = "Europe/Madrid", window: timedelta | None = timedelta(hours=4)
) -> Schedule:
    return Schedule(rrule=rrule, timezone=zone, start=date(2026, 1, 1), window=window)


def due(rrule: str, since: datetime, until: datetime, zone: str = "Europe/Madrid") -> list[str]:
    found = slots("checkout", schedule(rrule, zone), since, until)
    return [f"{slot.opens:%Y-%m-%d %H:%M}" for slot in found]


def utc(year: int, month: int, day: int, hour: int = 0) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


def test_twice_a_year_at_ten_is_ten_on_the_wall_in_summer_and_in_winter() -> None:
    rule = "FREQ=YEARLY;BYMONTH=1,7;BYDAY=2TU;BYHOUR=10;BYMINUTE=0;BYSECOND=0"
    assert due(rule, utc(2026, 1, 1), utc(2027, 1, 1)) == ["2026-01-13 09:00", "2026-07-14 08:00"]


@pytest.mark.parametrize(
    ("rule", "since", "until", "expected"),
    [
        ("FREQ=DAILY", utc(2026, 3, 1), utc(2026, 3, 3), ["2026-03-01 23:00", "2026-03-02 23:00"]),
        ("FREQ=DAILY", utc(2025, 1, 1), utc(2026, 1, 2), ["2025-12-31 23:00", "2026-01-01 23:00"]),
        ("FREQ=DAILY;UNTIL=20260102", utc(2025, 1, 1), utc(2027, 1, 1),
         ["2025-12-31 23:00", "2026-01-01 23:00"]),
        ("FREQ=DAILY;UNTIL=20260102T000000", utc(2025, 1, 1), utc(2027, 1, 1),
         ["2025-12-31 23:00", "2026-01-01 23:00"]),
        ("FREQ=DAILY;UNTIL=20260101T230000Z", utc(2025, 1, 1), utc(2027, 1, 1),
         ["2025-12-31 23:00", "2026-01-01 23:00"]),
        ("FREQ=DAILY;UNTIL=20260101T225959Z", utc(2025, 1, 1), utc(2027, 1, 1),
         ["2025-12-31 23:00"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=10;UNTIL=20270129T090000Z", utc(2026, 12, 1),
         utc(2028, 1, 1), ["2026-12-25 09:00", "2027-01-29 09:00"]),
        ("RRULE:FREQ=DAILY\nEXDATE:20260102T000000\nEXDATE;TZID=Asia/Tokyo:20260104T080000",
         utc(2026, 1, 1), utc(2026, 1, 5), ["2026-01-02 23:00", "2026-01-04 23:00"]),
        ("FREQ=HOURLY;INTERVAL=5", utc(2031, 6, 1), utc(2031, 6, 1, 12),
         ["2031-06-01 00:00", "2031-06-01 05:00", "2031-06-01 10:00"]),
        ("FREQ=WEEKLY;INTERVAL=2", utc(2026, 12, 1), utc(2026, 12, 31),
         ["2026-12-02 23:00", "2026-12-16 23:00", "2026-12-30 23:00"]),
        ("FREQ=DAILY;COUNT=1", utc(2025, 1, 1), utc(2027, 1, 1), ["2025-12-31 23:00"]),
        ("RRULE:FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=0;BYSECOND=0", utc(2026, 6, 1),
         utc(2026, 6, 9), ["2026-06-01 07:00", "2026-06-08 07:00"]),
    ],
    ids=["daily", "none-before-the-start", "until-includes-its-day", "until-a-wall-time",
         "until-an-instant", "until-just-before", "until-in-utc", "left-out", "count-of-hours",
         "every-second-week", "count", "weekly"],
)  # fmt: skip
def test_a_rule_is_due_when_it_says(
    rule: str, since: datetime, until: datetime, expected: list[str]
) -> None:
    assert due(rule, since, until) == expected


def test_a_wall_time_that_the_clocks_jump_over_is_meant_by_the_clock_before_the_jump() -> None:
    rule = "FREQ=DAILY;BYHOUR=2;BYMINUTE=30;BYSECOND=0"
    assert due(rule, utc(2026, 3, 28), utc(2026, 3, 31)) == [
        "2026-03-28 01:30", "2026-03-29 01:30", "2026-03-30 00:30",
    ]  # fmt: skip


def test_slots_are_in_order_though_a_jump_puts_a_wall_time_after_a_later_one() -> None:
    rule = "FREQ=DAILY;BYHOUR=2,3;BYMINUTE=0,30;BYSECOND=0"
    assert due(rule, utc(2026, 3, 29), utc(2026, 3, 30)) == ["2026-03-29 01:00", "2026-03-29 01:30"]


@pytest.mark.parametrize(
    "left_out",
    [date(2026, 1, 3), datetime(2026, 1, 3, 10), datetime(2026, 1, 3, 9, tzinfo=UTC)],  # noqa: DTZ001
    ids=["day", "wall-time", "instant"],
)
def test_what_is_left_out_is_not_due(left_out: date) -> None:
    named = schedule("FREQ=DAILY;BYHOUR=10;COUNT=4").model_copy(update={"exdate": (left_out,)})
    found = slots("checkout", named, utc(2025, 1, 1), utc(2027, 1, 1))
    assert [slot.opens.day for slot in found] == [1, 2, 4]


def test_a_wall_time_that_comes_twice_is_due_once_at_the_first() -> None:
    rule = "FREQ=DAILY;BYHOUR=2;BYMINUTE=30;BYSECOND=0"
    assert due(rule, utc(2026, 10, 24, 12), utc(2026, 10, 25, 12)) == ["2026-10-25 00:30"]


def test_a_window_that_is_not_named_is_a_day() -> None:
    named = schedule("FREQ=DAILY;COUNT=1", window=None)
    (slot,) = slots("checkout", named, utc(2025, 1, 1), utc(2027, 1, 1))
    assert slot.closes - slot.opens == USUAL_WINDOW
    assert str(slot) == "checkout@20251231T230000Z"


@given(
    WALL_TIMES,
    st.sampled_from(["Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "UTC"]),
)
def test_an_instant_shows_its_wall_time_or_one_as_much_later_as_the_clocks_jumped(
    wall: datetime, name: str
) -> None:
    zone, wall = ZoneInfo(name), wall.replace(microsecond=0)
    instant = instant_of(wall, zone)
    shown = instant.astimezone(zone).replace(tzinfo=None)
    offsets = [wall.replace(tzinfo=zone, fold=fold).utcoffset() or timedelta(0) for fold in (0, 1)]
    assert shown - wall == max(offsets[1] - offsets[0], timedelta(0))


@pytest.mark.parametrize("zone", ["Europe/Madrid", "Australia/Lord_Howe", "Pacific/Apia"])
def test_the_slots_of_years_are_in_order_each_once(zone: str) -> None:
    hourly = schedule("FREQ=HOURLY;BYMINUTE=0,15,30,45", zone)
    since = utc(2026, 12, 1)
    opened = [slot.opens for slot in slots("d", hourly, since, since + timedelta(days=400))]
    assert all(one < other for one, other in pairwise(opened))


@given(WALL_TIMES, st.integers(1, 400))
def test_spans_that_meet_hold_each_slot_once(start: datetime, days: int) -> None:
    rule = schedule("FREQ=WEEKLY;BYDAY=TU;BYHOUR=2;BYMINUTE=30;BYSECOND=0")
    since = start.replace(tzinfo=UTC)
    middle, until = since + timedelta(days=days), since + timedelta(days=2 * days)
    whole = list(slots("d", rule, since, until))
    assert whole == [*slots("d", rule, since, middle), *slots("d", rule, middle, until)]


def test_a_slot_closes_when_the_next_one_opens() -> None:
    hourly = schedule("FREQ=HOURLY", window=None)
    found = list(slots("d", hourly, utc(2026, 6, 1), utc(2026, 6, 1, 2)))
    assert [slot.closes - slot.opens for slot in found] == [timedelta(hours=1)] * 2


def test_wall_times_that_a_jump_makes_one_are_one_slot() -> None:
    rule = "FREQ=DAILY;BYHOUR=2,3;BYMINUTE=0;BYSECOND=0"
    assert due(rule, utc(2026, 3, 29), utc(2026, 3, 30)) == ["2026-03-29 01:00"]
