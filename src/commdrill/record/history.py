"""What earlier runs say of each step: read from the run folders alone, whatever else lies there.

A run that was killed counts as far as it came. One whose journal is damaged is told of and not
believed; a folder without a journal is nobody's business. Sabotaged runs spoil the sandbox on
purpose, and so say nothing about a plan.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path

from commdrill.record.events import (
    EnvironmentRef,
    PlanRef,
    Record,
    RunOutcome,
    Seconds,
    StepOutcome,
)
from commdrill.record.folder import JOURNAL, UnreadableJournal, read_raw
from commdrill.record.lines import from_json
from commdrill.record.outcome import ending_of
from commdrill.record.result import Result, StepResult, fold

StepKey = tuple[str, str, str]  # plan, scenario, step
_TOLD = frozenset({StepOutcome.PASSED, StepOutcome.FAILED})
_ALL_THE_SAME = (b"Looked", b"LookFailed", b"MessageSeen", b"FindingMade")  # to any outcome
_EVENT = b'"event": "'


@dataclass(frozen=True)
class Drilling:
    """One step in one run. `within` and `took` are as it was drilled: after pace.

    `substance` is empty in runs of a version that did not note it.
    """

    run: str
    when: datetime
    plan_version: str
    substance: str
    environment: EnvironmentRef
    step: str
    outcome: StepOutcome
    reason: str
    took: Seconds | None
    within: Seconds | None
    phase: str = ""
    channel: str = ""

    @property
    def is_told(self) -> bool:
        """Whether it could be told at all: passed or failed, not error or skipped."""
        return self.outcome in _TOLD

    @property
    def took_in_plan(self) -> Seconds | None:
        """How long it took, at the plan's own pace."""
        return None if self.took is None else self.took * self.environment.pace

    @property
    def within_in_plan(self) -> Seconds | None:
        """Its deadline, at the plan's own pace."""
        return None if self.within is None else self.within * self.environment.pace


@dataclass(frozen=True)
class PastRun:
    """One run; `finished` is None for one that was killed (or is still under way)."""

    run: str
    folder: Path = field(repr=False)
    drill: str
    plan: PlanRef
    scenario: str
    environment: EnvironmentRef
    started: datetime
    finished: datetime | None
    outcome: RunOutcome
    sabotages: tuple[str, ...]
    drillings: tuple[Drilling, ...]  # in the plan's order
    slot: str = ""
    has_begun: bool = True  # past preflight, and not refused: something may have been touched
    title: str = ""
    scenario_type: str = ""

    @property
    def is_told(self) -> bool:
        """Whether anything at all could be told of its scenario."""
        return any(drilling.is_told for drilling in self.drillings)


@dataclass(frozen=True)
class History:
    """Every run that could be read, newest first, and the folders of those that could not."""

    runs: tuple[PastRun, ...] = ()
    unreadable: tuple[Path, ...] = ()

    def drillings(self, plan: str, scenario: str, step: str) -> tuple[Drilling, ...]:
        """What became of a step each time, newest first; sabotaged runs are left out."""
        return self._by_step.get((plan, scenario, step), ())

    def of_scenario(self, plan: str, scenario: str) -> tuple[PastRun, ...]:
        """The runs of a scenario, newest first; sabotaged ones are left out."""
        return tuple(run for run in self._honest if (run.plan.id, run.scenario) == (plan, scenario))

    def of_drill(self, drill: str) -> tuple[PastRun, ...]:
        """The runs of a drill, newest first; sabotaged ones are left out."""
        return tuple(run for run in self._honest if run.drill == drill)

    def of_slot(self, slot: str) -> PastRun | None:
        """The first run made for a slot that touched anything; None where none did."""
        made = [run for run in self.runs if run.slot == slot and run.has_begun]
        return made[-1] if made else None

    @cached_property
    def _honest(self) -> tuple[PastRun, ...]:
        return tuple(run for run in self.runs if not run.sabotages)

    @cached_property
    def _by_step(self) -> dict[StepKey, tuple[Drilling, ...]]:
        found: dict[StepKey, list[Drilling]] = {}
        for run in self._honest:
            for drilling in run.drillings:
                key = (run.plan.id, run.scenario, drilling.step)
                found.setdefault(key, []).append(drilling)
        return {key: tuple(drillings) for key, drillings in found.items()}


def read_history(reports: Path) -> History:
    """The history that a folder of run folders holds; an empty one where there is no such folder."""
    runs, unreadable = list[PastRun](), list[Path]()
    for journal in sorted(reports.glob(f"*/{JOURNAL}")):
        try:
            runs += _run_in(journal.parent)
        except UnreadableJournal:
            unreadable.append(journal.parent)
    runs.sort(key=lambda run: (run.started, run.run), reverse=True)
    return History(tuple(runs), tuple(unreadable))


def _run_in(folder: Path) -> Iterator[PastRun]:
    """The run of a folder; none where it died before it could say which drill it was."""
    records = tuple(_telling_records(folder))
    result = fold(records) if records else None
    if result is not None and result.start is not None:
        yield _past_run(result, folder)


def _telling_records(folder: Path) -> Iterator[Record]:
    """The records that an outcome hangs on: looks are many, and none of them does."""
    for number, line in enumerate(read_raw(folder).lines, start=1):
        if _kind(line) in _ALL_THE_SAME:
            continue
        try:
            yield from_json(line)
        except ValueError as error:
            raise UnreadableJournal(f"{folder / JOURNAL}:{number}: {error}") from error


def _kind(line: bytes) -> bytes:
    """The event's name: it stands before anything that was seen."""
    return line.partition(_EVENT)[2].partition(b'"')[0]


def _past_run(result: Result, folder: Path) -> PastRun:
    start = result.start
    assert start is not None
    return PastRun(
        run=result.run,
        folder=folder,
        drill=start.drill,
        title=start.title,
        plan=start.plan,
        scenario=start.scenario,
        scenario_type=start.scenario_type,
        environment=start.environment,
        started=result.started,
        finished=result.finished,
        outcome=ending_of(result).outcome,
        sabotages=start.sabotages,
        drillings=tuple(_drillings(result, start.plan, start.environment)),
        slot=start.slot,
        has_begun=result.has_begun,
    )


def _drillings(result: Result, plan: PlanRef, environment: EnvironmentRef) -> Iterable[Drilling]:
    for step in result.steps:
        yield Drilling(
            run=result.run,
            when=result.started,
            plan_version=plan.version,
            substance=step.ref.substance,
            environment=environment,
            step=step.ref.id,
            phase=step.ref.phase,
            channel=step.ref.channel,
            outcome=step.outcome,
            reason=step.reason,
            took=_took(step),
            within=step.ref.within,
        )


def _took(step: StepResult) -> Seconds | None:
    return step.decided.took if step.decided else None
