"""What became of a step, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from commdrill.record.events import Seconds, StepOutcome
from commdrill.values import first_of
from commdrill.verdict import Difference


@dataclass(frozen=True)
class Decision:
    """What became of a step, and why.

    `over`: by how much a time was over at least, where it failed for that.
    """

    outcome: StepOutcome
    reason: str
    differences: tuple[Difference, ...] = ()
    over: Seconds | None = None


def passed(reason: str) -> Decision:
    return Decision(StepOutcome.PASSED, reason)


def failed(reason: str, differences: tuple[Difference, ...]) -> Decision:
    """Somebody looked, and it was not so."""
    return Decision(StepOutcome.FAILED, reason, differences)


def overdue(reason: str, differences: tuple[Difference, ...], over: Seconds) -> Decision:
    return Decision(StepOutcome.FAILED, reason, differences, over)


def untold(reason: str) -> Decision:
    return Decision(StepOutcome.ERROR, reason)


def listed(differences: Iterable[Difference]) -> str:
    """The first differences in one line."""
    texts = [str(difference) for difference in differences]
    more = f" (and {len(texts) - 3} more)" if len(texts) > 3 else ""
    return "; ".join(texts[:3]) + more


def some(people: tuple[str, ...]) -> str:
    """The first of many people."""
    return first_of(people, 5)
