"""A text as somebody saw it, made comparable once for all the matchers that look at it."""

import re
import sys
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, takewhile
from typing import TypeVar, cast

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.line_breaks import LineBreaks
from commdrill.wording.pieces import lines_together
from commdrill.wording.plain import plain
from commdrill.wording.set_aside import (
    CLOSES,
    OPENS,
    Link,
    alike,
    set_aside,
    with_links_marked,
    with_tight_links,
    without_marks,
)

_Answer = TypeVar("_Answer")

# a link that somebody's program put together with a value it did not have
HOLE_IN_LINK = LazyPattern(
    r"/(?:undefined|null|None|NaN|nil)(?=[/?#.,;:!)>|\s]|$)|\[object|%5[Bb]object|%7[Bb]%7[Bb]"
)
_WORD_START = LazyPattern(r"(?<!\w)\S")
_STRUCK, _WORD = LazyPattern(r"~~([^~]+)~~"), LazyPattern(r"\S+")
# within a word or a number, or beside the mark that holds a compound one together
_SPLIT = LazyPattern(r"(?<=\w)(?:\w|[-'’](?=\w)|(?<=\d)[.,:](?=\d))|(?<=\w[-'’])\w|(?<=\d[.,:])\d")
_LOOKED_AHEAD = 512  # characters: what a beginning is known by is shorter
_STRETCH = 256  # characters that are asked at once


