"""A slot and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from commdrill.timetable.slot import Slot


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
