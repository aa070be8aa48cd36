"""One part of a mail as the text its reader is shown."""

from email.message import Message as Mail
from email.utils import collapse_rfc2231_value

from commdrill.drivers.http.charset import decode_mail
from commdrill.drivers.mail.enriched import text_of_enriched
from commdrill.drivers.mail.headers import decoded_header
from commdrill.drivers.mail.transfer import carried
from commdrill.sighting import Attachment
from commdrill.wording.markup.visible import visible_text

# The last two are shown instead of the HTML by some mail services and by watches.
_HTML = frozenset({"text/html", "text/x-amp-html", "text/watch-html"})
_ENRICHED = frozenset({"text/enriched", "text/richtext"})


def shown_text(part: Mail) -> str | None:
    """What a reader is shown of `part`; None for one that is only listed as an attachment."""
    if part.get_content_disposition() == "attachment":
        return None
    kind = part.get_content_type()
    if kind in _HTML:
        return visible_text(part_text(part))
    if kind in _ENRICHED:
        return text_of_enriched(part_text(part))
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
