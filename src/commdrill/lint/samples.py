"""What fills a placeholder when nobody has filled it yet: something usual, or the longest sensible.

The longest are those that a duty officer would write at the worst of times: a web address of 35
characters, a time with its zone (and its date, where it may lie more than a day ahead), a text of
20 characters where the plan allows that many, six digits, the longest of a choice.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import assert_never

from commdrill.documents.plan import (
    ChoicePlaceholder,
    DurationPlaceholder,
    NumberPlaceholder,
    Placeholder,
    Plan,
    TextPlaceholder,
    TimePlaceholder,
    UrlPlaceholder,
)
from commdrill.lint.plan_view import Words

URL = "https://status.anycompany.example/1"  # 35 characters
LONGEST_TEXT, NUMBER = 20, "123456"
_A_DAY = timedelta(days=1)
_TIMES = {"en": "within 45 minutes", "es": "dentro de 45 minutos"}
_DATED = {"en": "24 November at 16:30 UTC", "es": "24 de noviembre a las 16:30 UTC"}
_DURATIONS = {"en": "45 minutes", "es": "45 minutos"}


def filled(plan: Plan, words: Words, text: str, component: str) -> str:
    """The text with each placeholder filled by something that could stand there."""
    values = {name: longest(spec, words.language) for name, spec in plan.placeholders.items()}
    return fill(text, {**values, "component": component, "message": ""})


def fill(text: str, values: Mapping[str, str]) -> str:
    """Each `{{name}}` replaced by its value."""
    for name in placeholders_in(text):
        for written in (f"{{{{{name}}}}}", f"{{{{ {name} }}}}"):
            text = text.replace(written, values.get(name, ""))
    return text


def placeholders_in(text: str) -> tuple[str, ...]:
    """The names used in a text, each once."""
    names, position = [], 0
    while (opening := text.find("{{", position)) >= 0:
        position = text.find("}}", opening)
        if position < 0:
            break
        names.append(text[opening + 2 : position].strip())
    return tuple(dict.fromkeys(names))


def longest(spec: Placeholder, language: str) -> str:
    """The longest that would sensibly stand in a placeholder."""
    match spec:
        case TextPlaceholder():
            return "M" * min(spec.max_length, LONGEST_TEXT)
        case UrlPlaceholder():
            return URL
        case NumberPlaceholder():
            return NUMBER if spec.at_most is None else f"{spec.at_most:g}"
        case DurationPlaceholder():
            return _DURATIONS.get(language, _DURATIONS["en"])
        case TimePlaceholder():
            texts = _TIMES if spec.at_most is None or spec.at_most <= _A_DAY else _DATED
            return texts.get(language, texts["en"])
        case ChoicePlaceholder():
            return max(spec.one_of, key=len)
        case never:
            assert_never(never)
