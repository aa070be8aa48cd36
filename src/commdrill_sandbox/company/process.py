"""The sandbox as seen by who starts it: a process of its own, known by pid, addresses and token."""

import json
import os
import secrets
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from commdrill.errors import CommdrillError, DriverError, UsageError
from commdrill.values import Json

_READY_WITHIN = 180.0  # seconds; a busy machine needs many of them to set AWS up
_GONE_WITHIN = 15.0
_ANSWERS_WITHIN = 10.0
TOKEN_VARIABLE = "COMMDRILL_SANDBOX_TOKEN"  # noqa: S105 - a name; no command line shows the token # nosec B105
FOLDER_PREFIX = "commdrill-sandbox-"
_HAS_PROC = Path("/proc/self/environ").exists()


@dataclass(frozen=True)
class RunningSandbox:
    """A sandbox that serves. `token` is what it answers to, so that no other process is taken for it."""

    pid: int
    addresses: Mapping[str, str]
    token: str

    def as_json(self) -> Json:
        return {"pid": self.pid, "addresses": dict(self.addresses), "token": self.token}

    @classmethod
    def from_json(cls, written: Mapping[str, object]) -> "RunningSandbox":
        """What `as_json` wrote: enough to stop it from another process.

        Raises:
            ValueError: it was not written by that.
        """
        match written:
            case {"pid": int(pid), "addresses": dict(addresses), "token": str(token)}:
                return cls(pid, {str(k): str(v) for k, v in addresses.items()}, token)
        raise ValueError("this is no record of a sandbox")


@dataclass(frozen=True)
class SandboxOrder:
    """Which one is asked for. It ends with this process."""

    root: Path
    plan: str | None = None
    environment: str | None = None
    pace: float | None = None
    sabotages: Sequence[str] = ()
    severity: str = ""

    @property
    def arguments(self) -> tuple[str, ...]:
        """The same as a command line has it."""
        return (
            *("--root", str(self.root)),
            *(("--plan", self.plan) if self.plan else ()),
            *(("--environment", self.environment) if self.environment else ()),
            *(("--pace", repr(self.pace)) if self.pace else ()),
            *(word for name in self.sabotages for word in ("--sabotage", name)),
            *(("--severity", self.severity) if self.severity else ()),
            *("--owner", str(os.getpid())),
        )


class SandboxNotStarted(CommdrillError):
    """The embedded environment did not come up."""

    exit_code = 3


def start_sandbox(order: SandboxOrder) -> RunningSandbox:
    """Start one and wait until all of it is ready.

    Raises:
        UsageError: a name stands for nothing.
        SandboxNotStarted: it ended or was not ready in time, with the last it said.
    """
    command = (sys.executable, "-P", "-m", "commdrill_sandbox.company", *order.arguments)
    return _ready(command, secrets.token_urlsafe(16))


def is_alive(sandbox: RunningSandbox) -> bool:
    """Whether this very sandbox answers: pids and ports are used again by others."""
    control = sandbox.addresses.get("control", "")
    try:
        if urlsplit(control).hostname != "127.0.0.1" or not _was_started(sandbox):
            return False  # a journal that came from elsewhere may name anybody
        with _open(f"{control}/identity", "GET") as answer:
            document = json.loads(answer.read(10_000))
    except (OSError, ValueError):
        return False
    return bool(document == {"pid": sandbox.pid, "token": sandbox.token})


def stop_sandbox(sandbox: RunningSandbox) -> None:
    """Stop it, wait until it is gone, and see that its files are. Gone already: nothing happens.

    Raises:
        DriverError: it does not end.
    """
    if is_alive(sandbox):
        with suppress(OSError):
            _open(f"{sandbox.addresses['control']}/stop/{sandbox.token}", "POST").close()
        _becomes_true(lambda: _is_gone(sandbox), _GONE_WITHIN)
    if is_alive(sandbox) or (_HAS_PROC and _was_started(sandbox)):
        os.kill(sandbox.pid, signal.SIGKILL)
        if not _becomes_true(lambda: _is_gone(sandbox), _GONE_WITHIN):
            raise DriverError(f"the sandbox (process {sandbox.pid}) does not end: end it by hand")
    _reap(sandbox.pid)
    _remove_files(sandbox)


