"""`type: number`: a number, with decimal and thousands marks as people write them."""

import re
from collections.abc import Sequence
from typing import ClassVar, Literal

from pydantic import Field

from commdrill.wording.numbers import numbers_at
from commdrill.wording.seen import SeenText
from commdrill.wording.types.placeholder_type import (
    LONGEST_STATEMENT,
    PlaceholderType,
    Reading,
    between,
    limits_in_words,
)

_DIGIT = re.compile("[0-9]")
_BEGINNING = re.compile(r"(?<!\w)(?=[-+−]?[0-9])")
_SAMPLE = "123456"


class NumberPlaceholder(PlaceholderType):
    """A number."""

    manual: ClassVar[str] = "A number, within bounds."

    type: Literal["number"] = "number"
    at_least: float | None = Field(None, description="the smallest it may be")
    at_most: float | None = Field(None, description="the largest it may be")

    def ends(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:  # noqa: ARG002
        found = numbers_at(seen.flat, start)
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

    def remark(self, content: str, reading: Reading) -> str:  # noqa: ARG002
        return "" if numbers_at(content, 0) else "which is no number"

    def sample(self, language: str) -> str:  # noqa: ARG002
        return _SAMPLE if self.at_most is None else f"{self.at_most:g}"


def _plain(limit: float | None) -> str | None:
    return None if limit is None else f"{limit:g}"


TYPE = NumberPlaceholder
