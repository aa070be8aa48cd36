"""The drills of one pytest session: each is run once, whoever asks, on whichever worker."""

import fcntl
import sys
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from commdrill.app.owned_drivers import owned_registry
from commdrill.app.owner import owned_project_for
from commdrill.app.progress.event_texts import Line, Tone
from commdrill.app.progress.lines import Lines
from commdrill.app.progress.progress import Progress
from commdrill.app.progress.summary import not_restored
from commdrill.app.pytest.results import Drilled, drilled_in
from commdrill.app.request import RunRequest
from commdrill.app.run.drills import run_scripts
from commdrill.app.wiring import compile_linked
from commdrill.compile.asked import Asked
from commdrill.compile.linking import LinkedProject, link_some
from commdrill.compile.script import Script
from commdrill.documents.files import holds_a_drill, kinds_said
from commdrill.documents.problem import DocumentErrors
from commdrill.documents.project import Project, find_project
from commdrill.documents.selection import drills_named
from commdrill.errors import CommdrillError, NotRestored, UsageError
from commdrill.record.events import Record


@dataclass(frozen=True)
class DrillOptions:
    """What the session was asked for. `shared`: a folder that all its workers see, if it has any."""

    here: Path
    environment: str | None
    report_dir: Path | None
    shared: Path | None


