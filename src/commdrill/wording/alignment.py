"""Which words two texts have in common, in order."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w(?:\S*\w)?|\S")


@dataclass(frozen=True)
class Word:
    """A word or a single mark, and where it stands."""

    text: str
    start: int
    end: int


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of a stretch of `text`; marks before and after a word stand alone."""
    stop = len(text) if end is None else end
    return tuple(Word(at[0], at.start(), at.end()) for at in _WORD.finditer(text, start, stop))


def align(approved: Sequence[str], seen: Sequence[str]) -> list[tuple[int, int]]:
    """Index pairs of a longest common subsequence, close together.

    Bit-parallel: one addition of integers as long as `approved` for each word of `seen`.
    """
    rows = _rows(approved, seen)
    pairs: list[tuple[int, int]] = []
    row, column = len(seen), len(approved)
    while row and column:
        if rows[row] >> (column - 1) & 1:
            column -= 1
        elif row > 1 and not rows[row - 1] >> (column - 1) & 1:
            row -= 1
        else:
            row, column = row - 1, column - 1
            pairs.append((column, row))
    return _closed_up(pairs[::-1], seen)


def _rows(approved: Sequence[str], seen: Sequence[str]) -> list[int]:
    """Bit i of row j is 0 where approved[i] makes the common part of seen[:j] longer."""
    everywhere = (1 << len(approved)) - 1
    places: defaultdict[str, int] = defaultdict(int)
    for index, word in enumerate(approved):
        places[word] |= 1 << index
    rows, row = [everywhere], everywhere
    for word in seen:
        common = row & places.get(word, 0)
        row = ((row + common) | (row - common)) & everywhere
        rows.append(row)
    return rows


def _closed_up(pairs: list[tuple[int, int]], seen: Sequence[str]) -> list[tuple[int, int]]:
    """Each pair moved as near to the next one as the same word stands."""
    for index in range(len(pairs) - 2, -1, -1):
        approved_at, seen_at = pairs[index]
        word = seen[seen_at]
        nearest = next(
            (at for at in range(pairs[index + 1][1] - 1, seen_at, -1) if seen[at] == word), seen_at
        )
        pairs[index] = (approved_at, nearest)
    return pairs
