"""Runs that are over: they ended, and left nothing broken. That is so for ever: each is looked at once.

One is known by its name and by the inode of its folder; who deletes what was known of them, or damages
it, has them all looked at again.
"""

from collections.abc import Iterable, Mapping
from itertools import repeat
from typing import Protocol

_ABOUT = "over"
_BETWEEN = "\0"  # which no name has in it
_AND_MARKS = "\0/\0"  # between the names and their marks: no name is a slash
_FEW = 50  # that are looked at again rather than written down


class Texts(Protocol):
    """Keeps a text about each subject, or may: empty is what nobody remembers."""

    def text(self, about: str) -> str: ...
    def keep_text(self, about: str, body: str) -> None: ...


class Places(Protocol):
    """Where runs lie, as far as this asks."""

    def marks(self) -> Mapping[str, int]: ...
    def is_over(self, name: str) -> bool: ...


def not_over(places: Places, texts: Texts) -> tuple[str, ...]:
    """The names of all that have something to do, for all that is known; also of what is no run."""
    marks = places.marks()
    asked = sorted(_unknown(marks, texts.text(_ABOUT)))
    left = {name: None for name in asked if not places.is_over(name)}
    if len(asked) - len(left) > _FEW:
        over = {name: str(mark) for name, mark in marks.items() if name not in left}
        texts.keep_text(_ABOUT, f"{_BETWEEN.join(over)}{_AND_MARKS}{' '.join(over.values())}")
    return tuple(left)


def _unknown(marks: Mapping[str, int], text: str) -> Iterable[str]:
    """They are many, so no line here is performed for each of them."""
    known, _, were = text.partition(_AND_MARKS)
    names, left = known.split(_BETWEEN), dict(marks)
    met, kept = [*map(left.pop, names, repeat(None))], [*map(int, were.split())]
    if met == kept:
        return left
    if len(met) != len(kept):
        return marks
    others = (name for name, now, was in zip(names, met, kept, strict=True) if now != was)
    return {*left, *marks.keys() & others}
