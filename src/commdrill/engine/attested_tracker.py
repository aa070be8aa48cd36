"""A step that a person attests."""

from dataclasses import dataclass

from commdrill.compile.script import ScriptStep
from commdrill.engine.tools import Tools
from commdrill.record.events import StepDecided, StepOutcome
from commdrill.sighting import Proof


@dataclass
class AttestedTracker:
    """A step that a person attests."""

    step: ScriptStep
    tools: Tools
    question: str
    said: StepOutcome | None = None

    def begin(self, start: float) -> None:  # noqa: ARG002 a person is asked, whenever it is
        attested = self.tools.ask(self.step.ref.id, self.question)
        if attested is None:
            reason = "nobody could be asked: attest it with `commdrill attest`"
            self._say(StepOutcome.SKIPPED, reason)
            return
        self.tools.emit(attested)
        self._say(attested.outcome, f"{attested.by} attests it{_noted(attested.note)}")

    def look(self) -> None:
        """Nothing to look at."""

    def expire(self, now: float) -> None:
        """A person's word has no deadline."""

    def is_settled(self, now: float) -> bool:  # noqa: ARG002 once asked, it is settled
        return self.said is not None

    def due(self) -> float | None:
        return None

    def finish(self) -> None:
        """Nothing is left to watch."""

    def decide(self, instead: str | None = None) -> None:
        if not self.said:
            self._say(StepOutcome.ERROR, instead or "the run ended before anybody was asked")

    def take_back(self, why: str) -> None:
        if self.said is StepOutcome.PASSED:
            self._say(StepOutcome.ERROR, why)

    def _say(self, outcome: StepOutcome, reason: str) -> None:
        self.said = outcome
        self.tools.emit(StepDecided(self.step.ref.id, outcome, reason, proof=Proof.ATTESTED))


def _noted(note: str) -> str:
    return f": {note}" if note else ""
