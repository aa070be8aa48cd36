"""What a drill has against it, from its documents to the world."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from commdrill.app.doctor.canary import fly
from commdrill.app.doctor.obstacles import examined
from commdrill.app.doctor.told_by import Sender, Witness, doubts, senders, witnesses
from commdrill.app.env_file import variables
from commdrill.app.owned_drivers import owned_registry
from commdrill.app.owner import owned_project_for
from commdrill.app.request import RunRequest
from commdrill.app.wiring import compile_linked
from commdrill.compile.linking import LinkedProject, link_some
from commdrill.compile.uses import checked_uses
from commdrill.compile.world import World
from commdrill.documents.decode import AnyDocument
from commdrill.documents.open_questions import open_questions
from commdrill.documents.project import Project
from commdrill.engine.run_services import Stop

_VARIABLE = re.compile(r"\$\{env:([A-Za-z_][A-Za-z0-9_]*)\}")


@dataclass(frozen=True)
class Diagnosis:
    """All of it. `mistakes` are those of documents; `obstacles` all else that would be refused."""

    mistakes: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()
    senders: tuple[Sender, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    findings: tuple[str, ...] = field(default=())
    canary: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """2: documents are wrong; 3: something else is in the way; 0: nothing is."""
        if self.mistakes:
            return 2
        return 3 if self.questions or self.obstacles else 0


def diagnosis(request: RunRequest, drill: str, stop: Stop, canary: str | None = None) -> Diagnosis:
    """Of one drill; nothing is changed by it, but that a mail is sent where `canary` names an action.

    Raises:
        UsageError: no such drill or environment, or what is asked does not fit it.
    """
    project = owned_project_for(request.project_root, (drill,))
    linked = link_some(project, (drill,), owned_registry(), request.environment)
    documents = tuple(_documents(project, drill, request.environment))
    questions = tuple(_questions(documents))
    if linked.problems:
        mistakes = tuple(
            f"{problem.position}: {problem.message} ({problem.hint})" for problem in linked.problems
        )
        return Diagnosis(mistakes, questions, _around(request, linked, drill, documents, stop))
    found = _of_script(request, linked, questions, stop)
    if canary is None or found.questions:
        return found
    flight = fly(request, linked, canary, stop)
    return replace(found, obstacles=(*found.obstacles, *flight.lost), canary=flight.arrived)


def _of_script(
    request: RunRequest, linked: LinkedProject, questions: tuple[str, ...], stop: Stop
) -> Diagnosis:
    (script,) = compile_linked(linked, request.asked)
    world = examined(request, script, stop)
    writing, noticed = tuple(senders(script, world.codes)), tuple(witnesses(script))
    obstacles = (*world.obstacles, *doubts(script, world.codes))
    open_here = questions if not script.site.is_sandbox else ()
    return Diagnosis((), open_here, obstacles, writing, noticed, world.findings)


def _around(
    request: RunRequest,
    linked: LinkedProject,
    drill: str,
    documents: tuple[AnyDocument, ...],
    stop: Stop,
) -> tuple[str, ...]:
    """What is in the way in the world, where documents have mistakes: of all in it that has none."""
    world = _world(linked, drill, request.environment)
    if world is None:
        return tuple(_unset(documents))
    return examined(request, world.script(request.asked), stop).obstacles


def _world(linked: LinkedProject, drill: str, elsewhere: str | None) -> World | None:
    """None: it cannot be read, is not guarded, or is the sandbox, which has nothing to be told."""
    project = linked.documents.project
    found = project.drills.get(drill)
    place = project.environments.get(elsewhere or found.model.environment) if found else None
    if found is None or place is None or place.model.guard is None or place.model.starts:
        return None
    name = place.model.id
    uses = linked.uses.get(name) or checked_uses(place, owned_registry())
    return World(found, project.plans.get(found.model.plan), place, project.rosters[name], uses)


def _documents(project: Project, drill: str, environment: str | None) -> Iterator[AnyDocument]:
    """The drill and what it names, as far as it is there."""
    found = project.drills.get(drill)
    if found is None:
        return
    yield found
    if plan := project.plans.get(found.model.plan):
        yield plan
    if place := project.environments.get(environment or found.model.environment):
        yield place


def _questions(documents: tuple[AnyDocument, ...]) -> Iterator[str]:
    for document in documents:
        for question in open_questions(document.source):
            problem = question.problem(document.source)
            yield f"{problem.position}: {problem.message}"


def _unset(documents: tuple[AnyDocument, ...]) -> Iterator[str]:
    """Where nothing can be built, what documents name can still be told."""
    known = variables()
    for document in documents:
        for name in dict.fromkeys(_VARIABLE.findall("\n".join(document.source.lines))):
            if name not in known:
                yield f"{document.source.name}: ${{env:{name}}} is not set"
