"""What is asked of a worker, and what it came to: plain data, which Temporal keeps as JSON.

No secret is among it: a worker has those itself, and variables are plain.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime

USUAL_QUEUE = "drills"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


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


@dataclass(frozen=True)
class Rhythm:
    """Seconds. A worker that has not been heard of for `heartbeat` counts as lost.

    `quarantine`: how long an environment is held after it was taken over from a worker that may
    live; `slot`: between two attempts at a slot whose environment is taken.
    """

    heartbeat: float = 20.0
    quarantine: float = 600.0
    slot: float = 15.0


@dataclass(frozen=True)
class Order:
    """One drill, to be performed once. `run` is the id its run will have; empty until it is begun.

    `documents`: the digest of those it was asked by, empty where any will do. `workers`: how many
    must be there before anything is broken, for one alone has nobody to take over. `attempt`: of the
    way back; 0 where the drill is to be performed. `until`: when it has been put back, and is held.
    """

    drill: str
    environment: str
    run: str = ""
    slot: str = ""
    documents: str = ""
    pace: float | None = None
    hold: float | None = None
    only: tuple[str, ...] = ()
    variables: dict[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    sabotages: tuple[str, ...] = ()
    strict: bool = False
    workers: int = 2
    attempt: int = 0
    until: str = ""
    rhythm: Rhythm = field(default_factory=Rhythm)

    def named(self, run: str) -> "Order":
        """The same, to be performed as this run."""
        return replace(self, run=run)


@dataclass(frozen=True)
class Ending:
    """What became of an order. `began`: something may have been touched; `worker`: who performed it."""

    exit_code: int
    outcome: str = ""
    began: bool = False
    why: str = ""
    worker: str = ""

    @property
    def is_restored(self) -> bool:
        """Whether the environment is as it was."""
        return self.exit_code != 4


@dataclass(frozen=True)
class Standing:
    """Where an environment's workflow stands, as its memo in Temporal says it."""

    stage: str
    order: Order
    ending: Ending | None = None
    since: str = ""
    until: str = ""


def environment_id(environment: str) -> str:
    """The workflow that is an environment's lock: an id is there once while it is open."""
    return f"environment/{environment}"


def own_queue(worker: str) -> str:
    """Where one worker alone is asked something."""
    return f"worker/{worker}"


def run_id(drill: str, now: datetime, chance: str) -> str:
    """As `commdrill run` calls its runs."""
    return f"{now:%Y%m%dT%H%M%SZ}-{drill}-{chance}"


def slot_name(drill: str, opens: datetime) -> str:
    """As the timetable of one machine calls it."""
    return f"{drill}@{opens:%Y%m%dT%H%M%SZ}"
