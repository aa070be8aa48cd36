"""A server of so many connections at the most, each a thread, all of which are known and can be ended."""

import contextlib
import socket
import threading
from socketserver import BaseRequestHandler, TCPServer, ThreadingTCPServer
from typing import Any, Self


class BoundedServer(ThreadingTCPServer):
    """Whoever comes when all places are taken is hung up on."""

    allow_reuse_address = True
    daemon_threads = False  # closing waits for them

    def __init__(self, host: str, port: int, handler: type[BaseRequestHandler], most: int) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.request_queue_size = most
        self._most = most
        self._open: set[socket.socket] = set()
        self._is_over = False
        self._lock = threading.Lock()
        super().__init__((host, port), handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        if len(self._open) >= self._most:
            self.shutdown_request(request)
            return
        self.keep(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self.let_go(request)
        super().shutdown_request(request)

    def keep(self, connected: socket.socket) -> None:
        """One more that is to be ended with all others."""
        with self._lock:
            self._open.add(connected)
            if self._is_over:
                end(connected)

    def let_go(self, connected: socket.socket) -> None:
        """One that has ended by itself."""
        with self._lock:
            self._open.discard(connected)

    def hang_up(self) -> None:
        """End every connection, whatever is going on there."""
        with self._lock:
            for connected in self._open:
                end(connected)

    def server_close(self) -> None:
        """Nobody is waited for, and nobody comes any more."""
        self._is_over = True
        self.hang_up()
        super().server_close()

    def handle_error(self, *_: object) -> None:
        """Somebody who goes away in the middle is nobody's trouble."""


class Serving:
    """A server's life: in a thread of its own, from entering until leaving.

    `looks_up`: how often, in seconds, it looks whether it is to end.
    """

    def __init__(self, server: TCPServer, looks_up: float = 0.05) -> None:
        self._server = server
        self._thread = threading.Thread(target=server.serve_forever, args=(looks_up,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])


def end(connected: socket.socket) -> None:
    """Both ways at once; whoever is at it hears of it."""
    with contextlib.suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)
