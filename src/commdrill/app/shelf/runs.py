"""The runs on a shelf: which there are, which are open, and copies of them on this machine."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from commdrill.app.shelf.place import shelf_behind, this_machine
from commdrill.documents.suggestion import did_you_mean
from commdrill.errors import UsageError
from commdrill.journal.fetching import fetch, fetch_journal, lines_on
from commdrill.journal.run_folder import LATEST
from commdrill.journal.shared_run import BEGUN, CLOSED, ENDED, Writer, record_key
from commdrill.private_files import NotOurs, private_folder, read_private, write_private
from commdrill.record.folder import UnreadableJournal, read_raw
from commdrill.record.lines import from_json
from commdrill.record.result import Result, fold
from commdrill.shelf.protocol import Shelf

_INSTANT = "%Y%m%dT%H%M%SZ-"  # as keys of runs that have ended begin
_STAMP = len("20261128T100000Z-")
_APART = timedelta(hours=1)  # that clocks of two hosts may be
_BROUGHT = "brought"  # a file beside the copies: the last key that was


@dataclass(frozen=True)
class RunOnShelf:
    """A run as the shelf has it: what came of it, and who wrote its last record."""

    run: str
    result: Result
    writer: Writer | None

    @classmethod
    def of(cls, run: str, lines: Sequence[bytes]) -> "RunOnShelf | None":
        """By its journal; None where there is nothing in it."""
        if not lines:
            return None
        return cls(run, fold(map(from_json, lines)), Writer.of(lines[-1]))

    @property
    def holder(self) -> str:
        """Who has it, in words."""
        return self.writer.in_words if self.writer else "another host"

    @property
    def is_ours(self) -> bool:
        """Whether this machine wrote its last record."""
        return self.writer is not None and self.writer.machine == this_machine()


@dataclass(frozen=True)
class RunsOnShelf:
    """All runs of a shelf. `copies`: the folder that holds those that were brought here."""

    shelf: Shelf
    copies: Path

    def fetched(self, named: str) -> Path:
        """The folder of a run, by its id or as `latest`, as it is now.

        Raises:
            UsageError: there is no such run.
        """
        return fetch(self.shelf, self.named(named), self.copies)

    def named(self, named: str) -> str:
        """The id of a run, by itself or as `latest`.

        Raises:
            UsageError: there is no such run.
        """
        if named == LATEST or "/" in named or not self._is_there(named):
            return self._one_of(named, [*self.names()])
        return named

    def _is_there(self, run: str) -> bool:
        """Its host may have died before all could know of it."""
        keys = (f"{BEGUN}{run}", record_key(run, 1))
        return any(self.shelf.read(key) is not None for key in keys)

    def names(self) -> Iterator[str]:
        """Every run that has begun, the oldest first."""
        return (key.removeprefix(BEGUN) for key in self.shelf.list(BEGUN))

    def open(self) -> Iterator[RunOnShelf]:
        """Runs that have not ended, or left something broken; wherever they run."""
        for run in self.open_names():
            if (found := self.state_of(run)) is not None:
                yield found

    def is_closed(self, run: str) -> bool:
        """Whether it has ended, left nothing broken, and all of it is there."""
        return self.shelf.read(f"{CLOSED}{run}") is not None

    def open_names(self) -> Iterator[str]:
        closed = {key.removeprefix(CLOSED) for key in self.shelf.list(CLOSED)}
        return (run for run in self.names() if run not in closed)

    def state_of(self, run: str) -> RunOnShelf | None:
        """None where it never came to a record."""
        return RunOnShelf.of(run, lines_on(self.shelf, run))

    def bring_journals(self) -> None:
        """The journals of all runs that have ended since they were brought last."""
        news = [key.removeprefix(ENDED) for key in self.shelf.list(ENDED, self._brought())]
        for run in dict.fromkeys(key[_STAMP:] for key in news):
            fetch_journal(self.shelf, run, self.copies)
        if news:
            private_folder(self.copies.parent)
            private_folder(self.copies)
            write_private(self.copies / _BROUGHT, news[-1].encode())

    def _brought(self) -> str:
        """Until when they were; a little earlier, for the clocks of hosts differ."""
        with suppress(OSError, NotOurs, ValueError):
            last = read_private(self.copies / _BROUGHT, 1000).decode()[:_STAMP]
            return f"{ENDED}{datetime.strptime(last, _INSTANT) - _APART:{_INSTANT}}"  # noqa: DTZ007  # of UTC
        return ""

    def _one_of(self, named: str, known: list[str]) -> str:
        if not known:
            raise UsageError(f"there is no run {named!r}: {self.shelf.address} holds no run")
        if named == LATEST:
            return known[-1]
        guess = did_you_mean(named, reversed(known)) or f"; the latest is {known[-1]}"
        raise UsageError(f"there is no run {named!r} in {self.shelf.address}{guess}")


def run_in(folder: Path) -> RunOnShelf:
    """A run that was fetched just now.

    Raises:
        UnreadableJournal: there is nothing in it.
    """
    found = RunOnShelf.of(folder.name, read_raw(folder).lines)
    if found is None:
        raise UnreadableJournal(f"{folder} holds no whole record")
    return found


def runs_on_shelf(reports: Path) -> RunsOnShelf | None:
    """Those of which a folder holds copies; None where the folder is all there is."""
    shelf = shelf_behind(reports)
    return None if shelf is None else RunsOnShelf(shelf, reports)
