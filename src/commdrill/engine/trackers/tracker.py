"""A step while it is watched: what every kind of it does."""

from typing import Protocol

from commdrill.compile.script import ScriptStep
from commdrill.record.events import StepOutcome
from commdrill.terms import Proof
from commdrill.values import Json


class Tracker(Protocol):
    """One step, from the start of its phase."""

    step: ScriptStep
    said: StepOutcome | None

    def begin(self, start: float) -> None:
        """Its phase starts now (monotonic seconds)."""
        ...

    def look(self) -> None:
        """Its channel was looked at."""
        ...

    def expire(self, now: float) -> None:
        """All looks that began before `now` are in."""
        ...

    def due(self) -> float | None:
        """When it must be looked at again, at the latest (monotonic)."""
        ...

    def finish(self) -> None:
        """Its phase is over."""
        ...

    def decide(self, instead: str | None = None) -> None:
        """The last word, if it has not been said; `instead`: why it could not be told."""
        ...

    def state(self) -> Json | None:
        """What another process needs to go on with it; None while its phase has not begun."""
        ...

    def recall(self, written: Json) -> None:
        """Go on from what was kept."""
        ...

    def recall_word(self, outcome: StepOutcome) -> None:
        """The last word was said, by another process."""
        ...

    def take_back(self, why: str) -> None:
        """What was passed proves nothing after all."""
        ...


class WatchedTracker(Tracker, Protocol):
    """A step that an observer sees, with the proof that this is worth."""

    proof: Proof

    def is_settled(self, now: float) -> bool:
        """Whether its phase may end as far as this step goes."""
        ...

    def refuse(self, reason: str) -> None:
        """It proves nothing in this drill, whatever is seen."""
        ...
