"""The programs of a worker, each a process of its own, forked from one that has them loaded.

To load them takes longer than what most of them do, and a fleet's test has half a dozen. What a
worker starts as its Python is a stand-in (`deed_stand_in.py`). That they begin from nothing, too, is
shown by `test_process.py` and by the first test of `test_drilling.py`.
"""

import json
import os
import shlex
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.e2e.corner import a_moment
from tests.forge import Command

_BEGIN = ["-P", "-m", "commdrill.app.fleet.process"]  # as a worker begins each


@dataclass(frozen=True)
class DeedsAtHand:
    """Where they are asked for."""

    folder: Path

    @property
    def python(self) -> Path:
        """What a worker takes for its own."""
        return self.folder / "python"

    @property
    def door(self) -> Path:
        """A socket; there once it is listened to."""
        return self.folder / "door"

    def behind(self, stand_in: int) -> Iterator[int]:
        """The process that it stands for."""
        noted = self.folder / str(stand_in)
        if noted.exists():
            yield int(noted.read_text())

    def write(self) -> None:
        program = Path(__file__).with_name("deed_stand_in.py")
        words = shlex.join((sys.executable, "-IS", str(program), str(self.door)))
        self.python.write_text(f'#!/bin/sh\nexec {words} "$@"\n')
        self.python.chmod(0o755)


@contextmanager
def deeds_at_hand() -> Iterator[DeedsAtHand]:
    with TemporaryDirectory(prefix="commdrill-deeds-") as folder:
        made = DeedsAtHand(Path(folder))
        made.write()
        serving = Command((folder,), os.environ, made.folder / "said", become=_serve)
        try:
            while not made.door.exists():
                assert serving.returncode is None, serving.ended().stderr
                a_moment()
            yield made
        finally:
            serving.send_signal(signal.SIGKILL)
            serving.ended()


def _serve() -> int:
    """Be forked, for as long as anybody may ask; whoever has ended does not stay about."""
    at_hand = DeedsAtHand(Path(sys.argv[1]))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listener:
        opening = at_hand.folder / "opening"
        listener.bind(str(opening))
        listener.listen()
        opening.rename(at_hand.door)
        while True:
            door, _ = listener.accept()
            _, given, _, _ = socket.recv_fds(door, 1, 4)
            if os.fork() == 0:
                listener.close()
                os._exit(_become(at_hand, door, given))
            for one in (door.detach(), *given):
                os.close(one)


def _become(at_hand: DeedsAtHand, door: socket.socket, given: list[int]) -> int:
    """In the forked process: as if Python had been begun with these words."""
    from commdrill.app.fleet.process import main

    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    *streams, folder = given
    for stream, file in enumerate(streams):
        os.dup2(file, stream)
        os.close(file)
    # those at hand are of files, which can be sought in
    sys.stdout, sys.stderr = (os.fdopen(stream, "w", closefd=False) for stream in (1, 2))
    os.fchdir(folder)
    os.close(folder)
    stand_in, words, environ = json.loads(door.makefile("rb").readline())
    assert words[: len(_BEGIN)] == _BEGIN
    os.environ.clear()
    os.environ.update(environ)
    (at_hand.folder / str(stand_in)).write_text(str(os.getpid()))
    door.sendall(b"%d\n" % os.getpid())
    code = main(*words[len(_BEGIN) :])
    door.sendall(bytes([code]))
    return code
