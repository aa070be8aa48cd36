"""Why a text is not an instance of an approved message; worked out when somebody asks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TypeGuard

from commdrill.verdict import WHOLE_TEXT, Difference, quoted
from commdrill.wording.alignment import Word
from commdrill.wording.field_alignment import Filling, Way, best_way
from commdrill.wording.gaps import Gap, WordByWord, gap_difference
from commdrill.wording.nearest_span import nearest_span
from commdrill.wording.objection import objection, own_start
from commdrill.wording.seen import SeenText
from commdrill.wording.side_by_side import side_by_side
from commdrill.wording.types import Reading
from commdrill.wording.wording import Field, Wording

_MISFIT = 0.02  # how much further away one badly filled placeholder is
_LONGEST_COMPARED = 20_000
_SAME = 0.5  # so much of its fixed words stands in what may be meant for a message


class Frame(Enum):
    """What the message is expected to be of the text."""

    WHOLE = "whole"
    PAGE = "page"


@dataclass(frozen=True)
class Mismatch:
    """A text that is no instance of a wording."""

    wording: Wording = field(repr=False)
    seen: SeenText = field(repr=False)
    reading: Reading
    frame: Frame

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """What is not as approved, at least one; both sides quoted."""
        way = self._way
        if not way and self._is_something_else:
            return tuple(self._as_something_else())
        found = tuple(self._in_place(*way) if way else self._by_words())
        return (*(found or (self._as_a_whole(),)), self._side_by_side)

    @cached_property
    def _side_by_side(self) -> Difference:
        return side_by_side(self._aligned, self._gaps, self.reading)

    @cached_property
    def closeness(self) -> float:
        """0 to 1: which wording was most likely meant."""
        fixed = sum(map(len, self.wording.fixed))
        if self._way:
            way, end = self._way
            extra = len(self.seen.flat) - (end - way.start) if self.frame is Frame.WHOLE else 0
            return fixed / max(1, fixed + extra) * (1 - _MISFIT) ** max(1, way.misfits)
        found = max(len(self._aligned.pairs), self._shouted)
        missing = sum(len(gap.missing.split()) for gap in self._gaps)
        extra = sum(gap.words for gap in self._gaps if not gap.fields)
        return (1 - _MISFIT) ** 2 * found / max(1, found + missing + extra)

    @cached_property
    def _bounds(self) -> tuple[int, int]:
        """The stretch that is compared."""
        if self.frame is Frame.PAGE:
            return nearest_span(self.wording, self.seen)
        return 0, min(len(self.seen.flat), _LONGEST_COMPARED)

    @cached_property
    def _way(self) -> tuple[Way, int] | None:
        return best_way(self.wording, self.seen, self._bounds, self.reading)

    @cached_property
    def _aligned(self) -> WordByWord:
        return WordByWord(self.wording, self.seen, self._bounds)

    def _in_place(self, way: Way, end: int) -> Iterator[Difference]:
        """All fixed words are there: what is wrong with what stands between and around them."""
        flat = self.seen.flat
        values: dict[str, str] = {}
        if self.frame is Frame.WHOLE:
            yield from _extra(flat[: way.start])
        for before, filling in zip((None, *way.fillings), way.fillings, strict=False):
            content = flat[filling.start : filling.end].strip()
            first = values.setdefault(filling.field.name, content)
            if not filling.fits and (wrong := self._objection(before, filling)):
                yield wrong
            elif first != content:
                yield Difference(filling.field.name, f"{quoted(first)} again", quoted(content))
        if self.frame is Frame.WHOLE:
            yield from _extra(flat[end:])

    def _objection(self, before: Filling | None, filling: Filling) -> Difference | None:
        """Free words right before it swallow what should fill it."""
        start = filling.start
        if before and start - before.end <= 1 and not before.field.kind.tells_where:
            within = before.start + 1, start
            start = own_start(filling.field, self.seen, within, self.reading)
        return objection(filling.field, self.seen.part(start, filling.end), self.reading)

    def _by_words(self) -> Iterator[Difference]:
        """Fixed words are missing or changed: which ones."""
        for gap in self._gaps:
            if difference := gap_difference(gap, self.seen, self.reading):
                yield difference

    @cached_property
    def _gaps(self) -> tuple[Gap, ...]:
        """What lies between the words found."""
        if self.frame is Frame.WHOLE:
            return self._aligned.gaps
        return self._aligned.gaps_on_page(self.reading)

    @cached_property
    def _is_something_else(self) -> bool:
        """Words like "we" and "the" stand in any text, here and there, and marks anyway."""
        approved = {at for at, one in enumerate(self._aligned.approved) if _is_word(one)}
        there = sum(at in approved for at, _ in self._aligned.pairs)
        return there < _SAME * len(approved)

    @property
    def _fixed_words(self) -> list[str]:
        approved = self._aligned.approved
        return [one.text for one in approved if _is_word(one)]

    def _as_something_else(self) -> Iterator[Difference]:
        """A list of which word stands in which one's place would tell nothing."""
        approved, seen = self._both
        if self._shouted > _SAME * len(self._fixed_words):
            yield Difference("capitals", quoted(approved), f"all of it in capitals: {quoted(seen)}")
        else:
            other = f"other words: {quoted(seen)}" if seen else "nothing"
            yield Difference("wording", quoted(approved), other)
        if quoted(approved) != f"'{approved}'" or quoted(seen) != f"'{seen}'":
            yield Difference(WHOLE_TEXT, approved, seen)

    @cached_property
    def _shouted(self) -> int:
        """How many of its words are there in capitals, which they are not in."""
        there = {word.text for word in self._aligned.words}
        return sum(word.upper() in there - {word} for word in self._fixed_words)

    def _as_a_whole(self) -> Difference:
        approved, seen = self._both
        return Difference("wording", quoted(approved), quoted(seen))

    @property
    def _both(self) -> tuple[str, str]:
        start, end = self._bounds
        return self._aligned.written, self.seen.flat[start:end].strip()


def _is_word(item: Word | Field) -> TypeGuard[Word]:
    return isinstance(item, Word) and item.text[0].isalnum()


def _extra(words: str) -> Iterator[Difference]:
    if words.strip():
        yield Difference("extra words", "nothing here", quoted(words.strip()))
