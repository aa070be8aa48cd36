"""Connections over a line: they dial where it leads, and end when its time is over."""

import email.parser
import http.client
import io
import socket
import ssl
from functools import partial
from itertools import islice
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import SSLError
from urllib3.poolmanager import PoolManager

from commdrill.drivers.network.transport import Address, Stale, Transport, Unanswered


class _TimedReader(io.RawIOBase):
    """The bytes of one answer, as long as there is time and room for them."""

    def __init__(self, raw: io.RawIOBase, connected: socket.socket, line: Transport) -> None:
        self._raw, self._socket, self._line = raw, connected, line

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._socket.settimeout(self._line.remaining())
        try:
            count = self._raw.readinto(buffer) or 0
        except TimeoutError:
            raise self._line.too_late() from None
        self._line.spend(count)
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()


_MOST_HEADERS, _LONGEST = 5_000, 65_536  # browsers take far more than the library's hundred
_FRAMING = (
    b"transfer-encoding:",
    b"content-length:",
    b"connection:",
    b"keep-alive:",
    b"proxy-connection:",
)
_INFORMATIONAL = (102, 200)  # the library passes over 100; 101 ends the talk in HTTP


class _TimedResponse(http.client.HTTPResponse):
    """An answer read through a `_TimedReader`, its status line and headers included.

    What comes before the answer itself (103 Early Hints) is passed over, as browsers do. The library,
    which takes a hundred headers at most, is shown those that say where the answer ends.
    """

    def __init__(self, sock: socket.socket, *args: Any, line: Transport, **options: Any) -> None:
        super().__init__(sock, *args, **options)
        self.fp = io.BufferedReader(_TimedReader(self.fp.detach(), sock, line))
        self._rest = self.fp
        self._lines: list[bytes] = []

    def begin(self) -> None:
        super().begin()
        self.fp = self._rest
        parser = email.parser.Parser(_class=http.client.HTTPMessage)
        text = b"".join(self._lines).decode("iso-8859-1")  # as the library has it
        self.headers = self.msg = parser.parsestr(text, headersonly=True)

    def _read_status(self) -> tuple[str, int, str]:
        while True:
            version, status, reason = super()._read_status()  # type: ignore[misc]  # not in typeshed
            if status == http.client.CONTINUE:
                return version, status, reason
            self._lines = _header_lines(self.fp)
            if not _INFORMATIONAL[0] <= status < _INFORMATIONAL[1]:
                framing = (line for line in self._lines if line.lower().startswith(_FRAMING))
                self.fp = io.BytesIO(b"".join((*islice(framing, 50), b"\r\n")))  # type: ignore[assignment]
                return version, status, reason


def _header_lines(answer: io.BufferedReader) -> list[bytes]:
    lines = []
    while (line := answer.readline(_LONGEST + 1)) not in (b"\r\n", b"\n", b""):
        if len(line) > _LONGEST:
            raise http.client.LineTooLong("header line")
        lines.append(line)
        if len(lines) > _MOST_HEADERS:
            raise http.client.HTTPException(f"got more than {_MOST_HEADERS} headers")
    return lines


class _Connection(HTTPConnection):
    """A connection over a line."""

    def __init__(self, *args: Any, line: Transport, **options: Any) -> None:
        super().__init__(*args, **options)
        self.line = line
        self._served = False

    def _new_conn(self) -> socket.socket:
        self._served = False
        return self.line.dial(self._named())

    def response_class(self, *args: Any, **options: Any) -> _TimedResponse:  # type: ignore[override]  # http.client only calls it
        return _TimedResponse(*args, line=self.line, **options)

    def request(self, *args: Any, **options: Any) -> None:
        try:
            super().request(*args, **options)
        except ConnectionError as error:
            raise self._lost("closed the connection while it was asked") from error

    def getresponse(self) -> Any:
        try:
            answer = super().getresponse()
        except http.client.RemoteDisconnected as error:
            raise self._lost("closed the connection without an answer") from error
        except ConnectionResetError as error:
            raise self._lost("reset the connection") from error
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise self._lost(f"broke the connection: {why}") from error
        except http.client.HTTPException as error:
            why = f"{self._name()} did not answer in HTTP: {str(error)[:100]!r}"
            raise Unanswered(why) from error
        self._served = True
        return answer

    def _lost(self, how: str) -> Unanswered:
        return (Stale if self._served else Unanswered)(f"{self._name()} {how}")

    def _named(self) -> Address:
        return Address(self._dns_host.strip("[]"), self.port or self.default_port)

    def _name(self) -> str:
        return self.line.name(self._named())


class _TlsConnection(_Connection, HTTPSConnection):
    """A connection over a line, in TLS; name and certificate are those of the URL's host."""

    def connect(self) -> None:
        try:
            super().connect()
        except TimeoutError:
            raise self.line.too_late() from None
        except ssl.SSLCertVerificationError as error:
            why = error.verify_message.rstrip(".")
            text = f"the TLS certificate of {self._name()} is not trusted: {why}"
            raise Unanswered(text) from error
        except (SSLError, OSError) as error:
            raise Unanswered(f"no TLS with {self._name()}: {error}") from error
        # `verify: false` is the user's own word; urllib3 would warn at every look.
        self.is_verified = True


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _TlsConnection


def over(line: Transport) -> dict[str, Any]:
    """Pools whose connections go over a line, by scheme: those to a proxy, too."""
    return {"http": partial(_Pool, line=line), "https": partial(_TlsPool, line=line)}


class Pools(PoolManager):
    """Connection pools whose connections go over one line."""

    def __init__(self, line: Transport, **options: Any) -> None:
        super().__init__(**options)
        self.pool_classes_by_scheme = over(line)

    def hang_up(self) -> None:
        """Close the connections that are kept; the pools themselves stay, for they are dear."""
        for key in self.pools.keys():  # noqa: SIM118  # no mapping: it has no __iter__
            if (pool := self.pools.get(key)) and (kept := pool.pool):
                while not kept.empty():
                    if connection := kept.get_nowait():
                        connection.close()
