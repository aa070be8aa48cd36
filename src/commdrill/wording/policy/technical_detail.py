"""No jargon of those who mend it.

`A database failover`, `a Kubernetes pod`: customers need to know what they cannot do now. Words that people
use, too (server, database), count where something technical happens to them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from commdrill.wording.languages import spoken
from commdrill.wording.phrases import Mechanism, Phrases
from commdrill.wording.policy.finding import (
    ANYWHERE,
    LeakRule,
    Span,
    names_a_place,
    plainly,
    without_accents,
    without_links,
)
from commdrill.wording.policy.technologies import ACRONYMS, TECHNIQUES
from commdrill.wording.sentences import ends_of_sentences
from commdrill.wording.sieve import Sieve

CODE = "technical-detail"
_NEAR = 30  # characters in which it is said that a thing is another one: `your firewall`
_STEM = 4  # letters
_Place = tuple[int, int]


def _jargon(text: str, language: str) -> Iterator[Span]:
    known = [each.policy.leaks for each in spoken(language)]
    prose = without_links(text)
    words = plainly(prose)
    techniques = chain(_named(words, (TECHNIQUES,)), _named(without_accents(prose), (ACRONYMS,)))
    yield from (span for span in techniques if not names_a_place(prose, span))
    yield from _named(words, tuple(leaks.jargon for leaks in known))
    mechanisms, things = _mechanisms(language)
    for mechanism in (mechanisms[index] for index in things.those_in(words)):
        yield from _happening(words, text, mechanism)


def _named(words: str, lists: tuple[Phrases, ...]) -> Iterator[Span]:
    return (Span(*place) for phrases in lists for place in phrases.places(words))


@cache
def _mechanisms(language: str) -> tuple[tuple[Mechanism, ...], Sieve]:
    """Those of whoever reads it, and what tells of which of them a text names the things."""
    known = [each for one in spoken(language) for each in one.policy.leaks.mechanisms]
    return tuple(known), Sieve(*(mechanism.things.whole for mechanism in known))


def _happening(words: str, text: str, mechanism: Mechanism) -> Iterator[Span]:
    """The things that stand in one sentence with something that happens to them: they are few, what happens to any is not."""
    if not mechanism.mishaps.stand_in(words):  # as in most texts
        return
    ends = ends_of_sentences(text)
    for sentence, things in _by_sentence(mechanism.things.places(words), ends).items():
        begun = ends[sentence - 1] if sentence else 0
        there = [(start - begun, end - begun) for start, end in things]
        for start, end in _befallen(words[begun : ends[sentence]], there, mechanism):
            yield Span(begun + start, begun + end)


def _befallen(said: str, things: Iterable[_Place], mechanism: Mechanism) -> Iterator[_Place]:
    """Those of a sentence's things that something happens to, and that are nothing else."""
    happening = _outermost(said, mechanism.mishaps.places(said))
    befallen = [thing for thing in things if _is_beside(said, thing, happening)]
    unless = list(mechanism.unless.places(said)) if befallen else []
    return (thing for thing in befallen if not _is_near(thing, unless))


def _by_sentence(places: Iterable[_Place], ends: Sequence[int]) -> dict[int, list[_Place]]:
    found: dict[int, list[_Place]] = {}
    for place in places:
        found.setdefault(bisect_right(ends, place[0]), []).append(place)
    return found


def _outermost(words: str, places: Iterable[_Place]) -> list[_Place]:
    """Of each word the first place and the last: what is beside any of them is beside one of these."""
    kept: dict[str, list[_Place]] = {}
    for place in places:
        kept.setdefault(_stem(words, place), [place])[1:] = [place]
    return [place for both in kept.values() for place in both]


def _is_beside(words: str, thing: _Place, mishaps: list[_Place]) -> bool:
    """Whether something happens to it, that is not the same word once more."""
    stem = _stem(words, thing)
    return any(
        (end <= thing[0] or start >= thing[1]) and not words.startswith(stem, start)
        for start, end in mishaps
    )


def _stem(words: str, place: _Place) -> str:
    return words[place[0] : place[1]][:_STEM]


def _is_near(thing: _Place, places: Sequence[_Place]) -> bool:
    at = bisect_right(places, thing)
    nearest = places[max(0, at - 1) : at + 1]
    return any(thing[0] - end < _NEAR and start - thing[1] < _NEAR for start, end in nearest)


RULE = LeakRule(
    CODE, "a word of those who mend it", "say what customers cannot do now", ANYWHERE, _jargon
)
