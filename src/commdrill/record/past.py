"""Earlier runs, as those look at them who ask what was drilled: each run, and each step in it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path

from commdrill.record.run_facts import EnvironmentRef, PlanRef, RunOutcome, Seconds, StepOutcome
from commdrill.values import grouped

ScenarioKey = tuple[str, str]  # plan, scenario
_TOLD = frozenset({StepOutcome.PASSED, StepOutcome.FAILED})


@dataclass(frozen=True, slots=True)
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
    severity: str = ""

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


@dataclass(frozen=True, slots=True)
class PastRun:
    """One run; `finished` is None for one that was killed (or is still under way).

    `reports`: where its folder lies; `name`: the folder's. A path for each of many would be large.
    """

    run: str
    reports: Path = field(repr=False)
    name: str = field(repr=False)
    drill: str
    plan: PlanRef
    scenario: str
    environment: EnvironmentRef
    started: datetime
    finished: datetime | None
    outcome: RunOutcome
    sabotages: tuple[str, ...]
    drillings: Sequence[PastStep]  # in the plan's order
    slot: str = ""
    has_begun: bool = True  # past preflight, and not refused: something may have been touched
    title: str = ""
    scenario_type: str = ""
    severity: str = ""

    @property
    def folder(self) -> Path:
        return self.reports / self.name

    @property
    def is_told(self) -> bool:
        """Whether anything at all could be told of its scenario."""
        return any(drilling.is_told for drilling in self.drillings)


def newest_first(runs: Iterable[PastRun]) -> tuple[PastRun, ...]:
    """As they are told of; those of one moment by their names."""
    return tuple(sorted(runs, key=lambda run: (run.started, run.run), reverse=True))


@dataclass(frozen=True)
class History:
    """Every run that could be read, newest first, and the folders of those that could not."""

    runs: tuple[PastRun, ...] = ()
    unreadable: tuple[Path, ...] = ()
    gaps: tuple[str, ...] = ()  # what the ledger knows of, and nobody finds here
    copies: tuple[PastRun, ...] = ()  # other folders that hold one of the runs: they count no more

    @classmethod
    def of(
        cls, runs: Iterable[PastRun], unreadable: Iterable[Path] = (), gaps: Iterable[str] = ()
    ) -> "History":
        """A run is its id, not its folder: of several it is the one that is called so."""
        counted, copies = dict[str, PastRun](), list[PastRun]()
        for run in sorted(runs, key=lambda run: (run.name != run.run, run.name)):
            if counted.setdefault(run.run, run) is not run:
                copies.append(run)
        found = newest_first(counted.values())
        return cls(found, tuple(unreadable), tuple(gaps), tuple(copies))

    def drillings(self, plan: str, scenario: str, step: str) -> tuple[PastStep, ...]:
        """What became of a step each time, newest first; sabotaged runs are left out."""
        return self._steps_of((plan, scenario)).get(step, ())

    def of_scenario(self, plan: str, scenario: str) -> tuple[PastRun, ...]:
        """The runs of a scenario, newest first; sabotaged ones are left out."""
        return self._by_scenario.get((plan, scenario), ())

    def scenarios(self, plan: str) -> tuple[str, ...]:
        """The scenarios of a plan that were run at all, the one of the newest run first."""
        return self._scenarios_of.get(plan, ())

    def gone(
        self,
        plan: str,
        version: str,
        scenario: str,
        steps: Iterable[str],
        counts: Callable[[str], bool] = lambda _: True,
    ) -> tuple[str, ...]:
        """Steps that a run of the same version of the plan met, and that are not among these now.

        `counts`: the severities of runs that are asked about.
        """
        times = self._steps_of((plan, scenario)).items()
        met = (
            step for step, all_ in times
            if any(one.plan_version == version and counts(one.severity) for one in all_)
        )  # fmt: skip
        now = frozenset(steps)
        return tuple(step for step in met if step not in now)

    def of_drill(self, drill: str) -> tuple[PastRun, ...]:
        """The runs of a drill, newest first; sabotaged ones are left out."""
        return self._by_drill.get(drill, ())

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
    def _by_scenario(self) -> Mapping[ScenarioKey, tuple[PastRun, ...]]:
        return grouped(((run.plan.id, run.scenario), run) for run in self._honest)

    @cached_property
    def _by_drill(self) -> Mapping[str, tuple[PastRun, ...]]:
        return grouped((run.drill, run) for run in self._honest)

    @cached_property
    def _scenarios_of(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for run in self.runs:
            found.setdefault(run.plan.id, {})[run.scenario] = None
        return {plan: tuple(names) for plan, names in found.items()}

    def _steps_of(self, key: ScenarioKey) -> Mapping[str, tuple[PastStep, ...]]:
        """Of one scenario by step. Kept until another is asked for: all would be too many."""
        if self._asked_last.key != key:
            runs = self._by_scenario.get(key, ())
            self._asked_last.key = key
            self._asked_last.steps = grouped(
                (one.step, one) for run in runs for one in run.drillings
            )
        return self._asked_last.steps

    @cached_property
    def _asked_last(self) -> "_Asked":
        return _Asked()


@dataclass
class _Asked:
    """The scenario that was asked for last, step by step."""

    key: ScenarioKey | None = None
    steps: Mapping[str, tuple[PastStep, ...]] = field(default_factory=dict)
