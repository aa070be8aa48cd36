"""Shelves of both kinds for tests, and a wire to S3 that fails as wires do."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlsplit

from commdrill.shelf.s3 import S3Shelf

BUCKET = "runs"
_LAST = b"\r\n\r\n"
Deed = Callable[[socket.socket, bytes, Callable[[bytes], bytes]], None]


def s3_shelf(endpoint_url: str, patience: float = 10.0, prefix: str = "team/") -> S3Shelf:
    return S3Shelf(BUCKET, prefix, endpoint_url, timedelta(seconds=patience))


@dataclass
class Wire:
    """Between a shelf and S3: it does one deed for each request that is a PUT, the last one for ever.

    `asked`: how many there were.
    """

    deeds: list[Deed] = field(default_factory=list)
    asked: int = 0

    def next(self) -> Deed:
        self.asked += 1
        return self.deeds.pop(0) if len(self.deeds) > 1 else self.deeds[0]


def answered(line: socket.socket, request: bytes, s3: Callable[[bytes], bytes]) -> None:
    line.sendall(s3(request))


def written_and_not_answered(
    _line: socket.socket, request: bytes, s3: Callable[[bytes], bytes]
) -> None:
    s3(request)


def answer_lost_once(said: bytes) -> Deed:
    """To each that says this: it is written, and asked for again; then it is there already."""
    asked = set[bytes]()

    def deed(line: socket.socket, request: bytes, s3: Callable[[bytes], bytes]) -> None:
        name = request.partition(b" HTTP")[0]
        answer = s3(request)
        if name in asked or said not in request:
            line.sendall(answer)
        asked.add(name)

    return deed


def hung_up_from(said: bytes) -> Deed:
    """Nobody answers any more once somebody has written this."""
    gone = threading.Event()

    def deed(line: socket.socket, request: bytes, s3: Callable[[bytes], bytes]) -> None:
        if said in request:
            gone.set()
        if not gone.is_set():
            line.sendall(s3(request))

    return deed


def swallowed(line: socket.socket, _request: bytes, _s3: Callable[[bytes], bytes]) -> None:
    """Until whoever asked has given up."""
    with suppress(OSError):
        line.recv(1)


def conflicted(line: socket.socket, _request: bytes, _s3: Callable[[bytes], bytes]) -> None:
    body = b"<Error><Code>ConditionalRequestConflict</Code><Message>again</Message></Error>"
    line.sendall(
        b"HTTP/1.1 409 Conflict\r\nContent-Type: application/xml\r\nConnection: close\r\n"
        b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
    )


@contextmanager
def wired(endpoint_url: str, *deeds: Deed) -> Iterator[tuple[str, Wire]]:
    """An endpoint with such a wire before it. Each connection carries one request."""
    wire, home = Wire([*deeds]), urlsplit(endpoint_url)
    assert home.port is not None
    assert home.hostname is not None
    place = (home.hostname, home.port)
    with socket.create_server((home.hostname, 0), backlog=64) as door:
        thread = threading.Thread(target=_serve, args=(door, wire, place))
        thread.start()
        try:
            yield f"http://{home.hostname}:{door.getsockname()[1]}", wire
        finally:
            with suppress(OSError):
                door.shutdown(socket.SHUT_RDWR)
            thread.join()


def _serve(door: socket.socket, wire: Wire, place: tuple[str, int]) -> None:
    with suppress(OSError):
        while True:
            line, _ = door.accept()
            threading.Thread(target=_one, args=(line, wire, place), daemon=True).start()


def _one(line: socket.socket, wire: Wire, place: tuple[str, int]) -> None:
    with line, suppress(OSError):
        request = _request(line)
        deed = wire.next() if request.startswith(b"PUT") else answered
        deed(line, request, lambda asked: _asked(place, asked))


def _request(line: socket.socket) -> bytes:
    """Its head and its body; the SDK waits to be told to go on."""
    read = _until_head(line)
    head, _, body = read.partition(_LAST)
    if b"100-continue" in head.lower():
        line.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
    while len(body) < _length(head):
        body += line.recv(65536)
    lines = [one for one in head.split(b"\r\n") if not one.lower().startswith(b"expect:")]
    return b"\r\n".join([*lines, b"Connection: close"]) + _LAST + body


def _until_head(line: socket.socket) -> bytes:
    read = b""
    while _LAST not in read:
        piece = line.recv(65536)
        if not piece:
            raise ConnectionError
        read += piece
    return read


def _length(head: bytes) -> int:
    for one in head.split(b"\r\n"):
        name, _, value = one.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    return 0


def _asked(place: tuple[str, int], request: bytes) -> bytes:
    with socket.create_connection(place, timeout=60) as home:
        home.sendall(request)
        read = b""
        while piece := home.recv(65536):
            read += piece
        return read
