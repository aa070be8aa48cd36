"""A mail's bytes as a Message: whatever they are, and all that a reader may be shown of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from email.message import Message as Mail
from email.parser import BytesParser
from itertools import chain
from typing import cast
from urllib.parse import unquote

from commdrill.drivers.mail.headers import (
    HeadersAsTheyCame,
    addresses,
    decoded_header,
    decoded_headers,
    delivered_to,
)
from commdrill.drivers.mail.text import attachment, part_text, shown_text, with_links_of_page
from commdrill.sighting import Attachment, Evidence, Message
from commdrill.wording.set_aside import below_each_other

LARGEST_MAIL = 8 * 2**20  # bytes that are read: what people are told stands before what is attached
_LARGEST_EVIDENCE = 2**20
_SHOWN_PART = re.compile(r"""\bcid:([^\s"'<>()]{1,200})""")
_END_OF_HEADERS = re.compile(rb"\n\r?\n")
_BLANK_BEFORE_COLON = re.compile(rb"^([!-9;-~]{1,100})[ \t]{1,20}:", re.MULTILINE)
_THE_SAME_OF_A_PART = re.compile(
    rb"^(content-[a-z-]{1,40})[ \t]{1,20}:", re.MULTILINE | re.IGNORECASE
)
_PARSER = BytesParser(policy=HeadersAsTheyCame())


def parse_mail(raw: bytes, uid: str, at: datetime | None) -> Message:
    """The message in `raw`, known to its inbox as `uid`, received `at`.

    Never raises for what is in the bytes: of a broken mail, what can be read is told.
    """
    try:
        return _message(_PARSER.parsebytes(_read(raw)), raw, uid, at)
    except RecursionError:  # parts in parts in parts: the body as it came
        mail = _PARSER.parsebytes(_read(raw), headersonly=True)
        return _message(mail, raw, uid, at)


def _read(raw: bytes) -> bytes:
    """What is read of a mail; `Subject :`, as older programs write it (RFC 5322, 4.5), as `Subject:`."""
    raw = raw[:LARGEST_MAIL]
    end = _END_OF_HEADERS.search(raw)
    head, below = (raw[: end.start()], raw[end.start() :]) if end else (raw, b"")
    if b"multipart" in head:
        below = _THE_SAME_OF_A_PART.sub(rb"\1:", below)
    return _BLANK_BEFORE_COLON.sub(rb"\1:", head) + below


def _message(mail: Mail, raw: bytes, uid: str, at: datetime | None) -> Message:
    content = _content(mail, _asked_for(mail))
    return Message(
        id=uid,
        to=addresses(mail, "to", "cc", "bcc"),
        delivered_to=delivered_to(mail),
        subject=decoded_header(mail.get("subject", "")),
        bodies=content.bodies,
        attachments=content.attachments,
        headers=decoded_headers(mail),
        at=at,
        evidence=(Evidence(_kept(raw), ".eml"),),
    )


def _kept(raw: bytes) -> bytes:
    """A mail as evidence: many large ones at once must not fill the memory."""
    if len(raw) <= _LARGEST_EVIDENCE:
        return raw
    return raw[:_LARGEST_EVIDENCE] + b"\r\n[cut here: the rest of this mail was not kept]\r\n"


@dataclass(frozen=True)
class _Content:
    bodies: tuple[str, ...]  # the alternatives, one of which a reader is shown
    attachments: tuple[Attachment, ...]


def _asked_for(mail: Mail) -> frozenset[str]:
    """The parts that its pages show as pictures of theirs, wherever those stand, by their ids."""
    if not any("content-id" in part for part in mail.walk()):
        return frozenset()
    pages = (part_text(part) for part in mail.walk() if part.get_content_type() == "text/html")
    return frozenset(unquote(found) for page in pages for found in _SHOWN_PART.findall(page))


def _content(part: Mail, asked: frozenset[str]) -> _Content:
    if part.get_content_maintype() == "message" or not part.is_multipart():
        return _leaf(part, asked)
    contents = [_content(child, asked) for child in cast("list[Mail]", part.get_payload())]
    attachments = tuple(chain.from_iterable(content.attachments for content in contents))
    bodies = [content.bodies for content in contents]
    match part.get_content_subtype():
        case "alternative":
            return _Content(with_links_of_page([*chain.from_iterable(bodies)]), attachments)
        case "related":  # the first part that can be read is the page, the others are what it shows
            page = next((place for place, body in enumerate(bodies) if body), 0)
            return _Content(bodies[page] if bodies else (), _in_page(part, contents, page))
        case _:
            return _Content(_one_after_another(bodies), attachments)


def _in_page(part: Mail, contents: list[_Content], page: int) -> tuple[Attachment, ...]:
    """What comes with a page: it shows what is not said to be an attachment."""
    parts = cast("list[Mail]", part.get_payload())
    return tuple(
        replace(
            one,
            inline=one.inline
            or (number != page and child.get_content_disposition() != "attachment"),
        )
        for number, (child, content) in enumerate(zip(parts, contents, strict=True))
        for one in content.attachments
    )


def _leaf(part: Mail, asked: frozenset[str]) -> _Content:
    text = None if part.is_multipart() else shown_text(part)
    if text is not None:
        return _Content((text,), ())
    is_asked_for = str(part.get("content-id", "")).strip().strip("<>") in asked
    is_shown = is_asked_for and part.get_content_maintype() == "image"  # a link shows nothing
    return _Content((), (replace(attachment(part), inline=is_shown),))


def _one_after_another(bodies: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Texts shown below each other: a footer that comes once belongs to every alternative."""
    shown = [alternatives for alternatives in bodies if alternatives]
    versions = max(map(len, shown), default=0)
    return tuple(
        below_each_other(
            alternatives[min(version, len(alternatives) - 1)] for alternatives in shown
        )
        for version in range(versions)
    )