def _ready(command: Sequence[str], token: str) -> RunningSandbox:
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(  # noqa: S603 - our own module, arguments as a list # nosec B603
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=complaints,
            start_new_session=True,  # Ctrl-C in the terminal is for the run, not for it
            env={**os.environ, TOKEN_VARIABLE: token},
        )
        assert process.stdout is not None
        with process.stdout as pipe:
            line = first_line(pipe.fileno())
        if line is None:
            raise failure(_code(process), complaints)
    process.returncode = 0  # let go: from here on it is known by its pid, and may outlive us
    return RunningSandbox(process.pid, json.loads(line), token)


def first_line(pipe: int) -> bytes | None:
    """What it prints once it is ready; None where it ends or does not get that far in time."""
    ends, read = time.monotonic() + _READY_WITHIN, b""
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while selector.select(max(0.0, ends - time.monotonic())):
            chunk = os.read(pipe, 65536)
            read += chunk
            if read.endswith(b"\n"):
                return read
            if not chunk:
                break
    return None


def _code(process: subprocess.Popen[bytes]) -> int | None:
    """How it has ended; None: it had not, and has been killed."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(0.5)
    if (code := process.poll()) is None:
        process.kill()
        process.wait()
    return code


def failure(code: int | None, complaints: IO[bytes]) -> CommdrillError:
    """What went wrong, in the process' own words. `code`: None, it was not ready in time."""
    complaints.seek(0)
    said = complaints.read().decode(errors="replace").strip().splitlines()[-15:]
    if code == UsageError.exit_code and said:
        return UsageError("\n".join(said))
    why = f"was not ready within {_READY_WITHIN:g}s" if code is None else f"ended with {code}"
    *before, last = said or ["it said nothing"]  # the last line of a traceback is what is wrong
    return SandboxNotStarted("\n".join((f"the sandbox {why}: {last}", *before)))


def _open(url: str, method: str) -> IO[bytes]:
    """Straight to 127.0.0.1, whatever proxies are configured."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    request = urllib.request.Request(url, method=method)  # noqa: S310 - always our own http
    opened: IO[bytes] = opener.open(request, timeout=_ANSWERS_WITHIN)
    return opened


def _is_gone(sandbox: RunningSandbox) -> bool:
    _reap(sandbox.pid)
    try:
        os.kill(sandbox.pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:  # somebody else's process has the pid by now
        return True
    return False


def _was_started(sandbox: RunningSandbox) -> bool:
    """Whether the process with this pid was started as this sandbox, as far as this machine tells."""
    if not _HAS_PROC:
        return True
    try:
        started_with = Path(f"/proc/{sandbox.pid}/environ").read_bytes()
    except OSError:
        return False
    return f"{TOKEN_VARIABLE}={sandbox.token}".encode() in started_with.split(b"\0")


def _remove_files(sandbox: RunningSandbox) -> None:
    """What a killed one could not remove itself; nothing that does not lie where one makes it."""
    folder = Path(sandbox.addresses.get("mail", "")).parent
    if folder.parent == Path(tempfile.gettempdir()) and folder.name.startswith(FOLDER_PREFIX):
        shutil.rmtree(folder, ignore_errors=True)


def _reap(pid: int) -> None:
    with suppress(ChildProcessError):  # not ours to wait for
        os.waitpid(pid, os.WNOHANG)


def _becomes_true(condition: Callable[[], bool], seconds: float) -> bool:
    """Asked again and again: a process that ends tells nobody but its parent."""
    ends, never = time.monotonic() + seconds, threading.Event()
    while not condition():
        if time.monotonic() >= ends:
            return False
        never.wait(0.02)
    return True
