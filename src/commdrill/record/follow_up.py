"""What became of actions: a later run closes one, nobody's word does.

The run has to be later than all that failed, and no rehearsal: in a sandbox nothing is mended.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from commdrill.documents.actions import BrokenPromise, CorrectiveAction
from commdrill.documents.environment import Tier
from commdrill.record.past import History, PastStep
from commdrill.record.run_facts import StepOutcome


@dataclass(frozen=True)
class FollowUp:
    """One action as of a day. `late`: days since it was due; `failed_since`: times the step failed again."""

    action: CorrectiveAction
    closed_by: PastStep | None
    late: int
    failed_since: int

    @property
    def is_open(self) -> bool:
        """Whether no run has shown yet that it helped."""
        return self.closed_by is None

    @property
    def is_overdue(self) -> bool:
        """Open beyond its day."""
        return self.is_open and self.late > 0


def follow_up(action: CorrectiveAction, history: History, on: date) -> FollowUp:
    """What the runs say of it."""
    steps = _told(action.finding, history)
    began = action.began
    since = tuple(one for one in steps if began and one.when.date() >= began)
    failed = sum(one.outcome is StepOutcome.FAILED for one in since)
    return FollowUp(action, _closing(steps, began), max(0, (on - action.due).days), failed)


def follow_ups(
    actions: Iterable[CorrectiveAction], history: History, on: date
) -> tuple[FollowUp, ...]:
    """The same of each."""
    return tuple(follow_up(action, history, on) for action in actions)


def concerns(action: CorrectiveAction, plan: str, scenario: str, step: str) -> bool:
    """Whether an action mends this step."""
    finding = action.finding
    return (finding.plan, finding.step) == (plan, step) and finding.scenario in (None, scenario)


def _closing(steps: Sequence[PastStep], began: date | None) -> PastStep | None:
    """The first proof behind the last failure; who names no beginning needs a failure to be later than."""
    passed = tuple(takewhile(lambda one: one.outcome is StepOutcome.PASSED, steps))
    if began is None and len(passed) == len(steps):
        return None
    proofs = [one for one in passed if one.environment.stage != Tier.SANDBOX]
    return next(
        (one for one in reversed(proofs) if began is None or one.when.date() >= began), None
    )


def _told(finding: BrokenPromise, history: History) -> tuple[PastStep, ...]:
    """Newest first, of every scenario that is meant."""
    found = (one for name in _scenarios(finding, history)
             for one in history.drillings(finding.plan, name, finding.step))  # fmt: skip
    telling = (one for one in found if one.is_told)
    return tuple(sorted(telling, key=lambda one: (one.when, one.run), reverse=True))


def _scenarios(finding: BrokenPromise, history: History) -> Iterator[str]:
    if finding.scenario is not None:
        yield finding.scenario
        return
    yield from history.scenarios(finding.plan)
