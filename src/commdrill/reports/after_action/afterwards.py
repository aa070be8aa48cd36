"""What was to be done in the days after the run: by when, and who says that it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from commdrill.record.events import StepOutcome
from commdrill.record.owed import FOLLOW_UP, in_days, waits
from commdrill.record.result import Result
from commdrill.record.step_result import StepResult
from commdrill.reports.phrasing import instant


@dataclass(frozen=True)
class ToDo:
    """One step of the follow-up. `mark`: `good`, `open` or `bad`."""

    step: str
    promise: str
    due: str
    state: str
    mark: str


def to_dos(result: Result, now: datetime | None) -> Iterator[ToDo]:
    """Those of a run that went its whole way, in the plan's order."""
    for step in result.steps:
        if step.ref.phase == FOLLOW_UP and (step.attested or waits(step.outcome, step.reason)):
            due = due_of(step, result)
            state, mark = _state(step, due, now)
            yield ToDo(step.ref.id, step.ref.promise, instant(due) if due else "—", state, mark)


def due_of(step: StepResult, result: Result) -> datetime | None:
    """By when it had to be done; None: the run never ended."""
    if result.finished is None or step.ref.within is None or result.start is None:
        return None
    term = step.ref.within * result.start.environment.pace
    return result.finished + timedelta(seconds=term)


def _state(step: StepResult, due: datetime | None, now: datetime | None) -> tuple[str, str]:
    if step.attested is not None:
        on = step.attested_on
        late = f", {in_days(on - due)} after its term" if on and due and on > due else ""
        text = f"{step.reason}{late}"
        return text, "good" if step.outcome is StepOutcome.PASSED and not late else "bad"
    if due is not None and now is not None and now > due:
        return f"overdue by {in_days(now - due)}", "bad"
    return "waits for a person's word", "open"
