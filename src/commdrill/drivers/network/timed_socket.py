"""A connection for a protocol of a driver's own: the talk ends in time, however little is said at once."""

import socket
from collections.abc import Callable
from typing import Any, TypeVar

from commdrill.drivers.network.transport import Transport

_Said = TypeVar("_Said")


class TimedSocket(socket.socket):
    """Each call has what is left of the time, not all of it again; `CannotLook` where nothing is."""

    def __init__(self, dialled: socket.socket, line: Transport) -> None:
        super().__init__(fileno=dialled.detach())
        self._line = line
        self.settimeout(line.remaining())

    def recv(self, *args: Any) -> bytes:
        return self._in_time(super().recv, *args)

    def recv_into(self, *args: Any) -> int:
        return self._in_time(super().recv_into, *args)

    def send(self, *args: Any) -> int:
        return self._in_time(super().send, *args)

    def sendall(self, *args: Any) -> None:
        self._in_time(super().sendall, *args)

    def _in_time(self, call: Callable[..., _Said], *args: Any) -> _Said:
        self.settimeout(self._line.remaining())
        try:
            return call(*args)
        except TimeoutError:
            raise self._line.too_late() from None
