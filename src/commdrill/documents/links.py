"""Documents linked by id: what one names, another has. All mistakes at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from commdrill.documents.document import Document
from commdrill.documents.drill import Drill
from commdrill.documents.drill_links import (
    Match,
    match_of,
    match_problems,
    name_problems,
    own_problems,
)
from commdrill.documents.environment import Environment, Subscriber
from commdrill.documents.environment_links import environment_problems
from commdrill.documents.plan import Plan, Scenario
from commdrill.documents.plan_links import plan_problems
from commdrill.documents.problem import DocumentErrors, Problem, in_order
from commdrill.documents.project import Project
from commdrill.documents.schedule_links import schedule_problems
from commdrill.documents.suggestion import did_you_mean, listed
from commdrill.errors import UsageError

D = TypeVar("D")

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


def link(project: Project, elsewhere: str | None = None) -> tuple[Problem, ...]:
    """Everything wrong with a project: in its files, and between its documents.

    `elsewhere`: the environment to run every drill in, instead of its own.

    Raises:
        UsageError: there is no such environment.
    """
    if elsewhere is not None:
        environment_named(project, elsewhere)
    scope = _Scope(
        tuple(project.plans.values()),
        tuple(project.environments.values()),
        tuple(project.drills.values()),
    )
    return in_order((*_of_files(project), *_problems(project, scope, elsewhere)))


def link_drills(
    project: Project, names: Iterable[str], elsewhere: str | None = None
) -> tuple[LinkedDrill, ...]:
    """Drills ready to compile, in their own environments or in another.

    Raises:
        UsageError: there is no such drill or environment.
        DocumentErrors: they, or something that they name, are wrong; or a file could not be read.
    """
    drills = tuple(_known_drill(project, name) for name in names)
    if elsewhere is not None:
        environment_named(project, elsewhere)
    scope = _Scope(
        tuple(_each(project.plans, (drill.model.plan for drill in drills))),
        tuple(_each(project.environments, (_place(drill, elsewhere) for drill in drills))),
        drills,
    )
    problems = in_order((*_of_files(project), *_problems(project, scope, elsewhere)))
    if problems:
        raise DocumentErrors(problems)
    return tuple(_linked(project, drill, elsewhere) for drill in drills)


def matches_of(
    project: Project, names: Iterable[str], elsewhere: str | None = None
) -> Iterator[Match]:
    """Those of these drills whose plan, scenario and environment are there, right or wrong."""
    for name in names:
        drill = project.drills.get(name)
        match = match_of(project, drill, _place(drill, elsewhere)) if drill else None
        if match is not None:
            yield match


@dataclass(frozen=True)
class _Scope:
    """The documents that are looked at, each once."""

    plans: tuple[Document[Plan], ...]
    environments: tuple[Document[Environment], ...]
    drills: tuple[Document[Drill], ...]


def _linked(project: Project, drill: Document[Drill], elsewhere: str | None) -> LinkedDrill:
    match = match_of(project, drill, _place(drill, elsewhere))
    if match is None:  # what it names could not be read: told before
        raise DocumentErrors(_of_files(project))
    return LinkedDrill(
        drill, match.plan, match.scenario, match.environment, match.roster.subscribers()
    )


def _each(documents: Mapping[str, D], names: Iterable[str]) -> Iterator[D]:
    return (documents[name] for name in dict.fromkeys(names) if name in documents)


def _place(drill: Document[Drill], elsewhere: str | None) -> str:
    return elsewhere or drill.model.environment


def _known_drill(project: Project, name: str) -> Document[Drill]:
    drill = project.drills.get(name)
    if drill is None and ("drill", name) in project.broken:
        raise DocumentErrors(_of_files(project))
    if drill is None:
        near = did_you_mean(name, project.drills)
        raise UsageError(f"there is no drill {name!r}{near}; there are: {listed(project.drills)}")
    return drill


def environment_named(project: Project, name: str) -> Document[Environment]:
    """An environment by its id.

    Raises:
        UsageError: there is none.
        DocumentErrors: it could not be read.
    """
    if name in project.environments:
        return project.environments[name]
    if ("environment", name) in project.broken:
        raise DocumentErrors(_of_files(project))
    known = project.environments
    near = did_you_mean(name, known)
    raise UsageError(f"there is no environment {name!r}{near}; there are: {listed(known)}")


def _of_files(project: Project) -> tuple[Problem, ...]:
    """What is wrong with files that hold no whole document, and what lies behind that in them."""
    behind = [
        problem
        for plan in project.fragments.plans
        for problem in plan.told(islice(plan_problems(plan.document), _MOST))
    ]
    for drill in project.fragments.drills:
        place = drill.document.model.environment
        behind += drill.told(name_problems(project, drill.document, place))
        if match := match_of(project, drill.document, place):
            behind += drill.told(own_problems(match))
    return in_order((*project.problems, *behind))


def _problems(project: Project, scope: _Scope, elsewhere: str | None) -> Iterator[Problem]:
    for plan in scope.plans:
        yield from islice(plan_problems(plan), _MOST)
    for environment in scope.environments:
        yield from environment_problems(project, environment)
    for drill in scope.drills:
        yield from name_problems(project, drill, _place(drill, elsewhere))
        match = match_of(project, drill, _place(drill, elsewhere))
        if match is not None:
            yield from match_problems(match)
    schedules = (schedule_problems(drill) for drill in scope.drills)
    yield from islice((problem for found in schedules for problem in found), _MOST_SCHEDULES)
