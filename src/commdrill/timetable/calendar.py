"""What is due as a calendar (RFC 5545) that Outlook and Google import."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from commdrill import __version__
from commdrill.extras import missing_extra
from commdrill.timetable.agenda import Item
from commdrill.timetable.outlook import Coming, Standing


def calendar_of(coming: Iterable[Coming], now: datetime) -> bytes:
    """One event a slot, from when it opens until it closes, in UTC: no zone has to be agreed on.

    Importing it again renews what is there: an event keeps its UID as long as its slot.

    Raises:
        MissingExtra: the one that writes calendars is not installed.
    """
    try:
        from icalendar import Calendar
    except ImportError:
        raise missing_extra("--ics needs icalendar", "scheduler") from None
    calendar = Calendar()
    calendar.add("prodid", f"-//commdrill//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Communication drills")
    for one in coming:
        calendar.add_component(_event(one, now))
    return bytes(calendar.to_ical())


def _event(one: Coming, now: datetime):  # type: ignore[no-untyped-def] # noqa: ANN202 imported when used
    from icalendar import Event

    item, slot = one.item, one.slot
    event = Event()
    event.add("uid", f"{item.plan}.{slot}.commdrill")
    event.add("dtstamp", now.replace(microsecond=0))
    event.add("dtstart", slot.opens)
    event.add("dtend", slot.closes)
    event.add("summary", f"Drill: {item.title}")
    event.add("description", _description(one))
    event.add("categories", ["Drill"])
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if one.standing is Standing.BLACKED_OUT else "CONFIRMED")
    if item.schedule.remind:
        event.add_component(_alarm(item, item.schedule.remind))
    return event


def _alarm(item: Item, ahead: timedelta):  # type: ignore[no-untyped-def] # noqa: ANN202 likewise
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -ahead)
    alarm.add("description", f"Drill: {item.title}")
    return alarm


def _description(one: Coming) -> str:
    item = one.item
    zone = ZoneInfo(item.schedule.timezone)
    opens, closes = (moment.astimezone(zone) for moment in (one.slot.opens, one.slot.closes))
    lines = [
        f"Drill {item.drill}: scenario {item.scenario} of plan {item.plan}, in {item.environment}.",
        f"Begins between {opens:%Y-%m-%d %H:%M} and {closes:%Y-%m-%d %H:%M}, {zone.key}.",
        f"Owner: {item.owner or 'nobody'}.",
    ]
    return "\n".join([*lines, *([f"Blacked out: {one.why}."] if one.why else [])])
