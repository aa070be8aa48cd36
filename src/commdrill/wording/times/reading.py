"""The one place where times are looked for in a text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, lru_cache
from operator import itemgetter
from typing import TypeVar

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.plain import Stretch, plain
from commdrill.wording.times.absolute import Absolute
from commdrill.wording.times.chain import Chain, chain_at
from commdrill.wording.times.grammar import Grammar, grammars
from commdrill.wording.times.range import Lasting, Span
from commdrill.wording.times.statement import Agreed, Relative, Statement, Twice

_BEFORE, LONGEST = 16, 220  # characters that have a say in what is stated
_CLOCK_LIKE = LazyPattern(
    r"(?<![0-9])(?:(?:1[3-9]|2[0-4]) ?h(?:s|r|rs)?|(?:0?[6-9]|1[0-9]|2[0-4]) ?h ?[0-5][0-9](?: ?m(?:in)?)?)$"
)
_ADJECTIVE = LazyPattern(r"[0-9]-[a-z]+(?<!s)$")
_MOST = timedelta(days=3660).total_seconds()
Ends = Sequence[tuple[int, Statement]]
_Said = TypeVar("_Said")


@dataclass(frozen=True)
class Stated:
    """What is stated from one place on: lengths from now, and a chain of each language.

    `twice`: what is stated as both, one of them in brackets.
    """

    start: int
    relative: tuple[tuple[int, Relative], ...] = ()
    twice: tuple[tuple[int, Twice], ...] = ()
    lasting: tuple[tuple[int, Lasting], ...] = ()
    chains: tuple[Chain, ...] = ()

    def ends(self, start: int) -> list[tuple[int, Statement]]:
        """Where a statement that begins at `start` may end, and what it says."""
        own = self.own if start == self.start else ()
        at = start - self.start
        chained = (pair for chain in self.chains for pair in chain.ends_from(at))
        return sorted(
            (*own, *((self.start + end, said) for end, said in chained)), key=itemgetter(0)
        )

    @property
    def own(self) -> Ends:
        """Those of what is a length from now, or that and a clock's time."""
        both: Ends = (*self.relative, *self.twice)
        return [(self.start + end, said) for end, said in both]

    def ranges(self, start: int) -> list[tuple[int, Span]]:
        """The same for ranges."""
        at = start - self.start
        found: list[tuple[int, Span]] = [] if at else [*self.lasting]
        found += (pair for chain in self.chains for pair in chain.range_ends_from(at))
        return sorted(((self.start + end, said) for end, said in found), key=lambda pair: pair[0])

    def covers(self, start: int) -> bool:
        """Whether a later place is where a statement in it begins."""
        at = start - self.start
        return any(entry <= at <= to for chain in self.chains for entry, to, _ in chain.entries())


@cache
def time_opening(language: str) -> re.Pattern[str]:
    """What every statement and every length of time begins with, in plain text."""
    return re.compile("|".join(grammar.openings for grammar in grammars(language)))


@cache
def time_beginning(language: str) -> re.Pattern[str]:
    """Looks ahead to what every statement begins with, and other words may."""
    return re.compile(rf"(?<!\w)(?={time_opening(language).pattern})")


def stated_at(text: str, start: int, language: str) -> Stated:
    """What is stated from `start` on.

    All the ends of one statement say what the whole of it says: in `{{eta}} UTC` the zone may be
    a fixed word, and yet `16:30` is read with it.
    """
    once = _once_at(text, start, language)
    if not once.relative and not once.chains:
        return Stated(start)
    twice = tuple(_twice(text, start, once, language))
    lasting = (*once.lasting, *_until_when(text, start, once, language))
    return Stated(start, once.relative, twice, lasting, once.chains)


def times_at(text: str, start: int, language: str) -> list[tuple[int, Statement]]:
    """Where the statement that begins at `start` may end, and what it says."""
    return stated_at(text, start, language).ends(start)


@dataclass(frozen=True)
class _Once:
    """What is stated from one place on, without what says it again."""

    plain: str = ""
    relative: tuple[tuple[int, Relative], ...] = ()
    lasting: tuple[tuple[int, Lasting], ...] = ()
    chains: tuple[Chain, ...] = ()

    @property
    def clocks(self) -> Iterable[tuple[int, Absolute | Agreed]]:
        """Its moments by the clock, each with where it ends."""
        ends = dict(pair for chain in self.chains for pair in chain.ends_from(0))
        return [(at, said) for at, said in ends.items() if isinstance(said, Absolute | Agreed)]


def _once_at(text: str, start: int, language: str) -> _Once:
    before, words = text[max(0, start - _BEFORE) : start], text[start : start + LONGEST]
    return _read(before, words, language)


@lru_cache(maxsize=8192)  # a text that says one thing over and over is read once
def _read(before: str, words: str, language: str) -> _Once:
    known, stretch, plain_before = grammars(language), Stretch(words), plain(before)
    if time_opening(language).match(stretch.plain) is None:
        return _Once()
    relative = tuple(
        pair for grammar in known for pair in _relative(stretch, plain_before, grammar)
    )
    read = (chain_at(stretch, plain_before, grammar) for grammar in known)
    chains = _longest([chain for chain in read if chain])
    return _Once(stretch.plain, relative, tuple(_lasting(stretch, chains, language)), chains)


def _twice(text: str, start: int, once: _Once, language: str) -> Iterator[tuple[int, Twice]]:
    """`within 2 hours (by 17:10 UTC)`, `by 17:10 UTC, in about 2 hours`."""
    for end, length in once.relative:
        for again in _said_again(text, start, once.plain, end, language):
            for stop, clock in again.whole(again.once.clocks):
                yield stop, Twice(clock, length)
    for end, clock in once.clocks:
        for again in _said_again(text, start, once.plain, end, language):
            # no length that it lasts from then
            if not any(known.lasting.match(once.plain, end) for known in grammars(language)):
                for stop, length in again.whole(again.once.relative):
                    yield stop, Twice(clock, length)


