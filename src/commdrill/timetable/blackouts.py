"""An environment's blackouts as spans of time. What cannot be read is an error, never "none"."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from commdrill.documents.blackout import LARGEST_CALENDAR, BlackoutCalendar, Blackouts, BlackoutSpan
from commdrill.documents.openings import instant_of
from commdrill.errors import CommdrillError
from commdrill.extras import installs

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class BlackoutWindow:
    """From `begins` on and before `ends` (both UTC), and why."""

    begins: datetime
    ends: datetime
    why: str


class UnreadableBlackouts(CommdrillError):
    """It cannot be told whether there is a blackout: nothing is drilled."""


def spans_of(blackouts: Blackouts, begins: datetime, ends: datetime) -> tuple[BlackoutWindow, ...]:
    """The blackouts that touch `[begins, ends)`, both aware.

    Raises:
        UnreadableBlackouts: a calendar that cannot be read, or not by what is installed here.
    """
    zone = ZoneInfo(blackouts.timezone)
    found = (
        span for entry in blackouts.entries for span in _spans(entry, blackouts, zone, begins, ends)
    )
    return tuple(span for span in found if span.begins < ends and begins < span.ends)


def unreadable(begins: datetime, ends: datetime, why: Exception) -> tuple[BlackoutWindow, ...]:
    """Blackouts that cannot be read are one: better not drilled than drilled in a freeze."""
    return (BlackoutWindow(begins, ends, f"the blackouts cannot be read: {why}"),)


def forbidden_now(blackouts: Blackouts, now: datetime) -> tuple[str, ...]:
    """Why nothing may be broken at this moment: nothing where it may."""
    try:
        why = why_at(spans_of(blackouts, now, now + timedelta(seconds=1)), now)
    except UnreadableBlackouts as error:
        return (str(error),)
    return (f"a blackout is on: {why}",) if why else ()


def _spans(
    entry: date | BlackoutSpan | BlackoutCalendar,
    blackouts: Blackouts,
    zone: ZoneInfo,
    begins: datetime,
    ends: datetime,
) -> Iterator[BlackoutWindow]:
    match entry:
        case BlackoutSpan(from_=first, to=last, why=why):
            yield _days(first, last, zone, why or f"blackout from {first} to {last}")
        case BlackoutCalendar(file=name):
            yield from _events(blackouts, name, zone, begins, ends)
        case day:
            yield _days(day, day, zone, f"blackout on {day}")


def _days(first: date, last: date, zone: ZoneInfo, why: str) -> BlackoutWindow:
    return BlackoutWindow(_midnight(first, zone), _midnight(last + _DAY, zone), why)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return instant_of(datetime.combine(day, time.min), zone)


def _events(
    blackouts: Blackouts, name: str, zone: ZoneInfo, begins: datetime, ends: datetime
) -> Iterator[BlackoutWindow]:
    """The occurrences of a calendar's events. A day more on both sides: zones differ by less."""
    file = blackouts.folder / name
    try:
        import recurring_ical_events
    except ImportError:
        why = f"{file.name}: calendars need recurring-ical-events and icalendar"
        raise UnreadableBlackouts(f"{why}: {installs('scheduler')}") from None
    try:
        for calendar in _calendars(blackouts.readable.read(file, LARGEST_CALENDAR)):
            _refuse_unread(calendar)
            events = recurring_ical_events.of(calendar).between(begins - _DAY, ends + _DAY)
            yield from (_occurrence(event, zone) for event in events if _counts(event))
    except UnreadableBlackouts as error:
        raise UnreadableBlackouts(f"{file.name}: {error}") from None
    except Exception as error:
        raise UnreadableBlackouts(f"{file.name} cannot be read: {error}") from error


def _calendars(content: bytes) -> "list[Calendar]":
    from icalendar import Calendar

    calendars = Calendar.from_ical(content, multiple=True)
    if not calendars:
        raise UnreadableBlackouts("it holds no whole calendar")
    return [calendar for calendar in calendars if isinstance(calendar, Calendar)]


def _refuse_unread(calendar: "Calendar") -> None:
    """What the library could not read it leaves out: half an event is no event."""
    for event in calendar.walk("VEVENT"):
        named = f"event {str(event.get('SUMMARY', 'without a name'))!r}"
        if event.errors:
            what, why = event.errors[0]
            raise UnreadableBlackouts(f"{named}: {what}: {why}")
        if "DTSTART" not in event:
            raise UnreadableBlackouts(f"{named} has no DTSTART")


def _counts(event: "Event") -> bool:
    return str(event.get("STATUS", "")).upper() != "CANCELLED"


def _occurrence(event: "Event", zone: ZoneInfo) -> BlackoutWindow:
    begins, ends = _instant(event.start, zone), _instant(event.end, zone)
    return BlackoutWindow(begins, ends, str(event.get("SUMMARY", "")) or "an event of the calendar")


def _instant(moment: date | datetime, zone: ZoneInfo) -> datetime:
    """Days and times of no zone are those of the drill's zone."""
    if not isinstance(moment, datetime):
        return _midnight(moment, zone)
    return moment.astimezone(UTC) if moment.tzinfo else instant_of(moment, zone)


def why_at(spans: Iterable[BlackoutWindow], moment: datetime) -> str | None:
    """Why nothing may be drilled at this moment; None: it may."""
    return next((span.why for span in sorted(spans) if span.begins <= moment < span.ends), None)


def why_all(spans: Iterable[BlackoutWindow], begins: datetime, ends: datetime) -> str | None:
    """Why there is no moment in `[begins, ends)` at which it may; None: there is one."""
    return _covering(sorted(spans), begins, ends)


def why_each(
    spans: Iterable[BlackoutWindow], times: Iterable[tuple[datetime, datetime]]
) -> Iterator[str | None]:
    """The same for many times, one after the other: each span is looked at where it lies."""
    ahead, near = deque(sorted(spans)), list[BlackoutWindow]()
    for begins, ends in times:
        while ahead and ahead[0].begins < ends:
            near.append(ahead.popleft())
        near = [span for span in near if span.ends > begins]
        yield _covering(near, begins, ends)


def _covering(spans: Iterable[BlackoutWindow], begins: datetime, ends: datetime) -> str | None:
    reached, whys = begins, list[str]()
    for span in spans:
        if span.begins <= reached < span.ends:
            reached = span.ends
            whys.append(span.why)
        if reached >= ends:
            return "; ".join(dict.fromkeys(whys))
    return None
