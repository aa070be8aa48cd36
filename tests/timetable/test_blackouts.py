"""Blackouts: which moments they forbid, in the drill's zone; what cannot be read forbids all."""

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from commdrill.documents.blackout import BlackoutCalendar, BlackoutEntry, Blackouts, BlackoutSpan
from commdrill.timetable.blackouts import UnreadableBlackouts, forbidden_now, spans_of

FREEZE = BlackoutSpan(from_=date(2026, 12, 15), to=date(2027, 1, 6), why="year-end freeze")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def forbids(blackouts: Blackouts, text: str) -> bool:
    return bool(forbidden_now(blackouts, moment(text)))


@pytest.mark.parametrize(
    ("entry", "zone", "text", "expected"),
    [
        (date(2026, 12, 25), "UTC", "2026-12-24 23:59:59", False),
        (date(2026, 12, 25), "UTC", "2026-12-25 00:00", True),
        (date(2026, 12, 25), "UTC", "2026-12-25 23:59:59", True),
        (date(2026, 12, 25), "UTC", "2026-12-26 00:00", False),
        (date(2026, 12, 25), "Europe/Madrid", "2026-12-24 23:00", True),
        (date(2026, 12, 25), "Europe/Madrid", "2026-12-25 23:00", False),
        (date(2026, 3, 29), "Europe/Madrid", "2026-03-29 21:59", True),  # a day of 23 hours
        (date(2026, 3, 29), "Europe/Madrid", "2026-03-29 22:00", False),
        (FREEZE, "UTC", "2026-12-14 23:59", False),
        (FREEZE, "UTC", "2027-01-06 23:59", True),
        (FREEZE, "UTC", "2027-01-07 00:00", False),
    ],
)
def test_days_are_whole_days_of_the_drills_zone(
    entry: BlackoutEntry, zone: str, text: str, *, expected: bool
) -> None:
    assert forbids(Blackouts((entry,), timezone=zone), text) is expected


def test_a_span_says_why() -> None:
    told = forbidden_now(Blackouts((FREEZE,)), moment("2026-12-20 12:00"))
    assert told == ("a blackout is on: year-end freeze",)


def calendar(folder: Path, *events: str, zone: str = "UTC") -> Blackouts:
    parts = (
        f"BEGIN:VEVENT\nUID:{number}\nDTSTAMP:20260101T000000Z\n{event}\nEND:VEVENT"
        for number, event in enumerate(events)
    )
    text = "\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test", *parts, "END:VCALENDAR", ""))
    (folder / "freeze.ics").write_bytes(text.replace("\n", "\r\n").encode())
    return Blackouts((BlackoutCalendar(file="freeze.ics"),), folder, zone)


MONTH_END = "DTSTART;VALUE=DATE:20260131\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-1\nSUMMARY:Month end"


@pytest.mark.parametrize(
    ("event", "text", "expected"),
    [
        ("DTSTART;VALUE=DATE:20261215\nDTEND;VALUE=DATE:20261217", "2026-12-16 12:00", True),
        ("DTSTART;VALUE=DATE:20261215\nDTEND;VALUE=DATE:20261217", "2026-12-17 00:00", False),
        ("DTSTART;VALUE=DATE:20261215", "2026-12-15 23:00", True),
        ("DTSTART:20261215T100000Z\nDTEND:20261215T120000Z", "2026-12-15 11:00", True),
        ("DTSTART:20261215T100000Z\nDURATION:PT2H", "2026-12-15 12:00", False),
        ("DTSTART:20261215T100000\nDTEND:20261215T120000", "2026-12-15 10:00", True),
        ("DTSTART;TZID=Europe/Madrid:20261215T100000\nDURATION:PT1H", "2026-12-15 09:30", True),
        (MONTH_END, "2027-02-28 12:00", True),
        (MONTH_END, "2027-02-27 12:00", False),
        (f"{MONTH_END}\nEXDATE;VALUE=DATE:20270228", "2027-02-28 12:00", False),
        ("DTSTART;VALUE=DATE:20261215\nSTATUS:CANCELLED", "2026-12-15 12:00", False),
        ("DTSTART;VALUE=DATE:20261215\nTRANSP:TRANSPARENT", "2026-12-15 12:00", True),
    ],
    ids=["days", "its-end-is-not-in-it", "one-day", "times", "a-duration", "no-zone",
         "another-zone", "again-and-again", "not-on-other-days", "an-exception", "cancelled",
         "said-to-be-free"],
)  # fmt: skip
def test_each_event_of_a_calendar_is_a_blackout(
    tmp_path: Path, event: str, text: str, *, expected: bool
) -> None:
    assert forbids(calendar(tmp_path, event), text) is expected


def test_events_without_a_zone_are_meant_in_the_drills(tmp_path: Path) -> None:
    event = "DTSTART:20261215T100000\nDTEND:20261215T110000"
    blackouts = calendar(tmp_path, event, zone="Europe/Madrid")
    assert [forbids(blackouts, f"2026-12-15 {hour}:30") for hour in ("08", "09", "10")] == [
        False, True, False,
    ]  # fmt: skip


def test_a_calendar_says_why(tmp_path: Path) -> None:
    told = forbidden_now(calendar(tmp_path, MONTH_END), moment("2026-12-31 12:00"))
    assert told == ("a blackout is on: Month end",)


def test_an_empty_calendar_forbids_nothing(tmp_path: Path) -> None:
    assert not forbids(calendar(tmp_path), "2026-12-15 12:00")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "no such file"),
        (b"", "no whole calendar"),
        (b"hello", "cannot be read"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "no whole calendar"),
        (b"\xff\xfe\x00", "cannot be read"),
    ],
    ids=["missing", "empty", "no-calendar", "half-a-calendar", "no-text"],
)
def test_a_calendar_that_cannot_be_read_forbids_everything(
    tmp_path: Path, content: bytes | None, why: str
) -> None:
    if content is not None:
        (tmp_path / "freeze.ics").write_bytes(content)
    blackouts = Blackouts((BlackoutCalendar(file="freeze.ics"),), tmp_path)
    (told,) = forbidden_now(blackouts, moment("2026-06-01 12:00"))
    assert told.startswith("freeze.ics")
    assert why in told


@pytest.mark.parametrize(
    "event",
    ["DTSTART;VALUE=DATE:20261215\nRRULE:FREQ=NONSENSE", "DTSTART:2026XX", "SUMMARY:No time"],
    ids=["a-rule-that-is-none", "a-time-that-is-none", "no-time"],
)
def test_an_event_that_is_only_half_read_forbids_everything(tmp_path: Path, event: str) -> None:
    blackouts = calendar(tmp_path, event)
    with pytest.raises(UnreadableBlackouts, match=r"freeze\.ics: event"):
        spans_of(blackouts, moment("2026-06-01"), moment("2026-06-02"))


def test_without_the_extra_a_calendar_forbids_everything_and_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "recurring_ical_events", None)
    (told,) = forbidden_now(calendar(tmp_path), moment("2026-06-01 12:00"))
    assert "pip install '.[scheduler]'" in told


def test_a_year_of_a_calendar_is_read_at_once(tmp_path: Path) -> None:
    begins = moment("2026-01-01")
    found = spans_of(calendar(tmp_path, MONTH_END), begins, begins + timedelta(days=365))
    assert [f"{span.begins:%m-%d}" for span in found] == [
        "01-31", "02-28", "03-31", "04-30", "05-31", "06-30", "07-31", "08-31", "09-30", "10-31",
        "11-30", "12-31",
    ]  # fmt: skip
