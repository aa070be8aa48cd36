"""The runs of one place, each read once: as `record.history` tells of them, and as truly.

A run counts by what its journal looked like when its chain was last known to hold: who changes,
replaces or restores a journal changes its inode, its size or the time of its last change, which
nobody can set; then it is read again. What is not there any more counts no more.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from commdrill.record.folder import UnreadableJournal
from commdrill.record.history import newest_first
from commdrill.record.index.file import IndexFile, Kept
from commdrill.record.index.row import Frame, Row, row_of, run_of
from commdrill.record.index.source import RunSource
from commdrill.record.past import History, PastRun

_AT_ONCE = 500  # rows that are written together: who is killed has not read for nothing


@dataclass(frozen=True)
class RunIndex:
    """Runs in one place, and the file that keeps what they came to. `now`: seconds since 1970."""

    source: RunSource
    file: IndexFile
    now: float

    def history(self, known: Iterable[PastRun] = (), gaps: Iterable[str] = ()) -> History:
        """Every run; `known` need not be read, and `gaps` are told with them."""
        look = _Look(self, self.file.load(), {run.folder: run for run in known})
        runs = newest_first(look.runs())
        look.write()
        return History(runs, tuple(look.unreadable), tuple(gaps))


@dataclass
class _Look:
    """One look at a place: what is kept is taken, what changed is read."""

    index: RunIndex
    kept: Kept
    known: dict[Path, PastRun]
    unreadable: list[Path] = field(default_factory=list)
    _here: set[str] = field(default_factory=set)
    _rows: list[Row] = field(default_factory=list)
    _frames: dict[str, Frame] = field(default_factory=dict)

    def runs(self) -> Iterator[PastRun]:
        """All that say which drill they were."""
        for name in self.index.source.names():
            stamp = self.index.source.stamp(name, self.index.now)
            if stamp is None:
                continue
            folder = self.index.source.folder(name)
            run = self.known.get(folder) or self._run_kept(name, stamp.text, folder)
            if run is None:
                run = self._read(name, folder, stamp.text if stamp.is_settled else "")
            if run is not None:
                yield run

    def _run_kept(self, name: str, stamp: str, folder: Path) -> PastRun | None:
        row = self.kept.rows.get(name)
        if row is None or row.stamp != stamp:
            return None
        try:
            run = run_of(row, self.kept.frames, folder)
        except (ValueError, KeyError):
            return None
        self._here.add(name)
        return run

    def _read(self, name: str, folder: Path, stamp: str) -> PastRun | None:
        """`stamp`: from before it was read; empty where it may change without showing."""
        try:
            run = self.index.source.read(name)
        except UnreadableJournal:
            self.unreadable.append(folder)
            return None
        if run is not None and stamp:
            frame = Frame.of(run)
            self._rows.append(row_of(run, name, stamp, frame))
            self._frames[frame.digest] = frame
            self._here.add(name)
            if len(self._rows) >= _AT_ONCE:
                self._write(())
        return run

    def write(self) -> None:
        """Keep what was read, and forget what is gone or has changed since."""
        self._write(name for name in self.kept.rows if name not in self._here)

    def _write(self, gone: Iterable[str]) -> None:
        self.index.file.keep(self._rows, self._frames.values(), gone)
        self._rows.clear()
        self._frames.clear()
