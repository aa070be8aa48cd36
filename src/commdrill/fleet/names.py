"""What a fleet's things are called in Temporal: queues, workflows, schedules."""

import re
from dataclasses import dataclass
from datetime import datetime

USUAL_QUEUE = "drills"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def environment_id(environment: str) -> str:
    """The workflow that is an environment's lock: an id is there once while it is open."""
    return f"environment/{environment}"


def own_queue(worker: str) -> str:
    """Where one worker alone is asked something."""
    return f"worker/{worker}"


@dataclass(frozen=True)
class Project:
    """What one project calls its own. Workers of another one never hear of its drills."""

    name: str

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} is no name: letters, digits, dots, dashes")

    def queue(self, name: str) -> str:
        """Where drills wait for a worker."""
        return f"{self.name}/{name}"

    @property
    def slots(self) -> str:
        """What the ids of its slots and schedules begin with."""
        return f"slot/{self.name}/"

    @property
    def sweep_id(self) -> str:
        """Of the schedule that looks for drills that were cut off."""
        return f"sweep/{self.name}"

    def schedule_id(self, drill: str) -> str:
        return f"{self.slots}{drill}"


def run_id(drill: str, now: datetime, chance: str) -> str:
    """As `commdrill run` calls its runs."""
    return f"{now:%Y%m%dT%H%M%SZ}-{drill}-{chance}"


def slot_name(drill: str, opens: datetime) -> str:
    """As the timetable of one machine calls it."""
    return f"{drill}@{opens:%Y%m%dT%H%M%SZ}"
