"""Who made a claim: a lock file that its process holds, and the kernel lets go of when it dies."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def owning(owners: Path) -> Iterator[str]:
    """A name of this process' own. Its file is there only while its lock is held, or it is dead."""
    for left in owners.iterdir():
        if not left.name.startswith(".") and is_free(left):
            left.unlink(missing_ok=True)
    owner = f"{os.getpid()}-{secrets.token_hex(4)}"
    being_made = owners / f".{owner}"
    with being_made.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        being_made.rename(owners / owner)
        try:
            yield owner
        finally:
            (owners / owner).unlink(missing_ok=True)


def is_free(file: Path) -> bool:
    """Whether no living process holds this lock."""
    try:
        with file.open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return True
    except BlockingIOError:
        return False
    return True
