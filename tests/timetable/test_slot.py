"""Slots: a schedule's rule on the wall clock, as instants."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdrill.documents.drill import Schedule
from commdrill.timetable.slot import USUAL_WINDOW, instant_of, slots

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
        ("FREQ=DAILY;UNTIL=20260101T230000Z", utc(2025, 1, 1), utc(2027, 1, 1),
         ["2025-12-31 23:00"]),
        ("FREQ=DAILY;COUNT=1", utc(2025, 1, 1), utc(2027, 1, 1), ["2025-12-31 23:00"]),
        ("RRULE:FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=0;BYSECOND=0", utc(2026, 6, 1),
         utc(2026, 6, 9), ["2026-06-01 07:00", "2026-06-08 07:00"]),
    ],
    ids=["daily", "none-before-the-start", "until-includes-its-day", "until-an-hour", "count",
         "weekly"],
)  # fmt: skip
def test_a_rule_is_due_when_it_says(
    rule: str, since: datetime, until: datetime, expected: list[str]
) -> None:
    assert due(rule, since, until) == expected


def test_a_wall_time_that_the_clocks_jump_over_opens_when_they_have_jumped() -> None:
    rule = "FREQ=DAILY;BYHOUR=2;BYMINUTE=30;BYSECOND=0"
    assert due(rule, utc(2026, 3, 28), utc(2026, 3, 31)) == [
        "2026-03-28 01:30", "2026-03-29 01:00", "2026-03-30 00:30",
    ]  # fmt: skip


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
def test_an_instant_shows_its_wall_time_or_lies_at_the_end_of_a_jump(
    wall: datetime, name: str
) -> None:
    zone, wall = ZoneInfo(name), wall.replace(microsecond=0)
    instant = instant_of(wall, zone)
    shown = instant.astimezone(zone).replace(tzinfo=None)
    just_before = (instant - timedelta(seconds=1)).astimezone(zone).replace(tzinfo=None)
    assert shown == wall or just_before < wall < shown


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
    rule = "FREQ=DAILY;BYHOUR=2;BYMINUTE=0,30;BYSECOND=0"
    assert due(rule, utc(2026, 3, 29), utc(2026, 3, 30)) == ["2026-03-29 01:00"]
