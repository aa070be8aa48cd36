"""Where a run's results go: looked at before anything is broken."""

import os
from pathlib import Path

from commdrill.errors import UsageError


def check_destinations(reports: Path, junit: Path | None) -> None:
    """Make the folders that results go to.

    Raises:
        UsageError: one cannot be made or written in.
    """
    _check_folder("--report-dir", reports)
    if junit is not None:
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
