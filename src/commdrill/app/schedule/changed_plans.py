"""Drills that are due because their plan changed in substance since they were last drilled."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from commdrill.documents.drill import Drill
from commdrill.documents.plan import Plan
from commdrill.documents.project import Project
from commdrill.documents.severity import plan_at, severity_of
from commdrill.documents.substance import plan_substance
from commdrill.record.history import History, PastRun


@dataclass(frozen=True)
class Drifted:
    """A drill and the steps that are not what they were: changed, new, or no more there."""

    drill: Drill
    plan: Plan
    last_run: str
    last_drilled: datetime
    changed: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]


def drifted(project: Project, history: History) -> tuple[Drifted, ...]:
    """Of the drills that were drilled at all; `project` is without a mistake."""
    return tuple(
        one for document in project.drills.values() for one in _of(document.model, project, history)
    )


def _of(drill: Drill, project: Project, history: History) -> Iterator[Drifted]:
    last = next((run for run in history.of_drill(drill.id) if run.is_told), None)
    if last is None:
        return
    plan = project.plans[drill.plan].model
    now = _steps(plan_at(plan, severity_of(plan, drill)), drill.scenario)
    before = _steps_of(last, plan, drill)
    changed = [step for step in now if before.get(step) and before[step] != now[step]]
    added, removed = now.keys() - before.keys(), before.keys() - now.keys()
    if changed or added or removed:
        ordered = tuple(step for step in now if step in added)
        yield Drifted(
            drill, plan, last.run, last.started, tuple(changed), ordered, tuple(sorted(removed))
        )


def _steps(plan: Plan, scenario: str) -> Mapping[str, str]:
    return {
        step: digest for (name, step), digest in plan_substance(plan).items() if name == scenario
    }


def _steps_of(run: PastRun, plan: Plan, drill: Drill) -> Mapping[str, str]:
    """What was drilled then; nothing where the drill has been given another plan or scenario."""
    if (run.plan.id, run.scenario) != (plan.id, drill.scenario):
        return {}
    return {drilling.step: drilling.substance for drilling in run.drillings}
