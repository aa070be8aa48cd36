"""`type: number`: a number, with decimal and thousands marks as people write them."""

from collections.abc import Sequence
from typing import ClassVar, Literal

from pydantic import Field

from commdrill.wording.languages import spoken
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.seen import SeenText
from commdrill.wording.types.placeholder_type import (
    LONGEST_STATEMENT,
    PlaceholderType,
    Reading,
    between,
    limits_in_words,
)

_MOST = 40  # characters
_PLAIN = LazyPattern(r"[-+−]?[0-9]+(?:[.,][0-9]+)?")
_IN_GROUPS = LazyPattern(r"[-+−]?[0-9]{1,3}([.,'’ ])[0-9]{3}(?:\1[0-9]{3}){0,8}(?:[.,][0-9]+)?")
_IN_LAKHS = LazyPattern(r"[-+−]?[0-9]{1,2},(?:[0-9]{2},){1,6}[0-9]{3}(?:\.[0-9]+)?")
_GROUPED = LazyPattern(
    r"[0-9]{1,3}(?P<mark>[.,'’ ])[0-9]{3}(?:(?P=mark)[0-9]{3}){0,8}"
    r"|[0-9]{1,2}(?P<lakhs>,)(?:[0-9]{2},){1,6}[0-9]{3}"
)
_KILO = LazyPattern(r"[kK](?![\w])")
_FORMS = (_PLAIN, _IN_GROUPS, _IN_LAKHS)


def numbers_at(text: str, start: int, decimals: str) -> list[tuple[int, float]]:
    """The numbers that begin at `start`, each with where it ends; the longest last.

    `1,234.5`, `1.234,5`, `1 234` and `12,34,567` are read as their writers mean them; `1.234` may be meant
    either way, and both readings are returned where its mark is one of `decimals`.
    """
    limit = start + _MOST + text.startswith(("-", "+", "−"), start)
    shapes = [shape for form in _FORMS if (shape := form.match(text, start, limit))]
    furthest = max((shape.end() for shape in shapes), default=start)
    ends = [end for end in range(start + 1, furthest + 1) if text[end - 1].isdecimal()]
    return [(end, value) for end in ends for value in _values(text[start:end], decimals)]


def _with_thousands(text: str, found: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """Beside what was found, what a `k` makes of it: `1.2k` are 1200, and no 1.2."""
    thousands = [
        (kilo.end(), value * 1000) for end, value in found if (kilo := _KILO.match(text, end))
    ]
    return [*found, *thousands]


def _values(written: str, decimals: str) -> list[float]:
    """What `written` may mean: nothing, one number or two."""
    sign = -1.0 if written[0] in "-−" else 1.0
    digits = written.lstrip("-+−")
    if _groups(digits, decimals):
        return [sign * float(_digits(digits))]
    values: list[float] = []
    for decimal in (".", ","):
        whole, mark, fraction = digits.rpartition(decimal)
        if mark and fraction.isdecimal() and (whole.isdecimal() or _groups(whole, decimal)):
            values.append(sign * float(f"{_digits(whole)}.{fraction}"))
    if digits.isdecimal() or _groups(digits, ""):
        values.append(sign * float(_digits(digits)))
    return values


def _groups(digits: str, not_marks: str) -> bool:
    grouped = _GROUPED.fullmatch(digits)
    if grouped is None:
        return False
    return grouped["lakhs"] is not None or grouped["mark"] not in not_marks


def _digits(digits: str) -> str:
    return "".join(character for character in digits if character.isdecimal())


_DIGIT = LazyPattern("[0-9]")
_BEGINNING = LazyPattern(r"(?<!\w)(?=[-+−]?[0-9])")
_SAMPLE = "123456"


class NumberPlaceholder(PlaceholderType):
    """A number."""

    manual: ClassVar[str] = "A number, within bounds."

    type: Literal["number"] = "number"
    at_least: float | None = Field(None, description="the smallest it may be")
    at_most: float | None = Field(None, description="the largest it may be")

    def ends(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:
        found = _with_thousands(seen.flat, numbers_at(seen.flat, start, _decimals(reading)))
        fitting = {end for end, value in found if between(value, self.at_least, self.at_most)}
        return sorted(fitting)

    def possible_beginnings(self, seen: SeenText, language: str) -> Sequence[int]:  # noqa: ARG002
        return seen.beginnings(_BEGINNING)

    def may_be_in(self, seen: SeenText, language: str) -> bool:  # noqa: ARG002
        return seen.once("digits", lambda: _DIGIT.search(seen.flat) is not None)

    @property
    def longest(self) -> int:
        return LONGEST_STATEMENT

    @property
    def expected(self) -> str:
        return f"a number{limits_in_words(*(_plain(at) for at in (self.at_least, self.at_most)))}"

    def remark(self, content: str, reading: Reading) -> str:
        return "" if numbers_at(content, 0, _decimals(reading)) else "which is no number"

    def sample(self, language: str) -> str:  # noqa: ARG002
        return _SAMPLE if self.at_most is None else f"{self.at_most:g}"


def _decimals(reading: Reading) -> str:
    """What may stand before a fraction in a language: in German 1.234 are more than a thousand."""
    return "".join(language.decimals for language in spoken(reading.language))


def _plain(limit: float | None) -> str | None:
    return None if limit is None else f"{limit:g}"


TYPE = NumberPlaceholder
