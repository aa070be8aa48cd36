"""Documents linked by id: what one names, another has. Each is looked at once, all mistakes told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TypeVar

from commdrill.documents.actions import Actions
from commdrill.documents.document import Document
from commdrill.documents.drill import Drill
from commdrill.documents.environment import Environment
from commdrill.documents.links.actions import actions_problems
from commdrill.documents.links.drill import (
    LinkedDrill,
    fit_problems,
    linked_drill,
    name_problems,
    own_problems,
)
from commdrill.documents.links.environment import environment_problems
from commdrill.documents.links.plan import plan_problems
from commdrill.documents.links.schedule import schedule_problems
from commdrill.documents.plan import Plan
from commdrill.documents.problem import DocumentErrors, Problem, in_order
from commdrill.documents.project import Project
from commdrill.documents.suggestion import did_you_mean, listed
from commdrill.errors import UsageError

D = TypeVar("D")
Problems = tuple[Problem, ...]
_Document = tuple[str, str]  # its kind and its id

_MOST = 500  # mistakes told of one document
_MOST_SCHEDULES = 5  # a rule that is never due can take a tenth of a second to find out


@dataclass(frozen=True)
class LinkedDocuments:
    """The documents of a project that were looked at, and everything that is wrong.

    `drills`: those whose plan, scenario and environment are there, right or wrong. `problems`: in
    files, and between documents.
    """

    project: Project
    drills: Mapping[str, LinkedDrill]
    problems: Problems
    _within: Mapping[_Document, Problems] = field(repr=False, default_factory=dict)
    _schedules: Mapping[str, Problems] = field(repr=False, default_factory=dict)

    def is_sound_plan(self, plan: str) -> bool:
        """Whether nothing is wrong within it."""
        return not self._within["plan", plan]

    def is_sound_environment(self, environment: str) -> bool:
        """The same of an environment and the people enrolled in it."""
        enrolling = self.project.rosters[environment].problems
        return not (enrolling or self._within["environment", environment])

    def is_sound_list(self, actions: str) -> bool:
        """Whether a list of actions mends promises that are there."""
        return not self._within["actions", actions]

    def is_sound_drill(self, drill: str) -> bool:
        """Whether it fits its plan and its environment, and is due again and again."""
        return not (self._within["drill", drill] or self._schedule_problems(drill))

    def _schedule_problems(self, drill: str) -> Problems:
        """Behind the mistakes that are told, schedules are looked at only where somebody asks."""
        found = self._schedules.get(drill)
        return tuple(schedule_problems(self.project.drills[drill])) if found is None else found


def link(project: Project, elsewhere: str | None = None) -> LinkedDocuments:
    """All documents of a project.

    `elsewhere`: the environment to run every drill in, instead of its own.

    Raises:
        UsageError: there is no such environment.
    """
    plans, environments = project.plans.values(), project.environments.values()
    scope = _Scope(
        tuple(plans),
        tuple(environments),
        tuple(project.drills.values()),
        actions=tuple(project.actions.values()),
    )
    return _linked(project, scope, elsewhere)


def link_named(
    project: Project, names: Iterable[str], elsewhere: str | None = None
) -> LinkedDocuments:
    """These drills with all they name, in their own environments or in another.

    Raises:
        UsageError: there is no such drill or environment.
    """
    wanted = tuple(names)
    drills = tuple(_each_drill(project, wanted))
    scope = _Scope(
        tuple(_each(project.plans, (drill.model.plan for drill in drills))),
        tuple(_each(project.environments, (_place(drill, elsewhere) for drill in drills))),
        drills,
        misses_one=any(name not in project.drills for name in wanted),
    )
    return _linked(project, scope, elsewhere)


@dataclass(frozen=True)
class _Scope:
    """The documents that are looked at, each once. `misses_one`: a drill could not be read."""

    plans: tuple[Document[Plan], ...]
    environments: tuple[Document[Environment], ...]
    drills: tuple[Document[Drill], ...]
    misses_one: bool = False
    actions: tuple[Document[Actions], ...] = ()


def _linked(project: Project, scope: _Scope, elsewhere: str | None) -> LinkedDocuments:
    in_files, drills = _of_files(project), dict(_drills(project, scope, elsewhere))
    if scope.misses_one or (elsewhere is not None and not _is_there(project, elsewhere)):
        return LinkedDocuments(project, drills, in_files)
    within = dict(_within(project, scope, elsewhere, drills))
    schedules = _schedules(scope.drills)
    late = islice(chain.from_iterable(schedules.values()), _MOST_SCHEDULES)
    problems = in_order((*in_files, *chain.from_iterable(within.values()), *late))
    return LinkedDocuments(project, drills, problems, within, schedules)


def _drills(
    project: Project, scope: _Scope, elsewhere: str | None
) -> Iterator[tuple[str, LinkedDrill]]:
    for drill in scope.drills:
        if linked := linked_drill(project, drill, _place(drill, elsewhere)):
            yield drill.model.id, linked


def _within(
    project: Project, scope: _Scope, elsewhere: str | None, drills: Mapping[str, LinkedDrill]
) -> Iterator[tuple[_Document, Problems]]:
    """What is wrong with each document that could be read."""
    for plan in scope.plans:
        yield ("plan", plan.model.id), tuple(islice(plan_problems(plan), _MOST))
    for environment in scope.environments:
        found = tuple(environment_problems(project, environment))
        yield ("environment", environment.model.id), found
    for actions in scope.actions:
        found = tuple(actions_problems(project, actions))
        yield ("actions", actions.model.id), found
    for drill in scope.drills:
        names = name_problems(project, drill, _place(drill, elsewhere))
        linked = drills.get(drill.model.id)
        fits = fit_problems(linked) if linked else ()
        yield ("drill", drill.model.id), (*names, *fits)


def _schedules(drills: Iterable[Document[Drill]]) -> dict[str, Problems]:
    """What is wrong with schedules, until enough of it is found to tell."""
    found: dict[str, Problems] = {}
    for drill in drills:
        if sum(map(len, found.values())) >= _MOST_SCHEDULES:
            break
        found[drill.model.id] = tuple(schedule_problems(drill))
    return found


def _each(documents: Mapping[str, D], names: Iterable[str]) -> Iterator[D]:
    return (documents[name] for name in dict.fromkeys(names) if name in documents)


def _place(drill: Document[Drill], elsewhere: str | None) -> str:
    return elsewhere or drill.model.environment


def _each_drill(project: Project, names: Iterable[str]) -> Iterator[Document[Drill]]:
    """Those of these that could be read."""
    known = project.drills
    for name in dict.fromkeys(names):
        if name in known:
            yield known[name]
        elif ("drill", name) not in project.broken:
            near = did_you_mean(name, known)
            raise UsageError(f"there is no drill {name!r}{near}; there are: {listed(known)}")


def environment_named(project: Project, name: str) -> Document[Environment]:
    """An environment by its id.

    Raises:
        UsageError: there is none.
        DocumentErrors: it could not be read.
    """
    if _is_there(project, name):
        return project.environments[name]
    raise DocumentErrors(_of_files(project))


def _is_there(project: Project, environment: str) -> bool:
    """Whether it could be read, too.

    Raises:
        UsageError: there is none.
    """
    known = project.environments
    if environment not in known and ("environment", environment) not in project.broken:
        near = did_you_mean(environment, known)
        there = listed(known)
        raise UsageError(f"there is no environment {environment!r}{near}; there are: {there}")
    return environment in known


def _of_files(project: Project) -> Problems:
    """What is wrong with files that hold no whole document, and what lies behind that in them."""
    behind = [
        problem
        for plan in project.fragments.plans
        for problem in plan.told(islice(plan_problems(plan.document), _MOST))
    ]
    for drill in project.fragments.drills:
        place = drill.document.model.environment
        behind += drill.told(name_problems(project, drill.document, place))
        if linked := linked_drill(project, drill.document, place):
            behind += drill.told(own_problems(linked))
    return in_order((*project.problems, *behind))
