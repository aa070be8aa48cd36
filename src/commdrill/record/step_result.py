"""One step of a run: what was promised and what became of it."""

from dataclasses import dataclass, replace
from datetime import datetime

from commdrill.record import events as e


@dataclass(frozen=True)
class StepResult:
    """As far as its run has come."""

    ref: e.StepRef
    decided: e.StepDecided | None = None
    seen: e.StepSeen | None = None
    attested: e.StepAttested | None = None
    decided_at: e.Seconds | None = None
    attested_on: datetime | None = None

    def after(
        self, event: e.StepSeen | e.StepDecided | e.StepAttested, record: e.Record
    ) -> "StepResult":
        """With what was told of it since."""
        match event:
            case e.StepSeen():
                return replace(self, seen=event)
            case e.StepDecided():
                return replace(self, decided=event, decided_at=record.elapsed)
            case e.StepAttested():
                return replace(self, attested=event, attested_on=record.at)

    @property
    def outcome(self) -> e.StepOutcome:
        """Attested, decided, or error: a run that was cut short cannot tell."""
        if self.attested is not None:
            return self.attested.outcome
        if self.decided is not None:
            return self.decided.outcome
        return e.StepOutcome.SKIPPED if self.ref.left_out else e.StepOutcome.ERROR

    @property
    def reason(self) -> str:
        """One sentence."""
        if self.attested is not None:
            said = "it was so" if self.outcome is e.StepOutcome.PASSED else "it was not so"
            note = f": {self.attested.note}" if self.attested.note else ""
            return f"{self.attested.by} attests that {said}{note}"
        if self.decided is not None:
            return self.decided.reason
        return self.ref.left_out or "the run ended before this was decided"
