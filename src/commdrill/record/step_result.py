"""One step of a run, what was promised and what became of it; and one fault of it, and how far it got."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from commdrill.record import events as e
from commdrill.verdict import Difference


@dataclass(frozen=True)
class FaultState:
    """As far as its run has come."""

    armed: e.FaultArmed
    armed_at: e.Seconds
    injected_at: e.Seconds | None = None
    reverted_at: e.Seconds | None = None
    reverted: e.FaultReverted | None = None
    failed: e.RevertFailed | None = None

    def after(
        self, event: e.FaultInjected | e.FaultReverted | e.RevertFailed, at: e.Seconds
    ) -> "FaultState":
        """With what was told of it since."""
        match event:
            case e.FaultInjected():
                return replace(self, injected_at=at)
            case e.FaultReverted():
                return replace(self, reverted_at=at, reverted=event, failed=None)
            case e.RevertFailed():
                return replace(self, failed=event)

    @property
    def is_open(self) -> bool:
        """Whether the world may still be broken by it."""
        return self.reverted_at is None


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
    def took(self) -> e.Seconds | None:
        """How long it was waited for; None: nobody can say, or it was not seen."""
        return self.decided.took if self.decided else None

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What was seen otherwise than promised."""
        return self.decided.differences if self.decided else ()

    @property
    def recipients(self) -> e.Recipients | None:
        """Whom it reached; None where it is for nobody in particular."""
        return self.decided.recipients if self.decided else None

    @property
    def missing(self) -> tuple[str, ...]:
        return self.recipients.missing if self.recipients else ()

    @property
    def seen_between(self) -> tuple[e.Seconds | None, e.Seconds] | None:
        """The look that missed it and the one that saw it, from the start of its phase on."""
        event = self.decided if self.took is not None else self.seen
        return (event.not_before, event.took) if event and event.took is not None else None

    @property
    def evidence(self) -> tuple[str, ...]:
        """All that lies behind its verdict, each file once."""
        pieces = (one.evidence for one in (self.decided, self.attested) if one)
        return tuple(dict.fromkeys(chain.from_iterable(pieces)))

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
