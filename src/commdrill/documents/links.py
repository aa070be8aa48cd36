"""Documents linked by id: what one names, another has. All mistakes at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from commdrill.documents.document import Document
from commdrill.documents.drill import Drill
from commdrill.documents.drill_links import Match, match_of, match_problems, name_problems
from commdrill.documents.environment import Environment, Subscriber
from commdrill.documents.environment_links import environment_problems
from commdrill.documents.plan import Plan, Scenario
from commdrill.documents.plan_links import plan_problems
from commdrill.documents.problem import DocumentErrors, Problem, in_order
from commdrill.documents.project import Project
from commdrill.documents.schedule_links import schedule_problems
from commdrill.documents.suggestion import did_you_mean, listed
from commdrill.errors import UsageError

_MOST = 500  # mistakes told of one document
_MOST_SCHEDULES = 5  # a rule that is never due can take a tenth of a second to find out


@dataclass(frozen=True)
class LinkedDrill:
    """A drill with all it names, and no mistake in any of it."""

    drill: Document[Drill]
    plan: Document[Plan]
    scenario: Scenario
    environment: Document[Environment]
    subscribers: tuple[Subscriber, ...]


def link(project: Project) -> tuple[Problem, ...]:
    """Everything wrong with a project: in its files, and between its documents."""
    return in_order((*project.problems, *_link_problems(project)))


def link_drill(project: Project, drill_id: str, environment_id: str | None = None) -> LinkedDrill:
    """A drill ready to compile, in its own environment or in another.

    Raises:
        UsageError: there is no such drill or environment.
        DocumentErrors: it, or something that it names, is wrong; or a file could not be read.
    """
    drill = _known_drill(project, drill_id)
    environment = environment_id or drill.model.environment
    if environment_id is not None:
        _check_environment(project, environment_id)
    match = match_of(project, drill, environment)
    problems = in_order((*project.problems, *_drill_problems(project, drill, environment, match)))
    if problems or match is None:
        raise DocumentErrors(problems)
    return LinkedDrill(
        drill, match.plan, match.scenario, match.environment, match.roster.subscribers()
    )


def _known_drill(project: Project, name: str) -> Document[Drill]:
    drill = project.drills.get(name)
    if drill is None and ("drill", name) in project.broken:
        raise DocumentErrors(project.problems)
    if drill is None:
        near = did_you_mean(name, project.drills)
        raise UsageError(f"there is no drill {name!r}{near}; there are: {listed(project.drills)}")
    return drill


def _check_environment(project: Project, name: str) -> None:
    if name in project.environments:
        return
    if ("environment", name) in project.broken:
        raise DocumentErrors(project.problems)
    known = project.environments
    near = did_you_mean(name, known)
    raise UsageError(f"there is no environment {name!r}{near}; there are: {listed(known)}")


def _drill_problems(
    project: Project, drill: Document[Drill], environment: str, match: Match | None
) -> Iterator[Problem]:
    yield from name_problems(project, drill, environment)
    yield from schedule_problems(drill)
    if plan := project.plans.get(drill.model.plan):
        yield from islice(plan_problems(plan), _MOST)
    if place := project.environments.get(environment):
        yield from environment_problems(project, place)
    if match is not None:
        yield from match_problems(match)


def _link_problems(project: Project) -> Iterator[Problem]:
    for plan in project.plans.values():
        yield from islice(plan_problems(plan), _MOST)
    for environment in project.environments.values():
        yield from environment_problems(project, environment)
    for drill in project.drills.values():
        yield from name_problems(project, drill, drill.model.environment)
        match = match_of(project, drill, drill.model.environment)
        if match is not None:
            yield from match_problems(match)
    schedules = (schedule_problems(drill) for drill in project.drills.values())
    yield from islice((problem for found in schedules for problem in found), _MOST_SCHEDULES)
