"""The live page as the command line asks for it: where, for how many, and with which run."""

import errno
import os
import sys
import threading
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from commdrill.app import output
from commdrill.app.request import RunRequest
from commdrill.clock import Clock, SystemClock
from commdrill.drivers.network.transport import Address
from commdrill.errors import UsageError
from commdrill.live.access import Access
from commdrill.live.broadcast import Broadcast
from commdrill.live.notes import Notes
from commdrill.live.server import LiveServer
from commdrill.record.events import Interrupted, Record

_MOST_SEATS = 1000
_NOT_HERE = {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}
_LEAVE = 1.0  # seconds for the last words to arrive
OnRecord = Callable[[Record], None]


@dataclass(frozen=True)
class Listening:
    """Where the page is served, how else it is called, and how many may watch."""

    host: str
    port: int
    names: frozenset[str]
    seats: int


def listening_of(arguments: Namespace) -> Listening:
    """What they ask.

    Raises:
        UsageError: one of them is not what it should be.
    """
    host, _, port = arguments.listen.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise UsageError(f"--listen {arguments.listen}: write HOST:PORT, e.g. 127.0.0.1:8080")
    seats = arguments.seats
    if not seats.isdecimal() or not 1 <= int(seats) <= _MOST_SEATS:
        raise UsageError(f"--seats {seats}: write a number from 1 to {_MOST_SEATS}")
    return Listening(
        host.strip("[]").lower(), int(port), frozenset(arguments.host_name), int(seats)
    )


@contextmanager
def opened(asked: Listening, clock: Clock, notes: Notes | None = None) -> Iterator[LiveServer]:
    """The page, served inside; as yet it shows no run.

    Raises:
        UsageError: it cannot be served there.
    """
    access = Access.for_address(asked.host, asked.names)
    broadcast = Broadcast(clock)
    try:
        server = LiveServer(asked.port, access, broadcast, notes, asked.seats)
    except OSError as why:
        reason = why.strerror or str(why)
        if why.errno in _NOT_HERE:
            reason = "this machine has no such address: say another, e.g. --listen '[::1]:0'"
        raise UsageError(f"--listen {Address(asked.host, asked.port)}: {reason}") from why
    with broadcast, server:
        yield server


@contextmanager
def beside_the_run(
    asked: Listening | None, request: RunRequest, take: OnRecord
) -> Iterator[tuple[RunRequest, OnRecord]]:
    """The page of what is run inside, and what it runs with; nothing of either where none is asked."""
    if asked is None:
        yield request, take
        return
    clock = SystemClock()
    notes = Notes(clock)
    with opened(asked, clock, notes) as page:
        output.complain(f"live: {page.address}")
        output.complain(f"live, for observers who note: {page.note_address}")
        yield replace(request, notes=notes.drain), _showing(take, page.broadcast, request.reports)
        _stay(page.broadcast, clock)


def _stay(broadcast: Broadcast, clock: Clock) -> None:
    """Whoever watches sees the end; a person at a terminal says when they have seen enough."""
    broadcast.look()
    events = (record.event for record in broadcast.board.records)
    # whoever has pressed Ctrl-C need not do so again
    cut = any(isinstance(event, Interrupted) for event in events)
    forever = not cut and sys.stdin.isatty() and sys.stderr.isatty() and not os.environ.get("CI")
    if forever:
        output.complain("the live page stays: Ctrl-C ends it")
    with suppress(KeyboardInterrupt):
        clock.wait(threading.Event(), threading.TIMEOUT_MAX if forever else _LEAVE)


def _showing(take: OnRecord, broadcast: Broadcast, reports: Path) -> OnRecord:
    """The same, but that whoever watches is shown the run that has just begun."""

    def take_and_show(record: Record) -> None:
        if record.seq == 1:
            broadcast.show(reports / record.run)
        take(record)

    return take_and_show
