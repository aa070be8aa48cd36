"""Lengths of time as people write them."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from commdrill.wording.languages.language import Lengths
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.plain import unaccented

_MOST_TERMS = 3  # 1 day, 2 hours and 30 minutes
_NUMBER = r"[0-9]{1,4}(?:[.,][0-9]{1,2}| ?[½¼¾])?|[½¼¾]"
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first."""
    return "|".join(re.escape(unaccented(word)) for word in sorted(words, key=len, reverse=True))


class LengthGrammar:
    """The patterns of one language."""

    def __init__(self, words: Lengths) -> None:
        self.words = words

    @cached_property
    def _counts(self) -> dict[str, float]:
        return {unaccented(word): count for word, count in self.words.counts.items()}

    @cached_property
    def _units(self) -> dict[str, int]:
        return {unaccented(word): seconds for word, seconds in self.words.units.items()}

    @cached_property
    def _parts(self) -> dict[str, float]:
        return {unaccented(words): part for words, part in self.words.parts.items()}

    @cached_property
    def _wholes(self) -> dict[str, float]:
        return {unaccented(word): seconds for word, seconds in self.words.wholes.items()}

    @cached_property
    def _whole(self) -> LazyPattern:
        return LazyPattern(rf"(?:{any_of(self._wholes) or '(?!)'})(?![^\W_])")

    @cached_property
    def _term(self) -> LazyPattern:
        words = self.words
        word, between = f"(?:{any_of(self._counts)})", unaccented(words.between)
        more = f"(?:{unaccented(words.more)})?"
        return LazyPattern(
            rf"(?:(?P<number>(?:{_NUMBER}))(?: \((?P<spelled>{word})\))?|(?P<word>{word})(?: \((?P<again>[0-9]{{1,3}})\))?(?=[ -])"
            rf"|(?:(?:{between}) )?(?P<from>(?:{_NUMBER})) ?(?:-|–|—|/|{words.ranges}) ?(?P<upper>(?:{_NUMBER}))"
            rf"|(?:(?:{between}) )?(?P<from_word>{word}) (?:{words.ranges}) (?P<upper_word>{word})(?=[ -]))"
            rf"{more}[ -]?(?P<unit>{any_of(self._units)})(?![^\W_])"
            rf"(?: (?P<part>{any_of(self._parts)})(?!\w))?"
        )

    _short = LazyPattern(
        r"(?P<hours>[0-9]{1,2}) ?h ?(?P<minutes>[0-5][0-9])(?: ?m(?:in)?)?(?![^\W_])"
    )

    @cached_property
    def _about(self) -> LazyPattern:
        return LazyPattern(rf"(?:{unaccented(self.words.about)}|~|≈|±) ?(?<![^\W_])")

    @cached_property
    def _joint(self) -> LazyPattern:
        return LazyPattern(rf",? (?:(?:{self.words.joints}) )?|")

    @cached_property
    def _between(self) -> LazyPattern:
        return LazyPattern(rf"(?:{unaccented(self.words.between)}) ")

    @cached_property
    def _up_to(self) -> LazyPattern:
        ranges, joints = self.words.ranges, self.words.joints
        return LazyPattern(rf" (?:(?P<definite>(?!(?:{joints}) )(?:{ranges}))|(?:{ranges})) ")

    @cached_property
    def openings(self) -> str:
        """A pattern for what a length begins with."""
        words = self.words
        return "|".join(
            (
                "[0-9~≈±½¼¾]",
                any_of((*self._counts, *self._wholes)),
                unaccented(f"{words.between}|{words.about}"),
            )
        )

    def at(self, text: str, start: int) -> list[tuple[int, float]]:
        """Where the length that begins at `start` of a plain text may end, and what it is, in seconds.

        Every end means the whole of it, so that no part is taken for the whole. Of a range
        (`30-45 minutes`) the upper end is what is promised.
        """
        found = list(self._terms(text, start))
        if not found:
            return []
        _, whole = max(found)
        return [(end, whole) for end in sorted({end for end, _ in found})]

    def is_at(self, text: str) -> bool:
        """Whether a text begins with a length, `2:30 h` too."""
        return bool(self.at(text, 0)) or self._by_the_clock.match(text) is not None

    @cached_property
    def _by_the_clock(self) -> LazyPattern:
        return LazyPattern(rf"[0-9]{{1,2}}[:.][0-9]{{2}} ?(?:{any_of(self._units)})(?!\w)")

    def _terms(self, text: str, start: int) -> Iterator[tuple[int, float]]:
        """`1 day`, then `1 day, 2 hours`, then …: one more term each time, of an ever smaller unit."""
        about = self._about.match(text, start)
        start = about.end() if about else start
        if whole := self._whole.match(text, start):
            yield whole.end(), self._wholes[whole[0]]
        if short := self._short.match(text, start):
            yield short.end(), int(short["hours"]) * 3600 + int(short["minutes"]) * 60
        yield from self._summed(text, start)
        yield from self._of_two_units(text, start)

    def _of_two_units(self, text: str, start: int) -> Iterator[tuple[int, float]]:
        """`30 minutes to 1 hour`, `between 45 minutes and 2 hours`."""
        between = self._between.match(text, start)
        first = self._term.match(text, between.end() if between else start)
        up_to = first and self._up_to.match(text, first.end())
        last = up_to and self._term.match(text, up_to.end())
        is_range = between or (up_to and up_to["definite"] and self.words.units_apart)
        if first and up_to and last and is_range:
            lower, upper = (self._count(term) * self._units[term["unit"]] for term in (first, last))
            if lower < upper and first["unit"] != last["unit"]:
                yield last.end(), upper

    def _summed(self, text: str, position: int) -> Iterator[tuple[int, float]]:
        seconds, smallest = 0.0, float("inf")
        for _ in range(_MOST_TERMS):
            term = self._term.match(text, position)
            if term is None or (unit := self._units[term["unit"]]) >= smallest:
                return
            if self._runs_backwards(term) or self._contradicts(term):
                return
            if term["part"]:
                yield term.start("part") - 1, seconds + self._count(term) * unit
            seconds += (self._count(term) + self._parts.get(term["part"], 0)) * unit
            smallest = unit
            yield term.end(), seconds
            joint = self._joint.match(text, term.end())
            position = joint.end() if joint else term.end()

    def _runs_backwards(self, term: re.Match[str]) -> bool:
        """`two and half`: no range, whatever it is."""
        if word := term["from_word"]:
            return self._counts[word] >= self._count(term)
        written = term["from"]
        return written is not None and _amount(written) >= self._count(term)

    def _contradicts(self, term: re.Match[str]) -> bool:
        """`two (3) hours`, `3 (two) hours`."""
        again = term["again"] or self._counts.get(term["spelled"])
        return again is not None and float(again) != self._count(term)

    def _count(self, term: re.Match[str]) -> float:
        if word := term["word"] or term["upper_word"]:
            return self._counts[word]
        return _amount(term["upper"] or term["number"])


def _amount(written: str) -> float:
    """`1,5`, `1½`."""
    whole = written.rstrip("½¼¾").strip().replace(",", ".")
    return float(whole or 0) + _FRACTIONS.get(written[-1], 0)
