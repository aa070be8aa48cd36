"""A step that a person attests."""

from dataclasses import dataclass

from commdrill.compile.script import ScriptStep
from commdrill.engine.run_services import RunServices
from commdrill.engine.trackers.last_word import LastWord
from commdrill.judge.decision import Decision
from commdrill.record.events import StepDecided, StepOutcome
from commdrill.terms import Proof
from commdrill.values import Json


@dataclass
class AttestedTracker(LastWord):
    """A step that a person attests."""

    step: ScriptStep
    services: RunServices
    question: str

    def begin(self, start: float) -> None:  # noqa: ARG002 a person is asked, whenever it is
        attested = self.services.ask(self.step.ref.id, self.question)
        if attested is None:
            reason = "nobody could be asked: attest it with `commdrill attest`"
            self.say(Decision(StepOutcome.SKIPPED, reason))
            return
        self.services.emit(attested)
        self.say(Decision(attested.outcome, f"{attested.by} attests it{_noted(attested.note)}"))

    def look(self) -> None:
        """Nothing to look at."""

    def expire(self, now: float) -> None:
        """A person's word has no deadline."""

    def due(self) -> float | None:
        return None

    def state(self) -> Json | None:
        """Whoever goes on with the run asks again."""
        return None

    def recall(self, written: Json) -> None:
        """Nothing was kept."""

    def finish(self) -> None:
        """Nothing is left to watch."""

    def _tell(self, decision: Decision) -> None:
        step, proof = self.step.ref.id, Proof.ATTESTED
        self.services.emit(StepDecided(step, decision.outcome, decision.reason, proof=proof))


def _noted(note: str) -> str:
    return f": {note}" if note else ""
