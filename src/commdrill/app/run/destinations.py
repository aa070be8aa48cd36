"""Where a run's results go: looked at before anything is broken."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from commdrill.app.state import state_folder
from commdrill.errors import CommdrillError, UsageError


def check_destinations(reports: Path, junit: Path | None) -> None:
    """Make the folders that results go to, and that of what this machine remembers of a run.

    Raises:
        UsageError: some cannot be made or written in: all of them are told.
        CommdrillError: it is that of this machine alone.
    """
    troubles = tuple(_troubles(reports, junit))
    if len(troubles) > 1:
        raise UsageError("\n".join(map(str, troubles)))
    for trouble in troubles:
        raise trouble


def _troubles(reports: Path, junit: Path | None) -> Iterator[CommdrillError]:
    checks: list[Callable[[], object]] = [
        partial(_check_folder, "--report-dir", reports),
        state_folder,
    ]
    if junit is not None:
        checks.insert(1, partial(_check_junit, junit))
    for check in checks:
        try:
            check()
        except CommdrillError as why:
            yield why


def _check_junit(junit: Path) -> None:
    _check_folder("--junit", junit.parent)
    if junit.is_dir():
        raise UsageError(f"--junit {junit}: this is a folder; name the file to write")


def _check_folder(option: str, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        raise UsageError(f"{option}: the folder {folder} cannot be made: {_reason(why)}") from why
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UsageError(f"{option}: the folder {folder} cannot be written in")


def _reason(why: OSError) -> str:
    if isinstance(why, FileExistsError):
        return "it is a file"
    return why.strerror or str(why)
