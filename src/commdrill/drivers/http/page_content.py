"""What a person reads of a web page, whatever it is."""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from commdrill.drivers.http.charset import decode, media_type
from commdrill.sighting import Evidence
from commdrill.wording.markup.visible import visible_text

Sheets = Callable[[str, str], Mapping[str, str]]
SHEETS = ".sheets.json"
_HTML = ("text/html", "application/xhtml+xml")
_SUFFIXES = {"text/plain": ".txt", "text/css": ".css", "text/csv": ".csv"}
_NOT_SAID = ("unknown/unknown", "application/unknown", "*/*")
_BEGINS_HTML = re.compile(
    rb"<(?:!--|(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)[\s>])"
)


@dataclass(frozen=True)
class PageContent:
    """What a person reads of a body."""

    media_type: str
    text: str
    markup: str = ""
    sheets: Mapping[str, str] = field(default_factory=dict)

    @property
    def suffix(self) -> str:
        """How a file is called that holds it."""
        if self.media_type in _HTML:
            return ".html"
        for name in ("json", "xml"):
            if self.media_type.endswith((f"/{name}", f"+{name}")):
                return f".{name}"
        return _SUFFIXES.get(self.media_type, ".bin" if self.media_type else ".txt")

    @property
    def kept_sheets(self) -> tuple[Evidence, ...]:
        """What its text hangs on beside the answer itself."""
        return (Evidence(json.dumps(self.sheets).encode(), SHEETS),) if self.sheets else ()


def read_content(sheets: Sheets, body: bytes, content_type: str, url: str) -> PageContent:
    """The page that a body is; `sheets`: its style sheets, by its markup and its address."""
    kind = _kind(body, content_type)
    text = decode(body, content_type if media_type(content_type) else kind)
    if kind not in _HTML:
        return PageContent(kind, text, text if _is_page_in_bytes(body, kind) else "")
    linked = sheets(text, url)
    return PageContent(kind, visible_text(text, linked), text, linked)


def _kind(body: bytes, content_type: str) -> str:
    """The media type; where none is said, it is known by its beginning, as browsers know it."""
    said = media_type(content_type)
    if "/" in said and said not in _NOT_SAID:
        return said
    begins = _beginning(body)
    if begins.startswith(b"<?xml"):
        return "text/xml"
    return "text/html" if _BEGINS_HTML.match(begins) else said


def _is_page_in_bytes(body: bytes, kind: str) -> bool:
    """A page that nobody named one: browsers save it."""
    return kind.endswith("/octet-stream") and _BEGINS_HTML.match(_beginning(body)) is not None


def _beginning(body: bytes) -> bytes:
    return body[:200].removeprefix(BOM_UTF8).lstrip().lower()
