"""No placeholder that nobody filled, and no program's word for nothing in its place.

`Back {{eta}}`, `Hello None,`, `by undefined.` The words as people use them pass: `None of your
data was lost`, `null and void`, `for an undefined period`.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from commdrill.wording.languages import languages, spoken
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy.finding import LeakRule, Span
from commdrill.wording.policy.spans import LINK, spans, without_links
from commdrill.wording.seen import HOLE_IN_LINK

_BRACES = LazyPattern(
    r"\{\{[^{}\n]{0,80}\}\}|\{%[^{}\n]{0,80}%\}"
    r"|\$\{[^{}\n]{0,80}\}|#\{[^{}\n]{0,80}\}"
    r"|(?<![\w{$#])\{[A-Za-z_][\w.-]{0,60}\}(?!\})|(?<!\w)\{[0-9]\}"
    r"|%\([A-Za-z_]\w{0,60}\)[sd]|(?<![\w%])%[sd](?!\w)|(?<!\w)%[A-Za-z][A-Za-z_]{1,40}%(?!\w)"
    r"|(?<![\w$])\$[a-z_]\w{1,40}(?!\w)|\*\|[\w:]{1,60}\|\*|(?<!\w)@[A-Za-z_]{1,40}@(?!\w)"
    r"|(?<!\w)__[A-Z][A-Z_]{0,40}__(?!\w)"
    r"|<%=?[^<>\n]{0,80}%>|<[A-Za-z_][\w-]{1,40}>"
    r"|(?i:<(?:insert|your|enter|the|tu|su|el|la) [\w -]{1,40}>)"
    r"|(?i:<[\w -]{1,40} (?:name|time|date|eta|url|link|id|number|reference|here|hora|fecha|nombre|enlace)>)"
    r"|(?i:\[(?:insert|your|eta|time|date|name|component|placeholder|hora|fecha|nombre|enlace|link|url)"
    r"(?: [\w ]{0,40})?\])"
    r"|(?<!\w)(?:TBD|FIXME)(?!\w)|(?<!\w)(?:X{2,}(?:[:/. -]X{2,})+|X{4,})(?!\w)|(?i:\blorem ipsum\b)"
)
_TO_DO = LazyPattern(r"(?<!\w)TODO:")
_ALWAYS = LazyPattern(r"\[object Object\]|(?<![\w-])NaN(?![\w-])|(?<!\w)Invalid Date(?!\w)")
_PROGRAMS_NOTHING = LazyPattern(r"(?<![\w-])(?P<nothing>None|null|undefined)(?![\w-])")
_NO_VALUE = r"(?! of\b| and void| or void| hypothesis| period| number| time| amount)"
_MID_SENTENCE = LazyPattern(r"(?<=[a-záéíóúñ] )(?P<nothing>None)(?![\w-])(?! of\b)")
_SPEECH = LazyPattern(
    r"(?i)(?:second to|next to|and|or|declared|considered|rendered|becomes?|became) $"
)
_HINT = (
    r"[{}]|%|\$[a-z_]|\*\||@[A-Za-z_]+@|__[A-Z]|/nil|<[A-Za-z_%]|\[(?i:insert|your|eta|time|date|name|component|placeholder|hora|fecha|nombre|enlace|link|url)"
    r"|TBD|TODO:|FIXME|XX[X:/. -]X|(?i:lorem)|\[object|NaN|Invalid Date|\b(?:None|null|nil|undefined)\b"
)


_MOST_HOLES = 20  # told of one text


def _find(text: str, language: str) -> Iterator[Span]:
    yield from spans(_BRACES, text)
    yield from spans(_ALWAYS, text)
    if not any("TODO" in known.policy.own_words for known in spoken(language)):
        yield from spans(_TO_DO, text)
    found = {*_nothings(without_links(text), language), *islice(_holes(text), _MOST_HOLES)}
    yield from (Span(start, end) for start, end in sorted(found))


def _holes(text: str) -> Iterator[tuple[int, int]]:
    """In links: `https://status.anycompany.example/undefined`."""
    for link in LINK.finditer(text):
        for hole in HOLE_IN_LINK.finditer(text, *link.span()):
            yield hole.span()


def _nothings(text: str, language: str) -> Iterator[tuple[int, int]]:
    words = {word for known in spoken(language) for word in known.policy.own_words}
    patterns = _where_values_stand() if "None" in words else (_PROGRAMS_NOTHING,)
    for pattern in patterns:
        yield from islice(_in_place_of_values(pattern, text), _MOST_HOLES)


@cache
def _where_values_stand() -> tuple[LazyPattern, ...]:
    """Where `None` is no word, though the language has it: of any language, for texts are mixed."""
    words = [language.policy for language in languages()]
    before, labels, units, verbs = (
        "|".join(kind)
        for kind in zip(
            *((w.before_values, w.labels, w.units, w.verbs) for w in words), strict=True
        )
    )
    nothing = r"(?P<nothing>None|null|nil|undefined)"
    return (
        LazyPattern(
            rf"(?i:\b(?:{before})[ :#]{{1,3}}|\b(?:{labels})(?: \w{{1,12}})?: ?){nothing}(?![\w-]){_NO_VALUE}"
        ),
        LazyPattern(  # before the end of a sentence, or a unit: nobody ends one with `null`
            rf"(?<![\w-])(?P<nothing>null|undefined)(?= ?[.,;!?)](?:\s|$)|\s{{0,9}}$| (?:UTC|GMT|{units})\b)",
            re.MULTILINE,
        ),
        _MID_SENTENCE,
        LazyPattern(
            rf"^\s{{0,9}}(?P<nothing>None|null|undefined)(?= (?:{verbs})\b|,|\s{{0,9}}$)",
            re.MULTILINE,
        ),
    )


def _in_place_of_values(pattern: LazyPattern, text: str) -> Iterator[tuple[int, int]]:
    for at in pattern.finditer(text):
        start, end = at.span("nothing")
        if not _SPEECH.search(text[max(0, start - 20) : start]):
            yield start, end


RULE = LeakRule(
    "unfilled-placeholder",
    "a placeholder nobody filled",
    "fill it, or hold the message back",
    _HINT,
    _find,
)
