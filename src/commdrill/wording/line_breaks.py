"""Where the lines of a text end, once it stands on one line."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from commdrill.wording.pieces import lines_together

# a line that was wrapped is this long at least, and with the next word would be so long
_WRAPPED_FROM, _WRAPPED_AT = 30, 60


@dataclass(frozen=True)
class _Part:
    """Some lines of the text, where they begin on the one line, and the line after them."""

    text: str
    start: int
    following: str


@dataclass(frozen=True)
class LineBreaks:
    """The spaces that stand for the end of a line, not for a wrap of it.

    Of a long text those alone are worked out that are near to what is asked for.
    """

    _parts: tuple[_Part, ...]
    _starts: tuple[int, ...]
    _known: dict[int, Sequence[int]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, source: str) -> "LineBreaks":
        """Of a text as it is before it is put on one line."""
        parts = tuple(_parts(source))
        return cls(parts, tuple(part.start for part in parts))

    def at_or_after(self, position: int, number: int = 1) -> int | None:
        """The first from `position` on, or so many further; None where there are not as many."""
        for index in range(self._part_of(position), len(self._parts)):
            breaks = self._breaks(index)
            first = bisect_left(breaks, position)
            if first + number <= len(breaks):
                return breaks[first + number - 1]
            number -= len(breaks) - first
        return None

    def before(self, position: int) -> int | None:
        """The last before `position`."""
        for index in range(self._part_of(position - 1), -1, -1):
            breaks = self._breaks(index)
            if last := bisect_left(breaks, position):
                return breaks[last - 1]
        return None

    def _part_of(self, position: int) -> int:
        return max(0, min(bisect_right(self._starts, position), len(self._parts)) - 1)

    def _breaks(self, index: int) -> Sequence[int]:
        if not self._parts:
            return ()
        if index not in self._known:
            self._known[index] = tuple(_breaks(self._parts[index]))
        return self._known[index]


def _parts(source: str) -> Iterator[_Part]:
    start = 0
    for text, after in pairwise((*lines_together(source), "")):
        if length := len(_folded(text)):
            following = after.lstrip(" \t")[:_WRAPPED_AT].splitlines()
            yield _Part(text, start, following[0] if following else "")
            start += length + 1


def _breaks(part: _Part) -> Iterator[int]:
    end = part.start - 1
    lines = (*map(_folded, part.text.splitlines()), _folded(part.following))
    for line, following in pairwise(lines):
        if line:
            end += len(line) + 1
            if not _goes_on(line, following):
                yield end


def _goes_on(line: str, following: str) -> bool:
    """Whether it is one line with the next, whose first word would not have fitted."""
    return (
        len(line) > _WRAPPED_FROM
        and following != ""
        and len(line) + 1 + len(following.partition(" ")[0]) > _WRAPPED_AT
    )


def _folded(text: str) -> str:
    return " ".join(text.split())
