"""A step that follows another, while both are watched."""

from dataclasses import dataclass, replace
from math import inf
from typing import Protocol

from commdrill.compile.script import ScriptStep
from commdrill.documents.plan import Phase
from commdrill.engine.phases import Phases
from commdrill.judge.decision import Decision, untold
from commdrill.judge.expectation import Follows
from commdrill.judge.glance import patience
from commdrill.judge.turn import Due, Sight, due_at, in_turn
from commdrill.record.events import StepOutcome

_FIRST_TOLD = {
    Phase.UPDATE: Phase.OUTAGE
}  # what is promised in one phase, and may be told in another


class Sighted(Protocol):
    """A step of which it is known when it was seen."""

    step: ScriptStep
    start: float | None

    def sight(self) -> Sight:
        """By the run's clock."""
        ...


@dataclass(frozen=True)
class Turn:
    """What a step follows. All moments are monotonic."""

    follows: Follows
    own: Sighted
    ahead: Sighted
    phases: Phases

    def verdict(self, now: float) -> Decision | None:
        """Whether it came in its turn; None: nobody can say yet."""
        own, ahead = self.own.sight(), self.ahead.sight()
        if self._is_waited_for_in_vain(own, ahead, now):
            ahead = replace(ahead, lost=ahead.lost or "no look came back that would have seen it")
        return in_turn(self.follows, own, ahead, Due(self._begins, self._ahead_due))

    def judged(self, decision: Decision | None, now: float) -> Decision | None:
        """What is to be said of the step, of which all else says this; None: nothing yet."""
        turn = self.verdict(now)
        match decision, turn:
            case None, Decision(outcome=StepOutcome.PASSED):
                return None
            case _, Decision(outcome=StepOutcome.FAILED):
                return turn
            case None, _:
                return turn
            case Decision(outcome=StepOutcome.PASSED), Decision(outcome=StepOutcome.PASSED):
                return replace(decision, reason=f"{decision.reason}, {turn.reason}")
            case Decision(outcome=StepOutcome.PASSED), _:
                return turn
            case Decision(outcome=StepOutcome.FAILED), _ if self.ahead.sight().whole is None:
                told = f"{self.follows.step}, which it follows, was not seen either"
                return replace(decision, reason=f"{decision.reason}; {told}")
        return decision

    def finally_judged(self, decision: Decision, now: float) -> Decision:
        """The last word."""
        told = f"whether it came after {self.follows.step} could not be told: the run ended before"
        return self.judged(decision, now) or untold(told)

    def is_settled(self, now: float) -> bool:
        """Whether it need not be waited for."""
        return self.verdict(now) is not None or self.own.sight().first is None

    def is_lost(self, now: float) -> bool:
        """Whether it is known already that it did not come in its turn, or cannot be told."""
        turn = self.verdict(now)
        return turn is not None and turn.outcome is not StepOutcome.PASSED

    def due(self) -> float | None:
        """When it must be looked at again, at the latest."""
        return due_at(self.follows, self.ahead.sight())

    def _is_waited_for_in_vain(self, own: Sight, ahead: Sight, now: float) -> bool:
        within, start = self.ahead.step.promise.limits.within, self.ahead.start
        if within is None or start is None or own.first is None or ahead.whole is not None:
            return False
        return now >= start + patience(within.total_seconds()) and ahead.missed < self._ahead_due

    @property
    def _begins(self) -> float:
        """When the step might be told first."""
        phase = self.own.step.promise.phase
        since = self.phases.start_of(_FIRST_TOLD.get(phase, phase))
        return -inf if since is None else since

    @property
    def _ahead_due(self) -> float:
        within, start = self.ahead.step.promise.limits.within, self.ahead.start
        return inf if within is None or start is None else start + within.total_seconds()
