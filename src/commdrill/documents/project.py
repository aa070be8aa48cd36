"""A project: every plan, environment, drill and list of actions under its root, by id."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TypeVar

from commdrill.documents.actions import Actions
from commdrill.documents.decode import AnyDocument, decode
from commdrill.documents.document import Document
from commdrill.documents.drill import Drill
from commdrill.documents.environment import Environment, Subscriber
from commdrill.documents.files import (
    KINDS,
    belongs_to_nobody,
    may_be_ours,
    project_root,
    says_it_is_ours,
    yaml_files,
)
from commdrill.documents.kept import Chosen, KeptFiles, name_before
from commdrill.documents.named_file import NotReadable, ReadableFolders
from commdrill.documents.plan import Plan
from commdrill.documents.plans_aside import PlansAside, UnreadPlan
from commdrill.documents.problem import Position, Problem, in_order, quoted
from commdrill.documents.remains import Remains, remains_as
from commdrill.documents.roster import Roster, read_rosters
from commdrill.documents.source import MAX_BYTES, Reading, Source, read_source
from commdrill.errors import UsageError
from commdrill.model import Model

M = TypeVar("M", bound=Model)

_RENAME = "rename it, or set LC_ALL=C.UTF-8 where the locale alone is to blame"
_HEAD = 100_000  # bytes in which a file that is too large must say what it is


@dataclass
class Fragments:
    """What is left of documents that have a wrong value."""

    plans: list[Remains[Plan]] = field(default_factory=list)
    environments: list[Remains[Environment]] = field(default_factory=list)
    drills: list[Remains[Drill]] = field(default_factory=list)

    def take(self, source: Source, kind: str) -> None:
        """One more of these, if enough of it is left."""
        match kind:
            case "plan":
                self.plans += remains_as(Plan, source)
            case "environment":
                self.environments += remains_as(Environment, source)
            case "drill":
                self.drills += remains_as(Drill, source)
            case _:
                pass  # nothing hangs on the rest of a list of actions


@dataclass(frozen=True)
class Project:
    """What a project's documents say, and what is wrong with those that could not be read.

    `broken` has the ids, by kind, of documents that are there and are no use: who names one of
    them makes no mistake. `aside`: plans that nobody asked for.
    """

    root: Path
    readable: ReadableFolders
    plans: Mapping[str, Document[Plan]]
    environments: Mapping[str, Document[Environment]]
    drills: Mapping[str, Document[Drill]]
    rosters: Mapping[str, Roster] = field(repr=False, default_factory=dict)
    problems: tuple[Problem, ...] = ()
    broken: frozenset[tuple[str, str]] = frozenset()
    fragments: Fragments = field(repr=False, default_factory=Fragments)
    actions: Mapping[str, Document[Actions]] = field(default_factory=dict)
    aside: tuple[UnreadPlan, ...] = field(repr=False, default=())

    @property
    def sources(self) -> tuple[Source, ...]:
        """Of its plans, environments and drills."""
        kinds: tuple[Mapping[str, AnyDocument], ...] = (self.plans, self.environments, self.drills)
        return tuple(document.source for kind in kinds for document in kind.values())

    def names(self, kind: str) -> frozenset[str]:
        """The ids of all documents of a kind, those that could not be read included."""
        broken = {name for of_kind, name in self.broken if of_kind == kind}
        read = {"plan": self.plans, "environment": self.environments, "drill": self.drills}[kind]
        aside = {one.id for one in self.aside if kind == "plan"}
        return frozenset({*read, *broken, *aside})

    def subscribers(self, environment: str) -> tuple[Subscriber, ...]:
        """The test subscribers of an environment, those in CSV files included."""
        return self.rosters[environment].subscribers()


def find_project(start: Path) -> Path:
    """The nearest folder upwards from `start` that holds documents.

    Raises:
        UsageError: there is none.
    """
    if root := project_root(start.resolve()):
        return root
    raise UsageError(
        f"no plans, environments or drills in {str(start)!r} or any folder above: "
        "name the project with --root, or begin one with `commdrill init`"
    )


def load_project(root: Path, readable: ReadableFolders | None = None) -> Project:
    """Read every document under `root`. Mistakes are in the project's `problems`.

    `readable`: where the files are that documents may name; by default under `root` alone.

    Raises:
        UsageError: the project's folder has a name that no journal could hold.
    """
    if not _is_text(str(root)):
        raise UsageError(f"the name of the folder {str(root)!r} is not UTF-8 here: {_RENAME}")
    loading = _Loading(root, readable or ReadableFolders.of(root))
    for file in yaml_files(root, loading.leads_out):
        loading.take(file, display_name(file))
    return loading.project(root)


def load_needed(
    root: Path, readable: ReadableFolders, needed: Callable[[Project], Iterable[str]]
) -> Project:
    """The same, but of the plans those that are `needed`, told by all else that is here.

    Others wait `aside`, right or wrong; which of them have one id is told nevertheless.
    """
    loading = _Loading(root, readable, PlansAside())
    for file in yaml_files(root, loading.leads_out):
        loading.take(file, display_name(file))
    loading.fetch(needed(loading.project(root)))
    return loading.project(root)


def load_kept(kept: Path, root: Path, chosen: Chosen = lambda _place, content: content) -> Project:
    """The documents that a run keeps in this folder, as if they still stood under `root`."""
    loading = _Loading(root, KeptFiles.under(kept, root))
    for file in yaml_files(kept, Path.is_symlink):
        name = name_before(file.relative_to(kept))
        loading.take_content(root / name, name, chosen(root / name, _content(file)))
    return loading.project(root)


def display_name(file: Path) -> str:
    """A file as messages show it: from the current folder on, where it lies in it."""
    relative = os.path.relpath(file)
    return str(file) if relative.startswith("..") else relative


def _always(_content: bytes) -> bool:
    return True


class _Loading:
    """Documents as they are found, file by file."""

    def __init__(
        self, root: Path, readable: ReadableFolders, aside: PlansAside | None = None
    ) -> None:
        self._root = root
        self._readable = readable
        self._aside = aside
        self._found: dict[tuple[str, str], AnyDocument] = {}
        self._broken: set[tuple[str, str]] = set()
        self._fragments = Fragments()
        self._problems: list[Problem] = []

    def leads_out(self, link: Path) -> bool:
        """Whether documents there are others': whoever can lay a link would have us read all there is."""
        try:
            self._readable.within(link)
        except NotReadable:
            return True
        return False

    def take(self, file: Path, name: str) -> None:
        """Add what a file holds of ours."""
        try:
            if file.is_symlink():
                self._readable.within(file)
            content = _content(file)
        except OSError as error:
            why_and_hint = f"the file cannot be read: {error.strerror}", "make it readable"
        except NotReadable as why:
            why_and_hint = f"the link is not followed: {why}", "put what it leads to in its place"
        else:
            if self._aside is None or not self._aside.takes(file, name, content):
                self.take_content(file, name, content)
            return
        self._problems.append(_of_file(name, "D014", *why_and_hint))

    def fetch(self, plans: Iterable[str]) -> None:
        """Of those that were put aside, take these, and all that claim an id that another has."""
        read = {name for kind, name in {*self._found, *self._broken} if kind == "plan"}
        for one in self._aside.fetch(plans, read) if self._aside else ():
            self.take_content(one.file, one.name, one.content)

    def take_content(self, file: Path, name: str, content: bytes) -> None:
        """Add what of ours this is, the content of a file."""
        nobodys = belongs_to_nobody(file, self._root, content)
        is_meant = _always if nobodys else says_it_is_ours
        if len(content) > MAX_BYTES:
            if is_meant(content[:_HEAD]):
                message = f"the file is larger than {MAX_BYTES:,} bytes"
                self._problems.append(_of_file(name, "D011", message, "split it"))
        elif nobodys or may_be_ours(content):
            readings = read_source(file, content, name)
            if nobodys and not readings:
                hint = "write a document, or remove the file"
                self._problems.append(_of_file(name, "D004", "the file holds nothing", hint))
            self._take_readings(readings, content, is_meant)

    def _take_readings(
        self, readings: Iterable[Reading], content: bytes, is_meant: Callable[[bytes], bool]
    ) -> None:
        """Add what is ours, and the mistakes of what `is_meant` to be."""
        for reading in readings:
            if reading.kind in KINDS:
                self._problems += reading.problems
                self._take_ours(reading)
            elif reading.kind is None and reading.source is None:
                rest = b"\n".join(content.split(b"\n")[reading.first_line :])
                if is_meant(rest):
                    self._problems += reading.problems

    def _take_ours(self, reading: Reading) -> None:
        kind = str(reading.kind)
        if reading.source and not _is_text(reading.source.name):
            message = "the file's name is not UTF-8"
            self._problems.append(_of_file(reading.source.name, "D002", message, _RENAME))
            self._broken.add((kind, reading.id))
            return
        document = decode(reading.source, kind) if reading.source else ()
        if isinstance(document, tuple):
            places = {problem.position for problem in reading.problems}
            self._problems += [problem for problem in document if problem.position not in places]
            self._broken.add((kind, reading.id))
            if reading.source:
                self._fragments.take(reading.source, kind)
        else:
            self._add(kind, document)

    def _add(self, kind: str, document: AnyDocument) -> None:
        name = document.model.id
        first = self._found.setdefault((kind, name), document)
        if first is not document:
            message = f"{kind} {quoted(name)} is there already ({first.position(('id',))})"
            hint = f"give each {kind} an id of its own"
            self._problems.append(document.problem(("id",), "D201", message, hint))

    def project(self, root: Path) -> Project:
        rosters = self._rosters
        enrolling = chain.from_iterable(roster.problems for roster in rosters.values())
        return Project(
            root,
            self._readable,
            dict(self._of(Plan)),
            dict(self._of(Environment)),
            dict(self._of(Drill)),
            rosters,
            in_order((*self._problems, *enrolling)),
            frozenset(self._broken),
            self._fragments,
            dict(self._of(Actions)),
            tuple(self._aside.waiting) if self._aside else (),
        )

    @cached_property
    def _rosters(self) -> dict[str, Roster]:
        """Whoever is enrolled; no environment is ever put aside."""
        return read_rosters((one for _, one in self._of(Environment)), self._readable)

    def _of(self, model: type[M]) -> Iterator[tuple[str, Document[M]]]:
        for (_, name), document in self._found.items():
            if isinstance(document.model, model):
                yield name, Document(document.model, document.source)


def _is_text(name: str) -> bool:
    """Whether a name read from the disk is one that can be written down."""
    return name.isascii() or name.encode(errors="replace").decode() == name


def _content(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(MAX_BYTES + 1)


def _of_file(name: str, code: str, message: str, hint: str) -> Problem:
    return Problem(code, message, hint, Position(name, 1, 1))
