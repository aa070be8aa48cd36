"""Places that are taken once: whoever comes to one later passes over it, in no time."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fresh:
    """Places in order, of which those that were taken are gone."""

    places: Sequence[int]
    _next: dict[int, int] = field(default_factory=dict)

    def taken(self, span: range) -> list[int]:
        """The fresh ones in `span`, which are so no more."""
        found: list[int] = []
        index = self._from(bisect_left(self.places, span.start))
        while index < len(self.places) and self.places[index] < span.stop:
            found.append(self.places[index])
            self._next[index] = index + 1
            index = self._from(index + 1)
        return found

    def _from(self, index: int) -> int:
        """The first fresh one from `index` on; what was gone past is gone past at once next time."""
        gone = []
        while index in self._next:
            gone.append(index)
            index = self._next[index]
        for each in gone:
            self._next[each] = index
        return index
