"""The `maildev` observer."""

from dataclasses import replace
from urllib.parse import quote

from pydantic import AwareDatetime, BaseModel

from commdrill.drivers.mail.address import normal_address
from commdrill.drivers.mail.catcher import Catcher, Caught, Client, Listing, MailCatcher, read_as
from commdrill.drivers.mail.parsing import parse_mail
from commdrill.errors import CannotLook
from commdrill.sighting import Message

_AT_ONCE = 100


class MailDev(MailCatcher):
    """Mails caught by MailDev, of version 3 or 2, whoever they were sent to.

    Each is read from its source and from the SMTP envelope, so that hidden recipients (Bcc) are
    known too. Nothing is marked as read. MailDev keeps its mails in memory: none is found after it
    was started again.
    """

    def catcher(self, client: Client) -> Catcher:
        answer = client.ask("/api/email/summary?limit=1")
        return (
            _MailDev(client, "/email") if answer.status == 404 else _MailDev3(client, "/api/email")
        )


class _Item(BaseModel):
    id: str
    time: AwareDatetime


class _Summary(BaseModel):
    items: list[_Item]
    total: int


class _Address(BaseModel):
    address: str


class _Envelope(BaseModel):
    to: list[_Address]


class _Email(BaseModel):
    envelope: _Envelope


class _MailDev:
    """MailDev 2, which lists all its mails at once, oldest first."""

    def __init__(self, client: Client, path: str) -> None:
        self._client = client
        self._path = path

    def listed(self, start: int) -> Listing:
        items = read_as(list[_Item], self._client.get(self._path))
        mails = [Caught(item.id, item.time) for item in reversed(items)]
        return Listing(len(mails), tuple(mails[start:]))

    def read(self, mail: Caught) -> Message:
        """The mail as it came. Asked for by a filter, as `email/{id}` would mark it as read."""
        name = quote(mail.id, safe="")
        source = self._client.get(f"{self._path}/{name}/source")
        found = self._client.get(f"{self._path}?id={name}")
        emails = read_as(list[_Email], found)
        if not emails:
            raise CannotLook(f"mail {mail.id} came and was removed before it could be read")
        sent_to = tuple(normal_address(to.address) for to in emails[0].envelope.to)
        message = parse_mail(source.body, mail.id, mail.at)
        boxes = tuple(dict.fromkeys((*sent_to, *message.delivered_to)))
        return replace(message, delivered_to=boxes, envelope=sent_to)


class _MailDev3(_MailDev):
    """MailDev 3, which has a list without the mails' contents, page by page."""

    def listed(self, start: int) -> Listing:
        asked = f"{self._path}/summary?skip={start}&limit={_AT_ONCE}&sort=desc"
        page = read_as(_Summary, self._client.get(asked))
        mails = tuple(Caught(item.id, item.time) for item in page.items)
        return Listing(page.total, mails)
