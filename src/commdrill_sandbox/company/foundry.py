"""Sandboxes one after the other, as several drills need them: each a new process and a new world.

They are forked from a process that has loaded their modules, which is most of what a start takes.
"""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, Self

from commdrill_sandbox.company.process import (
    TOKEN_VARIABLE,
    RunningSandbox,
    SandboxOrder,
    failure,
    first_line,
    start_sandbox,
)

_FORKED_WITHIN = 60.0  # seconds; before the first one, all is loaded


class Foundry:
    """Starts sandboxes until it is closed; each is known, stopped and recovered as any other."""

    def __init__(self) -> None:
        self._token = secrets.token_urlsafe(16)
        self._orders, theirs = socket.socketpair()
        self._orders.settimeout(_FORKED_WITHIN)
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603 - our own module # nosec B603
                (
                    sys.executable,
                    "-P",
                    "-m",
                    "commdrill_sandbox.company.mould",
                    str(theirs.fileno()),
                ),
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # what keeps it from loading is said by those it cannot fork
                start_new_session=True,
                env={**os.environ, TOKEN_VARIABLE: self._token},  # by which those forked are known
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """No more of them. One that lives is its run's, or `recover`'s, to stop."""
        self._orders.close()
        self.process.kill()
        self.process.wait()

    def start(self, order: SandboxOrder) -> RunningSandbox:
        """Start one, as `start_sandbox` does; by that where it cannot be forked."""
        with tempfile.TemporaryFile() as complaints, _pipe() as (reading, writing):
            try:
                pid = self._forked(order.arguments, (writing.fileno(), complaints.fileno()))
            except (OSError, ValueError):
                self.close()  # a late answer would be taken for that to the next order
                return start_sandbox(order)
            writing.close()
            return self._ready(pid, reading.fileno(), complaints)

    def _forked(self, arguments: Sequence[str], files: Sequence[int]) -> int:
        """Raises: OSError, ValueError: there is nobody to fork it."""
        socket.send_fds(self._orders, [json.dumps(arguments).encode()], files)
        return int(self._orders.recv(100))

    def _ready(self, pid: int, pipe: int, complaints: IO[bytes]) -> RunningSandbox:
        line = first_line(pipe)
        document = json.loads(line) if line else None
        if isinstance(document, dict):
            return RunningSandbox(pid, document, self._token)
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        raise failure(document, complaints)


@contextmanager
def _pipe() -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as read_end, os.fdopen(writing, "wb") as write_end:
        yield read_end, write_end
