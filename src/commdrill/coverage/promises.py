"""What there is to drill, scenario by scenario: as the plans promise it, or as runs remember it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import product

from commdrill.documents.plan import Plan, Scenario, Step
from commdrill.documents.project import Project
from commdrill.documents.severity import certain, scenario_at, severities_of, severity_of
from commdrill.documents.substance import step_substance
from commdrill.record.events import Seconds
from commdrill.record.history import History, PastRun, PastStep
from commdrill.values import Period


@dataclass(frozen=True)
class PromisedStep:
    """One step; `within` at the plan's pace, `substance` the digest of all it promises."""

    id: str
    phase: str
    channel: str
    within: Seconds | None
    substance: str


@dataclass(frozen=True)
class PromisedScenario:
    """The steps of one scenario, how often they must be drilled, and which drills there are.

    `severity`: of a plan that knows several; `is_first`: what was drilled without one was of it.
    What only runs remember has no `every` and no drills.
    """

    plan: str
    title: str
    version: str
    scenario: str
    type: str
    every: Period | None
    drills: tuple[str, ...]
    steps: tuple[PromisedStep, ...]
    severity: str = ""
    is_first: bool = True

    def counts(self, severity: str) -> bool:
        """Whether a drill of a severity is one of this."""
        return severity == self.severity or (not severity and self.is_first)


def promised_in(project: Project, plans: Iterable[str]) -> Iterator[PromisedScenario]:
    """Every scenario of these plans; what they name must be there."""
    for name in plans:
        plan = project.plans[name].model
        for scenario, severity in product(plan.scenarios, severities_of(plan)):
            drills = (drill.model for drill in project.drills.values())
            mine = (
                one.id for one in drills
                if (one.plan, one.scenario) == (name, scenario)
                and severity_of(plan, one) == severity
            )  # fmt: skip
            promised = _scenario(plan, scenario, severity, tuple(mine))
            if promised.steps:
                yield promised


def remembered_in(history: History) -> Iterator[PromisedScenario]:
    """Every scenario ever drilled, as its newest run knew it."""
    met: set[tuple[str, str, str]] = set()
    for run in history.runs:
        key = (run.plan.id, run.scenario, run.severity)
        if key not in met and not run.sabotages:
            met.add(key)
            yield _remembered(run)


def _scenario(plan: Plan, name: str, severity: str, drills: tuple[str, ...]) -> PromisedScenario:
    scenario = scenario_at(plan.scenarios[name], severity)
    steps = tuple(_step(plan, scenario, step) for step in scenario.steps)
    return PromisedScenario(
        plan.id,
        plan.title,
        plan.version,
        name,
        scenario.type.value,
        plan.drill_every,
        drills,
        steps,
        severity,
        is_first=severity == severities_of(plan)[0],
    )


def _step(plan: Plan, scenario: Scenario, step: Step) -> PromisedStep:
    substance = step_substance(plan, scenario, step)
    within = _in_seconds(certain(step.within))
    return PromisedStep(step.id, step.phase.value, step.channel, within, substance)


def _in_seconds(duration: timedelta | None) -> Seconds | None:
    return duration.total_seconds() if duration is not None else None


def _remembered(run: PastRun) -> PromisedScenario:
    plan, steps = run.plan, tuple(_as_drilled(drilling) for drilling in run.drillings)
    return PromisedScenario(
        plan.id,
        plan.title,
        plan.version,
        run.scenario,
        run.scenario_type,
        None,
        (),
        steps,
        run.severity,
        is_first=not run.severity,
    )


def _as_drilled(drilling: PastStep) -> PromisedStep:
    within = drilling.within_in_plan
    return PromisedStep(drilling.step, drilling.phase, drilling.channel, within, drilling.substance)
