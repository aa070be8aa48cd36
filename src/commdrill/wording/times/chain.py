"""One statement with a clock's time in it, or with two: what the links around it mean together."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from commdrill.wording.plain import Stretch
from commdrill.wording.times.absolute import Absolute
from commdrill.wording.times.clock import Clock, Part
from commdrill.wording.times.grammar import Grammar
from commdrill.wording.times.linked import Links, Side
from commdrill.wording.times.links import read_links
from commdrill.wording.times.named_day import TwoDays
from commdrill.wording.times.range import Edge, Range
from commdrill.wording.times.statement import Agreed, Since, Statement


@dataclass(frozen=True)
class Chain:
    """A statement with a clock's time in it, or with two: a range."""

    links: Links = field(repr=False)
    statements: tuple[Statement, ...]
    range: Range | None = None

    def entries(self) -> Iterator[tuple[int, int, int]]:
        """Places between which a statement may begin, and of which side."""
        for side, each in enumerate(self.links.sides):
            yield each.entry, each.at, side

    def ends_from(self, start: int) -> list[tuple[int, Statement]]:
        """Where a statement that begins at `start` may end, and what it says."""
        for entry, at, first in self.entries():
            if entry <= start <= at or (first == 0 and start == 0):
                return [
                    (end, self.statements[side])
                    for end, side in self.links.marks
                    if side >= first and end > start
                ]
        return []

    def range_ends_from(self, start: int) -> list[tuple[int, Range]]:
        """The same for a range as a whole."""
        whole = self.range
        first = self.links.sides[0]
        if whole is None or not (start == 0 or first.entry <= start <= first.at):
            return []
        return [(end, whole) for end, side in self.links.marks if side == 1]


def chain_at(words: Stretch, before: str, grammar: Grammar) -> Chain | None:
    """The statement that begins the stretch."""
    if grammar.days.recurring.search(before) and grammar.days.at(words.plain, 0):
        return None
    links = _with_times_alone(read_links(words, before, grammar))
    sides = _on_two_days(_settled(links.sides) or [])
    if not sides or not links.marks:
        return None
    stated = [_of_side(side, clock) for side, clock in sides]
    if len(stated) == 1:
        return Chain(links, (_of_kind(_agreed(stated[0], links), links),))
    whole = Range(stated[0], stated[1], _other_ranges(links))
    return Chain(links, (Edge(whole, is_end=False), Edge(whole, is_end=True)), whole)


def _on_two_days(sides: list[tuple[Side, Clock]]) -> list[tuple[Side, Clock]]:
    """`14/15 November, 23:00-05:00`: one time on each; without a midnight in between they say nothing."""
    night = sides[0][0].night if sides else None
    if not isinstance(night, TwoDays):
        return sides
    if len(sides) == 1:
        return []
    (first, start), (last, end) = sides
    if last.days or _minute(start, first.part) <= _minute(end, last.part):
        return []
    evening = replace(first, night=None, days=night.of_evening())
    return [(evening, start), (replace(last, days=night.of_morning()), end)]


def _minute(clock: Clock, part: Part | None) -> int:
    """Of its day, the first that it may mean."""
    return min(clock.hours(part), default=clock.hour) % 24 * 60 + clock.minute


def _of_side(side: Side, clock: Clock) -> Absolute:
    if side.night is None:
        return Absolute(clock, side.zone, side.days, side.part)
    if clock.is_plain and 8 <= clock.hour <= 12:  # `de 11 a 5`, of a night
        clock = Clock(clock.hour + 12, clock.minute, clock.second)
    hour = next(iter(clock.hours(side.part)), 0)
    days = side.night.of_evening() if 12 <= hour < 24 else side.night.of_morning()
    return Absolute(replace(clock, hour=0) if hour == 24 else clock, side.zone, days, side.part)


def _other_ranges(links: Links) -> tuple[Range, ...]:
    """The same in other zones: `06:00 – 09:00 GMT / 01:00 – 04:00 EST`."""
    settled = [_settled(other.sides) or () for other in links.others]
    stated = ([Absolute(c, side.zone, (), side.part) for side, c in sides] for sides in settled)
    ranges = (Range(sides[0], sides[1]) for sides in stated if len(sides) > 1)
    return tuple(dict.fromkeys(ranges))


def _with_times_alone(links: Links) -> Links:
    """Without a second time that is none: `16:30 UTC - 5 of us …`."""
    if len(links.sides) == 1 or links.last.is_time:
        return links
    marks = tuple(mark for mark in links.marks if mark[1] == 0)
    return replace(links, sides=links.sides[:1], marks=marks)


def _of_kind(stated: Absolute | Agreed, links: Links) -> Statement:
    return Since(stated) if links.is_since else stated


def _agreed(stated: Absolute, links: Links) -> Absolute | Agreed:
    others = [
        Absolute(clock, side.zone, side.days, side.part)
        for other in links.others
        for side, clock in _settled(other.sides) or ()
    ]
    # one that is repeated is asked once
    return Agreed(stated, tuple(dict.fromkeys(others))) if others else stated


def _settled(sides: tuple[Side, ...]) -> list[tuple[Side, Clock]] | None:
    """Each side with what it shares with the other; None where something says nothing."""
    first, last = sides[0], sides[-1]
    if first.clock is None or last.clock is None:
        return None
    if first is last:
        return [(first, first.clock)] if first.is_time else None
    first_clock, last_clock = _halves(first, first.clock, last, last.clock)
    zone = first.zone or last.zone
    last_zone = last.zone or first.zone
    return [(replace(first, zone=zone), first_clock), (replace(last, zone=last_zone), last_clock)]


def _halves(first: Side, start: Clock, last: Side, end: Clock) -> tuple[Clock, Clock]:
    """`2-4 pm`, `10 de la noche a 2`: one side says which half of the day is meant, for both."""
    if first.zone and last.zone and first.zone != last.zone:
        return start, end
    if last.is_definite and not first.is_definite and start.hour <= 12:
        return _before(start, end, last.part), end
    if first.is_definite and not last.is_definite and end.hour <= 12:
        return start, replace(end, is_open=True)
    return start, end


def _before(start: Clock, end: Clock, part: Part | None) -> Clock:
    """The last time before `end` that `start` may be."""
    limit = min(end.hours(part), default=end.hour) % 24 * 60 + end.minute
    hours = (start.hour % 12 + 12, start.hour % 12)
    earlier = (hour for hour in hours if hour * 60 + start.minute < limit)
    return Clock(next(earlier, hours[0]), start.minute, start.second)
