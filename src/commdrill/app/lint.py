"""`lint`: a project is loaded, reviewed, and what is wanted of it is told."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from commdrill.app.owner import owned_project
from commdrill.app.versions import changes_since_approval, project_at
from commdrill.clock import SystemClock
from commdrill.documents.environment import Tier
from commdrill.documents.links.drill import LinkedDrill
from commdrill.documents.links.linked_documents import LinkedDocuments, link
from commdrill.documents.problem import Problem
from commdrill.documents.project import Project, find_project
from commdrill.errors import UsageError
from commdrill.lint.changes import touched
from commdrill.lint.finding import Finding
from commdrill.lint.review import review
from commdrill.lint.selection import Selection, under
from commdrill.lint.world import ChangingLooks, WeakWitness, World
from commdrill.record.past import History
from commdrill.wording.policy import Severity

if TYPE_CHECKING:
    from commdrill.compile.linking import LinkedProject
    from commdrill.compile.uses import Uses

REPORTS = "reports"
_NO_DOCUMENT = "D0"  # codes of files that are no documents at all


@dataclass(frozen=True)
class LintRequest:
    """What the command line asks for."""

    paths: tuple[Path, ...] = ()
    root: Path | None = None
    report_dir: Path | None = None
    selection: Selection = field(default_factory=Selection)
    since: str | None = None

    @property
    def project_root(self) -> Path:
        """The project reviewed: named, or the nearest one upwards from here or from what is named."""
        if self.root:
            return self.root.resolve()
        try:
            return find_project(Path.cwd())
        except UsageError:
            if not self.paths:
                raise
        first = self.paths[0]
        return find_project(first if first.is_dir() else first.parent)


def lint(request: LintRequest) -> tuple[Finding, ...]:
    """The findings that are wanted, in the order of the files.

    Raises:
        UsageError: a path that is not there or holds no document, a revision that is not there.
    """
    project = owned_project(request.project_root)
    _check_paths(request, project)
    history = earlier_runs(request)
    found = _reviewed(project, history)
    if request.since is not None:
        with project_at(project.root, request.since) as old:
            found = tuple(touched(found, _reviewed(old, history), old, project))
    wanted = under(found, request.paths)
    return tuple(finding for finding in wanted if request.selection.takes(finding.code))


def exit_code(findings: tuple[Finding, ...]) -> int:
    """2: a file that is no document; 1: a finding of error severity; else 0."""
    if any(finding.code.startswith(_NO_DOCUMENT) for finding in findings):
        return 2
    return int(any(finding.severity is Severity.ERROR for finding in findings))


def earlier_runs(request: LintRequest) -> History:
    """Those of a shelf that is named may not have been brought here as yet."""
    usual = request.project_root / REPORTS
    if request.report_dir is None and not usual.is_dir():
        return History()
    from commdrill.app.past_runs import past_runs

    return past_runs(request.report_dir or usual)


def _reviewed(project: Project, history: History) -> tuple[Finding, ...]:
    today = SystemClock().now().date()
    documents, of_uses, looks, weak = _linked(project)
    world = World(documents, today, history, changes_since_approval(project), looks, weak)
    return review(world, of_uses)


def _linked(
    project: Project,
) -> tuple[
    LinkedDocuments, tuple[Problem, ...], tuple[ChangingLooks, ...], tuple[WeakWitness, ...]
]:
    """With what `run` would say of drivers; those that an environment names are imported for it."""
    if not project.environments:
        return link(project), (), (), ()
    from commdrill.app.owned_drivers import owned_registry
    from commdrill.compile.linking import link_project

    linked = link_project(project, owned_registry())
    wrong = (*linked.use_problems, *linked.unloaded)
    if wrong or linked.problems:
        return linked.documents, wrong, (), ()
    return linked.documents, wrong, tuple(_changing_looks(linked)), tuple(_weak(linked))


def _changing_looks(linked: "LinkedProject") -> Iterator[ChangingLooks]:
    """What each drill would ask for off the sandbox, where a look may do something there."""
    for drill in linked.drills:
        place = drill.environment.model
        names_a_method = any("method" in one.with_ for one in place.channels.values())
        if names_a_method and place.stage is not Tier.SANDBOX:
            yield from _looks_of(drill, linked.uses[place.id])


def _looks_of(drill: LinkedDrill, uses: "Uses") -> Iterator[ChangingLooks]:
    from commdrill.compile.compiler import compile_drill
    from commdrill.compile.most_looks import changing_looks, method_of

    place, name = drill.environment.model.id, drill.drill.model.id
    for channel, looks in changing_looks(compile_drill(drill, uses)):
        yield ChangingLooks(place, channel.id, method_of(channel), name, looks)


def _weak(linked: "LinkedProject") -> Iterator[WeakWitness]:
    """Each step that asks for more than can be proved where its drill takes place."""
    from commdrill.compile.witnesses import weak_there

    for drill in linked.drills:
        place = drill.environment.model.id
        for one in weak_there(drill, linked.uses[place]):
            yield WeakWitness(place, one.channel, one.seen_by.name, one.proof, one.step, one.asked)


def _check_paths(request: LintRequest, project: Project) -> None:
    sources = (*project.sources, *(actions.source for actions in project.actions.values()))
    files = [source.file.resolve() for source in sources]
    files += [Path(problem.position.file).resolve() for problem in project.problems]
    if not files:
        raise UsageError(f"commdrill lint: {project.root} holds no plan, environment or drill")
    for path in request.paths:
        if not path.exists():
            raise UsageError(f"commdrill lint: there is no file or folder {str(path)!r}")
        if not any(file.is_relative_to(path.resolve()) for file in files):
            raise UsageError(f"commdrill lint: {str(path)!r} holds no plan, environment or drill")
