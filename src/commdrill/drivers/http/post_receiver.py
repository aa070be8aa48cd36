"""A small web server that receives posts: bounded in size, in number and in time."""

import contextlib
import socket
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from queue import Empty, Full, Queue
from typing import NamedTuple

from commdrill.clock import SystemClock
from commdrill.drivers.http.charset import decode
from commdrill.drivers.http.handshake import Reply, reply_to_post, reply_to_query
from commdrill.drivers.http.post_content import LARGEST_POST, TooLarge, Undecodable, unpacked
from commdrill.drivers.network.bounded_server import BoundedServer, Serving
from commdrill.drivers.network.transport import Address

_ROOM = 2**24  # bytes of all posts of a drill: whoever sends more wants something else
_WAITING = 10_000  # posts nobody has looked at yet
_CONNECTIONS = 64  # at once
_SILENCE = 10  # seconds a sender may keep silent
_KEPT_UNREAD = 4  # posts that cannot be unpacked
_READ_ON = 256  # times 64 KiB, of a post that was refused


@dataclass(frozen=True)
class Post:
    """A post as it came in, unpacked where it was packed; `headers` has lower-case names."""

    at: datetime
    headers: Mapping[str, str]
    body: bytes


class Answer(NamedTuple):
    """What a sender is answered."""

    status: HTTPStatus
    reply: Reply = Reply()


class PostReceiver(Serving):
    """Receives posts to one path, from entering until leaving. A GET there is answered, too.

    `is_proven` says whether a post is its sender's; one that is not is answered 401. `key`: what a
    sender has signed in a handshake.

    Raises:
        OSError: the address cannot be listened on.
    """

    def __init__(
        self,
        listen: Address,
        path: str,
        is_proven: Callable[[Post], bool] = lambda _: True,
        key: str = "",
    ) -> None:
        self.path = path
        self._key = key
        self._is_proven = is_proven
        self._clock = SystemClock()
        self._waiting: Queue[Post] = Queue(_WAITING)
        self._room = _ROOM
        self._refused = 0
        self._unread: deque[bytes] = deque(maxlen=_KEPT_UNREAD)
        self._lock = threading.Lock()
        super().__init__(_Server(listen, self))

    def received(self) -> Iterator[Post]:
        """The posts that came since this was last asked, in their order."""
        with contextlib.suppress(Empty):
            while True:
                yield self._waiting.get_nowait()

    def take(self, headers: Mapping[str, str], body: bytes) -> Answer:
        """Keep a post that says something; what its sender is answered."""
        lower = {name.lower(): value for name, value in headers.items()}
        sent = Post(self._clock.now(), lower, body)
        if not self._is_proven(sent):  # what is signed is what was sent
            return Answer(HTTPStatus.UNAUTHORIZED)
        post = replace(sent, body=self._unpacked(body, lower.get("content-encoding", "")))
        words = decode(post.body, lower.get("content-type", ""))
        reply = reply_to_post(lower, words, self._key)
        if reply is not None:
            return Answer(HTTPStatus.OK, reply)
        kept = self._kept(post)
        return Answer(HTTPStatus.NO_CONTENT if kept else HTTPStatus.TOO_MANY_REQUESTS)

    @property
    def refused(self) -> int:
        """How many posts were more than can be kept."""
        return self._refused

    @property
    def unread(self) -> tuple[bytes, ...]:
        """The last ones that could not be unpacked, as they came."""
        return tuple(self._unread)

    def _unpacked(self, body: bytes, encoding: str) -> bytes:
        try:
            return _unpacked(body, encoding)
        except _Refused:
            self._unread.append(body)
            raise

    def _kept(self, post: Post) -> bool:
        with self._lock:
            if len(post.body) <= self._room:
                with contextlib.suppress(Full):
                    self._waiting.put_nowait(post)
                    self._room -= len(post.body)
                    return True
            self._refused += 1
            return False


class _Server(BoundedServer):
    def __init__(self, listen: Address, receiver: PostReceiver) -> None:
        self.receiver = receiver
        super().__init__(listen.host, listen.port, _Handler, _CONNECTIONS)


class _Refused(Exception):
    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


def _unpacked(body: bytes, encoding: str) -> bytes:
    try:
        return unpacked(body, encoding)
    except Undecodable:
        raise _Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE) from None
    except TooLarge:
        raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE) from None
    except ValueError:
        raise _Refused(HTTPStatus.BAD_REQUEST) from None


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
            self._answer(Answer(refused.status))
            self._read_on()

    do_PUT = do_POST  # noqa: N815  named by the method

    def do_GET(self) -> None:
        _, _, query = self.path.partition("?")
        here = Answer(HTTPStatus.OK, reply_to_query(query) or Reply())
        self._answer(here if self._is_here() else Answer(HTTPStatus.NOT_FOUND))

    do_HEAD = do_GET  # noqa: N815  named by the method

    def log_message(self, *_: object) -> None:
        """What comes in is told by the looks."""

    def _is_here(self) -> bool:
        return self.path.partition("?")[0] == self.server.receiver.path

    def _taken(self, body: bytes) -> Answer:
        if not self._is_here():
            return Answer(HTTPStatus.NOT_FOUND)
        challenged = None if body.strip() else reply_to_query(self.path.partition("?")[2])
        if challenged is not None:
            return Answer(HTTPStatus.OK, challenged)
        return self.server.receiver.take(dict(self.headers.items()), body)

    def _answer(self, answer: Answer) -> None:
        content = answer.reply.body.encode("utf-8", "replace")
        self.send_response(answer.status)
        for name, value in answer.reply.headers.items():
            self.send_header(name, value)
        if content:
            self.send_header("Content-Type", f"{answer.reply.media_type}; charset=utf-8")
            self.send_header("X-Content-Type-Options", "nosniff")
        if answer.status is not HTTPStatus.NO_CONTENT:
            self.send_header("Content-Length", str(len(content)))
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _read_on(self) -> None:
        """Whoever still sends hears of no answer if the connection is closed with more of it unread."""
        with contextlib.suppress(OSError):
            self.wfile.flush()
            self.connection.shutdown(socket.SHUT_WR)
            self.connection.settimeout(1)
            for _ in range(_READ_ON):
                if not self.connection.recv(1 << 16):
                    return

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            return b"".join(self._chunks())
        return self._exactly(_size(self.headers.get("Content-Length", "0"), 10))

    def _chunks(self) -> Iterator[bytes]:
        left = LARGEST_POST
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
    if size > LARGEST_POST:
        raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return size
