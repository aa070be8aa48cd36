"""No program's word for nothing in the place of a value: `Hello None,`, `by undefined.`, `Invalid Date`.

The words as people use them pass: `None of your data was lost`, `null and void`, `for an undefined period`.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from commdrill.wording.languages import languages, spoken
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy.finding import LeakRule, Span, spans, without_links
from commdrill.wording.policy.unfilled_placeholder import CODE, INSTEAD, WHAT

_ALWAYS = LazyPattern(
    r"\[object [A-Z]\w{2,20}\]|(?<![\w-])NaN(?![\w-])|(?<!\w)Invalid [Dd]ate(?:Time)?(?!\w)|\(null\)|<nil>"
    r"|(?<!\w)undefinedundefined(?!\w)|(?<![\w-])-?Infinity (?:minutes|hours|minutos|horas)"
)
_PROGRAMS_NOTHING = LazyPattern(r"(?<![\w-])(?P<nothing>None|null|NULL|nil|undefined)(?![\w-])")
_NO_VALUE = r"(?! of\b| and void| or void| hypothesis| period| number| time| amount)"
_MID_SENTENCE = LazyPattern(r"(?<=[a-záéíóúñ] )(?P<nothing>None)(?![\w-])(?! of\b)")
_SPEECH = LazyPattern(
    r"(?i)(?:second to|next to|and|or|declared|considered|rendered|becomes?|became) $"
)
_HINT = r"\[object|NaN|Invalid [Dd]ate|\(null\)|<nil>|Infinity|(?i:\b(?:none|null|nil|undefined))"
_WORDS = ("None", "null", "NULL", "nil", "undefined")
_MOST = 20


def _find(text: str, language: str) -> Iterator[Span]:
    yield from spans(_ALWAYS, text)
    found = set(_nothings(without_links(text), language))
    yield from (Span(start, end) for start, end in sorted(found))


def _nothings(text: str, language: str) -> Iterator[tuple[int, int]]:
    if not any(word in text for word in _WORDS):
        return
    words = {word for known in spoken(language) for word in known.policy.gaps.own_words}
    patterns = _where_values_stand() if "None" in words else (_PROGRAMS_NOTHING,)
    for pattern in patterns:
        yield from islice(_in_place_of_values(pattern, text), _MOST)


@cache
def _where_values_stand() -> tuple[LazyPattern, ...]:
    """Where `None` is no word, though the language has it: of any language, for texts are mixed."""
    gaps = [language.policy.gaps for language in languages()]
    before = "|".join(words.before_values.alternatives for words in gaps)
    labels = "|".join(words.labels.alternatives for words in gaps)
    units = "|".join(words.units.alternatives for words in gaps)
    verbs = "|".join(words.verbs.alternatives for words in gaps)
    nothing = r"(?P<nothing>None|null|nil|undefined)"
    return (
        LazyPattern(
            rf"(?i:\b(?:{before})[ :#]{{1,3}}|\b(?:{labels})(?: \w{{1,12}})?: ?){nothing}(?![\w-]){_NO_VALUE}"
        ),
        LazyPattern(  # before the end of a sentence, or a unit: nobody ends one with `null`
            rf"(?<![\w-])(?P<nothing>null|NULL|undefined)(?= ?[.,;!?)](?:\s|$)|\s{{0,9}}$| (?:UTC|GMT|{units})\b)",
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


RULE = LeakRule(CODE, WHAT, INSTEAD, _HINT, _find)
