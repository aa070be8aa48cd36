"""`type: text`: free words."""

import re
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

    @property
    def asks_each_end(self) -> bool:
        return self.matches is not None

    def ends(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:
        found = self._any_ends(seen, start, reading)
        if self.matches is None or not found:
            return found
        return self._matching(found, seen, start, self.matches)

    def ends_among(
        self, places: Sequence[int], seen: SeenText, start: int, reading: Reading
    ) -> Sequence[int]:
        found = self._any_ends(seen, start, reading)
        there = [place for place in places if place in found]
        if self.matches is None or not there:
            return there
        return self._matching(there, seen, start, self.matches)

    def _matching(
        self, places: Sequence[int], seen: SeenText, start: int, form: str
    ) -> Sequence[int]:
        pattern = _compiled(form)
        longest = pattern.match(seen.shown[start : places[-1]])
        if longest is None:
            return ()
        text = seen.shown[start : start + len(longest[0])]
        return [
            end
            for end in places
            if end - start <= len(text) and pattern.fullmatch(text[: end - start])
        ]

    def _any_ends(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:  # noqa: ARG002
        flat = seen.flat
        if start >= len(flat) or flat[start] == " ":
            return ()
        limit = min(start + self.max_length, seen.line_end(start, self.max_lines))
        braces = seen.occurrences("{{")  # looked for once, not from each place on
        first = bisect_left(braces, start)
        if first < len(braces) and braces[first] + 2 <= limit:
            limit = braces[first]
        span = range(start + 1, limit + 1)
        if may_be_unfilled(flat, start):
            return [end for end in span if not is_unfilled(flat[start:end])]
        return span

    def whole_ends(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:
        if self.matches is not None:
            return self._longest_match(seen, start, reading, self.matches)
        found = self.ends(seen, start, reading)
        limit = min(start + self.max_length, seen.line_end(start))
        whole = _end_of_words(seen.flat, start, limit)
        return (whole,) if whole in found else ()

    def _longest_match(
        self, seen: SeenText, start: int, reading: Reading, form: str
    ) -> Sequence[int]:
        """The last of its ends, without asking for the others."""
        found = self._any_ends(seen, start, reading)
        longest = _compiled(form).match(seen.shown[start : found[-1]]) if found else None
        end = start + len(longest[0]) if longest else start
        return (end,) if end in found and not splits_word(seen.flat, end) else ()

    def possible_beginnings(self, seen: SeenText, language: str) -> Sequence[int]:  # noqa: ARG002
        return seen.word_starts

    def furthest_starts(self, seen: SeenText, goals: Sequence[int], language: str) -> Iterator[int]:
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


_ANCHOR = re.compile(
    r"(\\Q.*?(?:\\E|$)|\\[^z]|\[\^?\]?(?:\\.|\[:\^?\w+:]|[^]\\])*])|\$|\\z", re.DOTALL
)
"""Of a pattern its end anchors, and what looks like one: escaped, quoted, in a class."""


@cache
def _compiled(pattern: str) -> Any:
    """A pattern from a document: through re2, which no text makes slow; the longest match.

    It is for the whole of what it fills: an anchor says no more, and would ask for the text's end.

    Raises:
        ValueError: it is none.
    """
    import re2

    options = re2.Options()
    options.log_errors = False
    options.longest_match = True
    try:
        return re2.compile(_ANCHOR.sub(lambda found: found[1] or "", pattern), options)
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
