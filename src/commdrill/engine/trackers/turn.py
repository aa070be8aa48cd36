"""A step that follows another, while both are watched."""

from dataclasses import dataclass, replace
from math import inf
from typing import Protocol

from commdrill.compile.script import ScriptStep
from commdrill.documents.plan import Phase
from commdrill.engine.phases import Phases
from commdrill.judge.decision import Decision, untold
from commdrill.judge.expectation import Detected, Follows
from commdrill.judge.moment import LONGEST_LOOK
from commdrill.judge.since_detection import in_time
from commdrill.judge.turn import Due, Sight, in_turn
from commdrill.record.events import StepOutcome

_FIRST_TOLD = {
    Phase.UPDATE: Phase.OUTAGE
}  # what is promised in one phase, and may be told in another


class Ahead(Protocol):
    """What a step counts from."""

    def sight(self) -> Sight:
        """When it was seen, by the run's clock."""
        ...

    def last_due(self) -> float:
        """By when it has to be seen; never, while nobody knows."""
        ...


class Sighted(Ahead, Protocol):
    """A step of which it is known when it was seen."""

    step: ScriptStep


@dataclass(frozen=True)
class Turn:
    """What a step counts from. All moments are monotonic."""

    follows: Follows | Detected
    own: Sighted
    ahead: Ahead
    phases: Phases

    def verdict(self, now: float) -> Decision | None:
        """Whether it came in its turn; None: nobody can say yet."""
        own, ahead, due = self.own.sight(), self.ahead.sight(), self.ahead.last_due()
        if ahead.whole is None and ahead.missed < due <= now - self._patience:
            ahead = replace(ahead, lost=ahead.lost or "no look came back that would have seen it")
        match self.follows:
            case Follows() as follows:
                return in_turn(follows, own, ahead, Due(self._begins, due))
            case Detected() as detected:
                return in_time(detected, own, ahead, Due(self._begins, due))

    def judged(self, decision: Decision | None, now: float) -> Decision | None:
        """What is to be said of the step, of which all else says this; None: nothing yet."""
        turn = self.verdict(now)
        if turn is None or turn.outcome is StepOutcome.PASSED:
            return self._in_turn(decision, turn)
        if decision is None or decision.outcome is StepOutcome.PASSED:
            return turn
        if turn.outcome is StepOutcome.FAILED or isinstance(self.follows, Detected):
            return turn
        return self._said_either(decision)

    def _in_turn(self, decision: Decision | None, turn: Decision | None) -> Decision | None:
        match decision, turn:
            case Decision(outcome=StepOutcome.PASSED), None:
                return None
            case Decision(outcome=StepOutcome.PASSED), Decision(reason=when):
                return replace(decision, reason=f"{decision.reason}, {when}")
        return decision and self._said_either(decision)

    def _said_either(self, decision: Decision) -> Decision:
        if not isinstance(self.follows, Follows) or self.ahead.sight().whole is not None:
            return decision
        if decision.outcome is not StepOutcome.FAILED:
            return decision
        text = f"{self.follows.step}, which it follows, was not seen either"
        return replace(decision, reason=f"{decision.reason}; {text}")

    def finally_judged(self, decision: Decision, now: float) -> Decision:
        """The last word."""
        text = "could not be told: the run ended before it was known when its time began"
        return self.judged(decision, now) or untold(text)

    def is_settled(self, now: float) -> bool:
        """Whether it need not be waited for."""
        return self.verdict(now) is not None or self.own.sight().first is None

    def is_lost(self, now: float) -> bool:
        """Whether it is known already that it did not come in its turn, or cannot be told."""
        turn = self.verdict(now)
        return turn is not None and turn.outcome is not StepOutcome.PASSED

    def due(self) -> float | None:
        """When it must be looked at again, at the latest."""
        since, within = self.ahead.sight().whole, self.follows.within
        return None if since is None or within is None else since.by + within.total_seconds()

    @property
    def _patience(self) -> float:
        within = self.follows.within.total_seconds() if self.follows.within else LONGEST_LOOK
        return min(within, LONGEST_LOOK)

    @property
    def _begins(self) -> float:
        """When the step might be told first."""
        phase = self.own.step.promise.phase
        since = self.phases.start_of(_FIRST_TOLD.get(phase, phase))
        return -inf if since is None else since
