"""A run on a shelf: one object a record. Who cannot make the next one has lost the run."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from commdrill.clock import Clock
from commdrill.errors import Fenced
from commdrill.shelf.protocol import Shelf, ShelfOutOfReach

WRITER = "writer"  # the key of a record's line that says who wrote it
RUNS = "runs/"  # below it a folder for each, and in that one object a record
BEGUN = "begun/"  # a name for each run that has begun
ENDED = "ended/"  # an instant and a name for each time that one ended, or was amended
CLOSED = "closed/"  # a name for each that has ended, and left nothing broken
_FRESH = 0.5  # seconds that an answer may be old when the world is changed on the strength of it
_ASKS = 4


@dataclass(frozen=True)
class Writer:
    """Who writes: a process, on a machine. `machine`: one user's state on it; `opened`: this time.

    No two that write at once are alike, so that nobody takes another's record for their own.
    """

    host: str
    machine: str
    process: int
    opened: str

    def __str__(self) -> str:
        return f"{self.host}/{self.machine}/{self.process}/{self.opened}"

    @classmethod
    def of(cls, line: bytes) -> "Writer | None":
        """Who wrote a line of a journal; None where it does not say."""
        try:
            host, machine, process, opened = json.loads(line)[WRITER].rsplit("/", 3)
            return cls(host, machine, int(process), opened)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    @property
    def in_words(self) -> str:
        """For those who wait for it."""
        return f"process {self.process} on {self.host}"


def record_key(run: str, seq: int) -> str:
    """Where a record lies."""
    return f"{records_of(run)}{seq:08d}"


def records_of(run: str) -> str:
    """What the keys of all its records begin with."""
    return f"{RUNS}{run}/journal/"


@dataclass
class SharedRun:
    """The end of a run's journal, as its writer has it: the only place where records are made."""

    shelf: Shelf
    run: str
    writer: Writer
    clock: Clock
    _lost: str = ""
    _is_known: bool = False
    _kept: set[str] = field(default_factory=set)

    def add(self, seq: int, line: bytes) -> None:
        """Make the record `seq`; with the first one of each writer the run is known to all.

        Who died between the two had broken nothing; whoever goes on with the run names it then.

        Raises:
            Fenced: another has made it.
            ShelfOutOfReach: nobody can tell.
        """
        self._require_ours()
        if not self.shelf.create(record_key(self.run, seq), line):
            raise self._fenced(seq)
        if not self._is_known:
            self.shelf.create(f"{BEGUN}{self.run}", str(self.writer).encode())
            self._is_known = True

    def confirm(self, last: int) -> None:
        """Ask whether `last` is the last record still; by an answer that is of just now.

        Raises:
            Fenced: it is not.
            ShelfOutOfReach: nobody can tell in time.
        """
        self._require_ours()
        for _ in range(_ASKS):
            asked = self.clock.monotonic()
            if self.shelf.read(record_key(self.run, last + 1)) is not None:
                raise self._fenced(last + 1)
            if self.clock.monotonic() - asked <= _FRESH:
                return
        raise ShelfOutOfReach(
            f"the shelf {self.shelf.address} takes longer than {_FRESH} s to say whose run this is"
        )

    def keep(self, folder: Path, paths: Iterable[str]) -> None:
        """Files that the next record rests on, as they lie in the run's folder."""
        for path in paths:
            if path not in self._kept:
                self.shelf.create(f"{RUNS}{self.run}/{path}", (folder / path).read_bytes())
                self._kept.add(path)

    def _require_ours(self) -> None:
        if self._lost:
            raise Fenced(self._lost)

    def _fenced(self, seq: int) -> Fenced:
        found = self.shelf.read(record_key(self.run, seq)) or b""
        who = Writer.of(found)
        self._lost = (
            f"run {self.run} was taken over by {who.in_words if who else 'another host'}: "
            "nothing more is changed from here"
        )
        return Fenced(self._lost)
