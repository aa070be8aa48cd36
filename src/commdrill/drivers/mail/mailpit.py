"""The `mailpit` observer."""

from urllib.parse import quote

from pydantic import AwareDatetime, BaseModel

from commdrill.drivers.mail.catcher import Catcher, Caught, Client, Listing, MailCatcher, read_as
from commdrill.drivers.mail.parsing import parse_mail
from commdrill.sighting import Message

_AT_ONCE = 100


class Mailpit(MailCatcher):
    """Mails caught by Mailpit, whoever they were sent to.

    Mailpit writes hidden recipients into the mail it keeps (Bcc), so they are known too. It keeps
    500 mails unless told otherwise: start it with `--max` well above the number of mails a drill
    sends. Run it without `--use-message-dates`, or a mail's time is the sender's word. Nothing is
    marked as read.
    """

    def catcher(self, client: Client) -> Catcher:
        return _Mailpit(client)


class _Item(BaseModel):
    ID: str
    Created: AwareDatetime


class _Page(BaseModel):
    total: int
    messages: list[_Item]


class _Mailpit:
    def __init__(self, client: Client) -> None:
        self._client = client

    def listed(self, start: int) -> Listing:
        answer = self._client.get(f"/api/v1/messages?start={start}&limit={_AT_ONCE}")
        page = read_as(_Page, answer)
        mails = tuple(Caught(item.ID, item.Created) for item in page.messages)
        return Listing(page.total, mails)

    def read(self, mail: Caught) -> Message:
        source = self._client.get(f"/api/v1/message/{quote(mail.id, safe='')}/raw")
        return parse_mail(source.body, mail.id, mail.at)
