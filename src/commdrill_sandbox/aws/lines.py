"""Connections on which an answer was read whole: the next request to the same place need not open one."""

import select
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection

_IDLE = 5.0  # seconds; CloudFront's own, unless it is told otherwise


@dataclass(frozen=True)
class Address:
    """Where somebody is reached."""

    host: str
    port: int
    tls: bool = False


@dataclass(frozen=True)
class _Idle:
    address: Address
    line: socket.socket
    since: float

    @property
    def is_over(self) -> bool:
        return time.monotonic() - self.since > _IDLE

    @property
    def is_alive(self) -> bool:
        """Nobody has hung up, or said what he was not asked."""
        looked = select.poll()
        looked.register(self.line, select.POLLIN)
        return not looked.poll(0)


@dataclass
class Lines:
    """Those that wait for the next request. Safe from any thread; none is handed out twice."""

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _idle: list[_Idle] = field(default_factory=list)  # the last used is the last
    _over: threading.Event = field(default_factory=threading.Event)

    def take(self, address: Address) -> socket.socket | None:
        """One that somebody still listens on; the caller's, until it is put back."""
        while (idle := self._taken(address)) is not None:
            if idle.is_alive and not idle.is_over:
                return idle.line
            idle.line.close()
        return None

    def connection(self, address: Address, patience: float) -> HTTPConnection:
        """For one request, on a line that waits or else on a new one."""
        connection = HTTPConnection(address.host, address.port, timeout=patience)
        if (line := self.take(address)) is not None:
            line.settimeout(patience)
            connection.sock = line
        return connection

    def put_back(self, address: Address, line: socket.socket | None) -> None:
        """`line`: an answer has been read from it, to its end. None: whoever answered wanted no more."""
        if line is None:
            return
        with self._lock:
            self._idle.append(_Idle(address, line, time.monotonic()))
        self._drop(lambda idle: idle.is_over or self._over.is_set())

    def close(self) -> None:
        """Nobody asks any longer; what an answer is being read from still goes as soon as it is put back."""
        self._over.set()
        self._drop(lambda _idle: True)

    def _taken(self, address: Address) -> _Idle | None:
        with self._lock:
            found = next((one for one in reversed(self._idle) if one.address == address), None)
            if found is not None:
                self._idle.remove(found)
            return found

    def _drop(self, unwanted: Callable[[_Idle], bool]) -> None:
        with self._lock:
            dropped = [idle for idle in self._idle if unwanted(idle)]
            self._idle[:] = [idle for idle in self._idle if idle not in dropped]
        for idle in dropped:
            idle.line.close()
