"""A long text in pieces: as it is read, no sentence and no line goes from one into the next.

One call on megabytes keeps every other thread waiting until it is done; one on a piece does not. Where
a text is cut is told by what stands there: a line more at its top leaves all pieces but the first as they were.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from commdrill.wording.lazy_pattern import LazyPattern

LONG = 100_000  # characters: less is read in no time
_LEAST, _MOST = 50_000, 200_000  # characters of a piece; more where its text ends no sentence
_AROUND = 4_000  # characters: nothing that is looked for depends on more than stand around it
_ENDS = LazyPattern(r"(?:[.!?]|\n)\n(?=\S)")
_KNOWN_BY, _ONE_IN = 80, 32  # characters before an end; of so many ends, one is a cut


@dataclass(frozen=True)
class Piece:
    """`text` holds what counts, from `start` to before `end`, and what stands around it; `offset`: where it begins."""

    text: str
    offset: int
    start: int
    end: int

    def counts(self, place: int) -> bool:
        """Whether what stands at this place of `text` is of this piece, and not around it."""
        return self.start <= place < self.end


def pieces(text: str) -> Iterator[Piece]:
    """All of a text, each place in one piece; a short one is a piece itself."""
    start = 0
    for end in _cuts(text):
        before = text.rfind("\n", 0, max(0, start - _AROUND)) + 1
        after = text.find("\n", end + _AROUND) if end < len(text) else -1
        around = text[before : after if after >= 0 else len(text)]
        yield Piece(around, before, start - before, end - before)
        start = end


def lines_together(text: str) -> Iterator[str]:
    """All of a text, so many whole lines at a time: for what looks at no more than a line."""
    start = 0
    while len(text) - start > LONG and (end := text.find("\n", start + _LEAST) + 1):
        yield text[start:end]
        start = end
    yield text[start:]


@lru_cache(maxsize=2)  # each step asks of the same look
def _cuts(text: str) -> tuple[int, ...]:
    return tuple(_found_cuts(text))


def _found_cuts(text: str) -> Iterator[int]:
    end = _next_cut(text, 0) if len(text) >= LONG else len(text)
    while end < len(text):
        yield end
        end = _next_cut(text, end)
    yield len(text)


def _next_cut(text: str, start: int) -> int:
    """Where the piece that begins there ends."""
    for found in _ENDS.finditer(text, start + _LEAST - 2):
        end = found.end()
        if end - start >= _MOST or _is_cut(text[end - _KNOWN_BY : end]):
            return end
    return len(text)


def _is_cut(before: str) -> bool:
    return crc32(before.encode(errors="replace")) % _ONE_IN == 0
