"""Lengths of time as people write them, in English and Spanish."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from commdrill.wording.lazy_pattern import LazyPattern

_MOST_TERMS = 3  # 1 day, 2 hours and 30 minutes


@dataclass(frozen=True)
class _Words:
    """How one language counts time."""

    counts: Mapping[str, float]
    units: Mapping[str, int]  # seconds
    halves: str  # what adds half a unit after one
    ranges: str  # what stands between the two ends of a range
    between: str  # what stands before a range
    joints: str  # what joins two terms
    about: str  # what makes it a rough one


_ENGLISH = _Words(
    counts={
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
        "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15,
        "twenty": 20, "twenty-five": 25, "thirty": 30, "thirty-five": 35, "forty": 40,
        "forty-five": 45, "fifty": 50, "fifty-five": 55, "sixty": 60, "ninety": 90,
        "another": 1, "a further": 1, "a couple of": 2, "half a": 0.5, "half an": 0.5,
        "one and a half": 1.5, "two and a half": 2.5, "a quarter of an": 0.25,
        "quarter of an": 0.25, "three quarters of an": 0.75, "three-quarters of an": 0.75,
    },
    units={
        "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1,
        "m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60,
        "h": 3600, "hr": 3600, "hrs": 3600, "hour": 3600, "hours": 3600,
        "d": 86400, "day": 86400, "days": 86400, "week": 604800, "weeks": 604800,
    },
    halves="and a half",
    ranges="to|or|and",
    between="between|from",
    joints="and",
    about=r"about|around|approximately|approx\.?|roughly|up to|at most|less than|under|no more than",
)  # fmt: skip
_SPANISH = _Words(
    counts={
        "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
        "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "quince": 15,
        "veinte": 20, "veinticinco": 25, "treinta": 30, "treinta y cinco": 35, "cuarenta": 40,
        "cuarenta y cinco": 45, "cincuenta": 50, "sesenta": 60, "noventa": 90, "otra": 1,
        "otros": 1, "un par de": 2, "media": 0.5, "una media": 0.5, "otra media": 0.5, "un cuarto de": 0.25,
        "tres cuartos de": 0.75,
    },
    units={
        "s": 1, "seg": 1, "segundo": 1, "segundos": 1,
        "m": 60, "min": 60, "mins": 60, "minuto": 60, "minutos": 60,
        "h": 3600, "hora": 3600, "horas": 3600,
        "d": 86400, "día": 86400, "días": 86400, "semana": 604800, "semanas": 604800,
    },
    halves="y media|y medio",
    ranges="a|o|y",
    between="entre|de",
    joints="y",
    about=r"unos|unas|aproximadamente|aprox\.?|alrededor de|cerca de|hasta|como máximo|menos de|no más de",
)  # fmt: skip


class _Grammar:
    """The patterns of one language."""

    def __init__(self, words: _Words) -> None:
        self.words = words
        number = r"[0-9]{1,4}(?:[.,][0-9]{1,2})?"
        word = f"(?:{_any_of(words.counts)})"
        self.term = LazyPattern(
            rf"(?:(?:(?:{words.between}) )?{number} ?(?:-|–|{words.ranges}) ?(?P<upper>{number})"
            rf"|(?:(?:{words.between}) )?{word} (?:{words.ranges}) (?P<upper_word>{word})(?=[ -])"
            rf"|(?P<number>{number})|(?P<word>{word})(?=[ -]))"
            rf"[ -]?(?P<unit>{_any_of(words.units)})(?![^\W_])"
            rf"(?: (?P<half>{words.halves}))?",
            re.IGNORECASE,
        )
        self.short = LazyPattern(
            r"(?P<hours>[0-9]{1,2}) ?h ?(?P<minutes>[0-5][0-9])(?: ?m(?:in)?)?(?![^\W_])"
        )
        self.about = LazyPattern(rf"(?:{words.about}|~) ?(?<![^\W_])", re.IGNORECASE)
        self.joint = LazyPattern(rf",? (?:(?:{words.joints}) )?|", re.IGNORECASE)


def _any_of(words: Mapping[str, float]) -> str:
    """A pattern for any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_GRAMMARS = {"en": _Grammar(_ENGLISH), "es": _Grammar(_SPANISH)}
_HOUR_AND_A_HALF = LazyPattern(r"hora y media(?![^\W_])", re.IGNORECASE)


@cache
def duration_beginning(language: str) -> re.Pattern[str]:
    """Looks ahead to what every length of time begins with, and other words may."""
    return re.compile(rf"(?<!\w)(?={openings(language)})", re.IGNORECASE)


def openings(language: str) -> str:
    """A pattern for the first words of a length of time."""
    spoken = (
        [_ENGLISH] if language == "en" else [_SPANISH] if language == "es" else [_ENGLISH, _SPANISH]
    )
    each = (f"{_any_of(words.counts)}|{words.between}|{words.about}" for words in spoken)
    return "|".join(("[0-9~]", "hora", *each))


def durations_at(text: str, start: int, language: str) -> list[tuple[int, timedelta]]:
    """Where the length of time that begins at `start` may end, shortest first, and what it is.

    Every end means the whole of it, so that no part is taken for the whole.
    `language` is the message's: en and es have their own words, and in any other both count.
    Of a range (`30-45 minutes`) the upper end is what is promised.
    """
    grammars = [_GRAMMARS[language]] if language in _GRAMMARS else list(_GRAMMARS.values())
    found = [entry for grammar in grammars for entry in _terms(grammar, text, start)]
    if language != "en" and (half := _HOUR_AND_A_HALF.match(text, start)):
        found.append((half.end(), timedelta(minutes=90)))
    if not found:
        return []
    _, whole = max(found)
    return [(end, whole) for end in sorted({end for end, _ in found})]


def _terms(grammar: _Grammar, text: str, start: int) -> Iterator[tuple[int, timedelta]]:
    """`1 day`, then `1 day, 2 hours`, then …: one more term each time, of an ever smaller unit."""
    about = grammar.about.match(text, start)
    start = about.end() if about else start
    if short := grammar.short.match(text, start):
        yield short.end(), timedelta(hours=int(short["hours"]), minutes=int(short["minutes"]))
    seconds, smallest, position = 0.0, float("inf"), start
    for _ in range(_MOST_TERMS):
        term = grammar.term.match(text, position)
        if term is None:
            return
        unit = grammar.words.units[term["unit"].lower()]
        if unit >= smallest:
            return
        if term["half"]:
            yield term.start("half") - 1, timedelta(seconds=seconds + _count(grammar, term) * unit)
        seconds += (_count(grammar, term) + (0.5 if term["half"] else 0)) * unit
        smallest = unit
        yield term.end(), timedelta(seconds=seconds)
        joint = grammar.joint.match(text, term.end())
        position = joint.end() if joint else term.end()


def _count(grammar: _Grammar, term: re.Match[str]) -> float:
    if word := term["word"] or term["upper_word"]:
        return grammar.words.counts[word.lower()]
    return float((term["upper"] or term["number"]).replace(",", "."))
