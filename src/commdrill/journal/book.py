"""The journal of a run: append-only, each line chained to the one before, locked while written.

Every line ends with `prev`, the SHA-256 of the line before it as it stands in the file: who changes,
removes or moves one breaks the chain.
"""

import hashlib
import os
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self

from commdrill.clock import Clock
from commdrill.journal.evidence import EvidenceShelf
from commdrill.journal.locked import lock, open_locked
from commdrill.journal.run_ledger import Head
from commdrill.journal.run_time import RunTime
from commdrill.journal.shared_run import WRITER, SharedRun
from commdrill.private_files import (
    append_whole,
    open_private,
    private_folder,
    sync_folder,
    write_private,
)
from commdrill.record.chain import FIRST_PREV, Followed, followed, link, unbroken
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
from commdrill.record.folder import DOCUMENTS, JOURNAL, RawJournal, UnreadableJournal, record_in
from commdrill.record.lines import from_json, to_json
from commdrill.record.masking import masked
from commdrill.record.result import Result, fold
from commdrill.record.sums import SUMS, written_sums
from commdrill.shelf.protocol import ShelfOutOfReach
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

    @classmethod
    def behind(cls, last: Record, raw: RawJournal) -> Self:
        """That of a journal which ends with this record."""
        size = sum(len(line) + 1 for line in raw.lines)
        return cls(last.run, last.seq, link(raw.lines[-1]), size, len(raw.torn))


class Journal:
    """The only writer of a run's folder while the run lasts. One thread appends: the main one.

    It knows all its records, as they are written: whoever holds it need not read them again.
    """

    def __init__(
        self,
        folder: Path,
        file: int,
        place: _Place,
        time: RunTime,
        masking: Masking,
        *,
        shared: SharedRun | None,
    ) -> None:
        self.folder = folder
        self.shared = shared
        self.bytes_lost = place.bytes_lost
        self._records: list[Record] = []
        self._found = RawJournal((), b"")
        self._file = file
        self._place = place
        self._time = time
        self._mask = masking.mask
        self._shelf = EvidenceShelf(folder, masking.mask_bytes)
        self._bound: dict[str, str] = {}
        self._documents: dict[str, str] = {}
        self._why_unwritten = ""
        self._thread = threading.get_ident()

    @classmethod
    def create(
        cls, folder: Path, run: str, clock: Clock, masking: Masking, shared: SharedRun | None = None
    ) -> Self:
        """The journal of a new run in its new folder; and on a shelf, if there is one."""
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND
        file = open_private(folder / JOURNAL, flags)
        lock(file, folder)
        sync_folder(folder)
        sync_folder(folder.parent)
        place = _Place(run, seq=0, prev=FIRST_PREV, size=0)
        time = RunTime.begun(clock)
        return cls(folder, file, place, time, masking, shared=shared)

    @classmethod
    def resume(
        cls, folder: Path, clock: Clock, masking: Masking, shared: SharedRun | None = None
    ) -> Self:
        """The journal of a run that has ended or died, to go on with it.

        `shared`: its place on a shelf, of which the folder is a copy of just now.
        A torn last line is cut off once something is added: looking changes nothing.

        Raises:
            StillRunning: its process lives.
            UnreadableJournal: it holds no record to go on from, or was changed.
        """
        file = open_locked(folder)
        try:
            raw = unbroken(folder)
            records = _records_in(folder, raw.lines)
        except BaseException:
            os.close(file)
            raise
        place, time = _Place.behind(records[-1], raw), RunTime.going_on(records, clock)
        journal = cls(folder, file, place, time, masking, shared=shared)
        journal._records, journal._found = records, raw
        return journal

    @property
    def followed(self) -> Followed:
        """What it said of itself when it was gone on with."""
        return followed(self._records[: len(self._found.lines)], self._found)

    @property
    def result(self) -> Result:
        """What the run came to, as far as it is written down.

        Raises:
            ValueError: nothing is.
        """
        return fold(self._records)

    @property
    def records(self) -> tuple[Record, ...]:
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
        """Write down what happened, and return it as it was written: without secrets.

        Raises:
            Fenced: on a shelf, another host has gone on with the run.
            OSError: it cannot be written.
        """
        if threading.get_ident() != self._thread:
            raise RuntimeError("a journal is written by the thread that opened it, by no other")
        place, stamped = self._place, self.stamped(event)
        # a lone surrogate (a byte that was no text) stays: `\udc80` is JSON, too
        sums = self._sums_of(event)
        more: dict[str, str | list[str]] = {SUMS: written_sums(sums)} if sums else {}
        if self.shared is not None:
            more[WRITER] = str(self.shared.writer)
        line = to_json(stamped, **more, prev=place.prev).encode("utf-8", "backslashreplace")
        self._share(stamped.seq, line + b"\n", sums)
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
        safe, time = masked(event, self._mask), self._time
        return Record(self._place.run, self._place.seq + 1, time.now(), time.elapsed(), safe)

    def fence(self) -> None:
        """Right before and right after the world is changed: is the run ours still?

        Raises:
            Fenced: another host has gone on with it.
            ShelfOutOfReach: nobody can tell in time.
        """
        if self.shared is not None:
            self.shared.confirm(self._place.seq)

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

    def __exit__(self, *_: object) -> None:
        self.close()

    def _sums_of(self, event: Event) -> Mapping[str, str]:
        """What no line before this one has bound already."""
        documents, self._documents = self._documents, {}
        sums = {**documents, **self._shelf.sums(evidence_of(event))}
        return {path: sum_ for path, sum_ in sums.items() if self._bound.get(path) != sum_}

    def _share(self, seq: int, line: bytes, files: Iterable[str]) -> None:
        """First of all on the shelf. After a failure nobody knows what lies there: no more is added."""
        if self.shared is None:
            return
        if self._why_unwritten:
            raise ShelfOutOfReach(self._why_unwritten)
        try:
            self.shared.keep(self.folder, files)
            self.shared.add(seq, line)
        except OSError as why:
            self._why_unwritten = why.strerror or str(why)
            raise

    def _write(self, line: bytes) -> None:
        if self._place.bytes_lost:
            os.ftruncate(self._file, self._place.size)
        append_whole(self._file, line)


def _records_in(folder: Path, lines: tuple[bytes, ...]) -> list[Record]:
    if not lines:
        raise UnreadableJournal(f"{folder / JOURNAL} holds no whole record")
    return [record_in(folder, number, line) for number, line in enumerate(lines, start=1)]
