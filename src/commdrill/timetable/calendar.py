"""What is due as a calendar (RFC 5545) that Outlook and Google import."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from commdrill import __version__
from commdrill.extras import missing_extra
from commdrill.record.owed import Owed
from commdrill.timetable.outlook import Coming, Standing

_A_DAY = timedelta(days=1)


def calendar_of(coming: Iterable[Coming], now: datetime, owed: Iterable[Owed] = ()) -> bytes:
    """One event a slot, from when it opens until it closes, in UTC: no zone has to be agreed on.

    What runs left to be done in the days after them has one, too, at the time by which it is due.
    Importing it again renews what is there: an event keeps its UID as long as its slot, or its run.

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
    for one_owed in owed:
        calendar.add_component(_owed_event(one_owed, now))
    return bytes(calendar.to_ical())


def _event(one: Coming, now: datetime):  # type: ignore[no-untyped-def] # noqa: ANN202 imported when used
    item, slot = one.item, one.slot
    event = _blank(f"{item.plan}.{slot}.commdrill", f"Drill: {item.title}", now)
    event.add("dtstart", slot.opens)
    event.add("dtend", slot.closes)
    event.add("description", _description(one))
    event.add("status", "CANCELLED" if one.standing is Standing.BLACKED_OUT else "CONFIRMED")
    if item.schedule.remind:
        event.add_component(_alarm(f"Drill: {item.title}", item.schedule.remind))
    return event


def _owed_event(one: Owed, now: datetime):  # type: ignore[no-untyped-def] # noqa: ANN202 likewise
    run, step = one.run, one.step.step
    summary = f"Due after a drill: {step}"
    event = _blank(f"{run.run}.{step}.commdrill", summary, now)
    event.add("dtstart", one.due.replace(microsecond=0))
    lines = [
        f"Step {step} of plan {run.plan.id}, scenario {run.scenario}, after run {run.run}.",
        f"Once it is done: commdrill attest {run.run} {step} --by NAME --passed",
    ]
    event.add("description", "\n".join(lines))
    event.add("status", "CONFIRMED")
    event.add_component(_alarm(summary, _A_DAY))
    return event


def _blank(uid: str, summary: str, now: datetime):  # type: ignore[no-untyped-def] # noqa: ANN202 likewise
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", now.replace(microsecond=0))
    event.add("summary", summary)
    event.add("categories", ["Drill"])
    event.add("transp", "TRANSPARENT")
    return event


def _alarm(what: str, ahead: timedelta):  # type: ignore[no-untyped-def] # noqa: ANN202 likewise
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -ahead)
    alarm.add("description", what)
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
