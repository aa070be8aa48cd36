"""One exchange with an origin, within its time limits."""

import http.client
import socket
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.cloudfront.content import Content
from commdrill_sandbox.aws.cloudfront.viewer import HOP_BY_HOP, Headers

_LOOK_EVERY = 0.02  # seconds between two looks at the clock while an origin is silent
_CHUNK = 65_536


@dataclass(frozen=True)
class Address:
    """Where an origin is reached."""

    host: str
    port: int
    tls: bool = False


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
    """Runs in a thread of its own, so that a silent origin can be left alone."""

    def __init__(self, address: Address, ask: Ask, limits: Limits, clock: Clock) -> None:
        self._address, self._ask, self._limits, self._clock = address, ask, limits, clock
        self._over = threading.Event()
        self._connected = False
        self._began = self._heard = clock.monotonic()
        self._result: Content | OriginFailed | None = None
        self._connection = self._new_connection()

    def result(self) -> Content:
        """The answer.

        Raises:
            OriginFailed: there is none, or not in time.
        """
        threading.Thread(target=self._run, name="origin", daemon=True).start()
        while not self._over.wait(_LOOK_EVERY):
            if (late := self._late()) is not None:
                self._abandon()
                raise late
        assert self._result is not None
        if isinstance(self._result, OriginFailed):
            raise self._result
        return self._result

    def _late(self) -> OriginFailed | None:
        now, limits = self._clock.monotonic(), self._limits
        if not self._connected and now - self._began > limits.connect:
            return NotConnected(504, "no connection in time")
        if self._connected and now - self._heard > limits.read:
            return OriginFailed(504, "no answer in time")
        if limits.completion is not None and now - self._began > limits.completion:
            return OriginFailed(504, "the answer was not complete in time")
        return None

    def _run(self) -> None:
        try:
            self._result = self._exchange()
        except OriginFailed as late:
            self._result = late
        except TimeoutError:
            why = "no answer in time" if self._connected else "no connection in time"
            self._result = self._failed(504, why)
        except (OSError, http.client.HTTPException, ValueError) as problem:
            self._result = self._failed(502, str(problem))
        finally:
            self._connection.close()
            self._over.set()

    def _failed(self, status: Literal[502, 504], why: str) -> OriginFailed:
        return OriginFailed(status, why) if self._connected else NotConnected(status, why)

    def _exchange(self) -> Content:
        self._connection.connect()
        self._connection.sock.settimeout(self._limits.read)
        self._in_time()
        self._heard, self._connected = self._clock.monotonic(), True
        self._send()
        with self._connection.getresponse() as response:
            self._in_time()
            body = bytearray()
            while chunk := response.read1(_CHUNK):
                self._in_time()
                body += chunk
            if response.length:  # it ended before all was there
                raise http.client.IncompleteRead(bytes(body), response.length)
            headers = tuple((k, v) for k, v in response.getheaders() if _is_kept(k, self._ask))
            return Content(response.status, headers, bytes(body))

    def _in_time(self) -> None:
        """Something came: had the time for it run out on our clock, it is too late."""
        if (late := self._late()) is not None:
            raise late
        self._heard = self._clock.monotonic()

    def _send(self) -> None:
        ask, connection = self._ask, self._connection
        connection.putrequest(ask.method, ask.target, skip_host=True, skip_accept_encoding=True)
        for name, value in ask.headers:
            connection.putheader(name, value)
        if ask.body or ask.method in {"POST", "PUT", "PATCH"}:
            connection.putheader("Content-Length", str(len(ask.body)))
        connection.endheaders(ask.body or None)

    def _new_connection(self) -> http.client.HTTPConnection:
        where, wait = self._address, self._limits.connect
        if where.tls:
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(
                where.host, where.port, timeout=wait, context=context
            )
        return http.client.HTTPConnection(where.host, where.port, timeout=wait)

    def _abandon(self) -> None:
        open_socket = getattr(self._connection, "sock", None)
        if open_socket is not None:
            with suppress(OSError):
                open_socket.shutdown(socket.SHUT_RDWR)


def _is_kept(name: str, ask: Ask) -> bool:
    dropped = HOP_BY_HOP if ask.method == "HEAD" else HOP_BY_HOP | {"content-length"}
    return name.lower() not in dropped
