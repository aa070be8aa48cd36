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
        if sentence not in unless:
            yield from (
                Span(*thing) for thing in things if _is_beside(thing, mishaps.get(sentence, []))
            )


def _by_sentence(
    places: Iterator[tuple[int, int]], ends: list[int]
) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    for place in places:
        found.setdefault(bisect_right(ends, place[0]), []).append(place)
    return found


def _is_beside(thing: tuple[int, int], mishaps: list[tuple[int, int]]) -> bool:
    return any(end <= thing[0] or start >= thing[1] for start, end in mishaps)


RULE = LeakRule(
    CODE,
    "a word of those who mend it",
    "say what customers cannot do now",
    ANYWHERE,
    _jargon,
)
