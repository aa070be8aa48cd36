"""No jargon of those who mend it.

`A database failover`, `a Kubernetes pod`: customers need to know what they cannot do now. Words that people
use, too (server, database), count where something technical happens to them.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain

from commdrill.wording.languages import spoken
from commdrill.wording.phrases import Phrases
from commdrill.wording.plain import plain, unaccented
from commdrill.wording.policy.finding import ANYWHERE, LeakRule, Span
from commdrill.wording.policy.spans import names_a_place, without_links
from commdrill.wording.policy.technologies import ACRONYMS, TECHNIQUES
from commdrill.wording.policy_words import Mechanism
from commdrill.wording.sentences import sentences

CODE = "technical-detail"
_NEAR = 30  # characters in which it is said that a thing is another one: `your firewall`
_STEM = 4  # letters
_Place = tuple[int, int]


def _jargon(text: str, language: str) -> Iterator[Span]:
    known = [each.policy.leaks for each in spoken(language)]
    prose = without_links(text)
    words = plain(prose)
    techniques = chain(_named(words, (TECHNIQUES,)), _named(unaccented(prose), (ACRONYMS,)))
    yield from (span for span in techniques if not names_a_place(prose, span))
    yield from _named(words, tuple(leaks.jargon for leaks in known))
    ends = [end for _, end in sentences(text)]
    for mechanism in (each for leaks in known for each in leaks.mechanisms):
        yield from _happening(words, ends, mechanism)


def _named(words: str, lists: tuple[Phrases, ...]) -> Iterator[Span]:
    return (Span(*place) for phrases in lists for place in phrases.places(words))


def _happening(words: str, ends: list[int], mechanism: Mechanism) -> Iterator[Span]:
    """The things that stand in one sentence with something that happens to them."""
    found = _by_sentence(mechanism.things.places(words), ends)
    if not found:  # as in most texts
        return
    mishaps = _by_sentence(mechanism.mishaps.places(words), ends)
    unless = _by_sentence(mechanism.unless.places(words), ends)
    for sentence, things in found.items():
        happening = _outermost(words, mishaps.get(sentence, []))
        for thing in things:
            if _is_beside(words, thing, happening) and not _is_near(thing, unless.get(sentence)):
                yield Span(*thing)


def _by_sentence(places: Iterator[_Place], ends: list[int]) -> dict[int, list[_Place]]:
    found: dict[int, list[_Place]] = {}
    for place in places:
        found.setdefault(bisect_right(ends, place[0]), []).append(place)
    return found


def _outermost(words: str, places: list[_Place]) -> list[_Place]:
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


def _is_near(thing: _Place, places: list[_Place] | None) -> bool:
    at = bisect_right(places or [], thing)
    nearest = (places or [])[max(0, at - 1) : at + 1]
    return any(thing[0] - end < _NEAR and start - thing[1] < _NEAR for start, end in nearest)


RULE = LeakRule(
    CODE,
    "a word of those who mend it",
    "say what customers cannot do now",
    ANYWHERE,
    _jargon,
)
