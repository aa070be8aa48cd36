"""No cause and no remedy that lies inside: `a config typo took down sign-in`, `we added two nodes`.

Customers meet a cause only as what they cannot do. A part that no one of them has seen counts where a cause or
what was done leads to it within a few words, or where it has an effect.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from commdrill.wording.languages import spoken
from commdrill.wording.phrases import InsideWords
from commdrill.wording.policy.finding import ANYWHERE, LeakRule, Span, plainly, without_links
from commdrill.wording.policy.technical_detail import CODE

_NEAR = 30  # characters
_ENDS = (". ", "! ", "? ", "; ", ": ", "\n")


def _find(text: str, language: str) -> Iterator[Span]:
    words = plainly(without_links(text))
    for known in spoken(language):
        yield from _told(words, known.policy.leaks.inside)


def _told(words: str, inside: InsideWords) -> Iterator[Span]:
    """The parts that a cause leads to, or that had an effect."""
    parts = list(inside.parts.places(words))
    if not parts:  # as in most texts
        return
    leads = [end for _, end in inside.leads.places(words)]
    effects = [start for start, _ in inside.effects.places(words)]
    for start, end in parts:
        before = leads[: bisect_right(leads, start)][-1:]
        after = effects[bisect_left(effects, end) :][:1]
        between = [words[at:start] for at in before] + [words[end:at] for at in after]
        around = words[max(0, start - _NEAR) : end + _NEAR]
        if any(map(_is_close, between)) and not inside.seen.stand_in(around):
            yield Span(start, end)


def _is_close(between: str) -> bool:
    return len(between) < _NEAR and not any(mark in between for mark in _ENDS)


RULE = LeakRule(
    CODE, "a cause or a remedy inside", "say what customers cannot do now", ANYWHERE, _find
)
