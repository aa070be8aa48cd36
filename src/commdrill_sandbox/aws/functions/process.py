"""A process that runs a function, one event after the other, for as long as it is wanted."""

import os
import shutil
import signal
import socket
import subprocess  # nosec B404
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_LOG_TAIL = 4096  # bytes that Invoke tells of the log
_GRACE = 1.0  # seconds in which a process that has hung up is gone
_GOES_ON = b"."  # said with a result by a process that waits for the next event


@dataclass(frozen=True)
class Ended:
    """How an invocation ended. `result`: None, its process is at an end.

    `code`: None, it was ended as its time was over; below 0, by that signal.
    """

    code: int | None
    result: bytes | None
    log: bytes


class Process:
    """`command` with `folder`, which answers events for as long as somebody listens.

    At each byte on the line it gets it reads `told` and `event` there, writes `result`, and says so
    by a byte. It gets `variables` as its environment and nothing of ours. Whoever began it ends it.
    """

    def __init__(self, command: Sequence[str], variables: Mapping[str, str], folder: Path) -> None:
        self._folder, self._log = folder, folder / "log"
        self._line, theirs = socket.socketpair()
        self._goes_on, given = True, (theirs.fileno(),)
        with theirs, self._log.open("ab") as said:
            self._process = subprocess.Popen(  # noqa: S603 - one of our two commands # nosec B603
                (*command, str(folder), str(*given)), env=dict(variables), pass_fds=given,
                cwd=variables["LAMBDA_TASK_ROOT"], stdin=subprocess.DEVNULL, stdout=said,
                stderr=said, start_new_session=True,
            )  # fmt: skip

    @property
    def waits(self) -> bool:
        """Whether it is there for another event."""
        return self._goes_on and self._process.poll() is None

    def invoke(self, told: bytes, event: bytes, seconds: float) -> Ended:
        """Run it once; for a process that waits."""
        self._goes_on = False  # until it says so
        (self._folder / "told").write_bytes(told)
        (self._folder / "event").write_bytes(event)
        said = self._asked(seconds)
        self._goes_on = said == _GOES_ON
        if said:
            return Ended(0, (self._folder / "result").read_bytes(), self._written())
        return Ended(self._code() if said is not None else None, None, self._written())

    def _asked(self, seconds: float) -> bytes | None:
        """What it says; empty: it has ended; None: nothing in time."""
        self._line.settimeout(seconds)
        try:
            self._line.sendall(b"\n")
            return self._line.recv(1)
        except TimeoutError:
            return None
        except OSError:
            return b""

    def _code(self) -> int:
        try:
            return self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            return -signal.SIGKILL  # as it will be

    def _written(self) -> bytes:
        """The end of what it wrote since the last invocation."""
        log = self._log.read_bytes()
        os.truncate(self._log, 0)
        return log[-_LOG_TAIL:]

    def end(self) -> None:
        """It, whatever it has started, and its folder."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._line.close()
        shutil.rmtree(self._folder, ignore_errors=True)
