"""A drill's schedule as slots: what is due, from when, until when; what became of each; and all of a project, as its agenda."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import chain, pairwise
from pathlib import Path

from commdrill.documents.blackout import Blackouts
from commdrill.documents.drill import Schedule
from commdrill.documents.openings import openings

USUAL_WINDOW = timedelta(days=1)  # of a schedule that names none


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


@dataclass(frozen=True, order=True)
class Slot:
    """One time a drill is due: it may begin from `opens` on and before `closes` (both UTC)."""

    opens: datetime
    drill: str
    closes: datetime

    def __str__(self) -> str:
        return f"{self.drill}@{self.opens:%Y%m%dT%H%M%SZ}"


def slots(drill: str, schedule: Schedule, since: datetime, until: datetime) -> Iterator[Slot]:
    """The slots of a drill that open in `[since, until)`, in order. Both are aware.

    A slot closes at the latest when the next one opens: two are never open at once.
    """
    window = schedule.window or USUAL_WINDOW
    found = (opening.instant for opening in openings(schedule, since))
    for opens, follows in pairwise(chain(found, (None,))):
        if opens is None or opens >= until:
            return
        closes = opens + window
        yield Slot(opens, drill, min(closes, follows) if follows else closes)


class State(StrEnum):
    """What became of a slot. A claimed one is being run, or its owner died.

    A waiting one was claimed and came to nothing: it may be claimed again. So may one that was
    missed or blacked out by a clock that was ahead, as long as its window is not over.
    """

    CLAIMED = "claimed"
    WAITING = "waiting"
    RUN = "run"
    MISSED = "missed"
    BLACKED_OUT = "blacked-out"


@dataclass(frozen=True)
class Entry:
    """A slot and what became of it. `run`: the id of its run, empty where there was none."""

    slot: Slot
    state: State
    run: str = ""
    why: str = ""

    def is_settled(self, now: datetime) -> bool:
        """Whether nothing can become of it any more."""
        match self.state:
            case State.RUN:
                return True
            case State.CLAIMED | State.WAITING:
                return False
            case State.MISSED | State.BLACKED_OUT:
                return self.slot.closes <= now

    def is_free(self, now: datetime) -> bool:
        """Whether anybody may look at it again."""
        return not self.is_settled(now) and self.state is not State.CLAIMED


@dataclass(frozen=True)
class Settled:
    """Slots of which the same became: the first, the last, and how many."""

    first: Entry
    last: Slot
    count: int


@dataclass(frozen=True)
class Refusal:
    """A slot's run could not begin: how often so far, when last, and why."""

    times: int
    at: datetime
    why: str
