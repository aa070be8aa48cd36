"""Who made a claim: a lock file that its process holds, and the kernel lets go of when it dies."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from commdrill.private_files import NotOurs, open_private


@contextmanager
def owning(owners: Path) -> Iterator[str]:
    """A name of this process' own. Its file is there only while its lock is held, or it is dead."""
    for left in owners.iterdir():
        if not left.name.startswith(".") and is_free(left):
            left.unlink(missing_ok=True)
    owner = f"{os.getpid()}-{secrets.token_hex(4)}"
    being_made = owners / f".{owner}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(open_private(being_made, flags), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        being_made.rename(owners / owner)
        try:
            yield owner
        finally:
            (owners / owner).unlink(missing_ok=True)


def is_free(file: Path) -> bool:
    """Whether no living process holds this lock."""
    try:
        with os.fdopen(open_private(file, os.O_RDONLY)) as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except (FileNotFoundError, NotOurs):  # no process of ours made a link
        return True
    except BlockingIOError:
        return False
    return True
