"""A small web server that receives posts: bounded in size, in number and in time."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from queue import Empty, Full, Queue
from socketserver import ThreadingTCPServer
from typing import Any, Self

from commdrill.clock import SystemClock
from commdrill.drivers.line import Address

_LARGEST = 2**18  # bytes of a post: no chat takes a fourth of it
_ROOM = 2**24  # bytes of all posts of a drill: whoever sends more wants something else
_WAITING = 10_000  # posts nobody has looked at yet
_CONNECTIONS = 64  # at once
_SILENCE = 10  # seconds a sender may keep silent


@dataclass(frozen=True)
class Post:
    """A post as it came in; `headers` has lower-case names."""

    at: datetime
    headers: Mapping[str, str]
    body: bytes


class PostReceiver:
    """Receives posts to one path, from entering until leaving. A GET there is answered, too.

    `is_proven` says whether a post is its sender's; one that is not is answered 401.

    Raises:
        OSError: the address cannot be listened on.
    """

    def __init__(
        self, listen: Address, path: str, is_proven: Callable[[Post], bool] = lambda _: True
    ) -> None:
        self.path = path
        self._is_proven = is_proven
        self._clock = SystemClock()
        self._waiting: Queue[Post] = Queue(_WAITING)
        self._room = _ROOM
        self._refused = 0
        self._lock = threading.Lock()
        self._server = _Server(listen, self)
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
        """Where it listens."""
        return int(self._server.server_address[1])

    def received(self) -> Iterator[Post]:
        """The posts that came since this was last asked, in their order."""
        with contextlib.suppress(Empty):
            while True:
                yield self._waiting.get_nowait()

    def take(self, headers: Mapping[str, str], body: bytes) -> HTTPStatus:
        """Keep a post; what its sender is answered."""
        lower = {name.lower(): value for name, value in headers.items()}
        post = Post(self._clock.now(), lower, body)
        if not self._is_proven(post):
            return HTTPStatus.UNAUTHORIZED
        return HTTPStatus.NO_CONTENT if self._kept(post) else HTTPStatus.TOO_MANY_REQUESTS

    @property
    def refused(self) -> int:
        """How many posts were more than can be kept."""
        return self._refused

    def _kept(self, post: Post) -> bool:
        with self._lock:
            if len(post.body) <= self._room:
                with contextlib.suppress(Full):
                    self._waiting.put_nowait(post)
                    self._room -= len(post.body)
                    return True
            self._refused += 1
            return False


class _Server(ThreadingTCPServer):
    """A thread a connection, all of which are known, and can be ended."""

    allow_reuse_address = True
    request_queue_size = _CONNECTIONS
    daemon_threads = False  # closing waits for them

    def __init__(self, listen: Address, receiver: PostReceiver) -> None:
        self.receiver = receiver
        self.address_family = socket.AF_INET6 if ":" in listen.host else socket.AF_INET
        self._open: set[socket.socket] = set()
        super().__init__((listen.host, listen.port), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        if len(self._open) >= _CONNECTIONS:
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
        """A sender that goes away in the middle has not posted; nobody is to be told."""


class _Refused(Exception):
    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


class _Handler(BaseHTTPRequestHandler):
    """One request a connection: nothing is kept open that leaving would have to wait for."""

    server: _Server
    protocol_version = "HTTP/1.1"
    timeout = _SILENCE

    def do_POST(self) -> None:
        try:
            body = self._body()
            self._answer(self._taken(body))
        except _Refused as refused:
            self._answer(refused.status)

    do_PUT = do_POST  # noqa: N815  named by the method

    def do_GET(self) -> None:
        here = self.path.partition("?")[0] == self.server.receiver.path
        self._answer(HTTPStatus.OK if here else HTTPStatus.NOT_FOUND)

    do_HEAD = do_GET  # noqa: N815  named by the method

    def log_message(self, *_: object) -> None:
        """What comes in is told by the looks."""

    def _taken(self, body: bytes) -> HTTPStatus:
        if self.path.partition("?")[0] != self.server.receiver.path:
            return HTTPStatus.NOT_FOUND
        return self.server.receiver.take(dict(self.headers.items()), body)

    def _answer(self, status: HTTPStatus) -> None:
        self.send_response(status)
        if status is not HTTPStatus.NO_CONTENT:
            self.send_header("Content-Length", "0")
        self.send_header("Connection", "close")
        self.end_headers()

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            return b"".join(self._chunks())
        return self._exactly(_size(self.headers.get("Content-Length", "0"), 10))

    def _chunks(self) -> Iterator[bytes]:
        left = _LARGEST
        while size := _size(self.rfile.readline(100).partition(b";")[0].decode("latin-1"), 16):
            left -= size
            if left < 0:
                raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            yield self._exactly(size)
            self.rfile.readline(100)
        while self.rfile.readline(1000).strip():  # trailers
            pass

    def _exactly(self, size: int) -> bytes:
        content = self.rfile.read(size)
        if len(content) < size:
            raise _Refused(HTTPStatus.BAD_REQUEST)
        return content


def _size(text: str, base: int) -> int:
    """A size as senders write it, if it is one that is received."""
    try:
        size = int(text.strip(), base)
    except ValueError:
        raise _Refused(HTTPStatus.BAD_REQUEST) from None
    if size < 0:
        raise _Refused(HTTPStatus.BAD_REQUEST)
    if size > _LARGEST:
        raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return size
