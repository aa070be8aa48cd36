"""Ways a notice goes out: a webhook, a mail, a program. All bounded in time."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from smtplib import SMTPException
from typing import assert_never

from pydantic import ValidationError

from commdrill.documents.named_file import ReadableFolders
from commdrill.documents.owner_policy import Owner
from commdrill.documents.receiver import CommandReceiver, MailReceiver, Receiver, WebhookReceiver
from commdrill.drivers.command.command_line import CommandLine, handed_on
from commdrill.drivers.http.driver import HttpChange
from commdrill.drivers.http.session import HttpSession
from commdrill.drivers.masking.secrets import Secrets
from commdrill.drivers.network.host_guard import HostGuard, unguarded
from commdrill.drivers.network.transport import Transport
from commdrill.drivers.setting_references import (
    References,
    from_environment,
    from_file,
    from_mapping,
)
from commdrill.errors import CommdrillError, DriverError, NotAllowed
from commdrill.timetable.mail_link import mail_server
from commdrill.timetable.notice import News

PATIENCE = timedelta(seconds=10)  # for one notice to one receiver, whatever the way


class Sender:
    """Sends notices; what `${env:…}` and `${file:…}` stand for never shows in what goes wrong."""

    def __init__(self, environ: Mapping[str, str], readable: ReadableFolders, owner: Owner) -> None:
        """`readable`: where the files are that a receiver's `${file:…}` may name."""
        self._environ = environ
        self._readable = readable
        self._owner = owner
        self._guard = unguarded().within(owner.hosts)

    def send(self, receiver: Receiver, notice: News, now: datetime) -> str | None:
        """Send it; why it could not be sent, or None."""
        secrets = Secrets()
        try:
            self._send(receiver, notice, now, secrets)
        except Exception as error:  # noqa: BLE001 whatever it is, no drill is harmed by it
            return secrets.mask(str(error) or type(error).__name__)
        return None

    def _send(self, receiver: Receiver, notice: News, now: datetime, secrets: Secrets) -> None:
        folder = notice.item.folder
        references = self._references(notice, secrets)
        texts = receiver.model_dump(exclude={"security"})
        filled = receiver.model_copy(update=references.fill(texts, folder))
        match filled:
            case WebhookReceiver():
                _post(filled.webhook, notice, self._guard.of("notify"))
            case MailReceiver():
                _mail(filled, notice, now, self._guard.of("notify"))
            case CommandReceiver():
                self._run(filled, folder)
            case never:
                assert_never(never)

    def _run(self, receiver: CommandReceiver, folder: Path) -> None:
        if why := self._owner.why_no_driver("command"):
            raise NotAllowed(why)
        environment = {**handed_on(), **receiver.env}
        CommandLine(tuple(receiver.command), folder, PATIENCE, environment=environment).run()

    def _references(self, notice: News, secrets: Secrets) -> References:
        texts = {name: str(value) for name, value in notice.as_json().items()}
        sources = {
            "env": from_environment(self._environ, self._owner),
            "file": from_file(self._readable),
            "notice": from_mapping("notice", texts),
        }
        return References(sources, secrets)


def _post(url: str, notice: News, guard: HostGuard) -> None:
    """A webhook that answers with another address has taken nothing: whoever follows loses the words."""
    try:
        request = HttpChange(url=url, json_=notice.as_json(), follow_redirects=False)
    except ValidationError:
        raise DriverError(f"{url!r} is not a web address") from None
    with HttpSession(PATIENCE, guard=guard) as http:
        answer = http.carry_out(request)
    if not 200 <= answer.status < 300:
        hint = ": name the address it leads to" if 300 <= answer.status < 400 else ""
        raise DriverError(f"{request.name} answered {answer.status} and took nothing{hint}")


def _mail(receiver: MailReceiver, notice: News, now: datetime, guard: HostGuard) -> None:
    line = Transport(PATIENCE, guard=guard)
    line.begin()
    try:
        with mail_server(receiver, line) as link:
            link.send_message(_message(receiver, notice, now))
    except (CommdrillError, SMTPException, OSError) as error:
        where = "" if receiver.smtp in str(error) else f"{receiver.smtp}: "
        raise DriverError(f"{where}{error}") from error


def _message(receiver: MailReceiver, notice: News, now: datetime) -> EmailMessage:
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
