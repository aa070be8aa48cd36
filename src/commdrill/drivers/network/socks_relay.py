"""A SOCKS 5 relay on this machine: the only way out of a browser, so that each of its hops is asked for.

A browser follows redirects, frames, scripts and sockets by itself. Told to go by this relay, and to
resolve no name of its own, it contacts whom the relay dials, and nobody else.
"""

import contextlib
import ipaddress
import socket
import struct
import threading
from collections.abc import Callable
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import Any, Self

from commdrill.drivers.network.transport import Address
from commdrill.errors import CannotLook

Dial = Callable[[Address], socket.socket]

_PIECE = 64 * 1024
_PATIENCE = 10  # seconds for whoever connects to say where to
_MOST = 256  # connections at once
_SERVED, _REFUSED = 0, 5


class SocksRelay:
    """Dials for whoever connects, from entering until leaving; `port` is where it listens.

    `troubles` holds why an address could not be dialled the last time it was asked for.
    """

    def __init__(self, dial: Dial) -> None:
        self.troubles: dict[Address, CannotLook] = {}
        self._dial = dial
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.hang_up()
        self._server.server_close()

    @property
    def port(self) -> int:
        """Where it listens, on 127.0.0.1."""
        return int(self._server.server_address[1])

    def dial(self, address: Address) -> socket.socket | None:
        """A connection, or None where there is trouble."""
        try:
            dialled = self._dial(address)
        except CannotLook as trouble:
            self.troubles[address] = trouble
            return None
        self.troubles.pop(address, None)
        return dialled


class _Server(ThreadingTCPServer):
    daemon_threads = False  # closing waits for them
    request_queue_size = 64

    def __init__(self, relay: SocksRelay) -> None:
        self.relay = relay
        self._open: set[socket.socket] = set()
        self._is_over = False
        self._lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        if len(self._open) >= _MOST:
            self.shutdown_request(request)
            return
        self.keep(request)
        super().process_request(request, client_address)

    def keep(self, connected: socket.socket) -> None:
        with self._lock:
            self._open.add(connected)
            if self._is_over:
                _end(connected)

    def let_go(self, connected: socket.socket) -> None:
        with self._lock:
            self._open.discard(connected)

    def shutdown_request(self, request: Any) -> None:
        """Closed as it is: a farewell first would make a hang-up out of a reset."""
        self.let_go(request)
        self.close_request(request)

    def hang_up(self) -> None:
        """End every connection, whatever is going on there."""
        with self._lock:
            self._is_over = True
            for connected in self._open:
                _end(connected)

    def handle_error(self, *_: object) -> None:
        """A browser that goes away in the middle has nobody to be told."""


class _Handler(BaseRequestHandler):
    """One connection of the browser's, and the one that was dialled for it."""

    server: _Server
    request: socket.socket

    def handle(self) -> None:
        self.request.settimeout(_PATIENCE)
        address = self._wanted()
        dialled = self.server.relay.dial(address) if address else None
        self._answer(_SERVED if dialled else _REFUSED)
        if dialled is None:
            return
        self.server.keep(dialled)
        with dialled:
            self._relay(dialled)
            self.server.let_go(dialled)

    def _wanted(self) -> Address | None:
        """Where to; None where a connection is not what is asked for (RFC 1928)."""
        version, methods = self._read(2)
        self._read(methods)
        self.request.sendall(b"\x05\x00")
        version, command, _, kind = self._read(4)
        host = self._host(kind)
        (port,) = struct.unpack("!H", self._read(2))
        return Address(host, port) if (version, command) == (5, 1) and host else None

    def _host(self, kind: int) -> str:
        if kind == 3:
            return self._read(self._read(1)[0]).decode("ascii", "replace")
        return str(ipaddress.ip_address(self._read({1: 4, 4: 16}.get(kind, 0))))

    def _read(self, count: int) -> bytes:
        content = b""
        while len(content) < count:
            piece = self.request.recv(count - len(content))
            if not piece:
                raise ConnectionError
            content += piece
        return content

    def _answer(self, code: int) -> None:
        self.request.sendall(bytes((5, code, 0, 1)) + b"\0" * 6)

    def _relay(self, dialled: socket.socket) -> None:
        """Both ways at once, until either side has ended."""
        self.request.settimeout(None)
        dialled.settimeout(None)
        up = threading.Thread(target=_pump, args=(self.request, dialled))
        up.start()
        _pump(dialled, self.request)
        up.join()


def _pump(source: socket.socket, sink: socket.socket) -> None:
    """From one to the other; how the one ends, so does the other."""
    try:
        while piece := source.recv(_PIECE):
            sink.sendall(piece)
    except ConnectionResetError:
        _reset(sink)
    except OSError:
        _end(source)
        _end(sink)
    else:
        with contextlib.suppress(OSError):
            sink.shutdown(socket.SHUT_WR)


def _reset(connected: socket.socket) -> None:
    """It is reset when it is closed; until then nobody reads from it any more."""
    with contextlib.suppress(OSError):
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connected.shutdown(socket.SHUT_RD)


def _end(connected: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)
