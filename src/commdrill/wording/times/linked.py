"""What was read of a statement so far: one clock's time or two, each with its days, its part of a day, its zone."""

from dataclasses import dataclass, replace

from commdrill.wording.times.absolute import Zone
from commdrill.wording.times.clock import Clock, Part
from commdrill.wording.times.named_day import Day, Night


@dataclass(frozen=True)
class Side:
    """One clock's time; `entry` to `at` is where its statement may begin."""

    clock: Clock | None = None
    is_bare: bool = False  # digits that may be no time at all
    days: tuple[Day, ...] = ()
    night: Night | None = None
    part: Part | None = None
    zone: Zone | None = None
    entry: int = 0
    at: int = 0

    @property
    def is_definite(self) -> bool:
        """Whether it is known which half of the day is meant."""
        return self.part is not None or not (self.clock and self.clock.is_plain)

    @property
    def is_time(self) -> bool:
        """Whether digits are a time: they are marked as one, or a zone or a part of the day says so."""
        is_zoned = self.zone is not None and not self.zone.is_local
        return not self.is_bare or is_zoned or self.part is not None


@dataclass(frozen=True)
class Links:
    """What was read so far; `marks` are places where a statement may end, each with its side."""

    end: int = 0
    before: str = ""  # the stretch
    sides: tuple[Side, ...] = (Side(),)
    others: tuple["Links", ...] = ()
    marks: tuple[tuple[int, int], ...] = ()
    is_between: bool = False
    is_since: bool = False
    is_from: bool = False  # announced as a range before it begins
    is_printed: bool = False  # day and time in one, as programs write them

    @property
    def last(self) -> Side:
        return self.sides[-1]

    def with_last(self, end: int, side: Side) -> "Links":
        return replace(self, end=end, sides=(*self.sides[:-1], side))

    def marked(self) -> "Links":
        """A statement may end here."""
        if self.last.clock is None:
            return self
        return replace(self, marks=(*self.marks, (self.end, len(self.sides) - 1)))