def _until_when(text: str, start: int, once: _Once, language: str) -> Iterator[tuple[int, Lasting]]:
    """`for 4 hours from Sunday 02:00 UTC`."""
    for end, length in once.relative:
        onsets = (grammar.onset.match(once.plain, end) for grammar in grammars(language))
        for onset in filter(None, onsets):
            for stop, clock in _once_at(text, start + onset.end(), language).clocks:
                yield onset.end() + stop, Lasting(clock, length.after)


def _lasting(
    words: Stretch, chains: tuple[Chain, ...], language: str
) -> Iterator[tuple[int, Lasting]]:
    """`Sunday 02:00 UTC for about 4 hours`."""
    starts = [pair for chain in chains for pair in chain.ends_from(0)]
    for grammar in grammars(language):
        for end, start in starts:
            joint = grammar.lasting.match(words.plain, end)
            if joint and isinstance(start, Absolute | Agreed):
                for stop, seconds in grammar.lengths.at(words.plain, joint.end()):
                    yield stop, Lasting(start, timedelta(seconds=min(seconds, _MOST)))


@dataclass(frozen=True)
class _Again:
    """Where the same may be said again: in brackets, which must be closed, or set apart."""

    once: _Once
    begins: int
    closing: str

    def whole(self, found: Iterable[tuple[int, _Said]]) -> Iterator[tuple[int, _Said]]:
        """Of what is said there all that is whole, and where that ends."""
        for end, said in found:
            if self.once.plain.startswith(self.closing, end):
                yield self.begins + end + len(self.closing), said


def _said_again(text: str, start: int, words: str, end: int, language: str) -> Iterator[_Again]:
    """What begins behind `end`, if it may say the same again; what is read there is known from then on."""
    joint = _again(language).match(words, end)
    if joint and time_opening(language).match(words, joint.end()):
        closing = ")" if joint[0].endswith("(") else ""
        yield _Again(_once_at(text, start + joint.end(), language), joint.end(), closing)


@cache
def _again(language: str) -> re.Pattern[str]:
    """What stands before the same said again: `, `, ` (`, ` i.e. `."""
    said = "|".join(grammar.that_is for grammar in grammars(language))
    return re.compile(rf",? ?\(|,? (?:(?:{said}),? |[-–—] )|, ")


def _longest(chains: list[Chain]) -> tuple[Chain, ...]:
    """Of the readings in several languages the one that goes furthest; none where two disagree."""
    if len(chains) < 2:
        return tuple(chains)
    reach = max(chain.links.end for chain in chains)
    furthest = [chain for chain in chains if chain.links.end == reach]
    alike = {(chain.statements, chain.range) for chain in furthest}
    return (furthest[0],) if len(alike) == 1 else ()


def _relative(words: Stretch, before: str, grammar: Grammar) -> list[tuple[int, Relative]]:
    """`within 45 minutes`, `2 hours ago`."""
    if grammar.clock_before.search(before):
        return []
    text = words.plain
    since = grammar.since.match(text)
    start = since.end() if since else 0
    starts = (start,) if since else grammar.length_leads_at(text, 0)
    lengths = next(filter(None, (grammar.lengths.at(text, at) for at in starts)), None)
    if lengths is None or lengths[-1][1] > _MOST:
        return []
    written = text[: lengths[-1][0]]
    is_led = starts[0] > 0 or grammar.length_before.search(before) is not None
    if (not is_led and _may_be_clock(written)) or _is_adjective(written):
        return []
    ends, length = [end for end, _ in lengths], timedelta(seconds=lengths[-1][1])
    if ago := grammar.ago.match(text, ends[-1]):
        return [(ago.end(), Relative(-length))]
    if since or grammar.since_before.search(before):
        return [(end, Relative(-length)) for end in ends]
    return [(end, Relative(length)) for end in _with_what_is_after(text, ends, grammar)]


def _may_be_clock(length: str) -> bool:
    """`18 h` or `8h30` alone may be a time of day."""
    return _CLOCK_LIKE.search(length) is not None


def _is_adjective(length: str) -> bool:
    """`30-minute`: of updates, of a delay."""
    return _ADJECTIVE.search(length) is not None


def _with_what_is_after(text: str, ends: list[int], grammar: Grammar) -> list[int]:
    """The full stop of `approx.` may be that of the sentence."""
    after = grammar.length_after.match(text, ends[-1])
    return [*ends, *{after.end() - after[0].endswith("."), after.end()}] if after else ends


@cache
def length_beginning(language: str) -> re.Pattern[str]:
    """Looks ahead to what every length of time begins with, and other words may."""
    openings = "|".join(grammar.lengths.openings for grammar in grammars(language))
    return re.compile(rf"(?<!\w)(?={openings})")


def lengths_at(text: str, start: int, language: str) -> list[tuple[int, timedelta]]:
    """Where the length of time that begins at `start` may end, shortest first, and what it is."""
    return [
        (start + end, timedelta(seconds=seconds))
        for end, seconds in _lengths(text[start : start + LONGEST], language)
        if seconds <= _MOST
    ]


@lru_cache(maxsize=8192)
def _lengths(words: str, language: str) -> tuple[tuple[int, float], ...]:
    text = plain(words)
    return tuple(pair for grammar in grammars(language) for pair in grammar.lengths.at(text, 0))
