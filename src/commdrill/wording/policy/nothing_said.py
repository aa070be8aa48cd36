"""Where a value should stand, nothing does, or what programs print for nothing: `at  .`, `Hello ,`, `in 0 hours`.

Read in plain text and in the words of all languages, for texts are mixed.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from commdrill.wording.languages import languages
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.phrases import GapWords, Phrases
from commdrill.wording.plain import plain
from commdrill.wording.policy.finding import Span, places, plainly
from commdrill.wording.sieve import Sieve, any_of


class _Nothing(NamedTuple):
    """One kind of it. Where its `hint`, a pattern of RE2, does not stand in a text, the pattern is not asked."""

    hint: str
    pattern: LazyPattern


def nothing_said(text: str) -> Iterator[Span]:
    """Each place of a text where a value is missing."""
    said = plainly(text)
    kinds, hints = _kinds()
    for index in hints.those_in(said):
        for found in places(kinds[index].pattern, said):
            group = "gap" if found["gap"] else "later"
            if not _is_a_word(text, found.start(group)):
                yield Span(*found.span(group))


@cache
def before_values() -> LazyPattern:
    """What stands before a value: `at `, `a las `, a label."""
    times, values = _any(lambda words: words.before_times), _any(lambda words: words.before_values)
    return LazyPattern(rf"(?:\b(?:{times}|{values})|:)\s$")


def _is_a_word(text: str, place: int) -> bool:
    """`is` begins a text that lost its subject only where it is small."""
    return place == 0 and text[:1] in ("I", "A")


def _any(of: Callable[[GapWords], Phrases]) -> str:
    return "|".join(of(language.policy.gaps).alternatives for language in languages())


def _beginnings(of: Callable[[GapWords], Phrases]) -> set[str]:
    """The first word of each, as it stands in a text."""
    entries = (plain(entry) for each in languages() for entry in of(each.policy.gaps).entries)
    return {f" {entry.split()[0]} " for entry in entries}


@cache
def _kinds() -> tuple[tuple[_Nothing, ...], Sieve]:
    kinds = (*_printed_for_nothing(), *_without_a_number(), *_broken_off())
    return kinds, Sieve(*(kind.hint for kind in kinds))


def _kind(pattern: str, *signs: str) -> _Nothing:
    return _hinted(pattern, any_of(*signs))


def _hinted(pattern: str, hint: str) -> _Nothing:
    return _Nothing(hint, LazyPattern(pattern, re.MULTILINE))


def _printed_for_nothing() -> Iterator[_Nothing]:
    """`ETA: n.a.`, `by xx`, `N/A`."""
    times, labels = _any(lambda words: words.before_times), _any(lambda words: words.labels)
    later = _any(lambda words: words.later)
    yield _kind(
        rf"\b(?:{times}|(?:{labels}):)\s(?P<gap>n\.a\.|x{{2,5}}(?!\s?\d)|nn|tb[dca]|¿?\?{{1,9}}|{later})(?![\w/])",
        *("n.a.", " xx", " nn", " tb", " ?", " ¿", *_beginnings(lambda words: words.later)),
    )
    yield _kind(r"(?<=[\w:]\s)(?P<gap>#?n/[ad])(?![\w/])", "n/a", "n/d")


def _without_a_number() -> Iterator[_Nothing]:
    """`in … minutes`, `x hours`, `in 0 hours`."""
    times, units = _any(lambda words: words.before_times), _any(lambda words: words.units)
    units = rf"(?:{units}|utc|gmt|cet)"
    yield _kind(
        rf"\b(?:{times}|aprox\w*|about|unos|unas)\s(?P<gap>…|\.{{2,}}|-{{1,9}}|–|—)(?=\s?{units}\b|[.\s]{{0,9}}$)",
        *("…", "..", " -", " –", " —"),
    )
    yield _kind(
        rf"(?<![\w.-])(?P<gap>x{{1,3}}|n|nn|\?{{1,3}}|…)\s{units}\b(?!['’])",
        *(" x", " n ", " nn ", "?", "…", "\nx", "\nn "),
    )
    yield _kind(rf"\b(?:in|within|en|dentro\sde)(?P<gap> {{2,9}}){units}\b", "in  ", "en  ", "de  ")
    yield _hinted(
        rf"\b(?:in|within|en|dentro\sde)\s(?P<gap>(?:-\d{{1,6}}|0{{1,3}}(?:[.,]0{{1,3}})?)\s{units})\b",
        r"(?:in|en|de)\W(?:-|0)",
    )


def _broken_off() -> Iterator[_Nothing]:
    """`Hello ,`, `by .`, `back at.`, `ETA: .`, and a text that lost its subject: `is down`."""
    times, labels = _any(lambda words: words.before_times), _any(lambda words: words.labels)
    greetings = _any(lambda words: words.greetings)
    yield _kind(
        rf"^(?P<gap>(?:{greetings})(?:\s{{1,9}}[,:]|,\s{{0,9}}:))|(?<=[.!]\s)(?P<later>(?:{greetings})\s{{1,9}}[,:])",
        *(" ,", ", :", ",:", " :", "\n,", "\n:"),
    )
    yield _kind(rf"(?P<gap>\b(?:{times})\s{{1,9}}[.,;])(?=\s|$)", " .", " ,", " ;")
    yield _hinted(
        rf"(?P<gap>\b(?:back|again|available|restored|vuelv\w*|volver\w*|disponible)\s(?:{times})[.;])(?=\s|$)",
        rf"(?:back|again|available|restored|vuelv\w*|volver\w*|disponible)\W(?:{times})[.;]",
    )
    yield _kind(rf"(?P<gap>\b(?:{labels}):\s?[.,;])(?=\s|$)", ":.", ":,", ":;", ": .", ": ,", ": ;")
    yield _kind(
        r"\A(?P<gap>(?:is|are)\s(?:not|un\w+|down|back|currently|still|now))\b", "is ", "are "
    )
