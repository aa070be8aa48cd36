"""Evidence as an HTML report shows it: in it where it fits, by name and digest where not."""

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from commdrill.drivers.mail.parsing import parse_mail
from commdrill.record.bundle import SUFFIX, unbundled
from commdrill.record.step_result import StepResult
from commdrill.reports.phrasing import worst_first
from commdrill.reports.printable import printable
from commdrill.reports.source import Source
from commdrill.wording.markup.visible import visible_text

LONGEST_TEXT = 64 * 1024
LARGEST_PICTURE = 1536 * 1024
_ALL_TEXTS = 4 * 1024 * 1024
_ALL_PICTURES = 10 * 1024 * 1024
_A_STEP = 12  # pieces shown in full for one step; the rest are named
_PICTURES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
_TEXTS = frozenset(
    [".html", ".txt", ".json", ".eml", ".xml", ".md", ".csv", ".headers", ".bin", SUFFIX]
)
LONGEST = 700  # characters of an excerpt: enough to recognise it by
_MOST_BYTES = 256 * 1024  # no more is read for them
_WORDS = ("body", "text", "message")  # where providers put what they sent, in their own JSON


class Kind(StrEnum):
    """How a piece of evidence is shown."""

    TEXT = "text"
    PICTURE = "picture"
    NAMED = "named"
    GONE = "gone"
    PRUNED = "pruned"


@dataclass(frozen=True)
class Exhibit:
    """One file. `shown` is its text, or its bytes as a data: URI; `left_out` counts characters."""

    path: str
    kind: Kind
    size: int = 0
    sha256: str = ""
    shown: str = ""
    left_out: int = 0


@dataclass(frozen=True)
class Excerpt:
    """The gist of one piece; a picture has no words."""

    path: str
    words: str


class Exhibition:
    """Who shows what: each piece once, at the first step that needs it, broken promises first."""

    def __init__(self, source: Source) -> None:
        self._read = source.read
        self._pruned = source.result.no_longer_kept
        self._wrong = {finding.evidence for finding in source.result.findings}
        self._room = {Kind.TEXT: _ALL_TEXTS, Kind.PICTURE: _ALL_PICTURES}
        self._shown_at: dict[str, str] = {}
        self._exhibits: dict[str, Exhibit] = {}
        self._hang((*worst_first(source), *source.result.steps))

    def of(self, step: StepResult) -> tuple[Exhibit, ...]:
        return tuple(self._exhibits[path] for path in step.evidence)

    def excerpt(self, step: StepResult) -> Excerpt | None:
        """What people saw where this promise was broken, at a glance: a picture, else words.

        Of messages those that were wrong: what others received, and rightly, is nothing instead.
        """
        pieces = self.of(step)
        if step.recipients:
            pieces = tuple(piece for piece in pieces if piece.path in self._wrong)
        for piece in pieces:
            if piece.kind is Kind.PICTURE:
                return Excerpt(piece.path, "")
        for piece in pieces:
            words = "" if ".headers." in piece.path else self._words(piece.path)
            if words:
                return Excerpt(piece.path, printable(words))
        return None

    def _words(self, path: str) -> str:
        return words_of(path, self._read(path) or b"")

    def shown_at(self, exhibit: Exhibit) -> str:
        """The step where it is shown in full."""
        return self._shown_at.get(exhibit.path, "")

    def _hang(self, steps: Iterable[StepResult]) -> None:
        for step in steps:
            for number, path in enumerate(step.evidence):
                if path not in self._exhibits:
                    piece = self._piece(path)
                    self._exhibits[path] = (
                        self._where_room(piece) if number < _A_STEP else _named(piece)
                    )
                    self._shown_at[path] = step.ref.id

    def _piece(self, path: str) -> Exhibit:
        content = self._read(path)
        if content is None:
            return Exhibit(path, Kind.PRUNED if path in self._pruned else Kind.GONE)
        return _looked_at(path, content)

    def _where_room(self, piece: Exhibit) -> Exhibit:
        """Shown in full, unless all that is shown of its kind would be too much."""
        cost = len(piece.shown)
        if cost > self._room.get(piece.kind, 0):
            return _named(piece)
        if cost:
            self._room[piece.kind] -= cost
        return piece


def _named(piece: Exhibit) -> Exhibit:
    """By its name alone, if it could be shown at all."""
    could_be = piece.kind in (Kind.TEXT, Kind.PICTURE)
    return Exhibit(piece.path, Kind.NAMED, piece.size, piece.sha256) if could_be else piece


def _looked_at(path: str, content: bytes) -> Exhibit:
    size, sha256 = len(content), hashlib.sha256(content).hexdigest()
    suffix = path[path.rfind(".") :].lower()
    if suffix in _PICTURES and size <= LARGEST_PICTURE:
        shown = f"data:{_PICTURES[suffix]};base64,{base64.b64encode(content).decode()}"
        return Exhibit(path, Kind.PICTURE, size, sha256, shown)
    if suffix in _TEXTS:
        text = content[: 4 * LONGEST_TEXT].decode("utf-8", "replace")
        shown = printable(text[:LONGEST_TEXT])
        whole = size <= 4 * LONGEST_TEXT and len(text) <= LONGEST_TEXT
        return Exhibit(path, Kind.TEXT, size, sha256, shown, 0 if whole else size - LONGEST_TEXT)
    return Exhibit(path, Kind.NAMED, size, sha256)


def words_of(path: str, content: bytes) -> str:
    """An excerpt in plain words; nothing where a person would have read none."""
    kind = PurePath(path).suffix.lower()
    if kind == SUFFIX:
        return _first_words(PurePath(path).stem, content[:_MOST_BYTES])
    read = _READERS.get(kind)
    if read is None:
        return ""
    paragraphs = (" ".join(line.split()) for line in read(content[:_MOST_BYTES]).splitlines())
    words = "\n".join(paragraph for paragraph in paragraphs if paragraph)
    return words if len(words) <= LONGEST else f"{words[:LONGEST]} …"


def _first_words(path: str, content: bytes) -> str:
    """Of many messages alike, those of the first."""
    try:
        piece = next(unbundled(content), None)
    except ValueError:
        return ""
    return words_of(path, piece.content) if piece else ""


def _page(content: bytes) -> str:
    return visible_text(content.decode("utf-8", "replace"))


def _mail(content: bytes) -> str:
    mail = parse_mail(content, "", None)
    return "\n".join((mail.subject or "", *mail.bodies[:1]))


def _message(content: bytes) -> str:
    """What was sent, of a provider's record of it; an API's answer as it is."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return _text(content)
    said = [data[key] for key in _WORDS if key in data] if isinstance(data, dict) else []
    return next((words for words in said if isinstance(words, str)), _text(content))


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


_READERS: Mapping[str, Callable[[bytes], str]] = {
    ".html": _page,
    ".eml": _mail,
    ".json": _message,
    ".txt": _text,
}
