"""The last word on a step: said once, taken back only where it proves nothing after all."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from commdrill.engine.trackers.turn import Turn
from commdrill.judge.decision import Decision, untold
from commdrill.record.events import StepOutcome


@dataclass
class LastWord(ABC):
    """What is decided as soon as it can be. `turn`: what it follows, if anything."""

    said: StepOutcome | None = field(default=None, init=False)
    turn: Turn | None = field(default=None, init=False)

    def decide(self, instead: str | None = None) -> None:
        """The last word, if it has not been said; `instead`: why it could not be told."""
        if self.said is None:
            self.say(untold(instead or "the run ended before this was decided"))
        elif self.said is StepOutcome.PASSED:
            self.say_if(self.word_given())

    @property
    def unsure_when(self) -> str:
        """Why nobody knows when it was seen, for who counts from that; empty where that is known."""
        return "when that was seen is not known" if self.said is StepOutcome.ERROR else ""

    def word_given(self) -> Decision | None:
        """What became of the next word that it promised, if that says anything against it."""
        return None

    def recall_word(self, outcome: StepOutcome) -> None:
        """It was said by another process."""
        self.said = outcome

    def take_back(self, why: str) -> None:
        """What was passed proves nothing after all."""
        if self.said is StepOutcome.PASSED:
            self.say(untold(why))

    def refuse(self, reason: str) -> None:
        """It proves nothing in this drill, whatever is seen."""
        self.say(untold(reason))

    def say_if(self, decision: Decision | None) -> None:
        """The last word, where it can be said by now."""
        if decision is not None:
            self.say(decision)

    def say(self, decision: Decision) -> None:
        self.said = decision.outcome
        self._tell(decision)

    @abstractmethod
    def _tell(self, decision: Decision) -> None:
        """To everybody."""
