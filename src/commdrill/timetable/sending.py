"""Ways a notice goes out: a webhook, a mail, a program. All bounded in time."""

import smtplib
import ssl
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from typing import assert_never

from pydantic import ValidationError

from commdrill.documents.receiver import (
    CommandReceiver,
    MailReceiver,
    MailSecurity,
    Receiver,
    WebhookReceiver,
)
from commdrill.drivers.command_line import CommandLine
from commdrill.drivers.http_request import HttpChange
from commdrill.drivers.http_session import HttpSession
from commdrill.drivers.line import Address
from commdrill.drivers.references import References, from_file, from_mapping
from commdrill.drivers.secrets import Secrets
from commdrill.errors import DriverError
from commdrill.timetable.notice import Notice

_PATIENCE = timedelta(seconds=10)


class Sender:
    """Sends notices; what `${env:…}` and `${file:…}` stand for never shows in what goes wrong."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ

    def send(self, receiver: Receiver, notice: Notice, now: datetime) -> str | None:
        """Send it; why it could not be sent, or None."""
        secrets = Secrets()
        try:
            self._send(receiver, notice, now, secrets)
        except Exception as error:  # noqa: BLE001 whatever it is, no drill is harmed by it
            return secrets.mask(str(error) or type(error).__name__)
        return None

    def _send(self, receiver: Receiver, notice: Notice, now: datetime, secrets: Secrets) -> None:
        folder = notice.item.folder
        references = self._references(notice, secrets)
        texts = receiver.model_dump(exclude={"security"})
        filled = receiver.model_copy(update=references.fill(texts, folder))
        match filled:
            case WebhookReceiver():
                _post(filled.webhook, notice)
            case MailReceiver():
                _mail(filled, notice, now)
            case CommandReceiver():
                CommandLine(tuple(filled.command), folder, _PATIENCE).run()
            case never:
                assert_never(never)

    def _references(self, notice: Notice, secrets: Secrets) -> References:
        told = {name: str(value) for name, value in notice.as_json().items()}
        sources = {
            "env": from_mapping("env", self._environ),
            "file": from_file,
            "notice": from_mapping("notice", told),
        }
        return References(sources, secrets)


def _post(url: str, notice: Notice) -> None:
    try:
        request = HttpChange(url=url, json_=notice.as_json())
    except ValidationError:
        raise DriverError(f"{url!r} is not a web address") from None
    with HttpSession(_PATIENCE) as http:
        http.carry_out(request)


def _mail(receiver: MailReceiver, notice: Notice, now: datetime) -> None:
    server = Address.parse(receiver.smtp)
    context = ssl.create_default_context()
    seconds = _PATIENCE.total_seconds()
    if receiver.security is MailSecurity.TLS:
        link: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=seconds, context=context
        )
    else:
        link = smtplib.SMTP(server.host, server.port, timeout=seconds)
    with link:
        link.ehlo()
        if _wants_starttls(receiver, link):
            link.starttls(context=context)
        if receiver.user is not None:
            link.login(receiver.user, receiver.password or "")
        link.send_message(_message(receiver, notice, now))


def _wants_starttls(receiver: MailReceiver, link: smtplib.SMTP) -> bool:
    """A password goes to nobody in the clear, unless the document says so."""
    match receiver.security:
        case MailSecurity.STARTTLS:
            return True
        case MailSecurity.TLS | MailSecurity.NONE:
            return False
        case None:
            return receiver.password is not None or link.has_extn("starttls")


def _message(receiver: MailReceiver, notice: Notice, now: datetime) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = notice.subject
    message["From"] = receiver.from_ or receiver.email
    message["To"] = receiver.email
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{notice.name.replace('/', '.')}@commdrill.invalid>"
    message["Auto-Submitted"] = "auto-generated"
    details = (f"{name}: {value}" for name, value in notice.as_json().items() if name != "text")
    message.set_content("\n".join((notice.text, "", *details)) + "\n")
    return message
