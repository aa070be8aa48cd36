"""A way out: where it leads, and what time and room an answer has.

What goes wrong on the way is translated here, where it happens: `Unanswered` is what a visitor's
client would meet, `CannotLook` what lies on our own side.
"""

import errno
import json
import socket
import threading
from dataclasses import dataclass, field
from datetime import timedelta
from queue import Empty, Queue
from typing import Any

from commdrill.clock import Clock, SystemClock
from commdrill.documents.host import Host
from commdrill.drivers.network.host_guard import Forbidden, HostGuard, unguarded
from commdrill.errors import CannotLook
from commdrill.values import format_duration

_Found = tuple[Any, Any, int, str, Any]  # as getaddrinfo finds it
_OUR_SIDE = {errno.ENETUNREACH, errno.EAFNOSUPPORT, errno.EADDRNOTAVAIL, errno.EMFILE}


class Unanswered(CannotLook):
    """Nobody answered: refused, reset, timed out, not trusted. The text is what a visitor's client says.

    For what visitors look at this is a sighting; for what only the harness looks at it is an
    inability like any other, hence the base class.
    """


class Stale(Unanswered):
    """A kept connection had been closed by the other side: a new one may well be served."""


@dataclass(frozen=True)
class Address:
    """Where a connection is dialled."""

    host: str
    port: int

    @classmethod
    def parse(cls, text: str) -> "Address":
        """`host:port` or `[::1]:port`.

        Raises:
            ValueError: one of the two is missing, or the port is none.
        """
        host, _, port = text.rpartition(":")
        if not host or not (port.isascii() and port.isdecimal() and 0 < int(port) < 65536):
            raise ValueError(f"{text!r} is not host:port, e.g. 127.0.0.1:8080")
        return cls(host.strip("[]"), int(port))

    @classmethod
    def written(cls, value: object) -> "Address":
        """What stands in a document for one.

        Raises:
            ValueError: it is none.
        """
        if isinstance(value, cls):
            return value
        if isinstance(value, int) and 0 < value < 65536:
            raise ValueError(f"{value} is a port alone: write e.g. 127.0.0.1:{value}")
        return cls.parse(value if isinstance(value, str) else json.dumps(value, default=str))

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


@dataclass
class Transport:
    """A session's way out: where it leads, and how much time and room the answer has left.

    The one place where drivers connect: the guard is asked for the name, for where it is met
    instead, and for each address that this turns out to be, which is then connected to as it is.
    """

    timeout: timedelta
    connect_to: Address | None = None
    room: int = 10 * 2**20
    guard: HostGuard = field(default_factory=unguarded)
    clock: Clock = field(default_factory=SystemClock)
    _ends: float = 0
    _left: int = 0

    def begin(self) -> None:
        """From here on time and bytes count."""
        self._ends = self.clock.monotonic() + self.timeout.total_seconds()
        self._left = self.room

    def remaining(self) -> float:
        """Seconds left for this answer."""
        seconds = self._ends - self.clock.monotonic()
        if seconds <= 0:
            raise self.too_late()
        return seconds

    def too_late(self) -> Unanswered:
        """What to say when the time is over."""
        return Unanswered(f"no answer within {format_duration(self.timeout)}")

    def spend(self, count: int) -> None:
        """Take `count` bytes off the room for this answer."""
        self._left -= count
        if self._left < 0:
            raise self.too_large()

    def too_large(self) -> CannotLook:
        """What to say of an answer there is no room for."""
        size = f"{self.room / 2**20:g} MiB"
        return CannotLook(f"the answer is larger than {size}, which is all a look reads")

    def dial(self, named: Address) -> socket.socket:
        """Connect to `named`, or to where the line leads instead.

        Raises:
            Forbidden: the guard does not allow it, and nobody was contacted.
            Unanswered, CannotLook: nobody answers there.
        """
        errors: list[OSError] = []
        found = self._allowed_addresses(named)
        for tried, (family, kind, protocol, _, address) in enumerate(found):
            dialled = socket.socket(family, kind, protocol)
            try:
                dialled.settimeout(self.remaining() / (len(found) - tried))
                dialled.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                dialled.connect(address)
            except OSError as error:
                dialled.close()
                errors.append(error)
            except Unanswered:
                dialled.close()
                raise
            else:
                return dialled
        raise self._unreached(named, errors)

    def _allowed_addresses(self, named: Address) -> list[_Found]:
        """Where to connect to; one that is not allowed among others is left out, and told."""
        asked = self.guard.require(named.host, named.port)
        port = named.port
        if self.connect_to:
            port = self.connect_to.port
            asked = self.guard.require_met(self.connect_to.host, port)
        allowed: list[_Found] = []
        refused: list[Forbidden] = []
        for found in self._resolve(asked, port):
            try:
                self.guard.require_led(asked, str(found[4][0]), port)
            except Forbidden as forbidden:
                refused.append(forbidden)
            else:
                allowed.append(found)
        if not allowed and refused:
            raise refused[0]
        return allowed

    def name(self, named: Address) -> str:
        """The address as an error text has it: as it was named, and where it was met."""
        if self.connect_to is None or self.connect_to == named:
            return str(named)
        return f"{named} (met at {self.connect_to})"

    def _resolve(self, asked: Host, port: int) -> list[_Found]:
        """What a name stands for. A resolver that does not answer is not waited for."""
        address = Address(asked.name, port)
        found: Queue[list[_Found] | OSError | UnicodeError] = Queue()
        if asked.ip is None:
            threading.Thread(target=_look_up, args=(address, found), daemon=True).start()
        else:  # no resolver is asked for it
            _look_up(address, found)
        try:
            answer = found.get(timeout=self.remaining())
        except Empty:
            limit = format_duration(self.timeout)
            raise CannotLook(f"the name {address.host!r} was not resolved within {limit}") from None
        if isinstance(answer, list):
            return answer
        if isinstance(answer, OSError):
            why = str(answer.strerror).lower()
            raise CannotLook(f"the name {address.host!r} is not resolved here: {why}") from answer
        raise CannotLook(f"{address.host!r} is not a host name: {answer}") from answer

    def _unreached(self, named: Address, errors: list[OSError]) -> CannotLook:
        """The most telling of what went wrong at a name's addresses."""
        error = min(errors, key=lambda error: error.errno in _OUR_SIDE)
        if isinstance(error, TimeoutError):
            return self.too_late()
        if isinstance(error, ConnectionRefusedError):
            return Unanswered(f"{self.name(named)} refused the connection")
        why = f"{self.name(named)} is not reached: {(error.strerror or str(error)).lower()}"
        return CannotLook(why) if error.errno in _OUR_SIDE else Unanswered(why)


def _look_up(address: Address, found: "Queue[list[_Found] | OSError | UnicodeError]") -> None:
    try:
        found.put(socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM))
    except (OSError, UnicodeError) as error:
        found.put(error)
