"""`type: text`: free words."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, ClassVar, Literal

from pydantic import Field, field_validator

from commdrill.wording.seen import SeenText, splits_word
from commdrill.wording.types.placeholder_type import PlaceholderType, Reading
from commdrill.wording.unfilled import is_unfilled, may_be_unfilled

_LONGEST_SAMPLE = 20


class TextPlaceholder(PlaceholderType):
    """Words: one line of at most 120 characters, unless it says otherwise."""

    manual: ClassVar[str] = (
        "Words: one line of at most 120 characters, unless it says otherwise; `matches` gives it a form."
    )

    type: Literal["text"] = "text"
    max_length: int = Field(120, ge=1, le=10_000, description="characters, at most")
    max_lines: int = Field(1, ge=1, le=1_000, description="lines, at most")

    matches: str | None = Field(
        None, description="a regular expression of RE2 for the whole of it: 'INC-\\d+'"
    )

    tells_where: ClassVar[bool] = False

    @field_validator("matches")
    @classmethod
    def _is_pattern(cls, pattern: str | None) -> str | None:
        if pattern is not None:
            _compiled(pattern)
        return pattern

    def ends(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:
        found = self._any_ends(seen, start, reading)
        if self.matches is None or not found:
            return found
        pattern = _compiled(self.matches)
        longest = pattern.match(seen.shown[start : found[-1]])
        if longest is None:
            return ()
        text = seen.shown[start : start + len(longest[0])]
        return [
            end
            for end in found
            if end - start <= len(text) and pattern.fullmatch(text[: end - start])
        ]

    def _any_ends(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:  # noqa: ARG002
        flat = seen.flat
        if start >= len(flat) or flat[start] == " ":
            return ()
        limit = min(start + self.max_length, seen.line_end(start, self.max_lines))
        braces = flat.find("{{", start, limit)
        span = range(start + 1, (limit if braces < 0 else braces) + 1)
        if may_be_unfilled(flat, start):
            return [end for end in span if not is_unfilled(flat[start:end])]
        return span

    def whole_ends(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:
        if self.matches is not None:
            return super().whole_ends(seen, start, reading)
        found = self.ends(seen, start, reading)
        limit = min(start + self.max_length, seen.line_end(start))
        whole = _end_of_words(seen.flat, start, limit)
        return (whole,) if whole in found else ()

    def possible_beginnings(self, seen: SeenText, language: str) -> Sequence[int]:  # noqa: ARG002
        return seen.word_starts

    def furthest_starts(
        self,
        seen: SeenText,
        goals: Sequence[int],
        language: str,
    ) -> Iterator[int]:
        if self.matches is not None:  # where it begins, makes a difference
            yield from self.starts(seen, goals, language)
            return
        places, covered = seen.word_starts, -1
        for goal in goals:
            if goal <= covered:
                continue
            line = seen.line_start(goal) if self.max_lines == 1 else 0
            index = bisect_left(places, max(line, goal - self.max_length, 0))
            if index < len(places) and places[index] < goal:
                start = places[index]
                yield start
                covered = min(start + self.max_length, seen.line_end(start, self.max_lines))

    def by_liking(self, ends: Sequence[int]) -> Sequence[int]:
        return ends

    def may_be_in(self, seen: SeenText, language: str) -> bool:  # noqa: ARG002
        return True

    @property
    def longest(self) -> int:
        return self.max_length

    @property
    def expected(self) -> str:
        lines = "one line" if self.max_lines == 1 else f"{self.max_lines} lines"
        form = f" that matches {self.matches}" if self.matches else ""
        return f"{lines} of at most {self.max_length} characters{form}"

    def remark(self, content: str, reading: Reading) -> str:  # noqa: ARG002
        if len(content) > self.max_length:
            return f"{len(content)} characters"
        if self.matches and not _compiled(self.matches).fullmatch(content):
            return "which does not match"
        if "{{" in content:
            return ""
        return f"more than {'one line' if self.max_lines == 1 else f'{self.max_lines} lines'}"

    def sample(self, language: str) -> str:  # noqa: ARG002
        return "M" * min(self.max_length, _LONGEST_SAMPLE)


@cache
def _compiled(pattern: str) -> Any:
    """A pattern from a document: through re2, which no text makes slow; the longest match.

    Raises:
        ValueError: it is none.
    """
    import re2

    options = re2.Options()
    options.log_errors = False
    options.longest_match = True
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        why = error.args[0]
        why = why.decode() if isinstance(why, bytes) else why
        raise ValueError(f"{pattern!r} is not an RE2 regular expression: {why}") from None


def _end_of_words(flat: str, start: int, limit: int) -> int:
    """The last place up to `limit` that goes through no word."""
    if not splits_word(flat, limit):
        return limit
    space = flat.rfind(" ", start, limit)
    return limit if space < 0 else space


TYPE = TextPlaceholder
