"""Runs that are not known to be over: this machine's own copy of all that their way back needs.

It is written before anything is broken and gone once the world is known to be as before. `recover`
goes by it alone: a run folder may be lost, damaged, or brought along by somebody else.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Self

from commdrill.errors import CommdrillError
from commdrill.private_files import (
    UNFINISHED,
    append_durably,
    open_private,
    private_folder,
    read_private,
    sync_folder,
)
from commdrill.record.events import (
    FaultArmed,
    FaultReverted,
    Record,
    RevertFailed,
    RunFinished,
    RunResolved,
    RunStarted,
    SandboxStarted,
)
from commdrill.record.lines import from_json, to_json
from commdrill.record.result import Result, fold

_KEPT = (
    RunStarted,
    SandboxStarted,
    FaultArmed,
    FaultReverted,
    RevertFailed,
    RunFinished,
    RunResolved,
)
_LARGEST = 64 * 2**20


class UnderWay(CommdrillError):
    """The run's process lives."""


@dataclass(frozen=True)
class OpenRun:
    """A run, where it lies, and what it breaks."""

    run: str
    folder: Path
    root: Path
    environment: str
    worlds: tuple[str, ...]
    in_sandbox: bool = False
    records: tuple[Record, ...] = ()
    is_settled: bool = False
    is_recovered: bool = False  # or somebody began to
    name: str = ""  # of this machine's copy; a run of two clones may have one name

    @cached_property
    def result(self) -> Result | None:
        """What this machine knows of it; None where it died before it began."""
        return fold(self.records) if self.records else None

    @property
    def broke(self) -> tuple[str, ...]:
        """What it may have left broken."""
        result = self.result
        return tuple(one.armed.name for one in (result.open_faults if result else ()))


class Note:
    """The copy of one run, held for as long as its process lives."""

    def __init__(self, path: Path, file: int) -> None:
        self._path = path
        self._file = file

    def begin(self, run: OpenRun) -> None:
        """What is known of it at first."""
        self._write(_heading(run))
        for record in run.records:
            self.add(record)

    def add(self, record: Record) -> None:
        """Keep it, if the way back hangs on it: on disk when this returns."""
        if isinstance(record.event, _KEPT):
            self._write(to_json(record))

    def add_worlds(self, worlds: Iterable[str]) -> None:
        """The run will break these, too."""
        self._write(json.dumps({"worlds": [*worlds]}))

    def recover(self) -> None:
        """Whoever holds it from here on puts it back: who else asks is not told that a drill goes on.

        A full disk holds nothing up.
        """
        with suppress(OSError):
            self._write(json.dumps({"recovered": True}))

    def settle(self) -> None:
        """All is known of the run that will ever be, though its folder does not say so."""
        self._write(json.dumps({"settled": True}))

    def forget(self) -> None:
        """The run is over, and its folder says so."""
        self._path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._file)

    def _write(self, line: str) -> None:
        append_durably(self._file, line.encode("utf-8", "backslashreplace") + b"\n")


class OpenRuns:
    """All that one user on one machine has under way, or has not put back."""

    def __init__(self, state: Path) -> None:
        self._folder = state / "open"

    def begin(self, run: OpenRun) -> Note:
        """A run is about to begin: the first there is of it."""
        path = private_folder(self._folder) / _name(run)
        unfinished = path.with_name(f"{path.name}{UNFINISHED}")
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL
        note = Note(path, _lock(open_private(unfinished, flags), run.run))
        try:
            note.begin(run)
            unfinished.rename(path)  # never seen without its lock, nor without its first line
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise
        sync_folder(self._folder)
        return note

    def take(self, run: OpenRun) -> Note:
        """The note of a dead run, to put back what it left.

        Raises:
            UnderWay: it is not dead.
        """
        path = self._folder / _name(run)
        return Note(path, _lock(open_private(path, os.O_RDWR | os.O_APPEND), run.run))

    def all(self) -> Iterator[OpenRun]:
        """Every one of them, dead or alive, the oldest first."""
        yield from filter(None, map(_read, self._notes()))

    def unread(self) -> Iterator[Path]:
        """Notes that tell nothing: damaged, another user's, or of another version."""
        return (path for path in self._notes() if _read(path) is None and path.exists())

    def _notes(self) -> list[Path]:
        return sorted(path for path in self._folder.glob("*") if path.suffix != UNFINISHED)

    def is_being_recovered(self, run: OpenRun) -> bool:
        """Whether who holds it, now that it could not be had, puts it back."""
        now = _read(self._folder / _name(run))
        return now is not None and now.is_recovered

    def is_under_way(self, run: OpenRun) -> bool:
        """Whether its process lives."""
        try:
            with self.take(run):
                return False
        except UnderWay:
            return True
        except FileNotFoundError:  # it has just ended
            return False


def _name(run: OpenRun) -> str:
    return run.name or f"{run.run}-{hashlib.sha256(str(run.root).encode()).hexdigest()[:8]}"


def _lock(file: int, run: str) -> int:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(file)
        raise UnderWay(f"run {run} is still under way: wait until it is over") from None
    return file


def _heading(run: OpenRun) -> str:
    heading = {
        "run": run.run,
        "folder": str(run.folder),
        "root": str(run.root),
        "environment": run.environment,
        "worlds": [*run.worlds],
        "in_sandbox": run.in_sandbox,
    }
    return json.dumps(heading)


def _read(path: Path) -> OpenRun | None:
    """None where it has just gone, or is none of this version."""
    try:
        heading, *lines = read_private(path, _LARGEST).split(b"\n")[:-1]
        document = json.loads(heading)
        run = OpenRun(
            run=str(document["run"]),
            folder=Path(document["folder"]),
            root=Path(document["root"]),
            environment=str(document["environment"]),
            worlds=tuple(document["worlds"]),
            in_sandbox=bool(document["in_sandbox"]),
            name=path.name,
        )
        for line in lines:
            run = _with(run, line)
    except (OSError, ValueError, KeyError, TypeError, CommdrillError):
        return None
    return run


def _with(run: OpenRun, line: bytes) -> OpenRun:
    match json.loads(line):
        case {"worlds": list(worlds)}:
            return replace(run, worlds=(*run.worlds, *map(str, worlds)))
        case {"recovered": True}:
            return replace(run, is_recovered=True)
        case {"settled": True}:
            return replace(run, is_settled=True)
    return replace(run, records=(*run.records, from_json(line)))
