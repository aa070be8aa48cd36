"""Steps that were not kept for one and the same reason: told together, once."""

from collections.abc import Iterable
from dataclasses import dataclass

from commdrill.record import events as e
from commdrill.record.step_result import StepResult
from commdrill.reports.phrasing import in_brief
from commdrill.values import grouped
from commdrill.verdict import Difference


@dataclass(frozen=True)
class Alike:
    """One or more steps of one outcome and one reason, in the plan's order."""

    outcome: e.StepOutcome
    reason: str
    differences: tuple[Difference, ...]
    steps: tuple[StepResult, ...]

    @property
    def first(self) -> StepResult:
        """The one that stands for all."""
        return self.steps[0]


def alike(steps: Iterable[StepResult]) -> tuple[Alike, ...]:
    """The steps by what is to be said of them, in the order of the first of each."""
    found = grouped(((step.outcome, step.reason, step.differences), step) for step in steps)
    return tuple(map(_told, found.values()))


def _told(group: tuple[StepResult, ...]) -> Alike:
    first = group[0]
    brief = in_brief(first.reason, first.differences)
    return Alike(first.outcome, brief, first.differences, group)
