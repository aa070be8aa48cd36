"""One look at the runs of a place: what is kept of them is taken, what changed is read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from commdrill.record.folder import UnreadableJournal
from commdrill.record.index.file import IndexFile, Kept
from commdrill.record.index.row import Frame, Row, row_of, run_of
from commdrill.record.index.source import RunSource
from commdrill.record.past import PastRun

_ANY = ""  # stamp of what may change without showing: no journal has it
_AT_ONCE = 500  # rows that are written together: who is killed has not read for nothing


@dataclass
class Look:
    """It gathers, on its way, what could not be read, and what is to be kept from now on.

    `known`: runs that need not be read, by name. `here`: those that have a journal.
    `asked`: those that were looked at. `sound`: those of which a row is kept, and is right.
    `stamps`: of those that were looked at.
    """

    source: RunSource
    file: IndexFile
    now: float
    known: dict[str, PastRun]
    unreadable: list[Path] = field(default_factory=list)
    here: set[str] = field(default_factory=set)
    stamps: dict[str, str] = field(default_factory=dict)
    _kept: Kept = field(default_factory=lambda: Kept({}, {}))
    sound: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    _rows: list[Row] = field(default_factory=list)
    _frames: dict[Frame, Frame] = field(default_factory=dict)
    _new_frames: list[Frame] = field(default_factory=list)

    def take(self, kept: Kept) -> None:
        """Rows that may save a reading."""
        self._kept = kept

    def run(self, name: str) -> PastRun | None:
        """A run as it is now; None where there is none, or none that says which drill it was."""
        self.asked.add(name)
        stamp = self.source.stamp(name, self.now)
        if stamp is None:
            self.here.discard(name)
            return None
        self.here.add(name)
        self.stamps[name] = stamp.text
        if run := self.known.get(name):
            return self._keep(run, name, _ANY)
        run = self._run_kept(name, stamp.text)
        return run or self._read(name, stamp.text if stamp.is_settled else _ANY)

    def _run_kept(self, name: str, stamp: str) -> PastRun | None:
        """Its row is not needed once more, and many are large."""
        row = self._kept.rows.pop(name, None)
        if row is None or row.stamp != stamp:
            return None
        try:
            run = run_of(row, self._kept.frames, self.source.reports)
        except (ValueError, KeyError):
            return None
        self.sound.add(name)
        return run

    def _read(self, name: str, stamp: str) -> PastRun | None:
        """`stamp`: from before it was read."""
        try:
            run = self.source.read(name)
        except UnreadableJournal:
            self.unreadable.append(self.source.reports / name)
            return None
        return run and self._keep(run, name, stamp)

    def _keep(self, run: PastRun, name: str, stamp: str) -> PastRun:
        """The run as its row tells it: what it has in common with others is there once for all."""
        frame = self._frame(run)
        row = row_of(run, name, stamp, frame)
        self._rows.append(row)
        self.sound.add(name)
        if len(self._rows) >= _AT_ONCE:
            self.write(())
        return run_of(row, {frame.digest: frame}, self.source.reports)

    def _frame(self, run: PastRun) -> Frame:
        """One of each kind: its text and digest are made once."""
        frame = Frame.of(run)
        if frame not in self._frames:
            self._frames[frame] = frame
            self._new_frames.append(frame)
        return self._frames[frame]

    def write(self, gone: Iterable[str]) -> None:
        """Keep what was read, and forget others."""
        self.file.keep(self._rows, self._new_frames, gone)
        self._rows.clear()
        self._new_frames.clear()

    def gaps(self) -> tuple[str, ...]:
        """What the ledger knows of, and nobody finds here."""
        return tuple(self.source.gaps(self.here, self.file))

    def recent_gaps(self) -> tuple[str, ...]:
        """The same, of what the ledger has come to know lately."""
        return tuple(self.source.recent_gaps(self.here, self.file))
