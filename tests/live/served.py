"""A live page of a run that a test writes, and how it is asked."""

import json
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from commdrill.clock import SystemClock
from commdrill.drivers.masking.secrets import Secrets
from commdrill.journal.book import Journal
from commdrill.live.access import Access
from commdrill.live.broadcast import Broadcast
from commdrill.live.notes import Notes
from commdrill.live.server import LiveServer
from commdrill.testing.fake_clock import FakeClock
from tests.app import story


class RunWritten:
    """A run whose journal is written while it is watched."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        self._clock = FakeClock()
        self._journal = Journal.create(folder, folder.name, self._clock, Secrets())
        self._is_closed = False

    def write(self, moments: Sequence[story.Moment]) -> None:
        for at, event in moments:
            self._clock.advance(max(0.0, at - self._clock.monotonic()))
            self._journal.append(event)

    def close(self) -> None:
        """Its process ends; once."""
        if not self._is_closed:
            self._journal.close()
        self._is_closed = True


@contextmanager
def served(
    folder: Path, access: Access | None = None, notes: Notes | None = None, seats: int = 100
) -> Iterator[LiveServer]:
    with Broadcast(SystemClock()) as broadcast:
        where = access or Access("127.0.0.1", note_key="observer")
        with LiveServer(0, where, broadcast, notes, seats) as server:
            broadcast.show(folder)
            broadcast.look()
            yield server


@dataclass(frozen=True)
class Answer:
    status: int
    headers: str
    body: bytes


def port_of(server: LiveServer) -> int:
    return urlsplit(server.address).port or 0


def asked(
    server: LiveServer, path: str, method: str = "GET", body: bytes = b"", **headers: str
) -> Answer:
    """One request, by hand: with the headers given, and no others but `Host`."""
    with connected(server, path, method, body, **headers) as file:
        content = file.read()
    head, _, rest = content.partition(b"\r\n\r\n")
    return Answer(int(head.split()[1]), head.decode(), rest)


@contextmanager
def connected(
    server: LiveServer, path: str, method: str = "GET", body: bytes = b"", **headers: str
) -> Iterator[Any]:
    port = port_of(server)
    given = {"Host": f"127.0.0.1:{port}", "Content-Length": str(len(body))}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in given.items())]
    with socket.create_connection(("127.0.0.1", port), timeout=120) as line:
        line.sendall("\r\n".join([*lines, "", ""]).encode() + body)
        with line.makefile("rb") as file:
            yield file


@dataclass(frozen=True)
class Told:
    """One server-sent event."""

    id: str
    kind: str
    data: Any

    @property
    def keys(self) -> list[str]:
        return [part["key"] for part in self.data["parts"]]

    def part(self, key: str) -> dict[str, Any]:
        found: dict[str, Any] = next(part for part in self.data["parts"] if part["key"] == key)
        return found


def events(file: Any) -> Iterator[Told]:
    """The events of a stream, as they come."""
    fields: dict[str, str] = {}
    for line in file:
        name, colon, value = line.decode().rstrip("\n").partition(": ")
        if colon:
            fields[name] = value
        elif fields.get("event"):
            yield Told(fields.get("id", ""), fields["event"], json.loads(fields["data"]))
            fields = {}


def first(server: LiveServer, path: str = "/events", **headers: str) -> Told:
    """What a viewer is told at once."""
    with connected(server, path, "GET", b"", **headers) as file:
        return next(events(file))
