"""What one user on one machine remembers of runs: which are under way, and which died on the way.

It lies outside every project, where the XDG specification has such things: two clones of a project
see the same, and nothing that a document or a run folder brings along is taken for it.
"""

import os
import pwd
from collections.abc import Mapping
from pathlib import Path

from commdrill.errors import CommdrillError
from commdrill.private_files import FOLDER_MODE, private_folder

_VARIABLE = "XDG_STATE_HOME"
_OTHERS = 0o077


def state_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder, made if it is not there.

    Raises:
        CommdrillError: it cannot be made, or is somebody else's.
    """
    folder = state_place(environ)
    try:
        private_folder(folder)
        if folder.stat().st_mode & _OTHERS:
            folder.chmod(FOLDER_MODE)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(0, "it cannot be written in")
    except OSError as why:
        raise CommdrillError(
            f"{folder}: what must be remembered of a run cannot be kept there ({why.strerror}): "
            f"set {_VARIABLE} to a folder of yours"
        ) from why
    return folder


def state_place(environ: Mapping[str, str] = os.environ) -> Path:
    """Where the folder is, whether it is there or not."""
    return _home(environ) / "commdrill"


def _home(environ: Mapping[str, str]) -> Path:
    """A relative path is none, says the specification."""
    named = Path(environ.get(_VARIABLE, ""))
    if named.is_absolute():
        return named
    return home(environ) / ".local" / "state"


def home(environ: Mapping[str, str]) -> Path:
    """Of whoever runs us; a service of the machine has no HOME, and its owner's shell looks there."""
    named = Path(environ.get("HOME", ""))
    if named.is_absolute():
        return named
    try:
        return Path(pwd.getpwuid(os.geteuid()).pw_dir)
    except KeyError:  # a container's user need not have a name
        return Path("/")
