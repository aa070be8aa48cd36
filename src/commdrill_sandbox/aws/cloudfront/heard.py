"""What an origin says, read by somebody who does not wait for it for ever."""

import io
import select
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_LOOK_EVERY = 20  # milliseconds between two looks at the clock while an origin is silent
Patience = Callable[[], None]  # raises once it is over


@dataclass(frozen=True)
class Heard:
    """As much of a socket as an HTTP connection needs of it."""

    line: socket.socket
    patience: Patience

    def sendall(self, said: bytes) -> None:
        self.line.sendall(said)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reading(self.line, self.patience))

    def close(self) -> None:
        """Once nobody reads from it any more."""
        self.line.close()


class _Reading(io.RawIOBase):
    def __init__(self, line: socket.socket, patience: Patience) -> None:
        self._line, self._patience = line, patience
        self._raw: Any = line.makefile("rb", buffering=0)
        self._silence = select.poll()
        self._silence.register(line, select.POLLIN)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        while not (_has_more(self._line) or self._silence.poll(_LOOK_EVERY)):
            self._patience()
        read: int | None = self._raw.readinto(buffer)
        self._patience()
        return read

    def close(self) -> None:
        self._raw.close()
        super().close()


def _has_more(line: socket.socket) -> bool:
    """Of what has been deciphered already."""
    return isinstance(line, ssl.SSLSocket) and line.pending() > 0