class Drills:
    """Finds drills, runs them, and remembers what came of each."""

    def __init__(self, options: DrillOptions) -> None:
        self._options = options
        self._projects: dict[tuple[Path, str], Project] = {}
        self._first: dict[Path, str] = {}
        self._linked: dict[tuple[Path, str], LinkedProject] = {}
        self._runs: dict[tuple[Path, str], Drilled] = {}
        self._told: set[str] = set()
        self._unrun: dict[tuple[Path, str], CommdrillError] = {}
        self._only: Mapping[tuple[Path, str], frozenset[str]] = {}

    @property
    def runs(self) -> tuple[Drilled, ...]:
        """All that were run, in their order."""
        return tuple(self._runs.values())

    def root_of(self, place: Path) -> Path:
        """The project that a folder belongs to: the one we are called in, if that is around it.

        Raises:
            UsageError: there is none.
        """
        try:
            root = find_project(self._options.here)
        except UsageError:
            return find_project(place)
        return root if place.resolve().is_relative_to(root) else find_project(place)

    def scripts_in(self, file: Path) -> tuple[Script, ...]:
        """The drills that a file holds, compiled.

        Raises:
            DocumentErrors: every mistake in the project.
            UsageError: there is no such environment.
        """
        root = self.root_of(file.parent)
        project = self._project(root, str(file))
        return compile_linked(self._link(root, project, _drills_in(project, file)))

    def drilled(self, root: Path, drill: str) -> Drilled:
        """What came of a drill; it is run if nobody in this session has run it yet.

        Raises:
            CommdrillError: it cannot be run at all.
        """
        key = (root, drill)
        if key in self._unrun:
            raise self._unrun[key]
        if key not in self._runs:
            try:
                self._runs[key] = self._once(root, drill)
            except CommdrillError as why:
                self._unrun[key] = why
                raise
            _stop_if_interrupted(self._runs[key])
        return self._runs[key]

    def narrow(self, only: Mapping[tuple[Path, str], frozenset[str]]) -> None:
        """Of these drills, by their file's folder and their id, only these steps are drilled."""
        self._only = {(self.root_of(place), drill): steps for (place, drill), steps in only.items()}

    def tells(self, drill: str) -> bool:
        """Whether whoever asks is the first: what all steps have in common is told once a session."""
        with self._alone() as shared:
            if drill in self._told or (shared is not None and (shared / f"{drill}.told").exists()):
                return False
            self._told.add(drill)
            if shared is not None:
                (shared / f"{drill}.told").touch()
            return True

    def _project(self, root: Path, asked: str) -> Project:
        """With the plans that the first drill or file asked for needs; for the others, with those of all."""
        needed = asked if self._first.setdefault(root, asked) == asked else ""
        if (root, needed) not in self._projects:
            read = _read(root, filter(None, (needed,)))
            self._projects[root, needed] = _without_strangers(read)
        return self._projects[root, needed]

    def _link(self, root: Path, project: Project, drills: Iterable[str]) -> LinkedProject:
        """Those of a file together, for whoever collects them; kept for whoever runs one."""
        names = tuple(drills)
        linked = link_some(project, names, owned_registry(), self._options.environment)
        if not linked.problems:
            self._linked.update(dict.fromkeys(((root, name) for name in names), linked))
        return linked

    def _linked_alone(self, root: Path, drill: str) -> LinkedProject:
        """As it was collected, or now: a test asks for a drill by its id."""
        known = self._linked.get((root, drill))
        return known or self._link(root, self._project(root, drill), (drill,))

    def _once(self, root: Path, drill: str) -> Drilled:
        with self._alone() as shared:
            note = shared / drill if shared else None
            if note is not None and note.exists():
                return drilled_in(Path(note.read_text(encoding="utf-8")))
            folder = self._run(root, drill)
            if note is not None:
                note.write_text(str(folder.resolve()), encoding="utf-8")
            return drilled_in(folder)

    @contextmanager
    def _alone(self) -> Iterator[Path | None]:
        """Drills of one session run one after the other, as those of one command do."""
        shared = self._options.shared
        if shared is None:
            yield None
            return
        shared.mkdir(mode=0o700, exist_ok=True)
        with (shared / ".lock").open("a", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield shared

    def _run(self, root: Path, drill: str) -> Path:
        options = self._options
        request = RunRequest(root, (drill,), options.environment, options.report_dir)
        listener = _Listener()
        with warnings.catch_warnings():  # a verdict must not hang on how a suite treats warnings
            warnings.simplefilter("ignore")
            asked = Asked(only=self._only.get((root, drill), frozenset()))
            scripts = compile_linked(self._linked_alone(root, drill).only(drill), asked)
            code = run_scripts(
                request, scripts, listener.take, lambda _step, _question, _stop: None
            )
        if not listener.run and code == NotRestored.exit_code:
            raise NotRestored(
                "an earlier run left the environment broken, and it could not be put back: "
                "nothing was drilled. See `commdrill recover`."
            )
        if not listener.run:
            pytest.exit(f"{drill} was not drilled: the session was asked to end before", code)
        return request.reports / listener.run


class _Listener:
    """Notes which run it was, and tells its progress, for pytest to capture."""

    def __init__(self) -> None:
        self.run = ""
        self._progress = Progress()
        self._lines = Lines(sys.stderr)

    def take(self, record: Record) -> None:
        self.run = record.run
        self._progress = self._progress.after(record)
        self._lines.take(record, self._progress)


def in_words(drilled: Drilled) -> Iterator[Line]:
    """A line for the end of the session; more where a person must act."""
    tone = Tone.GOOD if drilled.outcome == "passed" else Tone.BAD
    report = drilled.folder / "report.html"
    yield Line(f"{drilled.drill}: {drilled.outcome.upper()}, {report}", tone)
    if not drilled.is_restored:
        yield from not_restored(drilled.result)


def _read(root: Path, names: Iterable[str]) -> Project:
    try:
        return owned_project_for(root, names)
    except UsageError:  # there are none: all else is as it is
        return owned_project_for(root, ())


def _drills_in(project: Project, file: Path) -> Iterator[str]:
    """A file that lies where no document is looked for, such as a run's folder, holds none."""
    place = file.resolve()
    for name in drills_named(project, ()):
        if project.drills[name].source.file.resolve() == place:
            yield name
    if any(Path(problem.position.file).resolve() == place for problem in project.problems):
        raise DocumentErrors(project.problems)


def _without_strangers(project: Project) -> Project:
    """The mistakes of files that say `kind: drill` and are other people's keep no drill from running."""
    strangers = {
        name
        for name in {problem.position.file for problem in project.problems}
        if not _is_ours(Path(name))
    }
    ours = tuple(one for one in project.problems if one.position.file not in strangers)
    return replace(project, problems=ours)


def _is_ours(file: Path) -> bool:
    try:
        content = file.read_bytes()
    except OSError:
        return True
    return kinds_said(content) != {"drill"} or holds_a_drill(content)


def _stop_if_interrupted(drilled: Drilled) -> None:
    if drilled.result.interruptions:
        by = ", ".join(drilled.result.interruptions)
        how = "everything is put back" if drilled.is_restored else "NOT RESTORED"
        pytest.exit(f"{drilled.drill} was interrupted by {by}: {how}", 130)
