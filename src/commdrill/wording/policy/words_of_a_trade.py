"""No sentence full of words of computing: `contention on a lock in the service discovery store`.

None of them is jargon alone, for people meet servers, keys and routes elsewhere. A word that is seldom
anything else weighs two, one that often is weighs one, what says that it is about something else takes
two away; with three, a sentence is one of those who mend it. What is the reader's own takes away one.
A lone part that no customer sees weighs one more where anything befalls it, or where it is never anything else.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from commdrill.wording.languages import spoken
from commdrill.wording.phrases import Phrases, TradeWords
from commdrill.wording.policy.finding import ANYWHERE, LeakRule, Span, plainly, without_links
from commdrill.wording.policy.technical_detail import CODE
from commdrill.wording.sentences import ends_of_sentences

_HEAVY, _LIGHT = 2, 1
_ELSEWHERE, _YOURS = 2, 1
_ENOUGH = 3
_STEM = 5  # letters: one word in two forms weighs once


@dataclass(frozen=True)
class _Sentence:
    """What is known of one: the weight of each word in it, and where the first that was found stands."""

    start: int
    end: int
    first: Span
    weights: dict[str, int] = field(default_factory=dict)

    @property
    def weight(self) -> int:
        return sum(self.weights.values())


def _find(text: str, language: str) -> Iterator[Span]:
    words = plainly(without_links(text))
    for known in spoken(language):
        yield from _heavy_sentences(text, words, known.policy.leaks.trade)


def _heavy_sentences(text: str, words: str, trade: TradeWords) -> Iterator[Span]:
    for one in _sentences(ends_of_sentences(text), words, trade).values():
        weight = one.weight + _alone(words, one, trade)
        if weight >= _ENOUGH and weight - _away(words, one, trade) >= _ENOUGH:
            yield one.first


def _sentences(ends: Sequence[int], words: str, trade: TradeWords) -> Mapping[int, _Sentence]:
    """Those in which one of the words stands, by their number."""
    found: dict[int, _Sentence] = {}
    for phrases, weight in ((trade.seldom_else, _HEAVY), (trade.often_else, _LIGHT)):
        for start, end in phrases.places(words):
            at = bisect_right(ends, start)
            begun = ends[at - 1] if at else 0
            one = found.setdefault(at, _Sentence(begun, ends[at], Span(start, end)))
            one.weights.setdefault(_stem(words[start:end]), weight)
    return found


def _alone(words: str, one: _Sentence, trade: TradeWords) -> int:
    """What a lone part weighs besides: whatever is said of one that is nothing else, of others what befalls them."""
    if list(one.weights.values()) != [_HEAVY]:
        return 0
    word = words[one.first.start : one.first.end]
    if trade.never_else.begin(word):
        return _LIGHT
    around = f"{words[one.start : one.first.start]}|{words[one.first.end : one.end]}"
    return _LIGHT * (trade.parts.begin(word) > 0 and trade.befalls.stand_in(around))


def _away(words: str, one: _Sentence, trade: TradeWords) -> int:
    """What is said of something else takes so much."""
    said = words[one.start : one.end]
    return _ELSEWHERE * _number(trade.elsewhere, said) + _YOURS * _number(trade.yours, said)


def _number(phrases: Phrases, words: str) -> int:
    return len({_stem(words[start:end]) for start, end in phrases.places(words)})


def _stem(word: str) -> str:
    return word.rstrip("s")[:_STEM]


RULE = LeakRule(
    CODE, "a sentence of those who mend it", "say what customers cannot do now", ANYWHERE, _find
)
