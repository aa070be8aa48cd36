"""Real servers on 127.0.0.1 that answer as they are told, well or badly."""

import socket
import socketserver
import ssl
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from commdrill.drivers.network.bounded_server import Serving

Reply = Callable[[BaseHTTPRequestHandler], None]


def reply(
    status: int = 200,
    body: bytes = b"",
    headers: Mapping[str, str] | None = None,
    after: Reply = lambda _: None,
) -> Reply:
    """An ordinary HTTP answer, and what happens `after` it, e.g. `hang_up`."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(b"" if handler.command == "HEAD" else body)
        after(handler)

    return write


@dataclass(frozen=True)
class Asked:
    """A request as it came in; `headers` has lower-case names."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


class _Conversations:
    """How many connections are open, and a way to wait for their end."""

    def __init__(self) -> None:
        self._open = 0
        self._changed = threading.Condition()

    @contextmanager
    def one_more(self) -> Iterator[None]:
        """A conversation, from its beginning to its end."""
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)

    def _count(self, more: int) -> None:
        with self._changed:
            self._open += more
            self._changed.notify_all()

    def wait_until_none(self, seconds: float) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: self._open == 0, seconds)


class _Local(Serving):
    """A server's life, and whether anybody is there."""

    def __init__(
        self,
        server: socketserver.TCPServer,
        conversations: _Conversations,
        stopping: threading.Event,
    ) -> None:
        self.stopping = stopping
        self._conversations = conversations
        super().__init__(server, looks_up=0.02)

    def wait_until_left(self, seconds: float = 120) -> bool:
        """Whether, within that time, every client has closed its connections."""
        return self._conversations.wait_until_none(seconds)

    def __exit__(self, *error: object) -> None:
        self.stopping.set()
        super().__exit__(*error)


class LocalWeb(_Local):
    """An HTTP server whose `routes` (path without query → Reply) may be changed while it runs.

    Other paths are answered `otherwise`: 404. `asked` holds the requests so far; `stopping` is set at the end,
    for replies that take their time.
    """

    def __init__(
        self,
        routes: Mapping[str, Reply] | None = None,
        tls: ssl.SSLContext | None = None,
        otherwise: Reply = reply(404, b"no such page"),  # noqa: B008  # it is nothing that changes
    ) -> None:
        self.routes = dict(routes or {})
        self.otherwise = otherwise
        self.asked: list[Asked] = []
        self._scheme = "https" if tls else "http"
        conversations = _Conversations()
        super().__init__(_server(self, conversations, tls), conversations, threading.Event())

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self._scheme}://{host}:{self.port}{path}"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Note the request, and give the reply its path has."""
        length = int(handler.headers.get("Content-Length") or 0)
        headers = {name.lower(): value for name, value in handler.headers.items()}
        asked = Asked(handler.command, handler.path, headers, handler.rfile.read(length))
        self.asked.append(asked)
        self.routes.get(asked.path.partition("?")[0], self.otherwise)(handler)


def redirecting(host: str, port: int) -> Iterator[str]:
    """Roots of web servers that redirect whatever they are asked to `host:port`, one a status."""
    for status in (301, 302, 303, 307, 308):
        there = reply(status, headers={"Location": f"http://{host}:{port}/elsewhere"})
        with LocalWeb(otherwise=there) as web:
            yield web.url("")


def _handler(web: LocalWeb) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        timeout = 60

        def __getattr__(self, name: str) -> Any:
            if name.startswith("do_"):
                return lambda: web.answer(self)
            raise AttributeError(name)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def _server(
    web: LocalWeb, conversations: _Conversations, tls: ssl.SSLContext | None
) -> ThreadingHTTPServer:
    handler = _handler(web)

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def finish_request(self, request: Any, client_address: Any) -> None:
            with conversations.one_more():
                connected = tls.wrap_socket(request, server_side=True) if tls else request
                with connected:
                    handler(connected, client_address, self)

        def handle_error(self, *_: object) -> None:
            """A client that goes away in the middle is what some tests are about."""

    return Server(("127.0.0.1", 0), handler)


class DrippingServer(_Local):
    """Says `opening` to whoever connects, and then a byte every little while, for ever."""

    def __init__(self, opening: bytes = b"") -> None:
        stopping, conversations = threading.Event(), _Conversations()

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with conversations.one_more(), suppress(OSError):
                    self.request.sendall(opening)
                    while not stopping.wait(0.02):
                        self.request.sendall(b"a")

        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        super().__init__(server, conversations, stopping)


def require_ends(server: DrippingServer, talk: Callable[[], object]) -> None:
    """A talk with it ends by itself, and leaves nothing open."""
    talking = threading.Thread(target=talk, daemon=True)
    talking.start()
    talking.join(60)
    assert not talking.is_alive(), "still at a server that says a byte every 20 ms"
    assert server.wait_until_left()


def reset(handler: BaseHTTPRequestHandler) -> None:
    """A Reply: the connection is reset."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.close_connection = True


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """A Reply: the connection is closed without a word."""
    handler.close_connection = True
