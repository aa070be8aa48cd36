"""The stretch of a page that comes nearest to an approved message."""

import re
from collections import deque
from functools import lru_cache

from commdrill.wording.seen import SeenText
from commdrill.wording.sieve import Sieve
from commdrill.wording.wording import Wording

_VOTES_EACH = 20  # places looked at for one piece of fixed words
_LONGEST_STRETCH = 6_000


def nearest_span(wording: Wording, seen: SeenText) -> tuple[int, int]:
    """Where most of the fixed words stand together; the whole text where it is short."""
    size = min(_room(wording), _LONGEST_STRETCH)
    if len(seen.flat) <= size:
        return 0, len(seen.flat)
    votes = sorted(_votes(wording, seen))
    if not votes:
        return 0, size
    first, last = _heaviest(votes, size)
    slack = max(0, size - (last - first)) // 2
    return _outward(seen.flat, max(0, first - slack), min(len(seen.flat), last + slack))


def _room(wording: Wording) -> int:
    """As long as an instance usually is, with as much again around it."""
    filled = sum(field.kind.usual_room for field in wording.fields)
    return 2 * sum(map(len, wording.fixed)) + filled + 200


def _votes(wording: Wording, seen: SeenText) -> list[tuple[int, int]]:
    """Places where fixed words stand, each with its weight: their length."""
    votes = [
        (at, len(piece))
        for piece in wording.fixed
        for at in seen.occurrences(piece)[:_VOTES_EACH]
        if len(piece) > 2
    ]
    if len(votes) >= len(wording.fixed):
        return votes
    words, there = _words(tuple(wording.fixed))
    places = ((seen.first_place(words[at]), len(words[at])) for at in there.those_in(seen.flat))
    return votes + [vote for vote in places if vote[0] >= 0]


@lru_cache(maxsize=16)  # looks at one page ask it again and again
def _words(fixed: tuple[str, ...]) -> tuple[tuple[str, ...], Sieve]:
    words = tuple(dict.fromkeys(word for piece in fixed for word in piece.split()))
    return words, Sieve(*map(re.escape, words))


def _heaviest(votes: list[tuple[int, int]], size: int) -> tuple[int, int]:
    """The first and the last vote of the heaviest run that fits in `size`."""
    run: deque[tuple[int, int]] = deque()
    weight = best = 0
    bounds = (votes[0][0], votes[0][0])
    for place, votes_here in votes:
        run.append((place, votes_here))
        weight += votes_here
        while place - run[0][0] > size // 2:
            weight -= run.popleft()[1]
        if weight > best:
            best, bounds = weight, (run[0][0], place)
    return bounds


def _outward(flat: str, first: int, last: int) -> tuple[int, int]:
    """Widened to whole words."""
    space = flat.find(" ", last, last + 80)
    return flat.rfind(" ", max(0, first - 80), first) + 1 if first else 0, (
        space if space >= 0 else last
    )
