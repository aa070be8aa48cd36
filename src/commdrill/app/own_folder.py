"""`.commdrill` in a project: what this program keeps there is nobody else's, and none of git's."""

from pathlib import Path

from commdrill.errors import UsageError
from commdrill.private_files import private_folder, write_once

OWN = ".commdrill"


def own_folder(root: Path) -> Path:
    """The folder, made if it is not there.

    Raises:
        NotOurs: a link or a file lies there.
        UsageError: it cannot be made.
    """
    try:
        folder = private_folder(root / OWN)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            write_once(ignore, b"*\n")
    except OSError as why:
        raise UsageError(f"{root / OWN} cannot be made: {why.strerror}") from why
    return folder
