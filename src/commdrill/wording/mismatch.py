"""Why a text is not an instance of an approved message; worked out when somebody asks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from commdrill.verdict import Difference, quoted
from commdrill.wording.field_alignment import Way, best_way
from commdrill.wording.gaps import Gap, WordByWord, gap_difference
from commdrill.wording.nearest_span import nearest_span
from commdrill.wording.objection import objection
from commdrill.wording.seen import SeenText
from commdrill.wording.side_by_side import side_by_side
from commdrill.wording.types import Reading
from commdrill.wording.wording import Wording

_MISFIT = 0.02  # how much further away one badly filled placeholder is
_LONGEST_COMPARED = 20_000


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
        found = len(self._aligned.pairs)
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
        for filling in way.fillings:
            content = flat[filling.start : filling.end].strip()
            first = values.setdefault(filling.field.name, content)
            if not filling.fits and (wrong := objection(filling.field, content, self.reading)):
                yield wrong
            elif first != content:
                yield Difference(filling.field.name, f"{quoted(first)} again", quoted(content))
        if self.frame is Frame.WHOLE:
            yield from _extra(flat[end:])

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

    def _as_a_whole(self) -> Difference:
        start, end = self._bounds
        return Difference(
            "wording", quoted(self._aligned.written), quoted(self.seen.flat[start:end])
        )


def _extra(words: str) -> Iterator[Difference]:
    if words.strip():
        yield Difference("extra words", "nothing here", quoted(words.strip()))
