"""What a drill came to, as tests written by hand ask for it: `drill("checkout-outage")`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from commdrill.record.chain import read_whole
from commdrill.record.events import RunOutcome, Seconds, StepOutcome
from commdrill.record.outcome import ending_of
from commdrill.record.result import Result, fold
from commdrill.record.step_result import StepResult
from commdrill.verdict import Difference


@dataclass(frozen=True)
class DrilledStep:
    """One step. `took` and `within` are as it was drilled: after pace; None: not measured, no limit."""

    id: str
    phase: str
    channel: str
    outcome: StepOutcome
    reason: str
    differences: tuple[Difference, ...]
    took: Seconds | None
    within: Seconds | None


@dataclass(frozen=True)
class Drilled:
    """One run of a drill. Outcomes equal their names: `outcome == "passed"`."""

    drill: str
    outcome: RunOutcome
    is_restored: bool
    steps: Mapping[str, DrilledStep]
    folder: Path
    result: Result = field(repr=False)


def drilled_in(folder: Path) -> Drilled:
    """The run in a folder.

    Raises:
        UnreadableJournal: it cannot be read.
    """
    result = fold(read_whole(folder))
    ending = ending_of(result)
    steps = {step.ref.id: _step(step) for step in result.steps}
    name = result.start.drill if result.start else result.run
    return Drilled(name, ending.outcome, ending.restored, steps, folder, result)


def _step(step: StepResult) -> DrilledStep:
    decided = step.decided
    return DrilledStep(
        id=step.ref.id,
        phase=step.ref.phase,
        channel=step.ref.channel,
        outcome=step.outcome,
        reason=step.reason,
        differences=decided.differences if decided else (),
        took=decided.took if decided else None,
        within=step.ref.within,
    )
