"""Two texts side by side, the words in which they differ told apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from commdrill.verdict import WHOLE_TEXT, Difference

_MOST_WORDS = 400  # comparing takes the square of it
_MARKS = re.compile(r"(\[-.*?-\]|\{\+.*?\+\})", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """A run of words."""

    text: str
    differs: bool


@dataclass(frozen=True)
class Compared:
    """A difference, fit to be marked: the pieces of each side, in their order."""

    what: str
    expected: tuple[Piece, ...]
    seen: tuple[Piece, ...]


def compared(difference: Difference) -> Compared:
    """Nothing is marked where the two have no word in common: then all of it differs.

    A whole text comes marked by who knows its placeholders: one that is filled is no difference.
    """
    if difference.what == WHOLE_TEXT:
        return Compared(WHOLE_TEXT, _as_marked(difference.expected), _as_marked(difference.seen))
    ours, theirs = difference.expected.split(" "), difference.seen.split(" ")
    if max(len(ours), len(theirs)) > _MOST_WORDS:
        return _unmarked(difference)
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    same_here = {block.a + n for block in blocks for n in range(block.size)}
    same_there = {block.b + n for block in blocks for n in range(block.size)}
    if not same_here:
        return _unmarked(difference)
    return Compared(
        difference.what, tuple(_pieces(ours, same_here)), tuple(_pieces(theirs, same_there))
    )


def _as_marked(text: str) -> tuple[Piece, ...]:
    return tuple(Piece(piece, differs=n % 2 == 1) for n, piece in enumerate(_MARKS.split(text)))


def _unmarked(difference: Difference) -> Compared:
    sides = (Piece(text, differs=False) for text in (difference.expected, difference.seen))
    expected, seen = ((side,) for side in sides)
    return Compared(difference.what, expected, seen)


def _pieces(words: Sequence[str], same: set[int]) -> Iterator[Piece]:
    for differs, run in groupby(range(len(words)), key=lambda number: number not in same):
        numbers = list(run)
        text = " ".join(words[number] for number in numbers)
        yield Piece(text if numbers[-1] == len(words) - 1 else f"{text} ", differs)
