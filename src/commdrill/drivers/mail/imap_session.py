"""A logged-in connection to an IMAP server, and its failures in words for people."""

import imaplib
import io
import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from commdrill.clock import SystemClock
from commdrill.drivers.network.host_guard import HostGuard, unguarded
from commdrill.drivers.network.transport import Address, Transport
from commdrill.errors import CannotLook
from commdrill.values import format_duration

_PIECE = 64 * 1024
_LONGEST_LINE = 2**20
_LARGEST_ANSWER = 64 * 2**20  # bytes: four times what mails are asked for at once


class Security(StrEnum):
    """How the connection is kept from others' eyes."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


@dataclass(frozen=True)
class Account:
    """Whose mail lies where, and how to get there."""

    address: Address
    connect_to: Address | None
    security: Security
    verify: bool | Path
    timeout: timedelta
    user: str
    password: str = field(repr=False)
    guard: HostGuard = field(default_factory=unguarded)


def logged_in(account: Account) -> imaplib.IMAP4:
    """A connection of which the account's owner has been recognised.

    Raises:
        CannotLook: not reached, not trusted or not let in.
    """
    connection = _Connection(account)
    try:
        if account.security is Security.STARTTLS:
            _start_tls(connection, account)
        _log_in(connection, account)
    except BaseException:
        with suppress(OSError):
            connection.shutdown()
        raise
    return connection


@contextmanager
def told(account: Account) -> Iterator[None]:
    """What goes wrong on the way to the account's server and back, as CannotLook."""
    where = account.address
    try:
        yield
    except ssl.SSLCertVerificationError as problem:
        why = problem.verify_message.rstrip(".")
        raise CannotLook(f"the TLS certificate of {where} is not trusted: {why}") from problem
    except ssl.SSLError as problem:
        why = f"no TLS with {where} ({problem.reason}): does `security` fit this port?"
        raise CannotLook(why) from problem
    except TimeoutError as problem:
        waited = format_duration(account.timeout)
        raise CannotLook(f"{where} did not answer within {waited}") from problem
    except imaplib.IMAP4.abort as problem:
        raise CannotLook(f"the connection to {where} was lost: {problem}") from problem
    except OSError as problem:
        why = problem.strerror or str(problem)
        raise CannotLook(f"the connection to {where} was lost: {why}") from problem
    except (imaplib.IMAP4.error, ValueError) as problem:
        raise CannotLook(f"{where} does not answer as an IMAP server: {problem}") from problem


class _Connection(imaplib.IMAP4):
    """Dials as every driver does, and bounds how long an answer may take, however it drips.

    The time begins anew with each command sent, and once a good piece of mails has come.
    """

    def __init__(self, account: Account) -> None:
        self._account = account
        self._clock = SystemClock()
        self._read_from: socket.socket | None = None
        self._room = _LARGEST_ANSWER
        self._begin()
        super().__init__(account.address.host, account.address.port)

    def send(self, data: Any) -> None:
        self._begin()
        self._room = _LARGEST_ANSWER
        super().send(data)

    def read(self, size: int) -> bytes:
        self._take(size)
        content = bytearray()
        while len(content) < size:
            piece = self._reader().read(min(size - len(content), _PIECE))
            if not piece:
                raise self.abort("it ended in the middle of a mail")
            content += piece
            self._come += len(piece)
            if self._come >= _PIECE:
                self._begin()
        return bytes(content)

    def readline(self) -> bytes:
        line = self._reader().readline(_LONGEST_LINE)
        if len(line) == _LONGEST_LINE:
            raise self.abort(f"it sent a line of more than {_LONGEST_LINE:,} bytes")
        self._take(len(line))
        return line

    def _take(self, size: int) -> None:
        """A server may announce a mail of any size, and send answers without end."""
        self._room -= size
        if self._room < 0:
            raise self.abort(f"it answered with more than {_LARGEST_ANSWER:,} bytes")

    def remaining(self) -> float:
        """Seconds left for this answer."""
        left = self._ends - self._clock.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def _begin(self) -> None:
        self._ends = self._clock.monotonic() + self._account.timeout.total_seconds()
        self._come = 0

    def _reader(self) -> "io.BufferedReader[_Timed]":
        """Reads from the socket of now: STARTTLS puts another in its place."""
        if self._read_from is not self.sock:
            self._read_from = self.sock
            self._buffered = io.BufferedReader(_Timed(self, self.sock), _PIECE)
        return self._buffered

    def _create_socket(self, _timeout: float | None) -> socket.socket:
        account = self._account
        if account.security is not Security.TLS:
            return _dialled(account)
        tls = _tls(account.verify)
        return tls.wrap_socket(_dialled(account), server_hostname=account.address.host)


class _Timed(io.RawIOBase):
    """The bytes of a connection, as long as there is time for them."""

    def __init__(self, connection: _Connection, connected: socket.socket) -> None:
        self._connection, self._socket = connection, connected

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._socket.settimeout(self._connection.remaining())
        return self._socket.recv_into(buffer)


def _dialled(account: Account) -> socket.socket:
    line = Transport(account.timeout, account.connect_to, guard=account.guard)
    line.begin()
    dialled = line.dial(account.address)
    dialled.settimeout(account.timeout.total_seconds())
    return dialled


def _tls(verify: bool | Path) -> ssl.SSLContext:  # noqa: FBT001  the setting as it is written
    if verify is True:
        return ssl.create_default_context()
    if isinstance(verify, Path):
        try:
            return ssl.create_default_context(cafile=verify)
        except OSError as problem:
            why = problem.strerror or problem
            raise CannotLook(
                f"verify: {verify} is no file of CA certificates (PEM): {why}"
            ) from problem
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _start_tls(connection: imaplib.IMAP4, account: Account) -> None:
    if "STARTTLS" not in connection.capabilities:
        raise CannotLook(f"{account.address} offers no STARTTLS: try `security: tls`")
    connection.starttls(_tls(account.verify))


def _log_in(connection: imaplib.IMAP4, account: Account) -> None:
    try:
        if "AUTH=PLAIN" in connection.capabilities:
            credentials = f"\0{account.user}\0{account.password}".encode()
            connection.authenticate("PLAIN", lambda _: credentials)
        elif "LOGINDISABLED" in connection.capabilities:
            raise CannotLook(f"{account.address} lets nobody log in without TLS: set `security`")
        elif not (account.user + account.password).isascii():
            raise CannotLook(f"{account.address} takes user and password in ASCII only")
        else:
            connection.login(account.user, account.password)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as refusal:
        said = server_words(refusal.args).replace(account.password, "…")
        why = f"{account.address} refused the log-in of {account.user!r}: {said}"
        raise CannotLook(why) from None  # a chained cause would show what the server echoed


def server_words(answer: Sequence[object]) -> str:
    """What a server said, from the last of the pieces imaplib hands on."""
    said = answer[-1] if answer else None
    return said.decode(errors="replace") if isinstance(said, bytes) else str(said or "no reason")
