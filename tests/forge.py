"""The command as a process of its own, forked from one that has its modules loaded.

What Python takes to start and to import the command is more than a small drill takes, and whole
sessions start it hundreds of times. All else is as in a process that was begun from nothing: a pid
to kill, signals, standard streams, an exit code. That it begins from nothing, too, is shown by the
tests of `tests/app/test_cli.py` and of the pytest plugin.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from subprocess import CompletedProcess

_FORGE = multiprocessing.get_context("forkserver")
_FORGE.set_forkserver_preload(
    [
        *("commdrill.app.console", "commdrill.app.drilling", "commdrill.app.ticking"),
        *("commdrill.drivers.faults.http", "commdrill.drivers.observers.http_inbox"),
        *("commdrill.drivers.observers.maildir", "commdrill.drivers.observers.statuspage"),
        *("commdrill.drivers.observers.web_page", "commdrill.reports.compiled"),
        *("boto3", "commdrill.drivers.aws.lambda_throttle"),
    ]
)


class Command:
    """`commdrill` with these arguments, under way."""

    def __init__(
        self, arguments: tuple[str, ...], variables: Mapping[str, str], said: Path
    ) -> None:
        self.arguments = arguments
        self._said = said
        said.mkdir(exist_ok=True)
        files = (said / "stdout", said / "stderr")
        for file in files:
            file.write_bytes(b"")  # of an earlier one
        self._process = _FORGE.Process(target=_perform, args=(arguments, dict(variables), *files))
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


def _perform(arguments: tuple[str, ...], variables: dict[str, str], out: Path, err: Path) -> None:
    """In the process of its own: become the command."""
    for file, stream in ((out, 1), (err, 2)):
        opened = os.open(file, os.O_WRONLY)
        os.dup2(opened, stream)
        os.close(opened)
    os.environ.clear()
    os.environ.update(variables)
    sys.argv = ["commdrill", *arguments]
    from commdrill.app.cli import main

    sys.exit(main())
