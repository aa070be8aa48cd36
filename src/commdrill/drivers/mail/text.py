"""One part of a mail as the text its reader is shown: a page, enriched text (RFC 1896), or plain."""

import re
from collections.abc import Iterator, Sequence
from email.message import Message as Mail
from email.utils import collapse_rfc2231_value

from commdrill.drivers.http.charset import decode_mail
from commdrill.drivers.mail.headers import decoded_header
from commdrill.drivers.mail.transfer import carried
from commdrill.sighting import Attachment
from commdrill.wording.markup.visible import visible_text
from commdrill.wording.set_aside import Shown

# The last two are shown instead of the HTML by some mail services and by watches.
_HTML = frozenset({"text/html", "text/x-amp-html", "text/watch-html"})
_ENRICHED = frozenset({"text/enriched", "text/richtext"})
_PIECE = re.compile(r"<<|</?([A-Za-z0-9-]{1,60})>|[^<]+|<")
_LINES = re.compile(r"\n+")
_MOST = 100  # links of a mail
_LONGEST = 300  # characters of a link's words, in which no bracket stands


def shown_text(part: Mail) -> str | None:
    """What a reader is shown of `part`; None for one that is only listed as an attachment."""
    if part.get_content_disposition() == "attachment":
        return None
    kind = part.get_content_type()
    if kind in _HTML:
        return visible_text(part_text(part))
    if kind in _ENRICHED:
        return _text_of_enriched(part_text(part))
    return _plain_text(part) if kind == "text/plain" or kind.startswith("multipart/") else None


def attachment(part: Mail) -> Attachment:
    """An attachment, by the name it is listed under: its media type where it has none."""
    name = _parameter(part, "filename", "content-disposition") or _parameter(part, "name")
    kind = decoded_header(part.get_content_type())
    return Attachment(decoded_header(name) if name else kind, kind)


def _plain_text(part: Mail) -> str:
    text = part_text(part)
    if _parameter(part, "format").lower() != "flowed":
        return text
    return _reflowed(text, "" if _parameter(part, "delsp").lower() == "yes" else " ")


def part_text(part: Mail) -> str:
    """The text that a part of a mail is, as it came."""
    charset = _parameter(part, "charset")
    if charset.lower() == "us-ascii":  # true of such text in any character set, else an untruth
        charset = ""
    text = decode_mail(carried(part), part.get_content_type(), charset)
    return text.replace("\r\n", "\n")


def _parameter(part: Mail, name: str, header: str = "content-type") -> str:
    try:
        return collapse_rfc2231_value(part.get_param(name, "", header))
    except (LookupError, TypeError, ValueError):  # the standard library on a junk parameter
        return ""


def _reflowed(text: str, soft_break: str) -> str:
    """Paragraphs out of `format=flowed` lines (RFC 3676): a line that ends in a space goes on."""
    paragraphs: list[tuple[str, list[str]]] = []
    flows_on = False
    for line in text.split("\n"):
        unquoted = line.lstrip(">")
        quotes = line[: len(line) - len(unquoted)]
        content = unquoted.removeprefix(" ")
        if flows_on and paragraphs[-1][0] == quotes:
            paragraphs[-1][1].append(content)
        else:
            paragraphs.append((quotes, [content]))
        flows_on = content.endswith(" ") and content != "-- "
    return "\n".join(
        f"{quotes} {_joined(lines, soft_break)}" if quotes else _joined(lines, soft_break)
        for quotes, lines in paragraphs
    )


def _joined(lines: list[str], soft_break: str) -> str:
    *flowing, last = lines
    return soft_break.join([*(line.removesuffix(" ") for line in flowing), last])


def _text_of_enriched(text: str) -> str:
    """Its words: without marks and what they ask for; a single line break is a space."""
    return "".join(_words(text))


def _words(text: str) -> Iterator[str]:
    is_asked_for = False
    for piece in _PIECE.finditer(text):
        found = piece[0]
        if (piece[1] or "").lower() == "param":
            is_asked_for = not found.startswith("</")
        elif piece[1]:
            continue
        elif not is_asked_for:
            yield "<" if found == "<<" else _LINES.sub(_broken, found)


def _broken(lines: re.Match[str]) -> str:
    return "\n" * (len(lines[0]) - 1) or " "


def with_links_of_page(bodies: Sequence[str]) -> tuple[str, ...]:
    """The alternatives; those without links of their own have those that programs wrote out of the page's."""
    links = [*dict.fromkeys(link for body in bodies for link in _links(body))][:_MOST]
    return tuple(body if isinstance(body, Shown) else _named(body, links) for body in bodies)


def _links(body: str) -> Iterator[tuple[str, str]]:
    """The words of each, and where it leads."""
    for link in body.links if isinstance(body, Shown) else ():
        words = body[link.start : link.end]
        if len(words) <= _LONGEST and not {*"[]()<>"} & {*words, *link.target}:
            yield " ".join(words.split()), link.target


def _named(text: str, links: Sequence[tuple[str, str]]) -> str:
    for words, target in links:
        if target in text:
            text = _behind(words, target).sub(f"[{words}]({target})".replace("\\", r"\\"), text)
    return text


def _behind(words: str, target: str) -> re.Pattern[str]:
    """Such words, wherever a line breaks, and their target in brackets: there is one way to match it."""
    link, spaced = re.escape(target), r"\s+".join(map(re.escape, words.split()))
    return re.compile(rf"(?<!\w){spaced}\s{{0,2}}(?:\( ?{link} ?\)|\[ ?{link} ?\]|< ?{link} ?>)")
