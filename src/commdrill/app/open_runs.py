"""Which runs are under way or died on the way: one small file each, under the project's root.

It is there before a run's journal says anything, and gone once the world is known to be restored.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from commdrill.errors import PreflightRefused

_FOLDER = ".commdrill"


@dataclass(frozen=True)
class OpenRun:
    """A run that is not known to be over. One in a sandbox leaves nothing broken without it."""

    folder: Path
    environment: str = ""
    in_sandbox: bool = False


def note(root: Path, run: OpenRun) -> None:
    """A run is about to begin in this folder."""
    path = _entry(root, run.folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    _ignored_by_git(root)
    where = "sandbox" if run.in_sandbox else ""
    with path.open("w", encoding="utf-8") as entry:
        entry.write(f"{run.folder.resolve()}\n{run.environment}\n{where}\n")
        entry.flush()
        os.fsync(entry.fileno())


def forget(root: Path, folder: Path) -> None:
    """That run is over, and the world is as before."""
    _entry(root, folder).unlink(missing_ok=True)


def noted(root: Path) -> Iterator[OpenRun]:
    """Runs that are not known to be over, the oldest first.

    An empty entry is of a run that died while it was being noted: it has done nothing yet.
    """
    for entry in sorted((root / _FOLDER / "open").glob("*")):
        folder, environment, where = (*entry.read_text(encoding="utf-8").split("\n"), "", "")[:3]
        if folder:
            yield OpenRun(Path(folder), environment, in_sandbox=where == "sandbox")


def is_being_drilled(root: Path, environment: str) -> bool:
    """Whether a living run holds this environment."""
    try:
        with _lock(root, environment).open(encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


@contextmanager
def only_run(root: Path, environment: str) -> Iterator[None]:
    """One run an environment at a time; a lock that a dead process does not keep.

    Raises:
        PreflightRefused: another one is under way.
    """
    path = _lock(root, environment)
    path.parent.mkdir(parents=True, exist_ok=True)
    _ignored_by_git(root)
    with path.open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            who = lock.read().strip() or "unknown"
            raise PreflightRefused(
                f"another run (process {who}) is drilling {environment!r}: wait until it is over"
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _lock(root: Path, environment: str) -> Path:
    return root / _FOLDER / "locks" / environment


def _entry(root: Path, folder: Path) -> Path:
    return root / _FOLDER / "open" / folder.name


def _ignored_by_git(root: Path) -> None:
    ignore = root / _FOLDER / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
