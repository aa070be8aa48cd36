"""The journal of a run: append-only, each line chained to the one before, locked while written.

Every line ends with `prev`, the SHA-256 of the line before it as it stands in the file: who changes,
removes or moves one breaks the chain.
"""

import fcntl
import hashlib
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from commdrill.clock import Clock
from commdrill.errors import CommdrillError
from commdrill.journal.evidence import EvidenceShelf
from commdrill.journal.holders import holder_of
from commdrill.journal.run_ledger import Head
from commdrill.private_files import (
    NotOurs,
    open_private,
    private_folder,
    sync_folder,
    write_private,
)
from commdrill.record.chain import FIRST_PREV, link, unbroken
from commdrill.record.events import (
    Event,
    EvidencePruned,
    FaultArmed,
    FaultReverted,
    Record,
    RevertFailed,
    RunFinished,
    RunStarted,
    SandboxStarted,
)
from commdrill.record.evidence import evidence_of
from commdrill.record.folder import (
    DOCUMENTS,
    JOURNAL,
    UnreadableJournal,
    record_in,
)
from commdrill.record.lines import from_json, to_json
from commdrill.record.masking import masked
from commdrill.record.result import Result, fold
from commdrill.record.sums import SUMS, written_sums
from commdrill.sighting import Bundle, Evidence

# The world changes right after these, or the run ends with them: on disk before anything else.
_DURABLE = (
    RunStarted,
    SandboxStarted,
    FaultArmed,
    FaultReverted,
    RevertFailed,
    EvidencePruned,
    RunFinished,
)


class StillRunning(CommdrillError):
    """The run is under way: its process holds the journal."""


class Masking(Protocol):
    """Takes secrets out of all that is written."""

    def mask(self, text: str) -> str: ...
    def mask_bytes(self, content: bytes) -> bytes: ...


@dataclass(frozen=True)
class _Place:
    """Where a chain stands: what the next record is counted and linked from."""

    run: str
    seq: int
    prev: str
    size: int
    bytes_lost: int = 0  # a torn last line, cut off before anything is added


@dataclass(frozen=True)
class _Time:
    """What records are stamped with."""

    now: Callable[[], datetime]
    elapsed: Callable[[], float]


