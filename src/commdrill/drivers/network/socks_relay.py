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
from socketserver import BaseRequestHandler
from typing import Any

from commdrill.drivers.network.bounded_server import BoundedServer, Serving, end
from commdrill.drivers.network.transport import Address
from commdrill.errors import CannotLook

Dial = Callable[[Address], socket.socket]

_PIECE = 64 * 1024
_PATIENCE = 10  # seconds for whoever connects to say where to
_MOST = 256  # connections at once
_SERVED, _REFUSED = 0, 5


class SocksRelay(Serving):
    """Dials for whoever connects; `port` is where it listens, on 127.0.0.1.

    `troubles` holds why an address could not be dialled the last time it was asked for.
    """

    def __init__(self, dial: Dial) -> None:
        self.troubles: dict[Address, CannotLook] = {}
        self._dial = dial
        super().__init__(_Server(self))

    def dial(self, address: Address) -> socket.socket | None:
        """A connection, or None where there is trouble."""
        try:
            dialled = self._dial(address)
        except CannotLook as trouble:
            self.troubles[address] = trouble
            return None
        self.troubles.pop(address, None)
        return dialled


class _Server(BoundedServer):
    def __init__(self, relay: SocksRelay) -> None:
        self.relay = relay
        super().__init__("127.0.0.1", 0, _Handler, _MOST)

    def shutdown_request(self, request: Any) -> None:
        """Closed as it is: a farewell first would make a hang-up out of a reset."""
        self.let_go(request)
        self.close_request(request)


class _Handler(BaseRequestHandler):
    """One connection of the browser's, and the one that was dialled for it."""

    server: _Server
    request: socket.socket

    def handle(self) -> None:
        self.request.settimeout(_PATIENCE)
        address = self._wanted()
        dialled = self.server.relay.dial(address) if address else None
        if dialled is None:
            self._answer(_REFUSED)
            return
        with dialled:
            self._answer(_SERVED)
            self.server.keep(dialled)
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
        end(source)
        end(sink)
    else:
        with contextlib.suppress(OSError):
            sink.shutdown(socket.SHUT_WR)


def _reset(connected: socket.socket) -> None:
    """It is reset when it is closed; until then nobody reads from it any more."""
    with contextlib.suppress(OSError):
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connected.shutdown(socket.SHUT_RD)
