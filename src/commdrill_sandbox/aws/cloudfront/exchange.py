"""One exchange with an origin, within its time limits."""

import http.client
import socket
import ssl
from dataclasses import dataclass
from typing import Literal

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.cloudfront.content import Content
from commdrill_sandbox.aws.cloudfront.heard import Heard
from commdrill_sandbox.aws.cloudfront.viewer import HOP_BY_HOP, Headers
from commdrill_sandbox.aws.lines import Address, Lines

_CHUNK = 65_536
_ASKED_TWICE = frozenset({"GET", "HEAD", "OPTIONS"})  # does no harm


@dataclass(frozen=True)
class Limits:
    """In seconds. `completion`: None, no limit."""

    connect: float
    read: float
    completion: float | None


@dataclass(frozen=True)
class Ask:
    """What an origin is asked, `target` being path and query."""

    method: str
    target: str
    headers: Headers
    body: bytes = b""


class OriginFailed(Exception):
    """No answer: 502 (refused, cut off, unreadable) or 504 (too slow), as CloudFront tells them."""

    def __init__(self, status: Literal[502, 504], why: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why


class NotConnected(OriginFailed):
    """It was not even asked."""


class Exchange:
    """One that a silent origin does not hold up: the clock is looked at while nothing comes."""

    def __init__(
        self, address: Address, ask: Ask, limits: Limits, clock: Clock, lines: Lines
    ) -> None:
        self._address, self._ask, self._limits = address, ask, limits
        self._clock, self._lines = clock, lines
        self._connected = self._answered = False
        self._began = self._heard = clock.monotonic()

    def result(self) -> Content:
        """The answer.

        Raises:
            OriginFailed: there is none, or not in time.
        """
        try:
            return self._on_kept_line() or self._on(self._new_line())
        except TimeoutError as late:
            why = "no answer in time" if self._connected else "no connection in time"
            raise self._failed(504, why) from late
        except (OSError, http.client.HTTPException, ValueError) as problem:
            raise self._failed(502, str(problem)) from problem

    def _on_kept_line(self) -> Content | None:
        """None: there is none, or it was at its end when it was used."""
        line = self._lines.take(self._address) if self._ask.method in _ASKED_TWICE else None
        try:
            return self._on(line) if line else None
        except ConnectionError:
            if self._answered:
                raise
            self._connected = False
            return None

    def _new_line(self) -> socket.socket:
        where = self._address
        line = socket.create_connection((where.host, where.port), self._limits.connect)
        if not where.tls:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return line
        with line:  # which is empty once it has become another
            return ssl.create_default_context().wrap_socket(line, server_hostname=where.host)

    def _on(self, line: socket.socket) -> Content:
        connection = http.client.HTTPConnection(self._address.host, self._address.port)
        connection.sock = Heard(line, self._in_time)
        try:
            content = self._exchanged(connection, line)
        except BaseException:
            line.close()
            raise
        self._lines.put_back(self._address, line if connection.sock else None)
        return content

    def _exchanged(self, connection: http.client.HTTPConnection, line: socket.socket) -> Content:
        self._in_time()
        self._connected, self._heard = True, self._clock.monotonic()
        line.settimeout(self._limits.read)
        self._send(connection)
        with connection.getresponse() as response:
            self._answered, self._heard = True, self._clock.monotonic()
            body = bytearray()
            while chunk := response.read1(_CHUNK):
                self._heard = self._clock.monotonic()
                body += chunk
            if response.length:  # it ended before all was there
                raise http.client.IncompleteRead(bytes(body), response.length)
            headers = tuple((k, v) for k, v in response.getheaders() if _is_kept(k, self._ask))
            return Content(response.status, headers, bytes(body))

    def _in_time(self) -> None:
        """Raises: OriginFailed, it is too late on our clock, whatever came."""
        now, limits = self._clock.monotonic(), self._limits
        if not self._connected and now - self._began > limits.connect:
            raise NotConnected(504, "no connection in time")
        if self._connected and now - self._heard > limits.read:
            raise OriginFailed(504, "no answer in time")
        if limits.completion is not None and now - self._began > limits.completion:
            raise OriginFailed(504, "the answer was not complete in time")

    def _failed(self, status: Literal[502, 504], why: str) -> OriginFailed:
        return OriginFailed(status, why) if self._connected else NotConnected(status, why)

    def _send(self, connection: http.client.HTTPConnection) -> None:
        ask = self._ask
        connection.putrequest(ask.method, ask.target, skip_host=True, skip_accept_encoding=True)
        for name, value in ask.headers:
            connection.putheader(name, value)
        if ask.body or ask.method in {"POST", "PUT", "PATCH"}:
            connection.putheader("Content-Length", str(len(ask.body)))
        connection.endheaders(ask.body or None)


def _is_kept(name: str, ask: Ask) -> bool:
    dropped = HOP_BY_HOP if ask.method == "HEAD" else HOP_BY_HOP | {"content-length"}
    return name.lower() not in dropped
