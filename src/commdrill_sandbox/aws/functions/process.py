"""A process of its own for one invocation: bounded in time, and nothing of it stays."""

import os
import signal
import subprocess  # nosec B404
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_LOG_TAIL = 4096  # bytes that Invoke tells of the log


@dataclass(frozen=True)
class Ended:
    """How it ended. `code`: None, it was ended as its time was over; below 0, by that signal."""

    code: int | None
    result: bytes | None
    log: bytes


def run(
    command: Sequence[str], variables: Mapping[str, str], folder: Path, event: bytes, seconds: float
) -> Ended:
    """Run `command`, which reads `event` and writes `result`, both files of `folder`.

    It gets `variables` as its environment and nothing of ours.
    """
    told, log = folder / "result", folder / "log"
    (folder / "event").write_bytes(event)
    with log.open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 - one of our two commands # nosec B603
            command, env=dict(variables), cwd=variables["LAMBDA_TASK_ROOT"],
            stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True,
        )  # fmt: skip
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            code = None
        finally:
            _end(process)
    return Ended(code, told.read_bytes() if told.exists() else None, log.read_bytes()[-_LOG_TAIL:])


def _end(process: "subprocess.Popen[bytes]") -> None:
    """It, and whatever it has started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
