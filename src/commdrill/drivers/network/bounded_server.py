"""A server of so many connections at the most, each a thread, all of which are known and can be ended."""

import contextlib
import socket
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from typing import Any


class BoundedServer(ThreadingTCPServer):
    """Whoever comes when all places are taken is hung up on."""

    allow_reuse_address = True

    def __init__(
        self, host: str, port: int, handler: type[BaseHTTPRequestHandler], most: int
    ) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.request_queue_size = most
        self._most = most
        self._open: set[socket.socket] = set()
        super().__init__((host, port), handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        if len(self._open) >= self._most:
            self.shutdown_request(request)
            return
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """End every connection, whatever is going on there."""
        for connected in tuple(self._open):
            with contextlib.suppress(OSError):
                connected.shutdown(socket.SHUT_RDWR)

    def handle_error(self, *_: object) -> None:
        """Somebody who goes away in the middle is nobody's trouble."""
