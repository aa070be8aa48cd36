"""Runs that are over: they ended, and left nothing broken. That is so for ever: each is looked at once.

One is known by its name and by the inode of its folder; who deletes what was known of them, or damages
it, has them all looked at again.
"""

from typing import Protocol

from commdrill.record.index.texts import Texts

_ABOUT = "over"
_BETWEEN = "\0"  # which no name has in it
_FEW = 50  # that are looked at again rather than written down


class Places(Protocol):
    """Where runs lie, as far as this asks."""

    def marks(self) -> frozenset[str]: ...
    def is_over(self, name: str) -> bool: ...


def not_over(places: Places, texts: Texts) -> tuple[str, ...]:
    """The names of all that have something to do, for all that is known; also of what is no run."""
    marks = places.marks()
    asked = sorted(marks - frozenset(texts.text(_ABOUT).split(_BETWEEN)))
    left = [mark for mark in asked if not places.is_over(_name(mark))]
    if len(asked) - len(left) > _FEW:
        texts.keep_text(_ABOUT, _BETWEEN.join(marks - {*left}))
    return tuple(map(_name, left))


def _name(mark: str) -> str:
    return mark.rpartition("/")[0]
