"""A file as what a run would have seen: a mail, a page, a chat post or mere text."""

from dataclasses import dataclass
from pathlib import Path

from commdrill.documents.plan import INBOXES, PAGES, ChannelType
from commdrill.drivers.http.charset import decode
from commdrill.drivers.mail.parsing import parse_mail
from commdrill.errors import UsageError
from commdrill.sighting import Message, Page
from commdrill.wording.visible import shown, visible_text

_MOST = 20_000_000  # bytes
_PAGES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True)
class MatchInput:
    """What was seen, and the type of channel that it is read as."""

    sighting: Message | Page
    channel_type: ChannelType


def look_at(content: bytes, name: str, channel_type: ChannelType | None) -> MatchInput:
    """The content of a file of this name; `channel_type` where somebody says where it was seen."""
    suffix = Path(name).suffix.lower()
    if suffix == ".eml":
        return MatchInput(parse_mail(content, name, None), channel_type or ChannelType.EMAIL)
    if suffix in _PAGES:
        markup = decode(content, "text/html")
        page = Page("", 200, {}, visible_text(markup), "text/html", markup=markup)
        return MatchInput(page, _of_pages(channel_type))
    if suffix == ".xml" or content[:200].lstrip().startswith(b"<?xml"):
        page = Page("", 200, {}, decode(content, "text/xml"), "text/xml")
        for_clients = channel_type is None or channel_type in INBOXES
        return MatchInput(page, ChannelType.API_ERROR if for_clients else _of_pages(channel_type))
    text = decode(content, "text/plain; charset=utf-8")
    if suffix == ".json" and channel_type in PAGES:
        page = Page("", 200, {}, text, "application/json")
        return MatchInput(page, channel_type)
    if suffix == ".json":
        return MatchInput(_message(text), channel_type or ChannelType.WEBHOOK)
    if channel_type is not None and channel_type not in (*INBOXES, ChannelType.STATUS_PAGE):
        return MatchInput(_page(shown(text)), channel_type)
    return MatchInput(_message(shown(text)), channel_type or ChannelType.SMS)


def read(file: Path | None, standard_input: bytes | None) -> tuple[bytes, str]:
    """What is to be tried, and what it is called.

    Raises:
        UsageError: the file cannot be read.
    """
    if file is None or standard_input is not None:
        return standard_input or b"", "standard input"
    try:
        with file.open("rb") as opened:
            return opened.read(_MOST), file.name
    except OSError as why:
        raise UsageError(f"commdrill match: {file} cannot be read: {why.strerror}") from why


def _of_pages(channel_type: ChannelType | None) -> ChannelType:
    if channel_type is None or channel_type in INBOXES:
        return ChannelType.ERROR_PAGE
    return channel_type


def _page(text: str) -> Page:
    return Page("", 200, {}, text, "text/html")


def _message(text: str) -> Message:
    return Message("", (), (text,))
