"""Times where they stand in a text that was seen: what was said just before has a say in them."""

from collections.abc import Sequence

from commdrill.wording.seen import SeenText
from commdrill.wording.times.range import Span
from commdrill.wording.times.reading import Stated, stated_at, time_beginning
from commdrill.wording.times.statement import Statement

_REACH = 60  # characters before a time in which its day may be named


def stated_in(seen: SeenText, start: int, language: str) -> Stated:
    """What is stated from `start` on; read once for all the messages that ask."""
    known = seen.once(("stated", language), dict[int, Stated])
    if start not in known:
        known[start] = stated_at(seen.flat, start, language)
    return known[start]


def times_in(seen: SeenText, start: int, language: str) -> Sequence[tuple[int, Statement]]:
    """Where a statement that begins at `start` may end, and what it says where it stands.

    In `on Saturday from {{starts}} to {{ends}}` the day is a fixed word, and yet it counts.
    """
    own = stated_in(seen, start, language)
    around = _around(seen, start, language)
    if around is None:
        return own.ends(start)
    return sorted((*own.own, *around.ends(start)), key=lambda pair: pair[0])


def ranges_in(seen: SeenText, start: int, language: str) -> Sequence[tuple[int, Span]]:
    """The same for ranges."""
    around = _around(seen, start, language)
    return (around or stated_in(seen, start, language)).ranges(start)


def _around(seen: SeenText, start: int, language: str) -> Stated | None:
    """The statement that began the furthest before `start`, and goes on there."""
    for at in seen.plain_beginnings_between(time_beginning(language), start - _REACH, start):
        found = stated_in(seen, at, language)
        if found.covers(start):
            return found
    return None
