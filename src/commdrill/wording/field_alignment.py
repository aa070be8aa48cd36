"""What stands in the fields where all the fixed words are there, in order."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from commdrill.wording.fresh import Fresh
from commdrill.wording.seen import SeenText, find_all, splits_word
from commdrill.wording.types import Reading
from commdrill.wording.wording import Field, Wording

_CUT = re.compile(r"\w| \w\.")  # what follows an end that is none: "p.|m.", "p.| m."
_LONGEST_MISFIT = 400  # what is longer does not stand in one field
_MOST_NEAR, _MOST_LAST, _MOST_ASKED = 100, 20, 1_000


@dataclass(frozen=True)
class Filling:
    """What stands where a field is, and whether it is of its type."""

    field: Field
    start: int
    end: int
    fits: bool


@dataclass(frozen=True)
class Way:
    """A way through the message up to some place; the least misfits, then the shortest, is best."""

    start: int
    misfits: int = 0
    misfit_length: int = 0
    fillings: tuple[Filling, ...] = ()

    @property
    def cost(self) -> tuple[int, int]:
        return self.misfits, self.misfit_length

    def through(self, filling: Filling) -> "Way":
        misfit = not filling.fits
        return Way(
            self.start,
            self.misfits + misfit,
            self.misfit_length + misfit * (filling.end - filling.start),
            (*self.fillings, filling),
        )


_Ways = Mapping[int, Way]  # by the place reached


def best_way(
    wording: Wording, seen: SeenText, bounds: tuple[int, int], reading: Reading
) -> tuple[Way, int] | None:
    """The way with the fewest misfits between `bounds`, and where it ends."""
    ways: _Ways = _beginnings(wording, seen, bounds, reading)
    for part in wording.parts:
        if isinstance(part, str):
            ways = {
                at + len(part): way
                for at, way in ways.items()
                if seen.flat.startswith(part, at) and at + len(part) <= bounds[1]
            }
        else:
            goals = _goals(part, seen, bounds, list(ways), reading)
            ways = _through_field(part, seen, ways, goals, reading)
    if not ways:
        return None
    end = min(ways, key=lambda at: _evil(ways[at], at, seen))
    return ways[end], end


def _evil(way: Way, end: int, seen: SeenText) -> tuple[int, bool, int, int]:
    """What is left over at either end is the lesser one, but "p." is no end of "p.m."."""
    cut = _CUT.match(seen.flat, end) is not None
    return way.misfits, cut, way.misfit_length, way.start - end


def _beginnings(
    wording: Wording, seen: SeenText, bounds: tuple[int, int], reading: Reading
) -> _Ways:
    first = wording.parts[0]
    if isinstance(first, str):
        return {
            at: Way(at, misfits=int(splits_word(seen.flat, at)))
            for at in find_all(seen.flat, first, *bounds)
        }
    goal = seen.flat.find(first.until, *bounds) if first.until else bounds[1]
    begin = max(seen.line_start(goal), bounds[0], goal - _LONGEST_MISFIT)
    return {
        at: Way(at)
        for at in (begin, *first.kind.starts(seen, [goal], reading.language))
        if at >= begin
    }


def _goals(
    field: Field, seen: SeenText, bounds: tuple[int, int], starting: Sequence[int], reading: Reading
) -> Sequence[int]:
    if field.until:
        return list(find_all(seen.flat, field.until, *bounds))
    fitting = (field.kind.whole_ends(seen, at, reading) for at in starting)
    found = {bounds[1], *(seen.line_end(at) for at in starting), *chain.from_iterable(fitting)}
    return sorted(end for end in found if end <= bounds[1])


def _through_field(
    field: Field, seen: SeenText, ways: _Ways, goals: Sequence[int], reading: Reading
) -> _Ways:
    """The best way to each goal, through a filling that fits or through whatever stands there."""
    reached = _through_anything(field, seen, ways, goals)
    places = sorted(ways, key=lambda at: ways[at].cost)
    fitting = _asked_for if field.kind.asks_each_end else _fitting
    for at, there in fitting(field, seen, places, goals, reading):
        for end in there:
            onward = ways[at].through(Filling(field, at, end, fits=True))
            if end not in reached or onward.cost < reached[end].cost:
                reached[end] = onward
    return reached


_Fitting = Iterator[tuple[int, Iterable[int]]]  # a place, and the goals that a filling has there


def _fitting(
    field: Field, seen: SeenText, places: Sequence[int], goals: Sequence[int], reading: Reading
) -> _Fitting:
    goal_set, fresh = frozenset(goals), Fresh(goals)
    for at in places:
        found = field.kind.ends(seen, at, reading)
        # where any end fits, who comes by the best way first needs no rival
        yield at, fresh.taken(found) if isinstance(found, range) else goal_set.intersection(found)


def _asked_for(
    field: Field, seen: SeenText, places: Sequence[int], goals: Sequence[int], reading: Reading
) -> _Fitting:
    """Each goal costs a question: the nearest and the last are asked for, from not too many places."""
    asked = 0
    for at in places:
        first = bisect_right(goals, at)
        near = (
            *goals[first : first + _MOST_NEAR],
            *goals[max(first + _MOST_NEAR, len(goals) - _MOST_LAST) :],
        )
        there = field.kind.ends_among(near, seen, at, reading)
        yield at, there
        asked += len(near) if there else 0
        if asked > _MOST_ASKED:
            return


def _through_anything(
    field: Field, seen: SeenText, ways: _Ways, goals: Sequence[int]
) -> dict[int, Way]:
    reached: dict[int, Way] = {}
    places, index = sorted(ways), 0
    best: int | None = None
    for goal in goals:
        while index < len(places) and places[index] <= _meets(seen, goal):
            at = places[index]
            if best is None or _ahead(ways, at) <= _ahead(ways, best):
                best = at
            index += 1
        if best is not None and goal - best <= _LONGEST_MISFIT:
            filling = Filling(field, min(best, goal), goal, fits=False)
            reached[goal] = ways[best].through(filling)
    return reached


def _ahead(ways: _Ways, at: int) -> tuple[int, int]:
    """What makes one place a better one to come from than another, whatever the goal."""
    return ways[at].misfits, ways[at].misfit_length - at


def _meets(seen: SeenText, goal: int) -> int:
    """Where the words before an empty field may end: one space serves both sides."""
    return goal + 1 if seen.flat.startswith(" ", goal) else goal
