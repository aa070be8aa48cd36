"""Earlier runs, as those look at them who ask what was drilled: each run, and each step in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path

from commdrill.record.references import EnvironmentRef, PlanRef, RunOutcome, Seconds, StepOutcome

StepKey = tuple[str, str, str]  # plan, scenario, step
_TOLD = frozenset({StepOutcome.PASSED, StepOutcome.FAILED})


@dataclass(frozen=True)
class PastStep:
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
    drillings: tuple[PastStep, ...]  # in the plan's order
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
    gaps: tuple[str, ...] = ()  # what the ledger knows of, and nobody finds here

    def drillings(self, plan: str, scenario: str, step: str) -> tuple[PastStep, ...]:
        """What became of a step each time, newest first; sabotaged runs are left out."""
        return self._by_step.get((plan, scenario, step), ())

    def of_scenario(self, plan: str, scenario: str) -> tuple[PastRun, ...]:
        """The runs of a scenario, newest first; sabotaged ones are left out."""
        return tuple(run for run in self._honest if (run.plan.id, run.scenario) == (plan, scenario))

    def gone(self, plan: str, version: str, scenario: str, steps: Iterable[str]) -> tuple[str, ...]:
        """Steps that a run of the same version of the plan met, and that are not among these now."""
        runs = [run for run in self.of_scenario(plan, scenario) if run.plan.version == version]
        met = dict.fromkeys(one.step for run in runs for one in run.drillings)
        now = frozenset(steps)
        return tuple(step for step in met if step not in now)

    def of_drill(self, drill: str) -> tuple[PastRun, ...]:
        """The runs of a drill, newest first; sabotaged ones are left out."""
        return tuple(run for run in self._honest if run.drill == drill)

    def of_slot(self, slot: str) -> PastRun | None:
        """The first run made for a slot that touched anything; None where none did."""
        return self._by_slot.get(slot)

    @property
    def slots(self) -> tuple[PastRun, ...]:
        """The first run of each slot that touched anything, oldest first."""
        return tuple(self._by_slot.values())

    @cached_property
    def _by_slot(self) -> dict[str, PastRun]:
        oldest_first = [run for run in reversed(self.runs) if run.slot and run.has_begun]
        found: dict[str, PastRun] = {}
        for run in oldest_first:
            found.setdefault(run.slot, run)
        return found

    @cached_property
    def _honest(self) -> tuple[PastRun, ...]:
        return tuple(run for run in self.runs if not run.sabotages)

    @cached_property
    def _by_step(self) -> dict[StepKey, tuple[PastStep, ...]]:
        found: dict[StepKey, list[PastStep]] = {}
        for run in self._honest:
            for drilling in run.drillings:
                key = (run.plan.id, run.scenario, drilling.step)
                found.setdefault(key, []).append(drilling)
        return {key: tuple(drillings) for key, drillings in found.items()}
