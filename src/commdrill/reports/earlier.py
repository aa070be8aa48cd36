"""The promises of a run over the runs of its drill before it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from commdrill.record.events import EarlierNoted, EarlierRun, EarlierStep, Seconds, StepOutcome
from commdrill.record.result import Result
from commdrill.reports.source import Source

MOST_ROWS = 40


@dataclass(frozen=True)
class Cell:
    """What became of a promise in one run; times are the plan's own. None: it was not made there."""

    on: datetime
    outcome: StepOutcome | None
    took: Seconds | None


@dataclass(frozen=True)
class Row:
    """One promise over the runs, the oldest first and this one last."""

    step: str
    cells: tuple[Cell, ...]

    @property
    def is_steady(self) -> bool:
        """Whether it came out the same each time."""
        return len({cell.outcome for cell in self.cells}) == 1


@dataclass(frozen=True)
class OverRuns:
    """All of them. `rows`: those that did not come out the same each time; `steady`: how many did.

    `gone`: promises that the run before met, of the same version of the plan with another digest.
    """

    runs: tuple[EarlierRun, ...]
    rows: tuple[Row, ...]
    steady: int
    left: int
    gone: tuple[str, ...]


def earlier_of(result: Result) -> tuple[EarlierRun, ...]:
    """The runs of its drill before it, newest first."""
    noted = result.last_of(EarlierNoted)
    return noted.runs if noted else ()


def over_runs(source: Source) -> OverRuns | None:
    """None: it is the first run of its drill, as far as it knew."""
    earlier = earlier_of(source.result)
    if not earlier:
        return None
    rows = tuple(_rows(source, tuple(reversed(earlier))))
    moving = tuple(row for row in rows if not row.is_steady)
    return OverRuns(
        tuple(reversed(earlier)),
        moving[:MOST_ROWS],
        len(rows) - len(moving),
        max(0, len(moving) - MOST_ROWS),
        gone(source),
    )


def history_of(source: Source, step: str) -> tuple[tuple[EarlierRun, EarlierStep], ...]:
    """What became of a promise in each earlier run that made it, newest first."""
    return tuple(
        (run, one) for run in earlier_of(source.result) for one in run.steps if one.step == step
    )


def gone(source: Source) -> tuple[str, ...]:
    """Promises taken away under the same version of the plan: who does that has to say so."""
    plan = source.start.plan
    now = {step.ref.id for step in source.result.steps}
    met = (
        one.step
        for run in earlier_of(source.result)
        if run.plan.id == plan.id
        if run.plan.version == plan.version and run.plan.sha256 != plan.sha256
        for one in run.steps
    )
    return tuple(dict.fromkeys(step for step in met if step not in now))


def _rows(source: Source, runs: Iterable[EarlierRun]) -> Iterator[Row]:
    runs, pace = tuple(runs), source.start.environment.pace
    known = [{one.step: one for one in run.steps} for run in runs]
    for step in source.result.steps:
        if step.ref.left_out:
            continue
        before = (
            _cell(run, steps.get(step.ref.id)) for run, steps in zip(runs, known, strict=True)
        )
        now = Cell(source.result.started, step.outcome, _in_plan(step.took, pace))
        yield Row(step.ref.id, (*before, now))


def _cell(run: EarlierRun, step: EarlierStep | None) -> Cell:
    if step is None:
        return Cell(run.began, None, None)
    return Cell(run.began, step.outcome, _in_plan(step.took, run.environment.pace))


def _in_plan(took: Seconds | None, pace: float) -> Seconds | None:
    return None if took is None else took * pace
