"""A copy of a run where nobody can take it away: in a bucket with S3 Object Lock."""

import os
from datetime import datetime
from pathlib import Path

from commdrill.errors import CommdrillError, UsageError
from commdrill.private_files import read_private
from commdrill.record.checksums import run_files
from commdrill.record.folder import CHECKSUMS, SIGNATURE, STAMP
from commdrill.shelf.locked import LockedShelf, locked_shelf_at
from commdrill.values import parse_duration

_LARGEST = 2**30  # bytes of one file


def locked_place(address: str, retain: str, now: datetime) -> LockedShelf:
    """Where copies are kept for as long as this.

    Raises:
        UsageError: that is no such place, or no length of time.
    """
    try:
        until = now + parse_duration(retain)
    except (ValueError, OverflowError) as why:
        raise UsageError(f"--retain: {why}") from None
    return locked_shelf_at(address, os.environ, until)


def lay_away(folder: Path, shelf: LockedShelf) -> int:
    """Copy all that lies in a run's folder, its sums last; how many files. What is there already stays.

    Raises:
        CommdrillError: the bucket cannot be used, or locks nothing.
    """
    beside = tuple(name for name in (SIGNATURE, STAMP) if (folder / name).is_file())
    names = (*run_files(folder).files, *beside, CHECKSUMS)
    for name in names:
        content, key = read_private(folder / name, _LARGEST), f"{folder.name}/{name}"
        if not shelf.create(key, content):  # an earlier seal's: a new version lies over that
            shelf.replace(key, content)
    _require_locked(shelf, f"{folder.name}/{CHECKSUMS}")
    return len(names)


def _require_locked(shelf: LockedShelf, key: str) -> None:
    until = shelf.locked_until(key)
    if until is None:
        raise CommdrillError(
            f"{shelf.address} holds a copy that anybody can delete: make a bucket with Object Lock"
        )
