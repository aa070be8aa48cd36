"""Where runs lie, as the index asks: which there are, whether one has changed, and what it says."""

import os
import stat
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from commdrill.record.chain import read_whole
from commdrill.record.folder import JOURNAL, UnreadableJournal, ended_restored
from commdrill.record.history import run_in
from commdrill.record.index.ledger import recent_gaps, remembered_gaps
from commdrill.record.index.over import Texts
from commdrill.record.past import PastRun
from commdrill.record.result import fold

_SETTLES = (
    3_000_000_000  # ns: file systems that count time in steps take one of two seconds at most
)


@dataclass(frozen=True)
class Stamp:
    """What a journal looks like from outside; `is_settled`: whatever changes it will change this."""

    text: str
    is_settled: bool


class RunSource(Protocol):
    """Runs in one place: a folder, or a shelf that several hosts share."""

    @property
    def identity(self) -> str:
        """Tells this place from all others that a machine may meet."""
        ...

    @property
    def reports(self) -> Path:
        """Where their folders lie, or would lie, on this machine."""
        ...

    def names(self) -> Sequence[str]:
        """Of all that may be a run, and in no order."""
        ...

    def stamp(self, name: str, now: float) -> Stamp | None:
        """Of a run's journal; None where there is none. `now`: seconds since 1970."""
        ...

    def marks(self) -> Mapping[str, int]:
        """Each name, and what tells its folder from any other of that name, at a glance."""
        ...

    def is_over(self, name: str) -> bool:
        """Whether it is a run that ended, and left nothing broken, or a person put it back."""
        ...

    def gaps(self, here: Collection[str], texts: Texts) -> Iterable[str]:
        """Which runs a ledger misses here, and what else is wrong with it."""
        ...

    def recent_gaps(self, here: Collection[str], texts: Texts) -> Iterable[str]:
        """The same; what was read of it once is taken to be as it was."""
        ...

    def read(self, name: str) -> PastRun | None:
        """The run, once its chain is known to hold; None where it did not say which drill it was.

        Raises:
            UnreadableJournal: nobody can say what of it is true.
        """
        ...


class RunFolders:
    """Run folders side by side in a reports folder, as it was when it was first asked."""

    def __init__(self, reports: Path) -> None:
        self._reports = reports

    @property
    def reports(self) -> Path:
        return self._reports

    @property
    def identity(self) -> str:
        found = self._reports.stat()
        return f"{self._reports.resolve()}\0{found.st_dev}\0{found.st_ino}"

    def names(self) -> Sequence[str]:
        return self._names

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """A file among them has no journal in it: to ask of each what it is takes longer."""
        try:
            return tuple(os.listdir(self._reports))  # noqa: PTH208  no path for each
        except OSError:
            return ()

    @cached_property
    def _inodes(self) -> Mapping[str, int]:
        try:
            with os.scandir(self._reports) as entries:
                return {entry.name: entry.inode() for entry in entries if not entry.is_file()}
        except OSError:
            return {}

    def marks(self) -> Mapping[str, int]:
        return self._inodes

    def is_over(self, name: str) -> bool:
        folder = self._reports / name
        return ended_restored(folder) or _is_over(folder)

    def stamp(self, name: str, now: float) -> Stamp | None:
        path = f"{self._reports}/{name}/{JOURNAL}"
        try:
            found = os.lstat(path)
        except OSError:
            return None
        if not stat.S_ISREG(found.st_mode):  # a link to nothing is none; all else is told of
            return Stamp("", is_settled=False) if Path(path).exists() else None
        marks = (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
        return Stamp(":".join(map(str, marks)), found.st_ctime_ns + _SETTLES < now * 1e9)

    def read(self, name: str) -> PastRun | None:
        return run_in(self._reports / name)

    def gaps(self, here: Collection[str], texts: Texts) -> Iterable[str]:
        return remembered_gaps(self._reports, here, texts)

    def recent_gaps(self, here: Collection[str], texts: Texts) -> Iterable[str]:
        return recent_gaps(self._reports, here, texts)


def _is_over(folder: Path) -> bool:
    """The same by all of its journal: a person's word may come after the end."""
    try:
        records = read_whole(folder)
    except UnreadableJournal:
        return False
    return bool(records) and not fold(records).is_open
