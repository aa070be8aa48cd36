"""The test subscribers of an environment: those its document lists, and those in CSV files."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from commdrill.documents.document import Document
from commdrill.documents.environment import ADDRESSES, Environment, Subscriber, SubscriberFile
from commdrill.documents.named_file import NotReadable, ReadableFolders
from commdrill.documents.problem import Problem, quoted

if TYPE_CHECKING:
    from commdrill.documents.table import Table, TableReading

    ReadTable = Callable[[Path, str], TableReading]


@dataclass(frozen=True)
class Enrolled:
    """A subscriber and where it stands: the entry of a document, or the row of a file."""

    subscriber: Subscriber
    origin: "Document[Environment] | Table" = field(repr=False)
    index: int = 0

    def problem(self, column: str, code: str, message: str, hint: str) -> Problem:
        if isinstance(self.origin, Document):
            return self.origin.problem(("subscribers", self.index, column), code, message, hint)
        return self.origin.problem(self.index, column, code, message, hint)


@dataclass(frozen=True)
class Roster:
    """Everybody enrolled, in the order of the document, and what is wrong with the files."""

    enrolled: tuple[Enrolled, ...] = ()
    problems: tuple[Problem, ...] = ()

    def subscribers(self) -> tuple[Subscriber, ...]:
        return tuple(entry.subscriber for entry in self.enrolled)

    def addresses(self) -> tuple[str, ...]:
        found = (one.address(kind) for one in self.subscribers() for kind in ADDRESSES)
        return tuple(address for address in found if address)

    def reaches(self, audience: str, channel: str) -> bool:
        """Whether somebody of an audience has an address for email, sms, push or voice."""
        return (audience, channel) in self._reachable

    @cached_property
    def _reachable(self) -> frozenset[tuple[str, str]]:
        people = (entry.subscriber for entry in self.enrolled)
        return frozenset(
            (person.audience, channel)
            for person in people
            for channel in ADDRESSES
            if person.address(channel)
        )


def read_rosters(
    environments: Iterable[Document[Environment]], readable: ReadableFolders
) -> dict[str, Roster]:
    """The subscribers of environments, by their ids; a file that several name is read once."""

    @cache
    def read(file: Path, name: str) -> "TableReading":
        from commdrill.documents.table import read_table

        return read_table(file, name, readable)

    return {one.model.id: _roster(one, read) for one in environments}


def _roster(environment: Document[Environment], read: "ReadTable") -> Roster:
    """CSV files are named relative to the environment's document."""
    enrolled: list[Enrolled] = []
    problems: list[Problem] = []
    for index, entry in enumerate(environment.model.subscribers):
        if isinstance(entry, Subscriber):
            enrolled.append(Enrolled(entry, environment, index))
        else:
            found = _from_file(environment, index, entry, read)
            enrolled += found.enrolled
            problems += found.problems
    problems += _told_twice(enrolled)
    return Roster(tuple(enrolled), tuple(problems))


def _from_file(
    environment: Document[Environment], index: int, entry: SubscriberFile, read: "ReadTable"
) -> Roster:
    file = environment.source.file.parent / entry.file
    name = str(Path(environment.source.name).parent / entry.file)
    try:
        reading = read(file, name)
    except NotReadable as error:
        message = f"{quoted(entry.file)}: {error}"
        hint = "a file is named relative to the document that names it"
        problem = environment.problem(("subscribers", index, "file"), "D202", message, hint)
        return Roster((), (problem,))
    if reading.table is None:
        return Roster((), reading.problems)
    rows = enumerate(reading.subscribers)
    enrolled = tuple(Enrolled(person, reading.table, row) for row, person in rows)
    return Roster(enrolled, reading.problems)


def _told_twice(enrolled: list[Enrolled]) -> Iterator[Problem]:
    first: dict[str, Enrolled] = {}
    for entry in enrolled:
        name = entry.subscriber.id
        if first.setdefault(name, entry) is not entry:
            where = first[name].problem("id", "", "", "").position
            message = f"subscriber {quoted(name)} is there already ({where})"
            yield entry.problem("id", "D205", message, "give each subscriber an id of its own")
