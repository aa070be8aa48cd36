"""Times of day as messages write them: `16:30`, `4:30 pm`, `las 4 de la tarde`, `noon`."""

import re
from functools import cached_property

from commdrill.wording.languages.language import Clocks
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.plain import unaccented
from commdrill.wording.times.clock import Clock
from commdrill.wording.times.lengths import any_of

_HALF = LazyPattern(
    r"(?P<hour>[0-2]?[0-9])(?:[:.h](?P<minute>[0-5][0-9]))?(?::(?P<second>[0-5][0-9]))? ?(?P<half>[ap])\.? ?m\.?(?!\w)"
)
_HALF_OF = LazyPattern(  # `6:45p ET`
    r"(?P<hour>[0-1]?[0-9]):(?P<minute>[0-5][0-9])(?P<half>[ap])(?![\w.])"
)
_FULL = LazyPattern(
    r"(?P<hour>[0-2]?[0-9])(?:[:.]|'(?=[0-9]{2} ?h))(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9])(?:\.[0-9]{1,6})?)?(?![0-9])"
)
_WITH_H = LazyPattern(r"(?P<hour>[0-2]?[0-9]) ?h(?:(?P<minute>[0-5][0-9])|(?:rs?|s)?\.?)?(?!\w)")
_BARE = LazyPattern(
    r"(?P<hour>[0-2]?[0-9])(?![0-9:/%]|[.,]?[0-9]|\.?\w)"
)  # the stop of a sentence may follow
_FOUR = LazyPattern(
    r"(?P<hour>[0-2][0-9])(?P<minute>[0-5][0-9])(?=(?:z|h|hr|hrs|hs)(?!\w)|(?!\w|[.,:/-]\d))"
)
_BASIC = LazyPattern(  # of `20261113T080000+0100`
    r"(?<=[0-9]t)(?P<hour>[0-2][0-9])(?P<minute>[0-5][0-9])(?:(?P<second>[0-5][0-9])(?:[.,][0-9]{1,6})?)?(?=z|[+-][0-9]{4}(?![0-9])|(?![\w.,:/-]))"
)


