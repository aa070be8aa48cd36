"""A time of day, and the parts of a day."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A part of a day, in hours; those after 24 are of the next day."""

    first: int
    last: int
    of_two_days: bool = False  # whether the hours after midnight may be the named day's own

    def within(self, other: "Part | None") -> "Part":
        """`tomorrow morning at seven a.m.`: what is in both; no hour at all where they contradict."""
        if other is None:
            return self
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Part(first, max(first, last), self.of_two_days and other.of_two_days)


@dataclass(frozen=True)
class Clock:
    """A time of day. `is_open`: one of twelve hours, which are meant hangs on what stands around it."""

    hour: int  # 24: the end of the day
    minute: int = 0
    second: int = 0
    is_open: bool = False
    is_usual: bool = False  # what words such as `close of business` mean, unless digits say it
    is_plain: bool = False  # digits alone: of 24 hours, unless a part of the day says otherwise

    def hours(self, part: Part | None) -> tuple[int, ...]:
        """The hours it may mean, from the day's beginning."""
        if part is not None:
            meant = [hour for hour in self._possible if part.first <= hour < part.last]
            return tuple(meant[:1])
        if self.is_open:
            return (self.hour % 12, self.hour % 12 + 12)
        return (self.hour,)

    @property
    def _possible(self) -> tuple[int, ...]:
        low = self.hour % 12 if self.hour <= 12 else self.hour
        if self.is_open or (self.is_plain and self.hour <= 12):
            return (low, low + 12, low + 24)
        return (self.hour, self.hour + 24)
