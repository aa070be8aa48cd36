"""Plan × scenario × step: when it was last drilled, where, and what came of it.

A run in a sandbox is a rehearsal: it shows that plan and drill fit each other, not that the real page
and the real mailbox do their part. So a drill in a real place is told before any rehearsal, and once
there is a real place, no rehearsal puts off the day a step is due.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from commdrill.coverage.promises import PromisedScenario, PromisedStep
from commdrill.coverage.trend import Trend, trend_of
from commdrill.documents.environment import Tier
from commdrill.record.events import StepOutcome
from commdrill.record.history import History, PastStep
from commdrill.record.owed import FOLLOW_UP, Owed, owed_by
from commdrill.values import Period


class Standing(StrEnum):
    """How much a step has been put to the test."""

    NEVER = "never"
    REHEARSED = "rehearsed"  # in a sandbox only
    DRILLED = "drilled"


@dataclass(frozen=True)
class StepCoverage:
    """One step. `last` is the newest drill, or the newest rehearsal where there was no drill.

    `told` is the newest of the same kind that could be told at all. `rehearsal` is the newest, of
    any outcome. `due`: when it must be drilled again at the latest, if the plan says so. `owed`:
    what runs left to be done, and nobody has attested yet.
    """

    step: PromisedStep
    last: PastStep | None
    told: PastStep | None
    rehearsal: PastStep | None
    due: date | None
    is_overdue: bool
    trend: Trend
    owed: tuple[Owed, ...] = ()

    @property
    def standing(self) -> Standing:
        """Drilled, rehearsed, or neither."""
        if self.last is None:
            return Standing.NEVER
        return Standing.REHEARSED if is_rehearsal(self.last) else Standing.DRILLED

    @property
    def outcome(self) -> StepOutcome | None:
        """What came of it last; None: it was never drilled."""
        return self.last.outcome if self.last else None

    @property
    def is_changed(self) -> bool:
        """Whether it promises something else now; runs of old versions cannot say."""
        proved = self.told or self.last
        return bool(proved and proved.substance and proved.substance != self.step.substance)

    @property
    def failed_rehearsal(self) -> PastStep | None:
        """A rehearsal that failed after the last drill."""
        newer = self.rehearsal if self.rehearsal and self.rehearsal is not self.last else None
        if newer is None or self.last is None or newer.outcome is not StepOutcome.FAILED:
            return None
        return newer if newer.when > self.last.when else None


@dataclass(frozen=True)
class ScenarioCoverage:
    """One scenario of one plan, step by step, in the plan's order.

    `gone`: steps that a run of the same version met: who took a promise away has to say so.
    """

    promised: PromisedScenario
    steps: tuple[StepCoverage, ...]
    gone: tuple[str, ...] = ()


@dataclass(frozen=True)
class Coverage:
    """Everything, as of a day."""

    on: date
    scenarios: tuple[ScenarioCoverage, ...]

    @property
    def owed(self) -> tuple[Owed, ...]:
        """What runs left to be done, and nobody has attested yet."""
        return tuple(one for step in self.steps for one in step.owed)

    @property
    def steps(self) -> tuple[StepCoverage, ...]:
        return tuple(step for scenario in self.scenarios for step in scenario.steps)


def is_rehearsal(drilling: PastStep) -> bool:
    """Whether it took place in a sandbox."""
    return drilling.environment.stage == Tier.SANDBOX


def cover(
    promised: Iterable[PromisedScenario], history: History, on: date, stages: Iterable[str]
) -> Coverage:
    """What runs have shown of what is promised, as of a day.

    `stages`: of the environments that there are; where all are sandboxes, rehearsals must do.
    """
    counted = frozenset(stages) - {Tier.SANDBOX} or frozenset({Tier.SANDBOX})
    look = _Look(history, on, counted)
    return Coverage(on, tuple(look.at_scenario(one) for one in promised))


@dataclass(frozen=True)
class _Look:
    """`counted`: the stages in which a drill puts off the day a step is due."""

    history: History
    on: date
    counted: frozenset[str]

    def at_scenario(self, promised: PromisedScenario) -> ScenarioCoverage:
        steps = tuple(self._at_step(promised, step) for step in promised.steps)
        now = (step.id for step in promised.steps)
        gone = self.history.gone(
            promised.plan, promised.version, promised.scenario, now, promised.counts
        )
        return ScenarioCoverage(promised, steps, gone)

    def _at_step(self, promised: PromisedScenario, step: PromisedStep) -> StepCoverage:
        drillings = self.history.drillings(promised.plan, promised.scenario, step.id)
        found = tuple(one for one in drillings if promised.counts(one.severity))
        rehearsals = tuple(filter(is_rehearsal, found))
        drills = tuple(one for one in found if not is_rehearsal(one)) or rehearsals
        due = self._due(promised.every, found)
        return StepCoverage(
            step=step,
            last=next(iter(drills), None),
            told=_first_told(drills),
            rehearsal=next(iter(rehearsals), None),
            due=due,
            is_overdue=due is not None and due < self.on,
            trend=trend_of(drills),
            owed=self._owed_of(promised, step),
        )

    def _owed_of(self, promised: PromisedScenario, step: PromisedStep) -> tuple[Owed, ...]:
        if step.phase != FOLLOW_UP:
            return ()
        runs = self.history.of_scenario(promised.plan, promised.scenario)
        found = (one for run in runs for one in owed_by(run) if one.step.step == step.id)
        return tuple(sorted(found, key=lambda one: one.due))

    def _due(self, every: Period | None, found: Iterable[PastStep]) -> date | None:
        last = _first_told(one for one in found if one.environment.stage in self.counted)
        return every.after(last.when.date()) if every and last else None


def _first_told(drillings: Iterable[PastStep]) -> PastStep | None:
    return next((drilling for drilling in drillings if drilling.is_told), None)