class ClockGrammar:
    """How one language writes times of day."""

    def __init__(self, words: Clocks) -> None:
        self._words = words

    @cached_property
    def _marked(self) -> LazyPattern:
        return LazyPattern(rf" ?(?:{unaccented(self._words.marks)})(?!\w)")

    @cached_property
    def _split(self) -> LazyPattern:
        between = unaccented(self._words.split)
        return LazyPattern(
            rf"(?P<hour>[0-2]?[0-9])(?:{between})(?P<minute>[0-5][0-9])(?!\w|[:,/-][0-9]|\. ?\w| ?min)"
        )

    @cached_property
    def _split_announced(self) -> LazyPattern:
        between = unaccented(self._words.split_announced)
        return LazyPattern(
            rf"(?P<hour>[0-2]?[0-9])(?:{between})(?P<minute>[0-5][0-9])(?: ?m(?:in(?:utos?)?)?)?"
            r"(?: ?(?P<half>[ap])\.? ?m\.?)?(?!\w|[:,/-][0-9]|\.\w)"
        )

    @cached_property
    def _announced(self) -> LazyPattern:
        return LazyPattern(rf"(?<!\w)(?:{unaccented(self._words.only_before_clocks)}) $")

    @cached_property
    def _definite(self) -> LazyPattern:
        return LazyPattern(rf"(?<!\w)(?:{self._words.definite})(?!\w)")

    @cached_property
    def _named(self) -> dict[str, tuple[int, int]]:
        words = {**self._words.words, **self._words.usual}
        return {unaccented(word): clock for word, clock in words.items()}

    @cached_property
    def _usual(self) -> frozenset[str]:
        return frozenset(map(unaccented, self._words.usual))

    @cached_property
    def _word(self) -> LazyPattern:
        return LazyPattern(rf"(?:{any_of(self._named)})(?![^\W_])")

    @cached_property
    def _hours(self) -> dict[str, int]:
        return {unaccented(word): hour for word, hour in self._words.hours.items()}

    @cached_property
    def _spoken(self) -> tuple[tuple[LazyPattern, int], ...]:
        hour = rf"(?P<hour>[0-9]{{1,2}}|{any_of(self._hours)})"
        return tuple(
            (LazyPattern(unaccented(form).replace("{hour}", hour) + r"(?![^\W_])"), minutes)
            for form, minutes in self._words.spoken
        )

    @cached_property
    def _first_spoken(self) -> frozenset[str]:
        first = (form.partition("{hour}")[0].partition(" ")[0] for form, _ in self._words.spoken)
        return frozenset(filter(None, first))

    @cached_property
    def _spoken_opening(self) -> LazyPattern:
        """What each of a hundred forms begins with: `16:30` is none of them."""
        return LazyPattern(
            rf"(?:[0-9]{{1,2}}|{any_of(self._hours)}) |(?:{any_of(self._first_spoken)}) "
        )

    @cached_property
    def _hour_word(self) -> LazyPattern:
        return LazyPattern(rf"(?:{any_of(self._hours)})(?![^\W_])")

    @cached_property
    def openings(self) -> str:
        """A pattern for what a time of day begins with."""
        return "|".join(("[0-9]", any_of((*self._named, *self._hours, *self._first_spoken))))

    def at(self, text: str, start: int) -> tuple[int, Clock] | None:
        """The time of day at `start` of a plain text that is one whatever follows, and where it ends."""
        if word := self._word.match(text, start):
            return word.end(), Clock(*self._named[word[0]], is_usual=word[0] in self._usual)
        may_be_spoken = self._spoken_opening.match(text, start)
        for pattern, minutes in self._spoken if may_be_spoken else ():
            if (found := pattern.match(text, start)) and (clock := self._of_words(found, minutes)):
                return found.end(), clock
        if split := self._announced_at(text, start):
            return split
        half = _HALF.match(text, start) or _HALF_OF.match(text, start)
        if (found := half) and (clock := _of_halves(found)):
            return self._past_mark(text, found.end()), clock
        full = _FULL.match(text, start) or self._split.match(text, start)
        if (found := full) and (clock := _of_digits(found)):
            return self._past_mark(text, found.end()), clock
        for pattern in (_WITH_H, _BARE):
            if (found := pattern.match(text, start)) and (clock := _of_digits(found)):
                end = self._past_mark(text, found.end())
                if pattern is _WITH_H or end > found.end():
                    return end, clock
        return self._of_four(text, start)

    def _announced_at(self, text: str, start: int) -> tuple[int, Clock] | None:
        """`às 18 horas e 30 minutos`, `a las 7 y 30 p.m.`: behind other words a length, or two numbers."""
        found = self._split_announced.match(text, start)
        if not found or not self._announced.search(text[:start]):
            return None
        clock = _of_halves(found) if found["half"] else _of_digits(found)
        return (found.end(), clock) if clock else None

    def _of_four(self, text: str, start: int) -> tuple[int, Clock] | None:
        """`at 0915 hours`: they might be hours of work, else."""
        found = _FOUR.match(text, start)
        clock = _of_digits(found) if found else None
        if not (found and clock) or not (
            text[start] == "0" or self._announced.search(text[:start])
        ):
            return None
        end = self._past_mark(text, found.end())
        return (end, clock) if end > found.end() else None

    def bare_at(self, text: str, start: int) -> tuple[int, Clock] | None:
        """Digits that are a time of day where a zone, a part of the day or another time says so."""
        if found := self._hour_word.match(text, start):
            hour, is_open = self._hours[found[0]], self._is_open(found[0])
            return self._past_mark(text, found.end()), Clock(hour, is_open=is_open and hour <= 12)
        for pattern in (_BARE, _FOUR, _BASIC):
            if (found := pattern.match(text, start)) and (clock := _of_digits(found)):
                return self._past_mark(text, found.end()), clock
        return None

    def _past_mark(self, text: str, end: int) -> int:
        mark = self._marked.match(text, end)
        return mark.end() if mark else end

    def _of_words(self, found: re.Match[str], minutes: int) -> Clock | None:
        written = found["hour"]
        hour = int(written) if written.isdecimal() else self._hours[written]
        if hour > 24:
            return None
        hour, minute = (hour - 1, 60 + minutes) if minutes < 0 else (hour, minutes)
        return Clock(hour % 24, minute, is_open=hour <= 12 and self._is_open(found[0]))

    def _is_open(self, said: str) -> bool:
        """`nine hundred`, `zero nine`: of 24 hours; all else may be of twelve."""
        return not self._definite.search(said)


def _of_halves(found: re.Match[str]) -> Clock | None:
    hour, minute, second = _numbers(found)
    if not 1 <= hour <= 12:
        return None
    return Clock(hour % 12 + (12 if found["half"] == "p" else 0), minute, second)


def _of_digits(found: re.Match[str]) -> Clock | None:
    hour, minute, second = _numbers(found)
    if (hour, minute, second) > (24, 0, 0):
        return None
    return Clock(hour, minute, second, is_plain=True)


def _numbers(found: re.Match[str]) -> tuple[int, int, int]:
    said = found.groupdict()
    return int(said["hour"]), int(said.get("minute") or 0), int(said.get("second") or 0)
