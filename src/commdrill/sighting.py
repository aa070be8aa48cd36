"""What an observer saw: plain data, with the raw bytes kept as evidence."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any

from commdrill.terms import COMPONENT_STATUSES, INCIDENT_STATUSES, INDICATORS, MAINTENANCE_STATUSES

_HALF_ESCAPED = re.compile(r"\\u[dD][89a-fA-F]")
_HALF = re.compile(r"[\ud800-\udfff]")


def read_json(text: str) -> Any:
    """JSON as others write it. Half a character (a lone surrogate) is U+FFFD, as in all text that is decoded.

    Raises:
        ValueError: it is none.
        RecursionError: it is nested beyond reason.
    """
    read = json.loads(text)
    if not _HALF_ESCAPED.search(text):
        return read
    whole, halves = _HALF.subn("\ufffd", json.dumps(read, ensure_ascii=False))
    return json.loads(whole) if halves else read


class _AsItIs:
    """Says to pydantic, which is imported where sightings are checked alone, to keep a text that is one."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core.core_schema import no_info_wrap_validator_function

        return no_info_wrap_validator_function(_kept, handler(source))


def _kept(text: Any, check: Any) -> Any:
    checked = check(text)
    return text if isinstance(text, str) else checked


Words = Annotated[str, _AsItIs()]  # what is read; it may know where its links lead


@dataclass(frozen=True)
class Evidence:
    """Bytes as they came. `suffix` is the file ending they are kept under, e.g. `.html`."""

    content: bytes
    suffix: str


@dataclass(frozen=True)
class Bundle:
    """Evidence of many messages much alike, kept in one file: each with the id of its message."""

    pieces: tuple[tuple[str, Evidence], ...]


@dataclass(frozen=True)
class Page:
    """An HTTP answer, as a visitor or an API client gets it.

    `status` is None where nothing answered (refused, reset, timed out): `unanswered` then says
    what the visitor's client would; that is itself what a visitor meets.
    `text` is what a person reads (scripts, comments and hidden markup left out; as rendered, for a
    browser); for an answer that is not HTML it is the body, decoded. `markup`: the HTML it was read
    from, where a browser may show another page than that. `headers` has lower-case names.
    """

    url: str
    status: int | None
    headers: Mapping[str, str]
    text: Words
    media_type: str
    evidence: tuple[Evidence, ...] = ()
    unanswered: str = ""
    markup: str = field(default="", repr=False)

    @property
    def is_saved(self) -> bool:
        """Whether browsers save it as a file, and show no page."""
        disposition = self.headers.get("content-disposition", "").strip().lower()
        return disposition.startswith("attachment") or self.media_type.endswith("/octet-stream")


@dataclass(frozen=True)
class Update:
    """One post in an incident or a maintenance; `status` is the page's own word, lower case."""

    id: str
    status: str
    body: Words
    at: datetime | None = None


@dataclass(frozen=True)
class Incident:
    """An incident or a maintenance on a status page, newest update first.

    `components`: plan ids of the components it names (unmapped ones by their name on the page).
    """

    id: str
    name: str
    status: str
    updates: tuple[Update, ...] = ()
    components: frozenset[str] = frozenset()
    starts: datetime | None = None
    ends: datetime | None = None


@dataclass(frozen=True)
class Vocabulary:
    """The terms that a kind of status page has words for, and whether what is posted can be read.

    `open` among an incident's: it is not over, and at which stage is not said.
    """

    page: str = "this status page"
    incident: frozenset[str] = frozenset(INCIDENT_STATUSES)
    maintenance: frozenset[str] = frozenset(MAINTENANCE_STATUSES)
    indicator: frozenset[str] = frozenset(INDICATORS)
    component: frozenset[str] = frozenset(COMPONENT_STATUSES)
    update: frozenset[str] = frozenset({"words"})


SHARED_TERMS = Vocabulary()


@dataclass(frozen=True)
class StatusBoard:
    """A status page: statuses in the shared terms (contract section 1), `unknown` for others.

    `components` is keyed by the plan's component ids. `incidents` and `maintenances` hold the
    ended ones too, as far back as the page tells. `terms`: what this kind of page can tell at all.
    """

    url: str
    indicator: str
    components: Mapping[str, str]
    incidents: tuple[Incident, ...] = ()
    maintenances: tuple[Incident, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    unanswered: str = ""
    terms: Vocabulary = SHARED_TERMS


@dataclass(frozen=True)
class Attachment:
    """What a mail carries beside its words; `inline`: its page shows it, as a logo."""

    name: str
    media_type: str
    inline: bool = False


@dataclass(frozen=True)
class Message:
    """One message somebody received.

    `id` is unique in its inbox. `to` are the addresses it was written to; `delivered_to` those the
    receiving system put it in the box of, where it says; `envelope` all that it was sent to at once,
    for a system that keeps one copy for all of them. `bodies`: each alternative a reader may be
    shown (plain text, HTML as text); all of them are judged. `at` is the receiver's own clock.
    """

    id: str
    to: tuple[str, ...]
    bodies: tuple[Words, ...]
    subject: str | None = None
    delivered_to: tuple[str, ...] = ()
    at: datetime | None = None
    media_type: str = "text/plain"
    headers: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    envelope: tuple[str, ...] = ()
    shown: tuple[Words, ...] | None = None

    @property
    def read(self) -> tuple[str, ...]:
        """What of its bodies is read: `shown`, where somebody has said which part that is."""
        return self.bodies if self.shown is None else self.shown


@dataclass(frozen=True)
class Inbox:
    """The messages that came since the look before (the first look: since the inbox was opened)."""

    messages: tuple[Message, ...] = ()


Sighting = Page | StatusBoard | Inbox
