"""A program of the user's, run without a shell, bounded in time and in what it writes."""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import IO, Annotated

from pydantic import Field

from commdrill.clock import Clock, SystemClock
from commdrill.errors import DriverError
from commdrill.values import format_duration

# What says where things are, and who somebody is; what opens doors (tokens, keys) is not among it.
_HANDED_ON = frozenset(
    {
        *("PATH", "HOME", "USER", "LOGNAME", "SHELL", "TMPDIR", "TEMP", "TMP", "TZ", "TERM"),
        *("LANG", "LANGUAGE", "NO_COLOR", "CI", "LD_LIBRARY_PATH", "VIRTUAL_ENV"),
        *("SSH_AUTH_SOCK", "SSL_CERT_FILE", "SSL_CERT_DIR", "DBUS_SESSION_BUS_ADDRESS"),
        *("DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_CONFIG", "KUBECONFIG"),
        *("AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_CONFIG_FILE"),
        "AWS_SHARED_CREDENTIALS_FILE",
    }
)

Argv = Annotated[tuple[str, ...], Field(min_length=1)]
_MOST_OUTPUT = 16 * 2**20
_QUOTED = 1000
_PATIENCE = 0.02


def handed_on() -> dict[str, str]:
    """What a program is told of this machine's environment: never all of it."""
    beginnings = ("LC_", "XDG_")
    return {
        name: value
        for name, value in os.environ.items()
        if name in _HANDED_ON or name.startswith(beginnings)
    }


@dataclass(frozen=True)
class CommandLine:
    """A program with its arguments, at home in `folder`: relative files start there.

    It gets a process group of its own, so that a Ctrl-C meant for the drill does not end a restore
    half-way, and of this machine's environment what `handed_on` says, unless told otherwise. What it
    leaves running in the background when it ends stays; what runs out of time is ended with all its
    children.
    """

    argv: tuple[str, ...]
    folder: Path
    timeout: timedelta
    clock: Clock = field(default_factory=SystemClock)
    environment: Mapping[str, str] = field(default_factory=handed_on, repr=False)

    @property
    def name(self) -> str:
        """The program, as error texts name it: the arguments may hold secrets."""
        return repr(self.argv[0])

    def check(self) -> None:
        """Raise DriverError unless there is such a program."""
        program = self.argv[0]
        where_to_look = self.environment.get("PATH", os.defpath)
        found = shutil.which(
            self.folder / program if "/" in program else program, path=where_to_look
        )
        if found is None:
            where = f"in {self.folder}" if "/" in program else "on the PATH"
            raise DriverError(f"there is no program {self.name} {where} that may be executed")

    def run(self) -> str:
        """Run it to its end; what it wrote (errors too), as text.

        Raises:
            DriverError: it cannot be started, fails, or runs out of time.
        """
        with tempfile.TemporaryFile() as output:
            process = self._start(output)
            try:
                self._await(process, output)
            except BaseException:
                _end_group(process)
                raise
            written = _tail(output)
        if process.returncode:
            said = f"{_quoted(written)} (run in {self.folder})"
            raise DriverError(f"command {self.name} {_end_of(process)}: {said}")
        return written

    def _start(self, output: IO[bytes]) -> subprocess.Popen[bytes]:
        self.check()
        try:
            return subprocess.Popen(  # noqa: S603  # the user's own command, without a shell # nosec B603
                self.argv,
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            raise DriverError(f"command {self.name} does not start: {error}") from error

    def _await(self, process: subprocess.Popen[bytes], output: IO[bytes]) -> None:
        """Wait for the program itself, not for whoever else holds its output open."""
        never = threading.Event()
        ends = self.clock.monotonic() + self.timeout.total_seconds()
        while process.poll() is None:
            if self.clock.monotonic() > ends:
                limit = format_duration(self.timeout)
                said = _quoted(_tail(output))
                raise DriverError(f"command {self.name} was ended after {limit}: {said}")
            if os.fstat(output.fileno()).st_size > _MOST_OUTPUT:
                raise DriverError(f"command {self.name} was ended: it wrote more than 16 MiB")
            self.clock.wait(never, _PATIENCE)


def _end_group(process: subprocess.Popen[bytes]) -> None:
    if process.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _tail(output: IO[bytes]) -> str:
    size = os.fstat(output.fileno()).st_size
    return os.pread(output.fileno(), _MOST_OUTPUT, max(0, size - _MOST_OUTPUT)).decode(
        "utf-8", "replace"
    )


def _quoted(written: str) -> str:
    text = written.strip()
    return repr(text if len(text) <= _QUOTED else f"…{text[-_QUOTED:]}") if text else "no output"


def _end_of(process: subprocess.Popen[bytes]) -> str:
    if process.returncode > 0:
        return f"failed with exit code {process.returncode}"
    return f"was ended by {signal.Signals(-process.returncode).name}"
