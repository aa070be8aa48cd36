"""What a page holds beneath what it shows: words that are hidden, or that its scripts may put there."""

import html
import re
import sys
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from commdrill.wording.markup.overgrown import overgrown
from commdrill.wording.markup.visible import tree
from commdrill.wording.plain import in_small_letters

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_ESCAPE = re.compile(
    r"\\(?:u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,5})\}|x([0-9A-Fa-f]{2})|(.))", re.DOTALL
)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})\s?|(.))", re.DOTALL)
_BLANKS = {"n": "\n", "r": "\n", "t": " ", "\n": ""}
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_STRING = r"""(?:"(?:[^"\\]|\\.){0,5000}"|'(?:[^'\\]|\\.){0,5000}')"""
_PUT = re.compile(rf"\bcontent\s{{0,9}}:((?:{_STRING}|[^\"';{{}}]){{1,5000}})", re.DOTALL)
_SAID = re.compile(rf"(?:url|counters?)\((?:{_STRING}|[^\"')])*\)|({_STRING})", re.DOTALL)
_RUNS = re.compile(r"(?:|module|.*(?:java|ecma)script.*)", re.IGNORECASE)
_NOT_FOR_OTHERS = 'script:not([type="application/ld+json"])'  # for search engines, not for the page
# of no size, as those that count visitors are, they show nothing
_NO_SIZE = ':not([hidden], [width="0"], [height="0"], noscript *)'
_OF_A_PAGE = ':not([type^="image/"], [type*="pdf"], [type*="shockwave"])'
_FRAMES = f"iframe{_NO_SIZE}, frame[src], object[data]{_NO_SIZE}{_OF_A_PAGE}, embed[src]{_NO_SIZE}{_OF_A_PAGE}"
_AROUND = ":is(header, nav, footer):not(:is(header, nav, footer) *)"
_REFRESH = 'meta[http-equiv="refresh" i]:not(noscript *)'
_LEADS_ON = re.compile(
    r"\s{0,9}(?P<after>\d{1,3})(?:\.\d{0,9})?\s{0,9}[;,]\s{0,9}(?:url\s{0,9}=\s{0,9})?[\"']?(?P<to>[^\s\"']{1,2000})",
    re.IGNORECASE,
)
_SOON = 10  # seconds: whoever has read no more by then is led away from it
_FRAME_TAGS = (b"frame", b"<object", b"<embed")
_MOST = 1_000  # scripts of a page that are looked through
_SHELL = 60  # characters: “Loading…”, a name, “Enable JavaScript to run this app.”
_MOST_FRAMED = 5_000  # characters of a page that is looked through for what is no frame


def _looked_through(markup: str, *signs: bytes) -> "LexborNode | None":
    """Its elements, where one of these may be among them, and they are not more than anybody reads."""
    said = in_small_letters(markup)
    is_there = any(sign in said for sign in signs)
    return tree(markup) if is_there and not overgrown(markup) else None


def scripted(markup: str) -> str:
    """What stands in its scripts, in data for them, and in templates that they may show."""
    root = _looked_through(markup, b"<script", b"<template")
    if root is None:
        return ""
    scripts, templates = root.css(_NOT_FOR_OTHERS), root.css("template")
    held = [_unescaped(node.text(deep=True)) for node in scripts[:_MOST]]
    held += [node.html or "" for node in templates[:_MOST]]
    return html.unescape(_TAG.sub("\n", "\n".join(held)))


def styled(markup: str) -> str:
    """What its own style sheets put before and after what elements hold."""
    root = _looked_through(markup, b"<style")
    if root is None:
        return ""
    sheets = "\n".join(node.text(deep=True) for node in root.css("style")[:_MOST])
    return "\n".join(map(_strings_of, _PUT.findall(sheets)))


def _strings_of(content: str) -> str:
    """Of a list of strings, pictures and counters."""
    return "".join(_CSS_ESCAPE.sub(_meant, said[1:-1]) for said in _SAID.findall(content))


def _meant(escape: re.Match[str]) -> str:
    if not escape[1]:
        return escape[2]
    code = int(escape[1], 16)
    is_letter = code <= sys.maxunicode and not 0xD800 <= code < 0xE000
    return chr(code) if is_letter else "\N{REPLACEMENT CHARACTER}"


def is_shell(markup: str, text: str) -> bool:
    """Whether a page has next to nothing to read, and scripts that may change that."""
    root = _looked_through(markup, b"<script") if len(text) <= _SHELL else None
    return root is not None and any(
        _RUNS.fullmatch(script.attributes.get("type") or "") for script in root.css("script")
    )


def is_frame(markup: str, text: str) -> bool:
    """Whether a page has next to nothing to read, its head and foot aside, but the page that it shows in a frame."""
    root = _looked_through(markup, *_FRAME_TAGS) if len(text) <= _MOST_FRAMED else None
    if root is None or not root.css(_FRAMES):
        return False
    around = sum(len(" ".join(node.text().split())) for node in root.css(_AROUND))
    return len(text) - around <= _SHELL


def leads_on(markup: str, url: str, header: str) -> bool:
    """Whether a browser soon leaves the page by itself for another, as its `Refresh` or its head says."""
    root = _looked_through(markup, b"refresh")
    told = root.css(_REFRESH) if root else ()
    said = [header, *(one.attributes.get("content") or "" for one in told)]
    found = (_LEADS_ON.match(one) for one in said)
    return any(
        one and int(one["after"]) <= _SOON and urljoin(url, one["to"]) != url for one in found
    )


def _unescaped(script: str) -> str:
    """With the characters that its strings stand for."""
    return _ESCAPE.sub(_character, script)


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    if code:
        return html.unescape(f"&#x{code};")
    return _BLANKS.get(escape[4], escape[4])
