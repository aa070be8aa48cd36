"""The `imap` observer."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, replace
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

from pydantic import Field, SecretStr, StrictBool

from commdrill.documents.host import THIS_MACHINE
from commdrill.drivers.http.driver import ConnectTo
from commdrill.drivers.mail.imap_mailbox import Mailbox, Standing
from commdrill.drivers.mail.imap_session import Account, Security
from commdrill.drivers.mail.parsing import parse_mail
from commdrill.drivers.network.transport import Address
from commdrill.drivers.position import recalled
from commdrill.drivers.protocol import Driver, Look
from commdrill.errors import CannotLook
from commdrill.model import Duration
from commdrill.sighting import Inbox, Sighting
from commdrill.terms import Proof
from commdrill.values import Json


class Imap(Driver):
    """Mails in a mailbox on an IMAP server, each read once for all subscribers.

    The folder is opened for reading only: nothing is marked as read, moved or deleted. What came
    while the connection was down is seen once it is back. One mailbox can serve any number of
    test subscribers, by plus-addresses (`drill+ana@…`) or a catch-all domain.
    """

    proof: ClassVar[Proof] = Proof.CONTENT
    shows: ClassVar[type[Sighting]] = Inbox

    host: str = Field(
        min_length=1, description="the IMAP server's name", examples=["imap.dev.anycompany.example"]
    )
    port: int | None = Field(
        None, ge=1, le=65535, description="its port; 993 with `security: tls`, else 143"
    )
    user: str = Field(min_length=1, description="who logs in", examples=["drill"])
    password: SecretStr = Field(
        min_length=1, description="the password", examples=["${env:IMAP_PASSWORD}"]
    )
    security: Security = Field(
        Security.TLS,
        description="`tls` from the first byte, `starttls`, or `none`: for a server of your own",
    )
    folder: str = Field("INBOX", min_length=1, description="the mailbox folder that is looked at")
    verify: StrictBool | Path = Field(
        True,  # noqa: FBT003  a field's default
        description="whether TLS certificates are checked; or a file of CA certificates (PEM)",
    )
    timeout: Duration = Field(
        timedelta(seconds=10), description="how long the server may take to answer"
    )
    connect_to: ConnectTo | None = Field(
        None,
        description="`host:port` dialled in place of `host`, which the certificate still names",
    )

    def hosts(self) -> tuple[str, ...]:
        dialled = [self.connect_to.host] if self.connect_to else []
        dialled = [host for host in dialled if host not in THIS_MACHINE]
        return tuple(dict.fromkeys([self.host, *dialled]))

    @contextmanager
    def open(self) -> Iterator[Look]:
        with closing(_Watch(self._account(), self.folder)) as watch:
            yield watch

    @contextmanager
    def open_at(self, position: Json) -> Iterator[Look]:
        with closing(_Watch(self._account(), self.folder, recalled(Standing, position))) as watch:
            yield watch

    def _account(self) -> Account:
        port = self.port or (993 if self.security is Security.TLS else 143)
        return Account(
            address=Address(self.host, port),
            connect_to=self.connect_to,
            security=self.security,
            verify=self.verify if isinstance(self.verify, bool) else self._folder / self.verify,
            timeout=self.timeout,
            user=self.user,
            password=self.password.get_secret_value(),
            guard=self._guard,
        )


class _Watch:
    """Looks from one UID on; after a failure it connects anew and goes on from the same UID.

    `position`: where the folder stood when it was opened.
    """

    def __init__(self, account: Account, folder: str, from_then: Standing | None = None) -> None:
        self._account = account
        self._folder = folder
        self._mailbox: Mailbox | None = None
        with self._opened() as mailbox:
            self._read_up_to = from_then or mailbox.standing()
        self.position: Json = asdict(self._read_up_to)

    def __call__(self) -> Inbox:
        with self._opened() as mailbox:
            standing = mailbox.standing()
            if standing.validity != self._read_up_to.validity:
                raise self._rebuilt()
            if standing.next_uid == self._read_up_to.next_uid:
                return Inbox()
            mails = {
                mail.uid: parse_mail(mail.raw, str(mail.uid), mail.received)
                for mail in mailbox.mails_from(self._read_up_to.next_uid)
            }
        if mails:
            self._read_up_to = replace(self._read_up_to, next_uid=max(mails) + 1)
        return Inbox(tuple(mails.values()))

    def close(self) -> None:
        if self._mailbox is not None:
            self._mailbox.close()
            self._mailbox = None

    @contextmanager
    def _opened(self) -> Iterator[Mailbox]:
        """The mailbox; whatever goes wrong with it, the next look has a new connection."""
        if self._mailbox is None:
            self._mailbox = Mailbox(self._account, self._folder)
        try:
            yield self._mailbox
        except BaseException:
            self._mailbox.drop()
            self._mailbox = None
            raise

    def _rebuilt(self) -> CannotLook:
        return CannotLook(
            f"the folder {self._folder!r} on {self._account.address} was rebuilt since the drill "
            "began (its UIDVALIDITY is another): which mails are new cannot be told"
        )
