"""The outlook: what is ahead, what is open, what was missed; and as a calendar."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from icalendar import Calendar

from commdrill.documents.blackout import BlackoutCalendar, Blackouts
from commdrill.timetable.calendar import calendar_of
from commdrill.timetable.outlook import Outlook, Standing, outlook
from commdrill.timetable.slot import Entry, Slot, State
from tests.timetable.agenda import OPENS, SLOT, item

AUTUMN = datetime(2026, 11, 25, tzinfo=UTC)


def look(
    now: datetime, *entries: Entry, blackouts: Blackouts = Blackouts()  # noqa: B008 frozen
) -> Outlook:  # fmt: skip
    return outlook({"checkout-outage": item(blackouts=blackouts)}, entries, now)


def standings(seen: Outlook) -> list[tuple[str, Standing]]:
    return [(f"{one.slot.opens:%Y-%m-%d %H:%M}", one.standing) for one in seen.coming]


def test_a_year_ahead_is_seen() -> None:
    assert standings(look(AUTUMN)) == [
        ("2027-01-12 09:00", Standing.DUE), ("2027-07-13 08:00", Standing.DUE),
    ]  # fmt: skip


def test_an_open_slot_is_seen_until_its_window_is_over() -> None:
    seen = [standings(look(OPENS + timedelta(hours=hours)))[0][1] for hours in (0, 3)]
    assert seen == [Standing.OPEN, Standing.OPEN]
    assert standings(look(OPENS + timedelta(hours=4)))[0][0] == "2027-07-13 08:00"


def test_what_is_being_run_and_what_was_run_is_not_due() -> None:
    running = look(OPENS, Entry(SLOT, State.CLAIMED))
    assert standings(running)[0] == ("2027-01-12 09:00", Standing.RUNNING)
    assert len(look(OPENS, Entry(SLOT, State.RUN, "r", "passed")).coming) == 2


def test_a_slot_that_blackouts_cover_says_so() -> None:
    (first, _) = look(AUTUMN, blackouts=Blackouts((date(2027, 1, 12),))).coming
    assert (first.standing, first.why) == (Standing.BLACKED_OUT, "blackout on 2027-01-12")


def test_blackouts_that_cannot_be_read_cover_all(tmp_path: Path) -> None:
    unreadable = Blackouts((BlackoutCalendar(file="freeze.ics"),), tmp_path)
    assert {one.standing for one in look(AUTUMN, blackouts=unreadable).coming} == {
        Standing.BLACKED_OUT
    }


def test_what_was_not_run_is_told_for_a_year() -> None:
    missed = Entry(SLOT, State.MISSED, why="its window passed and it was not run")
    old = Entry(Slot(OPENS - timedelta(days=800), "a", OPENS), State.MISSED)
    run = Entry(Slot(OPENS, "b", OPENS), State.RUN, "r", "passed")
    assert look(OPENS + timedelta(days=30), missed, old, run).missed == (missed,)


def test_a_calendar_has_an_event_for_each_slot_in_utc() -> None:
    content = calendar_of(look(AUTUMN).coming, AUTUMN)
    read = Calendar.from_ical(content)
    assert (read["VERSION"], read["METHOD"]) == ("2.0", "PUBLISH")
    first, second = read.walk("VEVENT")
    assert first.decoded("DTSTART") == SLOT.opens
    assert first.decoded("DTEND") == SLOT.closes
    assert first["SUMMARY"] == "Drill: Checkout is lost"
    assert "Owner: reliability@anycompany.example" in str(first["DESCRIPTION"])
    assert (first.errors, second.errors) == ([], [])
    assert first["UID"] != second["UID"]
    assert b"DTSTART:20270112T090000Z\r\n" in content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_an_event_keeps_its_uid_and_reminds_as_the_drill_says() -> None:
    calendars = [
        Calendar.from_ical(calendar_of(look(now).coming, now))
        for now in (AUTUMN, AUTUMN + timedelta(days=9))
    ]
    uids = [[str(event["UID"]) for event in one.walk("VEVENT")] for one in calendars]
    assert uids[0] == uids[1]
    (alarm, _) = calendars[0].walk("VALARM")
    assert alarm.decoded("TRIGGER") == -timedelta(days=7)


def test_a_blacked_out_event_is_cancelled() -> None:
    seen = look(AUTUMN, blackouts=Blackouts((date(2027, 1, 12),)))
    first, second = Calendar.from_ical(calendar_of(seen.coming, AUTUMN)).walk("VEVENT")
    assert (first["STATUS"], second["STATUS"]) == ("CANCELLED", "CONFIRMED")
