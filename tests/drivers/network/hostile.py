"""A dev host that tries to lead whoever asks it elsewhere, and the elsewhere, which nobody must meet."""

import socket
import threading
from contextlib import suppress
from typing import Self

from commdrill.drivers.network.host_guard import HostGuard, guard_of

GUARDED = "127.0.0.1"
FOREIGN = "127.0.0.2"


def guard(*more: str) -> HostGuard:
    """Only the dev host may be contacted."""
    return guard_of((GUARDED, *more))


class Foreign:
    """A host outside the guard: it counts who connects, on TCP and on UDP, and never answers."""

    def __init__(self, host: str = FOREIGN) -> None:
        self.host = host
        self._tcp = socket.create_server((host, 0))
        self.port = int(self._tcp.getsockname()[1])
        self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._udp.bind((host, self.port))
        self.contacts: list[str] = []
        self._is_over = threading.Event()
        self._threads = [
            threading.Thread(target=self._meet, args=(self._tcp, "tcp")),
            threading.Thread(target=self._meet, args=(self._udp, "udp")),
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        for one in (self._tcp, self._udp):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        for thread in self._threads:
            thread.join()

    def _meet(self, door: socket.socket, kind: str) -> None:
        with suppress(OSError):
            while True:
                if kind == "tcp":
                    connected, _ = door.accept()
                    connected.close()
                else:
                    door.recvfrom(1)
                if self._is_over.is_set():
                    return
                self.contacts.append(kind)
