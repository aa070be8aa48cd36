"""The drills of a project that are due again and again."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from commdrill.app.own_folder import OWN
from commdrill.documents.document import Document
from commdrill.documents.drill import Drill
from commdrill.documents.links.blackout import blackouts_of
from commdrill.documents.links.schedule import schedule_problems
from commdrill.documents.project import Project
from commdrill.timetable.slot import Item

STORE = Path(OWN) / "timetable"


def agenda_of(project: Project) -> Mapping[str, Item]:
    """The drills with a schedule that can be kept, by id; what is wrong with others is told elsewhere."""
    return {item.drill: item for drill in project.drills.values() for item in _item(project, drill)}


def _item(project: Project, drill: Document[Drill]) -> Iterator[Item]:
    model = drill.model
    environment = project.environments.get(model.environment)
    if model.schedule is None or environment is None or any(schedule_problems(drill)):
        return
    plan = project.plans.get(model.plan)
    yield Item(
        drill=model.id,
        title=model.title,
        plan=model.plan,
        scenario=model.scenario,
        environment=model.environment,
        owner=model.owner or (plan.model.owner if plan else None) or "",
        schedule=model.schedule,
        blackouts=blackouts_of(environment, model, project.readable),
        folder=drill.source.file.parent,
    )
