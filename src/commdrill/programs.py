"""Programs of others: where they lie, and what they said once they have ended."""

import os
from collections.abc import Mapping

from commdrill.errors import CommdrillError, UsageError

_LIMIT = 60  # seconds that one of them may take


class ProgramFailed(CommdrillError):
    """It ended with a complaint."""


def program(name: str) -> str | None:
    """Where one lies: on the PATH, and never in the folder one happens to stand in."""
    import shutil

    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return shutil.which(name, path=os.pathsep.join(filter(os.path.isabs, folders)))


def output_of(
    name: str, *arguments: str, given: bytes = b"", environ: Mapping[str, str] | None = None
) -> tuple[bytes, bytes]:
    """What it says, and what it says beside that; `given`: what it reads, `environ`: what is set for it.

    Raises:
        UsageError: it is not installed.
        ProgramFailed: it says no.
        CommdrillError: it takes too long.
    """
    import subprocess  # nosec B404

    if (found := program(name)) is None:
        raise UsageError(f"{name} is needed for this, and is not installed")
    command, env = (found, *arguments), {**os.environ, **(environ or {})}
    try:
        ended = subprocess.run(  # noqa: S603 no shell # nosec B603
            command, env=env, input=given, capture_output=True, check=True, timeout=_LIMIT
        )
    except subprocess.TimeoutExpired:
        raise CommdrillError(f"{name} took longer than {_LIMIT} seconds") from None
    except subprocess.CalledProcessError as error:
        why = error.stderr.decode("utf-8", "replace").strip() or f"exit {error.returncode}"
        raise ProgramFailed(f"{name}: {why}") from None
    return ended.stdout, ended.stderr
