"""Mail: SMTP servers in two Regions that deliver into one folder of Maildirs."""

import asyncio
import itertools
import os
import smtplib
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP as WIRE
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope

from commdrill_sandbox.aws.local_server import LOOPBACK
from commdrill_sandbox.company.outgoing import Notice
from commdrill_sandbox.company.premises import Premises

SENDER = "AnyCompany Retail <care@anycompany.example>"
_PATIENCE = 30.0  # seconds: who asks stands still for some when its machine does


class Mailboxes:
    """A folder with a Maildir for each address, named like it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._counter = itertools.count(1)

    def create(self, address: str) -> Path:
        box = self.root / address.lower().replace("/", "_").lstrip(".")
        for part in ("tmp", "new", "cur"):
            (box / part).mkdir(parents=True, exist_ok=True)
        return box

    def deliver(self, address: str, mail: bytes) -> None:
        """Written aside, then moved into place: nobody ever reads half a mail."""
        box = self.create(address)
        name = f"{time.time():.6f}.{os.getpid()}_{next(self._counter)}.mail"
        aside = box / "tmp" / name
        aside.write_bytes(f"Delivered-To: {address}\r\n".encode() + mail)
        aside.rename(box / "new" / name)

    def counts(self) -> Mapping[str, int]:
        """How many mails there are in each mailbox."""
        boxes = sorted(self.root.iterdir())
        return {box.name: sum(1 for _ in (box / "new").iterdir()) for box in boxes}

    def read(self, address: str) -> tuple[bytes, ...]:
        """A mailbox's mails, newest first; none where there is no such box."""
        if address not in self.counts():
            return ()
        mails = sorted((self.root / address / "new").iterdir(), reverse=True)
        return tuple(mail.read_bytes() for mail in mails)


class MailServer:
    """One Region's SMTP server. While the Region is lost it takes no mail."""

    def __init__(self, region: str, boxes: Mailboxes, premises: Premises) -> None:
        self._reception = _Reception(region, boxes, premises)
        self._loop = asyncio.new_event_loop()
        self._listening = self._loop.run_until_complete(
            self._loop.create_server(self._session, LOOPBACK, 0)
        )
        self._thread = threading.Thread(target=self._loop.run_forever, name="mail", daemon=True)

    @property
    def address(self) -> str:
        return f"{LOOPBACK}:{self._listening.sockets[0].getsockname()[1]}"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _close(self) -> None:
        self._listening.close()
        for session in asyncio.all_tasks() - {asyncio.current_task()}:
            session.cancel()
        await asyncio.sleep(0)  # the sessions see that they are over

    def _session(self) -> SMTP:
        return SMTP(self._reception, hostname="mail.anycompany.example", loop=self._loop)


@dataclass(frozen=True)
class _Reception:
    """What happens to a mail that comes in."""

    region: str
    boxes: Mailboxes
    premises: Premises

    async def handle_RCPT(  # noqa: N802 - the name is aiosmtpd's
        self, _server: SMTP, _session: object, envelope: Envelope, address: str, _options: object
    ) -> str:
        if not self.premises.region_is_up(self.region):
            return "451 Service not available"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the name is aiosmtpd's
        self, _server: SMTP, _session: object, envelope: Envelope
    ) -> str:
        content = envelope.content
        for address in envelope.rcpt_tos:
            self.boxes.deliver(address, content if isinstance(content, bytes) else b"")
        return "250 OK"


def send_mail(server: str, notice: Notice) -> None:
    """Hand a notice to a mail server. OSError: it was not taken."""
    host, port = server.rsplit(":", 1)
    try:
        with smtplib.SMTP(host, int(port), "localhost", _PATIENCE) as session:
            session.send_message(_mail(notice))
    except smtplib.SMTPException as problem:
        raise ConnectionError(str(problem)) from problem


def _mail(notice: Notice) -> EmailMessage:
    mail = EmailMessage(policy=WIRE)
    mail["From"] = SENDER
    mail["To"] = notice.address
    mail["Subject"] = notice.subject or ""
    mail["Date"] = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime())
    mail["Content-Language"] = notice.language
    mail.set_content(notice.text + "\n")
    if notice.html:
        mail.add_alternative(notice.html, subtype="html")
    return mail
