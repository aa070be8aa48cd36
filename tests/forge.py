"""The command, or the company, as a process of its own, forked from one that has its modules loaded.

What Python takes to start and to import the command is more than a small drill takes, and whole
sessions start it hundreds of times. All else is as in a process that was begun from nothing: a pid
to kill, signals, standard streams, an exit code. That it begins from nothing, too, is shown by the
tests of `tests/app/test_cli.py` and of the pytest plugin.
"""

import ctypes
import multiprocessing
import os
import resource
import signal
import struct
import sys
from collections.abc import Callable, Mapping
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path
from subprocess import CompletedProcess

from commdrill_sandbox.company.company import Company
from commdrill_sandbox.company.serve import Order, charter_of

_NETWORK = 0x40000000  # CLONE_NEWNET
_FORGE = multiprocessing.get_context("forkserver")
_FORGE.set_forkserver_preload(["tests.warm"])


def kindle() -> None:
    """Start it now, for all that will be forked from this process: they do not start their own."""
    forkserver.ensure_running()
    # only this process could ask, of its child, whether it lives
    forkserver._forkserver.ensure_running = resource_tracker.ensure_running  # type: ignore[method-assign]


def _commdrill() -> int:
    from commdrill.app.cli import main

    sys.argv[0] = "commdrill"
    return main()


def run_pytest() -> int:
    """As `python -m pytest`."""
    import pytest

    return pytest.console_main()


class Command:
    """`commdrill`, or what it is told to become, with these arguments, under way."""

    def __init__(
        self,
        arguments: tuple[str, ...],
        variables: Mapping[str, str],
        said: Path,
        folder: Path | None = None,
        become: Callable[[], int] = _commdrill,
    ) -> None:
        self.arguments = arguments
        self._said = said
        said.mkdir(exist_ok=True)
        files = (said / "stdout", said / "stderr")
        for file in files:
            file.write_bytes(b"")  # of an earlier one
        self._process = _FORGE.Process(
            target=_perform, args=(arguments, dict(variables), files, folder or Path.cwd(), become)
        )
        self._process.start()

    @property
    def returncode(self) -> int | None:
        """None while it lives; minus the signal's number where one ended it."""
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        assert self._process.pid is not None
        if self.returncode is None:
            os.kill(self._process.pid, number)

    def ended(self) -> CompletedProcess[str]:
        """Wait until it has; what it printed."""
        try:
            self._process.join()  # as long as pytest gives a test
        finally:
            self.send_signal(signal.SIGKILL)
        assert self.returncode is not None
        out, err = self._read("stdout"), self._read("stderr")
        return CompletedProcess(self.arguments, self.returncode, out, err)

    def _read(self, stream: str) -> str:
        return (self._said / stream).read_text(encoding="utf-8")


class Founded:
    """The company of an order, likewise: open until it is closed."""

    def __init__(self, order: Order, folder: Path) -> None:
        hears, tells = _FORGE.Pipe(duplex=False)
        self._process = _FORGE.Process(target=_found, args=(order, folder, tells))
        self._process.start()
        tells.close()
        with hears:
            self.addresses: Mapping[str, str] = hears.recv()

    def close(self) -> None:
        self._process.kill()  # what it holds is in its folder, and in memory
        self._process.join()


def _found(order: Order, folder: Path, tells: Connection) -> None:
    """In the process of its own: be the company."""
    _check_loaded()
    company = Company(charter_of(order), folder)
    company.start()
    tells.send(dict(company.addresses))
    while not company.wait(60):
        pass


def _perform(
    arguments: tuple[str, ...],
    variables: dict[str, str],
    files: tuple[Path, Path],
    folder: Path,
    become: Callable[[], int],
) -> None:
    """In the process of its own: become the command."""
    _check_loaded()
    for file, stream in zip(files, (1, 2), strict=True):
        opened = os.open(file, os.O_WRONLY)
        os.dup2(opened, stream)
        os.close(opened)
    if namespace := variables.pop("FORGE_NAMESPACE", ""):
        enter(namespace)
    _restrict(variables.pop("FORGE_FILE_LIMIT", ""), variables.pop("FORGE_OBEYS_MODES", ""))
    sys.executable = variables.pop("FORGE_PYTHON", sys.executable)
    os.environ.clear()
    os.environ.update(variables)
    os.chdir(folder)
    sys.argv[1:] = arguments
    sys.exit(become())


def _check_loaded() -> None:
    """What cannot be loaded before is passed over there without a word."""
    assert "tests.warm" in sys.modules, "see what `python -c 'import tests.warm'` says"


def enter(namespace: str) -> None:
    """As on a host of its own: be in the network that `ip netns` calls so."""
    with Path("/run/netns", namespace).open("rb") as file:
        if ctypes.CDLL(None, use_errno=True).setns(file.fileno(), _NETWORK):
            raise OSError(ctypes.get_errno(), "setns")


def _restrict(largest_file: str, obeys_modes: str) -> None:
    """As on a disk that is full, and as somebody who may not write everywhere."""
    if largest_file:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(largest_file), int(largest_file)))
    if obeys_modes and os.geteuid() == 0:
        _give_up_capabilities()


def _give_up_capabilities() -> None:
    """Root may write anywhere by two capabilities: without any, modes hold for it, too."""
    header = struct.pack("=Ii", 0x20080522, 0)  # version 3, this process
    none = struct.pack("=6I", *[0] * 6)
    if ctypes.CDLL(None, use_errno=True).capset(header, none):
        raise OSError(ctypes.get_errno(), "capset")
