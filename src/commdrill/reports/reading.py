"""What a person read in a piece of evidence: the words of a page or a mail, without what carries them."""

import json
from collections.abc import Callable, Mapping
from pathlib import PurePath

from commdrill.drivers.mail.parsing import parse_mail
from commdrill.record.bundle import SUFFIX, unbundled
from commdrill.wording.markup.visible import visible_text

LONGEST = 700  # characters of an excerpt: enough to recognise it by
_MOST_BYTES = 256 * 1024  # no more is read for them
_WORDS = ("body", "text", "message")  # where providers put what they sent, in their own JSON


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
