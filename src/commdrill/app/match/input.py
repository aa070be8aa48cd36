"""A file as what a run would have seen (a mail, a page, a chat post or mere text), and what came of trying it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from commdrill.app.match.saved_sheets import SavedSheets
from commdrill.documents.plan import INBOXES, PAGES, ChannelType
from commdrill.drivers.http.charset import decode
from commdrill.drivers.mail.parsing import parse_mail
from commdrill.errors import UsageError
from commdrill.sighting import Message, Page
from commdrill.verdict import Difference
from commdrill.wording.markup.visible import sheets_linked_by, shown, visible_text
from commdrill.wording.policy import PolicyFinding
from commdrill.wording.types import Value

_MOST = 20_000_000  # bytes
_PAGES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True)
class Given:
    """What is to be tried, what it is called, and the folder of its file."""

    content: bytes
    name: str
    folder: Path | None = None


@dataclass(frozen=True)
class MatchInput:
    """What was seen, and the type of channel that it is read as.

    `unread`: style sheets that a page links to, and that nobody looked at.
    """

    sighting: Message | Page
    channel_type: ChannelType
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tried:
    """What came of it. `language`: of the wording that it is, or comes nearest to.

    `message`: the approved one; None where a step's words are free. `step`: that step.
    """

    message: str | None
    language: str
    captured: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()
    findings: tuple[PolicyFinding, ...] = ()
    step: str | None = None

    @property
    def matches(self) -> bool:
        """Whether the words are as they must be; the policy is another matter."""
        return not self.differences


def look_at(given: Given, channel_type: ChannelType | None) -> MatchInput:
    """What a file of this name shows; `channel_type` where somebody says where it was seen."""
    content, suffix = given.content, Path(given.name).suffix.lower()
    if suffix == ".eml":
        return MatchInput(parse_mail(content, given.name, None), channel_type or ChannelType.EMAIL)
    if suffix in _PAGES:
        return _saved_page(given, _of_pages(channel_type))
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


def read(file: Path | None, standard_input: bytes | None) -> Given:
    """What is to be tried.

    Raises:
        UsageError: the file cannot be read.
    """
    if file is None or standard_input is not None:
        return Given(standard_input or b"", "standard input")
    try:
        with file.open("rb") as opened:
            return Given(opened.read(_MOST), file.name, file.parent)
    except OSError as why:
        raise UsageError(f"commdrill match: {file} cannot be read: {why.strerror}") from why


def _saved_page(given: Given, channel_type: ChannelType) -> MatchInput:
    """A page, with the style sheets that lie beside it."""
    markup = decode(given.content, "text/html")
    sheets = SavedSheets(given.folder).of(markup) if given.folder else {}
    unread = tuple(one for one in sheets_linked_by(markup) if one not in sheets)
    text = visible_text(markup, sheets)
    page = Page("", 200, {}, text, "text/html", markup=markup)
    return MatchInput(page, channel_type, unread)


def _of_pages(channel_type: ChannelType | None) -> ChannelType:
    if channel_type is None or channel_type in INBOXES:
        return ChannelType.ERROR_PAGE
    return channel_type


def _page(text: str) -> Page:
    return Page("", 200, {}, text, "text/html")


def _message(text: str) -> Message:
    return Message("", (), (text,))
