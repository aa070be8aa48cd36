"""Whether what was seen is an instance of an approved message.

The first way through is looked for, part by part, and no place is come to twice before the same
part: where it led nowhere once it leads nowhere again, so the time is linear in the text. Fixed
words are found by `str.find`; what a field holds is bounded by its type.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from commdrill.wording.fresh import Fresh
from commdrill.wording.mismatch import Frame, Mismatch
from commdrill.wording.seen import SeenText, splits_word
from commdrill.wording.types import Reading, Value
from commdrill.wording.wording import Field, Wording


@dataclass(frozen=True)
class Match:
    """The words are as approved; `captured` is what filled each placeholder, `values` what that says."""

    captured: Mapping[str, str]
    values: Mapping[str, Value] = field(default_factory=dict, compare=False)


def match_whole(wording: Wording, seen: SeenText, now: datetime) -> Match | Mismatch:
    """Whether `seen`, as it came at `now`, is the message and nothing else."""
    return _match(wording, seen, now, Frame.WHOLE)


def match_within(wording: Wording, seen: SeenText, now: datetime) -> Match | Mismatch:
    """Whether the message is one run within `seen`, which stood there at `now`."""
    return _match(wording, seen, now, Frame.PAGE)


def _match(wording: Wording, seen: SeenText, now: datetime, frame: Frame) -> Match | Mismatch:
    search = _Search(wording, seen, Reading(now, wording.language, wording.zone), frame)
    match = search.match()
    return match or Mismatch(search.wording, search.seen, search.reading, search.frame)


_MOST_TRIED, _MOST_TEXTS = 3_000, 20_000
_Held = tuple[str | int, ...]  # what the placeholders say that are used more than once


@dataclass(frozen=True)
class _Search:
    """One wording against one text. A way: where each part gone through begins, and the last ends."""

    wording: Wording
    seen: SeenText
    reading: Reading
    frame: Frame
    _fresh: dict[tuple[int, _Held], Fresh] = field(default_factory=dict)
    _been: set[tuple[int, int, _Held]] = field(default_factory=set)
    _tried: dict[int, int] = field(default_factory=dict)  # by part, how often

    def match(self) -> Match | None:
        """What fills the placeholders of the first instance, None if there is none."""
        way = self.first_way() if self._possible() else None
        if way is None:
            return None
        fields = [(i, part) for i, part in enumerate(self.wording.parts) if isinstance(part, Field)]
        captured = {
            part.name: part.kind.content(self.seen, way[index], way[index + 1])
            for index, part in fields
        }
        values = {part.name: self._value(way, index, part) for index, part in fields}
        return Match(captured, {name: value for name, value in values.items() if value})

    def _value(self, way: list[int], index: int, part: Field) -> Value | None:
        return part.kind.value(self.seen, way[index], way[index + 1], self.reading)

    def _possible(self) -> bool:
        """Quick tests that most wordings fail on most texts."""
        flat, wording = self.seen.flat, self.wording
        if not all(piece in flat for piece in wording.rarest_first):
            return False
        if self.frame is Frame.WHOLE:
            return len(flat) <= wording.longest_instance
        if not all(kind.may_be_in(self.seen, self.reading.language) for kind in wording.kinds):
            return False
        return all(map(self._ends_somewhere, wording.telling_ends))

    def _ends_somewhere(self, end: Wording) -> bool:
        """Whether the end of the message stands anywhere, whatever is before it."""
        return _Search(end, self.seen, self.reading, Frame.PAGE).first_way() is not None

    def first_way(self) -> list[int] | None:
        """Depth first, without recursion: at each part the places still to be tried."""
        untried: list[Iterator[int]] = [iter(self._starts())]
        way: list[int] = []
        while untried:
            del way[len(untried) - 1 :]
            place = next(untried[-1], None)
            if place is None:
                untried.pop()
                continue
            way.append(place)
            if len(way) > len(self.wording.parts):
                return way
            onward = self._onward(way)
            if onward is None:
                return None
            untried.append(iter(onward))
        return None

    def _starts(self) -> Iterable[int]:
        """Where the message can begin."""
        first, flat = self.wording.parts[0], self.seen.flat
        if self.frame is Frame.WHOLE:
            return [0] if isinstance(first, Field) or flat.startswith(first) else []
        if isinstance(first, str):
            return (at for at in self.seen.occurrences(first) if not splits_word(flat, at))
        if not first.until:
            return first.kind.beginnings(self.seen, self.reading.language)
        goals = self.seen.occurrences(first.until)
        if first.name not in self.wording.repeated:
            return first.kind.furthest_starts(self.seen, goals, self.reading.language)
        return first.kind.starts(self.seen, goals, self.reading.language)

    def _onward(self, way: list[int]) -> Sequence[int] | None:
        """Where the next part may end, what to prefer first: least of a text, most of all else.

        None: it was tried too often; all ways lead through it.
        """
        index, start = len(way) - 1, way[-1]
        part = self.wording.parts[index]
        if isinstance(part, str):
            end = start + len(part)
            fits = self.seen.flat.startswith(part, start)
            return [end] if fits and (index < self._last or self._ends_well(end)) else []
        if self._is_tired_of(index, _MOST_TRIED if part.kind.tells_where else _MOST_TEXTS):
            return None
        first = self.wording.first_fields[part.name]
        again = self._content(way, first) if first < index else None
        found = (
            self._same_again(again, part, start) if again else self._field_ends(index, part, start)
        )
        if index == self._last:
            found = self._ending_well(found)
        fresh = self._fresh_of(index, part, found, self._held(way))
        return part.kind.by_liking(fresh)

    def _is_tired_of(self, index: int, most: int) -> bool:
        """Whether a part was tried at so many places that it stands nowhere: no page is that long."""
        self._tried[index] = self._tried.get(index, 0) + 1
        return self._tried[index] > most

    @cached_property
    def _last(self) -> int:
        return len(self.wording.parts) - 1

    def _ends_well(self, position: int) -> bool:
        """Whether the message may end at `position`."""
        if self.frame is Frame.WHOLE:
            return position == len(self.seen.flat)
        return not splits_word(self.seen.flat, position)

    def _field_ends(self, index: int, field: Field, start: int) -> Sequence[int]:
        if index < self._last:
            return field.kind.ends(self.seen, start, self.reading)
        is_whole = self.frame is Frame.PAGE and field.name not in self.wording.repeated
        ends = field.kind.whole_ends if is_whole else field.kind.ends
        return ends(self.seen, start, self.reading)

    def _ending_well(self, found: Sequence[int]) -> Sequence[int]:
        if self.frame is Frame.WHOLE:
            whole = len(self.seen.flat)
            return [whole] if whole in found else []
        return [end for end in found if self._ends_well(end)]

    def _same_again(self, value: str, field: Field, start: int) -> Sequence[int]:
        """Where a filling ends that says what the field of this name said before; it may have the space after it."""
        end = start + len(value)
        if not self.seen.flat.startswith(value, start):
            return []
        places = (end, end + 1) if self.seen.flat.startswith(" ", end) else (end,)
        return field.kind.ends_among(places, self.seen, start, self.reading)

    def _fresh_of(
        self, index: int, field: Field, found: Sequence[int], held: _Held
    ) -> Sequence[int]:
        """Of `found` the places where what follows the field stands, and nobody has been."""
        if isinstance(found, range) and field.until:
            if (index, held) not in self._fresh:
                self._fresh[index, held] = Fresh(self.seen.occurrences(field.until))
            return self._fresh[index, held].taken(found)
        follows = [end for end in found if self.seen.flat.startswith(field.until, end)]
        fresh = [end for end in follows if (index, end, held) not in self._been]
        self._been.update((index, end, held) for end in fresh)
        return fresh

    def _held(self, way: list[int]) -> _Held:
        """What the placeholders hold so far that are used more than once.

        Of the one being filled, where it begins: ended at the same place, it says something else.
        """
        if not self.wording.repeated:
            return ()
        firsts = [self.wording.first_fields[name] for name in sorted(self.wording.repeated)]
        now = len(way) - 1
        held = tuple(self._content(way, at) for at in firsts if at < now)
        return (*held, way[now]) if now in firsts else held

    def _content(self, way: list[int], index: int) -> str:
        return self.seen.flat[way[index] : way[index + 1]].strip()
