"""Who holds a file that cannot be had: a run's own process, or somebody else's."""

import fcntl
import os
import pwd
from contextlib import suppress
from pathlib import Path

from commdrill.private_files import open_private

_LOCKS = Path("/proc/locks")


def holder_of(file: Path) -> str:
    """In words: `process 4242 (flock) of bob`; where this system does not say, that.

    Raises:
        OSError: the file is not there.
    """
    found = file.stat()
    place = f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}:{found.st_ino}"
    with suppress(OSError):
        for line in _LOCKS.read_text(encoding="ascii", errors="replace").splitlines():
            words = line.split()
            if "->" not in words and place in words:
                return _process(words[words.index(place) - 1])
    return "a process that this system does not name"


def is_held(file: Path) -> bool:
    """Whether some process holds it."""
    with os.fdopen(open_private(file, os.O_RDONLY), "rb") as opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


def _process(pid: str) -> str:
    """As far as it may be looked at: locks of other containers name no process."""
    with suppress(OSError, KeyError, ValueError):
        folder = Path("/proc") / str(int(pid))
        command = (folder / "comm").read_text(encoding="utf-8", errors="replace").strip()
        return f"process {pid} ({command}) of {pwd.getpwuid(folder.stat().st_uid).pw_name}"
    return f"process {pid}" if pid.isdecimal() and pid != "0" else "a process of another container"
