"""When an environment must not be drilled: days, spans of days, calendars of other people."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from commdrill.documents.named_file import ANYWHERE, ReadableFolders
from commdrill.documents.patterns import Words
from commdrill.model import Date, Model

LARGEST_CALENDAR = 10_000_000  # bytes


class BlackoutSpan(Model):
    """Days in a row, the first and the last included."""

    from_: Date = Field(alias="from", description="the first day")
    to: Date = Field(description="the last day")
    why: Words | None = Field(None, description="what people are told, e.g. year-end freeze")


class BlackoutCalendar(Model):
    """A calendar (iCalendar) whose every event is a blackout, those that come again included."""

    file: Words = Field(description="an .ics file, named relative to this document")


def _entry(value: Any) -> str:
    """Which one an entry is, so that its mistakes are told once."""
    if isinstance(value, BlackoutCalendar) or (isinstance(value, dict) and "file" in value):
        return "BlackoutCalendar"
    is_span = isinstance(value, BlackoutSpan | dict)
    return "BlackoutSpan" if is_span else "BlackoutDay"


BlackoutEntry = Annotated[
    Annotated[Date, Tag("BlackoutDay")]
    | Annotated[BlackoutSpan, Tag("BlackoutSpan")]
    | Annotated[BlackoutCalendar, Tag("BlackoutCalendar")],
    Discriminator(_entry),
]


@dataclass(frozen=True)
class Blackouts:
    """An environment's blackouts as a drill meets them: its days are days of the drill's zone.

    `folder`: of the document, which calendars are named relative to; `readable`: where they may lie.
    """

    entries: tuple[BlackoutEntry, ...] = ()
    folder: Path = Path()
    timezone: str = "UTC"
    readable: ReadableFolders = ANYWHERE
