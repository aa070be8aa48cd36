"""What is kept of an error nobody foresaw, fit to be sent to the project."""

import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Mapping
from importlib.metadata import requires, version
from pathlib import Path

from commdrill import __version__
from commdrill.app.env_file import variables
from commdrill.errors import UsageError, lacking

_SECRET_NAMES = ("PASSWORD", "PASSWD", "SECRET", "TOKEN", "KEY", "CREDENTIAL", "WEBHOOK")
_SHORTEST_SECRET = 4


def keep_log(error: BaseException) -> str:
    """Write the log, readable by its owner alone; the sentence that names it.

    A full disk or a small limit is nobody's mistake, and there may be no room for a log.
    """
    return (
        f"commdrill: {lacking(error) or _mistake(error)}\nIf a drill was running: commdrill recover"
    )


def _mistake(error: BaseException) -> str:
    what = masked(traceback.format_exception_only(error)[-1].strip(), _environ())
    return f"a mistake in commdrill itself ({what}); please report it with {_kept(error)}"


def _kept(error: BaseException) -> str:
    """The log's name; what to say where not even that can be written."""
    try:
        handle, name = tempfile.mkstemp(prefix="commdrill-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as log:
            log.write(masked(_account(error), _environ()))
    except OSError as why:
        return f"what you did (no log can be written: {why.strerror})"
    return name


def _environ() -> Mapping[str, str]:
    try:
        return variables()
    except UsageError:
        return os.environ


def masked(text: str, environ: Mapping[str, str]) -> str:
    """The text without the values of variables whose names say that they are secret."""
    for name, value in environ.items():
        is_secret = any(word in name.upper() for word in _SECRET_NAMES)
        if is_secret and len(value) >= _SHORTEST_SECRET:
            text = text.replace(value, f"<{name}>")
    return text


def _account(error: BaseException) -> str:
    lines = [
        f"commdrill {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"called as: {' '.join([Path(sys.argv[0]).name, *sys.argv[1:]])}",
        "with: " + ", ".join(_installed()),
        "",
        *traceback.format_exception(error),
    ]
    return "\n".join(lines)


def _installed() -> list[str]:
    needed = [need.split(";")[0] for need in requires("commdrill") or [] if "extra ==" not in need]
    names = ["".join(c if c.isalnum() or c in "-_." else " " for c in need) for need in needed]
    return [f"{name.split()[0]} {version(name.split()[0])}" for name in names]
