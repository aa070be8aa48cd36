"""A run that a worker performs, read while it is written: from the shelf, or a folder that both see."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from commdrill.app.shelf.runs import RunsOnShelf, runs_on_shelf
from commdrill.errors import CommdrillError
from commdrill.journal.shared_run import record_key
from commdrill.live.follower import Follower
from commdrill.record.events import Record, RunFinished
from commdrill.record.folder import JOURNAL, UnreadableJournal
from commdrill.record.lines import from_json
from commdrill.shelf.protocol import ShelfOutOfReach


class Following(Protocol):
    """The records of one run."""

    def read(self) -> tuple[Record, ...]:
        """Those that are new since this was last asked; none while nobody can tell."""
        ...


def following(reports: Path, run: str) -> Following:
    """From its first record on."""
    shared = runs_on_shelf(reports)
    return _InFolder(reports / run) if shared is None else _OnShelf(shared, run)


class _InFolder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._follower: Follower | None = None

    def read(self) -> tuple[Record, ...]:
        if self._follower is None and (self._folder / JOURNAL).exists():
            self._follower = Follower(self._folder)
        try:
            return self._follower.read() if self._follower else ()
        except UnreadableJournal:
            return ()


class _OnShelf:
    def __init__(self, shared: RunsOnShelf, run: str) -> None:
        self._shared = shared
        self._run = run
        self._seen = 0

    def read(self) -> tuple[Record, ...]:
        try:
            return tuple(self._records())
        except ShelfOutOfReach:
            return ()

    def _records(self) -> Iterator[Record]:
        while (line := self._shared.shelf.read(record_key(self._run, self._seen + 1))) is not None:
            self._seen += 1
            record = from_json(line)
            if isinstance(record.event, RunFinished):
                with suppress(CommdrillError, OSError):
                    self._shared.fetched(self._run)  # whoever reads that it ended wants its report
            yield record