@dataclass(frozen=True)
class SeenText:
    """`flat` is the whole on one line; what several matchers ask for is worked out once.

    `shown` is as `flat`, place by place, with its quotation marks and dashes as they were.
    """

    source: str = field(repr=False)
    flat: str
    shown: str = field(default="", repr=False, compare=False)
    links: Mapping[int, Link] = field(default_factory=dict, repr=False, compare=False)
    _found: dict[str, Sequence[int]] = field(default_factory=dict, compare=False, repr=False)
    _read: dict[Hashable, object] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, text: str) -> "SeenText":
        """Normalise: white space of any kind folded, what a reader does not see set aside."""
        marked, targets = with_links_marked(text)
        source = set_aside(_word_by_word(marked))
        shown = _on_one_line(with_tight_links(source) if targets else source)
        if not targets:
            return cls(source, alike(shown), shown)
        plain_source = source.replace(OPENS, "").replace(CLOSES, "")
        shown, links = without_marks(shown, targets)
        return cls(plain_source, alike(shown), shown, {link.start: link for link in links})

    def part(self, start: int, end: int) -> "SeenText":
        """What stands there as a text of its own, on one line; a link under words stays one."""
        inside = self.flat[start:end]
        first = start + len(inside) - len(inside.lstrip())
        flat = inside.strip()
        last = first + len(flat)
        links = {
            at - first: Link(at - first, link.end - first, link.target)
            for at, link in self.links.items()
            if first <= at and link.end <= last
        }
        return SeenText(flat, flat, self.shown[first:last], links)

    def content(self, start: int, end: int) -> str:
        """What stands there, as it was shown."""
        return (self.shown or self.flat)[start:end].strip()

    def occurrences(self, words: str) -> Sequence[int]:
        """Where `words` stand in `flat`, in order."""
        found = self._found.get(words)
        if found is None:
            found = self._found[words] = tuple(find_all(self.flat, words))
        return found

    @cached_property
    def holes_in_links(self) -> Sequence[int]:
        """Where, if a link is there, it was put together with a value that was not there."""
        return [hole.start() for hole in HOLE_IN_LINK.finditer(self.flat)]

    def first_place(self, word: str) -> int:
        """Where a word stands first between spaces; below zero: nowhere."""
        flat = self.flat
        if flat == word or flat.startswith(f"{word} "):
            return 0
        if (place := flat.find(f" {word} ")) < 0 and flat.endswith(f" {word}"):
            return len(flat) - len(word)
        return place if place < 0 else place + 1

    def once(self, question: Hashable, answer: Callable[[], _Answer]) -> _Answer:
        """`answer`, worked out when it is asked for first; the same question has the same type."""
        if question not in self._read:
            self._read[question] = answer()
        return cast("_Answer", self._read[question])

    @cached_property
    def word_starts(self) -> Sequence[int]:
        """Where something may begin, with no word cut in two, in order."""
        return self.beginnings(_WORD_START)

    @cached_property
    def plain(self) -> str:
        """`flat` in small letters without accents, place by place."""
        return plain(self.flat)

    def plain_beginnings(self, pattern: re.Pattern[str]) -> Sequence[int]:
        """As `beginnings`, of a pattern for plain text; worked out once."""
        return self.once(
            ("plain", pattern),
            lambda: [
                at.start()
                for at in pattern.finditer(self.plain)
                if not splits_word(self.flat, at.start())
            ],
        )

    def plain_beginnings_before(
        self, pattern: re.Pattern[str], goals: Sequence[int], most: int
    ) -> Iterator[int]:
        """Those at most so far before one of `goals`, in order; the rest of the text is not asked."""
        at, found = -1, pattern.finditer("")
        for goal in goals:
            if at < goal - most or at < 0:
                found = pattern.finditer(self.plain, max(0, goal - most))
                at = _next_start(found)
            while at < goal:
                if not splits_word(self.flat, at):
                    yield at
                at = _next_start(found)

    def plain_beginnings_between(
        self, pattern: re.Pattern[str], start: int, end: int
    ) -> Sequence[int]:
        """Those from `start` on and before `end`; the rest of the text is not asked."""
        stretches = range(max(0, start) // _STRETCH, max(0, end - 1) // _STRETCH + 1)
        found = chain.from_iterable(self._begun_in(stretch, pattern) for stretch in stretches)
        return [at for at in found if start <= at < end]

    def _begun_in(self, stretch: int, pattern: re.Pattern[str]) -> Sequence[int]:
        """Those of one stretch, worked out once: most of what is asked lies near what was asked."""
        start, end = stretch * _STRETCH, (stretch + 1) * _STRETCH

        def found() -> Sequence[int]:
            places = (at.start() for at in pattern.finditer(self.plain, start, end + _LOOKED_AHEAD))
            inside = takewhile(lambda at: at < end, places)
            return [at for at in inside if not splits_word(self.flat, at)]

        # by its words: a text knows its own hash, a pattern works it out
        return self.once((stretch, pattern.pattern), found)

    def beginnings(self, pattern: LazyPattern | re.Pattern[str]) -> Sequence[int]:
        """Where `pattern`, which looks ahead only, stands and cuts no word in two, in order."""
        found = (at.start() for at in pattern.finditer(self.flat))
        return [at for at in found if not splits_word(self.flat, at)]

    def line_end(self, position: int, lines: int = 1) -> int:
        """Where the last of `lines` lines ends, counted from the one `position` is in."""
        found = self._line_breaks.at_or_after(position, lines)
        return len(self.flat) if found is None else min(found, len(self.flat))

    def line_start(self, position: int) -> int:
        """Where the line begins that `position` is in."""
        found = self._line_breaks.before(position)
        return 0 if found is None else found + 1

    @cached_property
    def _line_breaks(self) -> LineBreaks:
        return LineBreaks.of(self.source)


def _word_by_word(text: str) -> str:
    """Each word that is struck out marked as that: words within many of them are no approved ones."""
    if "~~" not in text:
        return text
    return _STRUCK.sub(lambda struck: _WORD.sub(r"~~\g<0>~~", struck[1]), text)


def _on_one_line(text: str) -> str:
    """Its words, a space between them."""
    folded = (" ".join(some.split()) for some in lines_together(text))
    return " ".join(some for some in folded if some)


def _next_start(found: Iterator[re.Match[str]]) -> int:
    at = next(found, None)
    return sys.maxsize if at is None else at.start()


def find_all(text: str, words: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Every place in `text` where `words` begin, overlapping ones too."""
    position = text.find(words, start, end)
    while position >= 0:
        yield position
        position = text.find(words, position + 1, end)


def splits_word(text: str, position: int) -> bool:
    """Whether a cut at `position` would go through a word or a number."""
    return _SPLIT.match(text, position) is not None
