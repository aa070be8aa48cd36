"""No placeholder that nobody filled: `Back {{eta}}`, `Hello *|FNAME|*`, `by %ETA%`."""

import re
from collections.abc import Iterator
from itertools import islice

from commdrill.wording.languages import languages, spoken
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.plain import plain
from commdrill.wording.policy.finding import LINK, LeakRule, Span, places, spans, spans_from
from commdrill.wording.seen import HOLE_IN_LINK

CODE = "unfilled-placeholder"
WHAT, INSTEAD = "a placeholder nobody filled", "fill it, or hold the message back"
_BRACES = LazyPattern(
    r"\{\{[^{}\n]{0,80}\}\}?|\{[A-Za-z_][\w.]{0,60}\}\}|\$\([A-Za-z_][\w.]{0,60}\)|\(\([A-Za-z_]{2,40}\)\)|(?<!\w)!\*?[A-Za-z_]{2,40}\*?!(?!\w)|\{%[^{}\n]{0,80}%\}|\[%[^\[\]\n]{1,80}%\]"
    r"|\$\{[^{}\n]{0,80}\}|#\{[^{}\n]{0,80}\}|\{[!$#@][A-Za-z_][\w.]{0,60}\}"
    r"|(?<![\w{$#])\{[A-Za-z_][\w.-]{0,60}\}(?!\})|(?<!\w)\{[0-9]\}"
    r"|%\([A-Za-z_]\w{0,60}\)[sd]|(?<![\w%])%(?:\d\$)?[sd@](?!\w)|(?<!\w)%{1,2}[A-Za-z][A-Za-z_.]{1,40}%{1,2}(?!\w)|(?<!\w)%%[A-Za-z][A-Za-z ]{1,40}%%(?!\w)"
    r"|(?<![\w$])\$[A-Za-z_][A-Za-z_]\w{1,40}(?!\w)|\*\|[\w:]{1,60}\|\*|(?<![\w.+-])@{1,2}[A-Za-z_]{1,40}@{1,2}(?!\w)"
    r"|(?<![\w&])#{1,2}[A-Za-z][A-Za-z_]{1,40}#{1,2}(?!\w)|(?<![\w|])\|[A-Z][A-Z_]{1,40}\|(?![\w|])"
    r"|(?<![\w~])~{1,2}[A-Z][A-Z_]{1,40}~{1,2}(?![\w~])"
    r"|(?<!\w)__[A-Z][A-Z_]{0,40}__(?!\w)"
    r"|<<[A-Z][A-Za-z_ .]{1,40}>>|<%=?[^<>\n]{0,80}%>|&(?:lt|#60);[\w ]{1,40}&(?:gt|#62);"
)
_BEGINS = LazyPattern(
    r"\{(?!\{\{)|#(?!##)|%(?!%%)|@(?!@@)|~(?!~~)|_(?=_[A-Z])|\|(?=[A-Z])|<(?=[<%])|&(?=lt|#60)|\*(?=\|)|\[(?=%)|\$[{A-Za-z_]|\$\((?=[\w.]{1,60}\))|\(\((?=[A-Za-z_]{2,40}\)\))|!(?=\*?[A-Za-z_]{2,40}\*?!)"
)  # each of these, with one of these
_LOREM = LazyPattern(r"(?i)\blorem ipsum\b")
_TO_DO = LazyPattern(
    r"(?<!\w)TODO:|(?<!\w)TODO(?= (?:add|write|fill|ask|insert|check|confirm|update|replace|put|finish|complete|explain|describe)\b)"
    r"|(?<=: )TODO(?=\.?\s{0,9}$)|(?<=[a-zà-ÿ] )TODO(?=[.,]| (?!lists?\b|apps?\b)[a-z])",
    re.MULTILINE,
)
# where it is a word, before what is to be done: `TODO: añadir el motivo`
_TO_BE_DONE = LazyPattern(
    r"(?<!\w)TODO: ?(?=(?:[a-zñáéíóúç]{2,20}[aeiáé]r|falta|pendiente|completa)(?!\w))"
)
_ANGLES = LazyPattern(r"<(?P<inside>[A-Za-zÀ-ÿ_][A-Za-zÀ-ÿ_ -]{1,40}(?:/[A-Za-zÀ-ÿ_ -]{1,30})?)>")
# `~eta~`; what else stands so is struck out
_TILDES = LazyPattern(r"(?<![\w~])~{1,2}(?P<inside>[A-Za-zÀ-ÿ_]{2,40})~{1,2}(?![\w~])")
_SMALL = LazyPattern(r"[a-zà-ÿ_-]+")
_HINT = (
    r"[{}]|%|\$[(A-Za-z_]|\(\(|!\*?[A-Za-z_]+\*?!|\*\||@[A-Za-z_]+@|#[A-Za-z_]+#|__[A-Z]|~[\p{L}_]|\|[A-Z]|<[\p{L}_%]|&(?:lt|#60);|(?i:lorem)|TODO"
    r"|/(?:undefined|null|None|NaN|nil)|\[object|\[%"
)
_BEFORE_KEYS = 30  # characters
_MOST_HOLES = 20  # told of one text


def _find(text: str, language: str) -> Iterator[Span]:
    yield from (span for span in spans_from(_BEGINS, _BRACES, text) if not _is_bold(text, span))
    if "orem" in text or "OREM" in text:
        yield from spans(_LOREM, text)
    yield from _angles(text)
    yield from (Span(*at.span()) for at in places(_TILDES, text) if _is_slot(at["inside"]))
    yield from islice(_holes(text), _MOST_HOLES)
    if not any("TODO" in known.policy.gaps.own_words for known in spoken(language)):
        yield from spans(_TO_DO, text)
    else:
        yield from spans(_TO_BE_DONE, text)


def _angles(text: str) -> Iterator[Span]:
    """`<time>` and `<Customer name>`; `<ABC>` and `<Enter>` may be what they say, and so is what is to be pressed."""
    for found in places(_ANGLES, text):
        inside = found["inside"]
        named = _is_slot(inside) or _SMALL.fullmatch(inside) or "_" in inside
        if (
            inside.lower() != "enter"
            and named
            and not _is_pressed(text[max(0, found.start() - _BEFORE_KEYS) : found.start()])
        ):
            yield Span(*found.span())


def _is_bold(text: str, span: Span) -> bool:
    """`__UPDATE__` where a line begins, as chats have it: the tag of a message, which is in bold there."""
    begins_line = span.start == 0 or text[span.start - 1] == "\n"
    if not begins_line or not text.startswith("__", span.start):
        return False
    said = plain(text[span.start : span.end].strip("_"))
    return any(language.policy.gaps.tags.begin(said) == len(said) for language in languages())


def _is_slot(inside: str) -> bool:
    said = plain(inside.replace("_", " ").strip())
    known = (language.policy.gaps for language in languages())
    return any(
        words.slots.stand_in(said) or len(said) in (words.gaps.begin(said), words.later.begin(said))
        for words in known
    )


def _is_pressed(before: str) -> bool:
    said = plain(before).rstrip(" '\"")
    known = (language.policy.gaps.pressed for language in languages())
    return any(end == len(said) for words in known for _, end in words.places(said))


def _holes(text: str) -> Iterator[Span]:
    """In links: `https://status.anycompany.example/undefined`."""
    for link in LINK.finditer(text):
        for hole in HOLE_IN_LINK.finditer(text, *link.span()):
            yield Span(*hole.span())


RULE = LeakRule(CODE, WHAT, INSTEAD, _HINT, _find)
