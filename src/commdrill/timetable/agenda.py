"""What a project has to drill again and again, as a timetable and its notices need to know it."""

from dataclasses import dataclass
from pathlib import Path

from commdrill.documents.blackout import Blackouts
from commdrill.documents.drill import Schedule


@dataclass(frozen=True)
class Item:
    """A drill with a schedule. `folder`: of its document, where a notice's programs are."""

    drill: str
    title: str
    plan: str
    scenario: str
    environment: str
    owner: str
    schedule: Schedule
    blackouts: Blackouts
    folder: Path
