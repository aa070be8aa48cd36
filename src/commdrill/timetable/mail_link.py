"""The way of a mail to its server: bounded as a whole, however slowly the server speaks."""

import io
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Any

from commdrill.documents.receiver import MailReceiver, MailSecurity
from commdrill.drivers.network.transport import Address, Transport

_HERE = "[127.0.0.1]"  # who we say we are: asking for our own name can take for ever
_GREETING = 220


@contextmanager
def mail_server(receiver: MailReceiver, line: Transport) -> Iterator[smtplib.SMTP]:
    """A connection to the receiver's server, logged in where it says so.

    What is sent is sent: a server that then does not say good-bye takes nothing back.
    """
    server, context = Address.parse(receiver.smtp), ssl.create_default_context()
    is_tls = receiver.security is MailSecurity.TLS
    link = _Link(server.host, line, context if is_tls else None)
    try:
        link.call(server.port)
        link.ehlo()
        if _wants_starttls(receiver, link):
            link.starttls(context=context)
        if receiver.user is not None:
            link.login(receiver.user, receiver.password or "")
        yield link
        with suppress(Exception):
            link.quit()
    finally:
        link.close()


class _Link(smtplib.SMTP):
    """A client of which every wait ends with the line's time."""

    def __init__(self, host: str, line: Transport, tls: ssl.SSLContext | None) -> None:
        super().__init__(local_hostname=_HERE)
        self._host, self._line, self._tls = host, line, tls

    def call(self, port: int) -> None:
        """Connect, and be greeted."""
        code, words = self.connect(self._host, port)
        if code != _GREETING:
            raise smtplib.SMTPConnectError(code, words)

    def _get_socket(self, host: str, port: int, _timeout: float) -> socket.socket:
        with ExitStack() as until_it_is_ours:
            dialled = until_it_is_ours.enter_context(self._line.dial(Address(host, port)))
            dialled.settimeout(self._line.remaining())
            met = self._tls.wrap_socket(dialled, server_hostname=host) if self._tls else dialled
            until_it_is_ours.pop_all()
            return met

    def send(self, s: Any) -> None:
        if self.sock:
            self.sock.settimeout(self._line.remaining())
        super().send(s)

    def getreply(self) -> tuple[int, bytes]:
        if self.file is None and self.sock:
            self.file = io.BufferedReader(_Timed(self.sock, self._line))
        return super().getreply()


class _Timed(socket.SocketIO):
    """What a server says, as long as there is time and room for it: a greeting may have lines without end."""

    def __init__(self, connected: socket.socket, line: Transport) -> None:
        self._connected, self._line = connected, line
        super().__init__(connected, "r")

    def readinto(self, buffer: Any) -> int | None:
        self._connected.settimeout(self._line.remaining())
        try:
            count = super().readinto(buffer)
        except TimeoutError:
            raise self._line.too_late() from None
        self._line.spend(count or 0)
        return count


def _wants_starttls(receiver: MailReceiver, link: smtplib.SMTP) -> bool:
    """A password goes to nobody in the clear, unless the document says so."""
    match receiver.security:
        case MailSecurity.STARTTLS:
            return True
        case MailSecurity.TLS | MailSecurity.NONE:
            return False
        case None:
            return receiver.password is not None or link.has_extn("starttls")
