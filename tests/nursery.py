"""Workers are forked from one process that has collected: most of that is to import what is tested.

xdist starts a Python for each worker. Here that is a stand-in, which hands its streams to the process
that has collected, and a fork of that becomes the worker. All workers have one forge, too.
"""

import fcntl
import gc
import os
import select
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

_HERE = Path(__file__).parent
_BEGIN = (
    f"import sys; sys.path.insert(0, {str(_HERE.parent)!r}); from tests.nursery import main; main()"
)
_COLLECT = ("--collect-only", "-qq", "-n0", "-p", "no:cacheprovider")


class Nursery:
    """Collects these paths; whoever starts `stand_in` then has a worker."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._folder = TemporaryDirectory(prefix="commdrill-workers-")
        address = str(Path(self._folder.name, "door"))
        self.stand_in = shlex.join((sys.executable, "-IS", str(_HERE / "stand_in.py"), address))
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(address)
            listener.listen()
            door = listener.fileno()
            asked = (sys.executable, "-c", _BEGIN, str(door), *paths)
            pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
            self._process = subprocess.Popen(asked, stdin=pipe, stdout=nowhere, pass_fds=[door])

    def close(self) -> None:
        self._process.communicate()
        self._folder.cleanup()


def main() -> None:
    """In the process of its own: collect, be forked until nobody is left to ask."""
    listener = socket.socket(fileno=int(sys.argv[1]))
    _collect(sys.argv[2:])
    for number in (signal.SIGINT, signal.SIGCHLD):
        signal.signal(number, signal.SIG_IGN)
    while not _is_begun(listener):
        pass


def _collect(paths: Iterable[str]) -> None:
    """What goes wrong here, each worker will tell."""
    variables = dict(os.environ)
    pytest.main([*paths, *_COLLECT])
    sys.stdout.flush()  # what is said here is not to be said by each that is forked
    os.environ.clear()
    os.environ.update(variables)
    if "tests.forge" in sys.modules:
        from tests.forge import kindle

        kindle()
    gc.collect()
    gc.freeze()  # what was imported is not looked through again by each that is forked


def _is_begun(listener: socket.socket) -> bool:
    """Whether there is nothing more to do here: nobody will ask, or this is a worker, and has worked."""
    if 0 in select.select([listener.fileno(), 0], [], [])[0]:
        return True
    door, _ = listener.accept()
    _, streams, _, _ = socket.recv_fds(door, 1, 3)
    if worker := os.fork() == 0:
        listener.close()
        _work(door, streams)
    door.close()
    for stream in streams:
        os.close(stream)
    return worker


def _work(door: socket.socket, streams: Iterable[int]) -> None:
    """As a Python that xdist has started; ended (SIGIO) with the stand-in."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    fcntl.fcntl(door, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(door, fcntl.F_SETFL, os.O_ASYNC)
    for stream, given in enumerate(streams):
        os.dup2(given, stream)
    exec(eval(sys.stdin.readline()), vars(sys.modules["__main__"]))  # what execnet begins with
