"""HTTP/1.1 on 127.0.0.1: a thread a connection, each kept, and every answer sent in one piece."""

import socket
import sys
from abc import abstractmethod
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from selectors import EVENT_READ, DefaultSelector
from socketserver import TCPServer, ThreadingMixIn
from typing import Any

LOOPBACK = "127.0.0.1"
_IDLE = 60.0  # seconds after which a kept connection is closed


class LocalServer(ThreadingMixIn, TCPServer):
    """TCPServer, not HTTPServer: that one would ask the DNS for our name.

    `serve` and `end`, not `serve_forever` and `shutdown`: those wake up again and again to look whether
    it is over, and a company has ten of them.
    """

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128
    timeout = 0  # of one that is there

    def __init__(
        self, address: tuple[str, int], handler: Callable[..., BaseHTTPRequestHandler]
    ) -> None:
        super().__init__(address, handler)
        self._hears, self._tells = socket.socketpair()

    def serve(self) -> None:
        """Until its end."""
        with DefaultSelector() as visitors:
            visitors.register(self, EVENT_READ)
            visitors.register(self._hears, EVENT_READ)
            while all(key.fileobj is self for key, _ in visitors.select()):
                self.handle_request()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A visitor who is gone in the middle, as one who was killed, is nobody's mistake."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def end(self) -> None:
        self._tells.send(b".")

    def server_close(self) -> None:
        super().server_close()
        self._hears.close()
        self._tells.close()


class KeptConnection(BaseHTTPRequestHandler):
    """One client's requests, whatever their methods, one after the other."""

    protocol_version = "HTTP/1.1"
    timeout = _IDLE
    disable_nagle_algorithm = True
    wbufsize = -1  # headers and body in one piece

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.startswith("do_"):
            return self.serve
        raise AttributeError(name)

    def log_message(self, *_: object) -> None:
        """Nothing: who drills reads the answers, and pages show what happened."""

    @abstractmethod
    def serve(self) -> None:
        """Read one request, and answer it."""
