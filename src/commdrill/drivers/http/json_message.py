"""A message out of a provider's JSON, by the paths a document names."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from commdrill.drivers.json_path import JsonPath
from commdrill.drivers.mail.address import addresses_in, normal_address
from commdrill.drivers.mail.parsing import parse_mail
from commdrill.sighting import Evidence, Message
from commdrill.values import Json
from commdrill.wording.markup.visible import visible_text

_HTML = re.compile(
    r"<(?:!doctype|html|body|head|div|p|br|table|span|a|b|i|h[1-6]|ul|ol|img)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_MILLISECONDS = 10**11  # as seconds, that would be the year 5138


class MessageFields(BaseModel):
    """Where, in each message of a list, its parts stand."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: JsonPath | None = Field(None, description="what the provider calls it")
    to: JsonPath | None = Field(None, description="addresses or numbers it was sent to")
    subject: JsonPath | None = Field(None, description="its subject, for what has one")
    text: JsonPath | None = Field(None, description="its words; HTML is read as a person sees it")
    html: JsonPath | None = Field(None, description="its words in HTML, where they are there too")
    mail: JsonPath | None = Field(
        None,
        description="the whole mail as it was sent (RFC 5322), which tells all the rest but `id` and `at`",
    )
    at: JsonPath | None = Field(None, description="when it was received: ISO 8601, or Unix time")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.text is None and self.html is None and self.mail is None:
            raise ValueError("`text` is missing: the JSONPath to the words, e.g. $.body")
        return self

    def identity(self, item: Json) -> str:
        """Its id, or else a digest of all that can be told of it.

        Raises:
            ValueError: it has no id where its id should stand.
        """
        if self.id is None:
            paths = (self.to, self.subject, self.text, self.html, self.mail, self.at)
            texts = [list(_texts(path, item)) for path in paths]
            return hashlib.sha256(json.dumps(texts).encode()).hexdigest()[:16]
        found = next(_texts(self.id, item), "")
        if not found:
            raise ValueError(f"a message has no id at {self.id}")
        return found

    def message(self, item: Json, uid: str) -> Message:
        """The message in `item`, known to its inbox as `uid`.

        Raises:
            ValueError: it has no words where they should stand.
        """
        self._require_words(item)
        at = next(filter(None, map(_instant, _texts(self.at, item))), None)
        if self.mail is not None:
            return self._mail(item, uid, at)
        raw = json.dumps(item, ensure_ascii=False, indent=1).encode(errors="replace")
        plain = (
            visible_text(text) if _HTML.search(text) else text for text in _texts(self.text, item)
        )
        bodies = (*plain, *map(visible_text, _texts(self.html, item)))
        return Message(
            id=uid,
            to=tuple(dict.fromkeys(self._recipients(item))),
            subject=next(_texts(self.subject, item), "") if self.subject else None,
            # many lists have an empty text where a message has no such part
            bodies=tuple(body for body in bodies if body.strip()) or bodies[:1],
            at=at,
            evidence=(Evidence(raw, ".json"),),
        )

    def _mail(self, item: Json, uid: str, at: datetime | None) -> Message:
        raw = "\n".join(_texts(self.mail, item)).encode(errors="surrogateescape")
        read = parse_mail(raw, uid, at)
        sent_to = tuple(dict.fromkeys(self._recipients(item)))
        return replace(read, to=read.to or sent_to, delivered_to=read.delivered_to or sent_to)

    def _recipients(self, item: Json) -> Iterator[str]:
        return (one for text in _texts(self.to, item) for one in _addresses(text))

    def _require_words(self, item: Json) -> None:
        paths = [path for path in (self.text, self.html, self.mail) if path is not None]
        if not any(path.find(item) for path in paths):
            raise ValueError(f"a message has no words at {' or '.join(map(str, paths))}")


def _texts(path: JsonPath | None, item: Json) -> Iterator[str]:
    """What stands at `path` as text: lists item by item, nothing where there is null."""
    for value in path.find(item) if path else ():
        yield from _flat(value)


def _flat(value: Json) -> Iterator[str]:
    match value:
        case None:
            return
        case str():
            yield value
        case bool() | Mapping():
            yield json.dumps(value, ensure_ascii=False)
        case Sequence():
            for one in value:
                yield from _flat(one)
        case _:
            yield str(value)


def _addresses(text: str) -> Iterator[str]:
    """The addresses in `Ana <ana@…>, bo@…`; a number or a name stays as it is."""
    if "@" not in text:
        yield text.strip()
        return
    yield from map(normal_address, addresses_in(text))


def _instant(text: str) -> datetime | None:
    """ISO 8601, a mail's date, or Unix time in seconds or milliseconds; none where it is neither."""
    for reading in (_unix_time, datetime.fromisoformat, parsedate_to_datetime):
        try:
            read = reading(text)
        except (ValueError, OverflowError, OSError):
            continue
        return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
    return None


def _unix_time(text: str) -> datetime:
    seconds = float(text)
    return datetime.fromtimestamp(seconds / 1000 if seconds >= _MILLISECONDS else seconds, UTC)