class Journal:
    """The only writer of a run's folder while the run lasts. One thread appends: the main one.

    It knows all its records, as they are written: whoever holds it need not read them again.
    """

    def __init__(
        self, folder: Path, file: int, place: _Place, time: _Time, masking: Masking
    ) -> None:
        self.folder = folder
        self.bytes_lost = place.bytes_lost
        self._records: list[Record] = []
        self._file = file
        self._place = place
        self._time = time
        self._mask = masking.mask
        self._shelf = EvidenceShelf(folder, masking.mask_bytes)
        self._bound: dict[str, str] = {}
        self._documents: dict[str, str] = {}
        self._thread = threading.get_ident()

    @classmethod
    def create(cls, folder: Path, run: str, clock: Clock, masking: Masking) -> Self:
        """The journal of a new run in its own, new folder."""
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND
        file = open_private(folder / JOURNAL, flags)
        _lock(file, folder)
        sync_folder(folder)
        sync_folder(folder.parent)
        began = clock.monotonic()
        place = _Place(run, seq=0, prev=FIRST_PREV, size=0)
        time = _Time(clock.now, lambda: clock.monotonic() - began)
        return cls(folder, file, place, time, masking)

    @classmethod
    def resume(cls, folder: Path, clock: Clock, masking: Masking) -> Self:
        """The journal of a run that has ended or died, to go on with it.

        A torn last line is cut off once something is added: looking changes nothing.

        Raises:
            StillRunning: its process lives.
            UnreadableJournal: it holds no record to go on from, or was changed.
        """
        file = _open_locked(folder)
        try:
            raw = unbroken(folder)
            records = _records_in(folder, raw.lines)
        except BaseException:
            os.close(file)
            raise
        size = sum(len(line) + 1 for line in raw.lines)
        last = records[-1]
        place = _Place(last.run, last.seq, link(raw.lines[-1]), size, len(raw.torn))
        journal = cls(folder, file, place, _going_on(records[0], last, clock), masking)
        journal._records = records
        return journal

    @property
    def result(self) -> Result:
        """What the run came to, as far as it is written down.

        Raises:
            ValueError: nothing is.
        """
        return fold(self._records)

    @property
    def records(self) -> tuple[Record, ...]:
        """All there are."""
        return tuple(self._records)

    @property
    def elapsed(self) -> float:
        """Seconds since the run began, whichever process began it."""
        return self._time.elapsed()

    @property
    def head(self) -> Head:
        """What a ledger says of it.

        Raises:
            UnreadableJournal: it holds no record.
        """
        if not self._records:
            raise UnreadableJournal(f"{self.folder / JOURNAL} holds no whole record")
        start = self._records[0].event
        drill = start.drill if isinstance(start, RunStarted) else ""
        return Head(self._records[0].run, drill, self._place.prev)

    def append(self, event: Event) -> Record:
        """Write down what happened, and return it as it was written: without secrets."""
        if threading.get_ident() != self._thread:
            raise RuntimeError("a journal is written by the thread that opened it, by no other")
        place, stamped = self._place, self.stamped(event)
        # a lone surrogate (a byte that was no text) stays: `\udc80` is JSON, too
        sums = self._sums_of(event)
        more = {SUMS: written_sums(sums)} if sums else {}
        line = to_json(stamped, **more, prev=place.prev).encode("utf-8", "backslashreplace")
        self._write(line + b"\n")
        self._bound.update(sums)
        self._place = _Place(place.run, stamped.seq, link(line), place.size + len(line) + 1)
        if isinstance(event, _DURABLE):
            os.fsync(self._file)
        record = from_json(line)
        self._records.append(record)
        return record

    def stamped(self, event: Event) -> Record:
        """The record that this would be if it were written now: without secrets."""
        told, time = masked(event, self._mask), self._time
        return Record(self._place.run, self._place.seq + 1, time.now(), time.elapsed(), told)

    def keep(self, evidence: Evidence | Bundle, stem: str) -> str:
        """Put evidence on the shelf; its path in the run's folder."""
        return self._shelf.keep(evidence, stem)

    def keep_document(self, name: str, content: bytes) -> None:
        """Put a document beside the journal, as it was; the next record binds it."""
        path = self.folder / DOCUMENTS / name
        private_folder(path.parent)
        write_private(path, content)
        self._documents[f"{DOCUMENTS}/{name}"] = hashlib.sha256(content).hexdigest()

    def tidy_evidence(self) -> tuple[str, ...]:
        """What a run that died had kept and not yet written down; half a file is thrown away."""
        named = (path for record in self._records for path in evidence_of(record.event))
        return self._shelf.tidy(named)

    def close(self) -> None:
        """Let go of the journal: others may go on with it."""
        os.close(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _sums_of(self, event: Event) -> Mapping[str, str]:
        """What no line before this one has bound already."""
        documents, self._documents = self._documents, {}
        sums = {**documents, **self._shelf.sums(evidence_of(event))}
        return {path: sum_ for path, sum_ in sums.items() if self._bound.get(path) != sum_}

    def _write(self, line: bytes) -> None:
        """All of it or nothing: half a line would spoil every line after it."""
        if self._place.bytes_lost:
            os.ftruncate(self._file, self._place.size)
        try:
            rest = memoryview(line)
            while rest:
                rest = rest[os.write(self._file, rest) :]
        except OSError:
            os.ftruncate(self._file, self._place.size)
            raise


def _open_locked(folder: Path) -> int:
    try:
        file = open_private(folder / JOURNAL, os.O_RDWR | os.O_APPEND)
    except NotOurs as why:
        raise UnreadableJournal(str(why)) from why
    except OSError as error:
        raise UnreadableJournal(f"{folder / JOURNAL}: {error.strerror}") from error
    _lock(file, folder)
    return file


def _lock(file: int, folder: Path) -> None:
    """The lock goes with the process, however it ends; programs it starts do not inherit it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(file)
        raise StillRunning(
            f"run {folder.name} is still under way, or somebody else holds its journal: "
            f"{holder_of(folder / JOURNAL)} does; wait until that has ended, or have it ended"
        ) from None


def _records_in(folder: Path, lines: tuple[bytes, ...]) -> list[Record]:
    if not lines:
        raise UnreadableJournal(f"{folder / JOURNAL} holds no whole record")
    return [record_in(folder, number, line) for number, line in enumerate(lines, start=1)]


def _going_on(first: Record, last: Record, clock: Clock) -> _Time:
    """Time since the run began, told by another process: never behind what the first one said."""
    since_start = (clock.now() - first.at).total_seconds() + first.elapsed
    offset = max(last.elapsed, since_start) - clock.monotonic()
    return _Time(clock.now, lambda: offset + clock.monotonic())
