"""One process at a time writes a journal: it holds its file, as the system knows."""

import fcntl
import os
from pathlib import Path

from commdrill.errors import CommdrillError
from commdrill.journal.holders import holder_of
from commdrill.private_files import NotOurs, open_private
from commdrill.record.folder import JOURNAL, UnreadableJournal


class StillRunning(CommdrillError):
    """The run is under way: its process holds the journal."""


def open_locked(folder: Path) -> int:
    """The journal of a run that nobody writes, and nobody else will while this is open.

    Raises:
        StillRunning: its process lives.
        UnreadableJournal: there is none, or it lies behind a link: that is another folder's.
    """
    if folder.is_symlink():
        raise UnreadableJournal(f"{folder} is a link to {folder.readlink()}: name the run there")
    try:
        file = open_private(folder / JOURNAL, os.O_RDWR | os.O_APPEND)
    except NotOurs as why:
        raise UnreadableJournal(str(why)) from why
    except OSError as error:
        raise UnreadableJournal(f"{folder / JOURNAL}: {error.strerror}") from error
    lock(file, folder)
    return file


def lock(file: int, folder: Path) -> None:
    """The lock goes with the process, however it ends; programs it starts do not inherit it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(file)
        raise StillRunning(
            f"run {folder.name} is still under way, or somebody else holds its journal: "
            f"{holder_of(folder / JOURNAL)} does; wait until that has ended, or have it ended"
        ) from None
