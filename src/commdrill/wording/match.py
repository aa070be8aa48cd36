"""Whether what was seen is an instance of an approved message.

All starts are followed at once, part by part, as the set of places reached: no part is gone
through twice from the same place, so the time is linear in the text. Fixed words are found by
`str.find`; what a slot holds is bounded by its type.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from commdrill.wording.filling import (
    Reading,
    ends,
    every_start,
    longest,
    starts,
    text_starts,
    whole_ends,
)
from commdrill.wording.mismatch import Frame, Mismatch
from commdrill.wording.placeholders import TextType
from commdrill.wording.seen import SeenText, splits_word
from commdrill.wording.unfilled import may_be_unfilled
from commdrill.wording.wording import Slot, Wording


@dataclass(frozen=True)
class Match:
    """The words are as approved; `captured` is what filled each placeholder."""

    captured: Mapping[str, str]


def match_whole(wording: Wording, seen: SeenText, now: datetime) -> Match | Mismatch:
    """Whether `seen`, as it came at `now`, is the message and nothing else."""
    return _match(_Search(wording, seen, Reading(now, wording.language), Frame.WHOLE))


def match_within(wording: Wording, seen: SeenText, now: datetime) -> Match | Mismatch:
    """Whether the message is one run within `seen`, which stood there at `now`."""
    return _match(_Search(wording, seen, Reading(now, wording.language), Frame.PAGE))


_Place = tuple[int, int, tuple[str | None, ...]]


def _match(search: "_Search") -> Match | Mismatch:
    captured = search.captured()
    if captured is None:
        return Mismatch(search.wording, search.seen, search.reading, search.frame)
    return Match(captured)


@dataclass(frozen=True)
class _Search:
    """One wording against one text. A layer: places that can stand before a part, in order."""

    wording: Wording
    seen: SeenText
    reading: Reading
    frame: Frame

    def captured(self) -> Mapping[str, str] | None:
        """What fills the placeholders of the first instance, None if there is none."""
        if not self._possible():
            return None
        layers = self._reached()
        return None if layers is None else self._walk(self._alive(layers))

    def _possible(self) -> bool:
        """Quick tests that most wordings fail on most texts."""
        flat = self.seen.flat
        if self.frame is Frame.WHOLE and len(flat) > self._longest_instance():
            return False
        return all(piece in flat for piece in self.wording.rarest_first)

    def _longest_instance(self) -> int:
        return sum(
            len(part) if isinstance(part, str) else longest(part.kind)
            for part in self.wording.parts
        )

    def _reached(self) -> list[Sequence[int]] | None:
        """Forward: the places each part can start from, and after the last those it ends at."""
        layers = [self._starts()]
        for index in range(len(self.wording.parts)):
            following = self._after(index, layers[-1])
            if not following:
                return None
            layers.append(following)
        return layers

    def _starts(self) -> Sequence[int]:
        """Where the message can begin."""
        first, flat = self.wording.parts[0], self.seen.flat
        if self.frame is Frame.WHOLE:
            return [0] if isinstance(first, Slot) or flat.startswith(first) else []
        if isinstance(first, str):
            return [at for at in self.seen.occurrences(first) if not splits_word(flat, at)]
        if not first.until:
            return every_start(self.seen)
        goals = self.seen.occurrences(first.until)
        if isinstance(first.kind, TextType) and first.name not in self.wording.repeated:
            return text_starts(first.kind, self.seen, goals)
        return starts(first.kind, self.seen, goals)

    def _after(self, index: int, layer: Sequence[int]) -> Sequence[int]:
        """The places reached by going through one part from each place of `layer`."""
        part = self.wording.parts[index]
        last = index + 1 == len(self.wording.parts)
        if isinstance(part, str):
            reached = [at + len(part) for at in layer]
            return [at for at in reached if self._ends_well(at)] if last else reached
        if not last:
            return self._slot_ends(part, layer, self.seen.occurrences(part.until))
        if self.frame is Frame.WHOLE:
            return self._slot_ends(part, layer, [len(self.seen.flat)])
        return sorted({end for at in layer for end in self._last_ends(part, at)})

    def _ends_well(self, position: int) -> bool:
        """Whether the message may end at `position`."""
        if self.frame is Frame.WHOLE:
            return position == len(self.seen.flat)
        return not splits_word(self.seen.flat, position)

    def _slot_ends(self, slot: Slot, layer: Sequence[int], goals: Sequence[int]) -> Sequence[int]:
        """Those of `goals` where a filling of `slot` that starts in `layer` may end."""
        single: set[int] = set()
        adjoining: list[int] = []
        index = covered = 0
        while index < len(layer):
            found = ends(slot.kind, self.seen, layer[index], self.reading)
            index += 1
            if isinstance(found, range):
                first = max(covered, bisect_left(goals, found.start))
                covered = max(first, bisect_left(goals, found.stop))
                adjoining.extend(goals[first:covered])
                if isinstance(slot.kind, TextType):
                    index = max(index, self._furthest_start(layer, index, found.stop - 1))
            else:
                single.update(found)
        return sorted(single.intersection(goals).union(adjoining)) if single else adjoining

    def _furthest_start(self, layer: Sequence[int], index: int, end: int) -> int:
        """The last start up to `end`: for free text those before it reach no further than it."""
        furthest = bisect_right(layer, end, index) - 1
        while furthest > index and may_be_unfilled(self.seen.flat, layer[furthest]):
            furthest -= 1
        return furthest

    def _last_ends(self, slot: Slot, start: int) -> Sequence[int]:
        """Where on a page a slot ends that nothing follows: with the whole of what it holds."""
        many = slot.name in self.wording.repeated
        found = (ends if many else whole_ends)(slot.kind, self.seen, start, self.reading)
        return [end for end in found if not splits_word(self.seen.flat, end)]

    def _alive(self, layers: list[Sequence[int]]) -> list[Sequence[int]]:
        """Backward: of each layer the places from which the end can be reached."""
        alive = [layers[-1]]
        for index in range(len(layers) - 2, -1, -1):
            goals = frozenset(alive[-1])
            kept = [at for at in layers[index] if self._onward(index, at, goals, alive[-1])]
            alive.append(kept)
        return alive[::-1]

    def _onward(
        self, index: int, start: int, goals: frozenset[int], in_order: Sequence[int]
    ) -> bool:
        """Whether the part leads from `start` to one of `goals`."""
        found = self._ends_of_part(index, start)
        if isinstance(found, range):
            first = bisect_left(in_order, found.start)
            return first < len(in_order) and in_order[first] < found.stop
        return not goals.isdisjoint(found)

    def _ends_of_part(self, index: int, start: int) -> Sequence[int]:
        part = self.wording.parts[index]
        if isinstance(part, str):
            return (start + len(part),)
        if part.until or self.frame is Frame.WHOLE:
            return ends(part.kind, self.seen, start, self.reading)
        return self._last_ends(part, start)

    def _walk(self, alive: list[Sequence[int]]) -> Mapping[str, str] | None:
        """The captures of the first way through; only equal values can make one a dead end."""
        goals = [frozenset(layer) for layer in alive]
        been: set[_Place] = set()
        ways: list[tuple[int, int, dict[str, str]]] = [(0, at, {}) for at in reversed(alive[0])]
        while ways:
            index, at, captured = ways.pop()
            if index == len(self.wording.parts):
                return captured
            held = tuple(captured.get(name) for name in sorted(self.wording.repeated))
            if (index, at, held) in been:
                continue
            been.add((index, at, held))
            ways += [
                (index + 1, end, more)
                for end, more in self._ways_on(index, at, captured)
                if end in goals[index + 1]
            ]
        return None

    def _ways_on(
        self, index: int, start: int, captured: dict[str, str]
    ) -> Iterator[tuple[int, dict[str, str]]]:
        """Where a part may end, the way to prefer last: least of a text, most of all else."""
        part = self.wording.parts[index]
        found = self._ends_of_part(index, start)
        if isinstance(part, str):
            yield from ((end, captured) for end in found)
            return
        for end in reversed(found) if isinstance(part.kind, TextType) else found:
            content = self.seen.flat[start:end].strip()
            if captured.get(part.name, content) == content:
                yield end, {**captured, part.name: content}
