"""What a post carries: unpacked where it is packed, a form's fields as JSON; all of it in bounds."""

import json
import zlib
from collections.abc import Iterator, Mapping
from email.message import Message as Mail
from email.parser import BytesParser
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from commdrill.drivers.http.charset import decode, media_type
from commdrill.drivers.mail.transfer import carried
from commdrill.values import grouped

LARGEST_POST = 2**18  # bytes: no chat takes a fourth of it
_MOST_FIELDS = 1_000
_MOST_WRAPS, _MOST_MEMBERS = 3, 100
_BEGIN_OF_MEMBER = b"\x1f\x8b"
_PAYLOADS = ("payload", "payload_json")  # Slack's, and Discord's
_GZIP, _ZLIB, _BARE = zlib.MAX_WBITS | 16, zlib.MAX_WBITS, -zlib.MAX_WBITS


class Undecodable(ValueError):
    """Packed in a way that is not known here."""


class TooLarge(ValueError):
    """More than is received, once it is unpacked."""


class Words(NamedTuple):
    """What a post says, and what kind of text that is."""

    text: str
    media_type: str


def unpacked(body: bytes, encoding: str) -> bytes:
    """The body without its content encodings, the outermost first.

    Raises:
        Undecodable: one is unknown.
        TooLarge: it would be too large.
        ValueError: it is broken.
    """
    names = [name for one in encoding.split(",") if (name := one.strip().lower())]
    if len(names) > _MOST_WRAPS:
        raise Undecodable(encoding)
    for name in reversed(names):
        body = _without(body, name)
    return body


def _without(body: bytes, encoding: str) -> bytes:
    match encoding:
        case "identity":
            return body
        case "gzip" | "x-gzip":
            return _inflated(body, _GZIP)
        case "deflate":  # by the book in a wrapper, by some senders without
            is_wrapped = (
                body[:1] and body[0] & 0x0F == zlib.DEFLATED and int.from_bytes(body[:2]) % 31 == 0
            )
            return _inflated(body, _ZLIB if is_wrapped else _BARE)
        case _:
            raise Undecodable(encoding)


def _inflated(body: bytes, kind: int) -> bytes:
    """All that is packed, which gzip may have in several members."""
    content = b""
    for _ in range(_MOST_MEMBERS):
        inflater = zlib.decompressobj(kind)
        try:
            content += inflater.decompress(body, LARGEST_POST + 1)
        except zlib.error as problem:
            raise ValueError(str(problem)) from None
        if len(content) > LARGEST_POST:
            raise TooLarge(f"more than {LARGEST_POST:,} bytes")
        if not inflater.eof:
            raise ValueError("it ends in the middle")
        body = inflater.unused_data
        if kind != _GZIP or not body.startswith(_BEGIN_OF_MEMBER):
            return content
    raise TooLarge(f"more than {_MOST_MEMBERS} members")


def words_of(body: bytes, content_type: str) -> Words:
    """A post as the text it is; a form as the JSON of its fields, or the JSON in its payload."""
    kind = media_type(content_type)
    match kind:
        case "application/x-www-form-urlencoded":
            return _form(_url_encoded(body, content_type))
        case "multipart/form-data":
            return _form(_in_parts(body, content_type))
        case _:
            return Words(decode(body, content_type), kind)


def _form(fields: Iterator[tuple[str, str]]) -> Words:
    named = grouped(fields)
    for payload in (named.get(name, ()) for name in _PAYLOADS):
        if len(payload) == 1 and payload[0].lstrip()[:1] in {"{", "["}:
            return Words(payload[0], "application/json")
    plain: Mapping[str, Any] = {k: v[0] if len(v) == 1 else v for k, v in named.items()}
    return Words(json.dumps(plain, ensure_ascii=False), "application/json")


def _url_encoded(body: bytes, content_type: str) -> Iterator[tuple[str, str]]:
    text = decode(body, content_type)
    if "=" not in text:  # curl -d says it is a form, whatever it sends
        yield "text", text
        return
    fields = text.count("&") + 1
    if fields <= _MOST_FIELDS:
        yield from parse_qsl(text.strip(), keep_blank_values=True, errors="replace")
    else:
        yield "text", text


def _in_parts(body: bytes, content_type: str) -> Iterator[tuple[str, str]]:
    head = f"Content-Type: {content_type}\r\n\r\n".encode("utf-8", "replace")
    whole = BytesParser().parsebytes(head + body)
    parts = whole.get_payload()
    for part in parts[:_MOST_FIELDS] if isinstance(parts, list) else ():
        if isinstance(part, Mail) and not part.is_multipart() and not part.get_filename():
            name = part.get_param("name", "", "content-disposition")
            kind = str(part.get("content-type", "text/plain; charset=utf-8"))
            yield str(name), decode(carried(part), kind).removesuffix("\r\n")
