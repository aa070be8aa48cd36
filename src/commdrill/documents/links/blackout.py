"""An environment's blackouts: spans that go forward, calendars that are there."""

from collections.abc import Iterator
from pathlib import Path

from commdrill.documents.blackout import LARGEST_CALENDAR, BlackoutCalendar, Blackouts, BlackoutSpan
from commdrill.documents.document import Document
from commdrill.documents.drill import Drill
from commdrill.documents.environment import Environment
from commdrill.documents.named_file import NotReadable, ReadableFolders
from commdrill.documents.problem import Problem, quoted

_BEGINNING = b"BEGIN:VCALENDAR"


def blackout_problems(
    environment: Document[Environment], readable: ReadableFolders
) -> Iterator[Problem]:
    """Everything wrong with when an environment must not be drilled."""
    for index, entry in enumerate(environment.model.blackouts):
        match entry:
            case BlackoutSpan(from_=first, to=last) if last < first:
                message = f"this span ends on {last}, before it begins on {first}"
                route = ("blackouts", index, "to")
                yield environment.problem(
                    route, "D321", message, "from is the first day, to the last"
                )
            case BlackoutCalendar(file=name):
                if why := _unreadable(environment.source.file.parent / name, readable):
                    hint = "a calendar is named relative to the document that names it"
                    route = ("blackouts", index, "file")
                    yield environment.problem(route, "D319", f"{quoted(name)}: {why}", hint)


def blackouts_of(
    environment: Document[Environment], drill: Drill, readable: ReadableFolders
) -> Blackouts:
    """They, as this drill meets them."""
    zone = drill.schedule.timezone if drill.schedule else "UTC"
    return Blackouts(environment.model.blackouts, environment.source.file.parent, zone, readable)


def _unreadable(file: Path, readable: ReadableFolders) -> str | None:
    try:
        content = readable.read(file, LARGEST_CALENDAR)
    except NotReadable as why:
        return str(why)
    is_one = _BEGINNING in content[:1000].upper()
    return None if is_one else f"no calendar: it has no {_BEGINNING.decode()}"
