"""From one clock's time to another: a window, or one of its edges."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from commdrill.wording.times.absolute import Absolute
from commdrill.wording.times.clock import Clock
from commdrill.wording.times.named_day import NearDay
from commdrill.wording.times.said import CONTRADICTS, Lies, NoMoment, Said

_LONGEST_WINDOW = timedelta(days=31)


class Moment(Protocol):
    """What states a moment."""

    @property
    def needs_zone(self) -> bool:
        """Whether it says nothing where no zone is known."""

    def instant(self, said: Said) -> datetime | NoMoment:
        """The moment it means."""


@dataclass(frozen=True)
class Window:
    """A start and an end."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Range:
    """From one clock's time to another."""

    first: Absolute
    last: Absolute
    others: tuple["Range", ...] = ()  # the same in other zones

    def window(self, said: Said) -> Window | NoMoment:
        """The window it means, the same in every zone that is named."""
        window = self._window(said)
        if isinstance(window, NoMoment):
            return window
        agree = (one.first.is_at(window.start, said) for one in self.others)
        agree_too = (one.last.is_at(window.end, said) for one in self.others)
        return window if all(agree) and all(agree_too) else CONTRADICTS

    def _window(self, said: Said) -> Window | NoMoment:
        """Without a day as its end does."""
        if self.first.days and self.last.days:
            start, end = self.first.instant(said), self.last.instant(said)
        elif self.first.days:
            start = self._from_midnight.instant(said)
            end = self._after(start, said)
        elif self.first.part is not None and self.last.clock.is_open:
            start = self.first.instant(said)
            end = self._after(start, said)
        else:
            end = self.last.instant(said)
            start = self._before(end, said)
        if isinstance(start, NoMoment):
            return start
        if isinstance(end, NoMoment):
            return end
        if self.first == self.last or not timedelta(0) < end - start <= _LONGEST_WINDOW:
            return NoMoment("which ends before it begins")
        return Window(start, end)

    @property
    def needs_zone(self) -> bool:
        """Whether it says nothing where no zone is known."""
        return self.first.needs_zone or self.last.needs_zone

    @property
    def _from_midnight(self) -> Absolute:
        """`on Sunday between midnight and 6 am`: a day that a window is of begins with its midnight."""
        first = self.first
        is_tonight = first.part is not None or NearDay(0) in first.days
        is_midnight = first.clock == Clock(24) and not is_tonight
        return replace(first, clock=Clock(0)) if is_midnight else first

    def _after(self, start: datetime | NoMoment, said: Said) -> datetime | NoMoment:
        zone = self.last.zone_when(said)
        if isinstance(start, NoMoment) or zone is None:
            return start
        found = self.last.occurrences(start, zone)
        return next((moment for moment in found if moment > start), CONTRADICTS)

    def _before(self, end: datetime | NoMoment, said: Said) -> datetime | NoMoment:
        zone = self.first.zone_when(said)
        if isinstance(end, NoMoment) or zone is None:
            return end
        found = [moment for moment in self.first.occurrences(end, zone) if moment < end]
        return found[-1] if found else CONTRADICTS


@dataclass(frozen=True)
class Lasting:
    """`Sunday 02:00 UTC for 4 hours`: a start, and how long from then."""

    start: Moment
    length: timedelta

    def window(self, said: Said) -> Window | NoMoment:
        start = self.start.instant(said)
        if isinstance(start, NoMoment):
            return start
        if not timedelta(0) < self.length <= _LONGEST_WINDOW:
            return NoMoment("which ends before it begins")
        return Window(start, start + self.length)

    @property
    def needs_zone(self) -> bool:
        """Whether it says nothing where no zone is known."""
        return self.start.needs_zone


@dataclass(frozen=True)
class Edge:
    """The start or the end of a range, stated as a moment."""

    range: Range
    is_end: bool

    def instant(self, said: Said) -> datetime | NoMoment:
        """The moment it means; a start that is past may be of what is not over."""
        window = self.range.window(said)
        if said.lies is Lies.PAST and not self.is_end:
            lasting = self.range.window(replace(said, lies=Lies.AHEAD))
            is_on = isinstance(lasting, Window) and lasting.start <= said.now
            window = lasting if is_on else window
        if isinstance(window, NoMoment):
            return window
        return window.end if self.is_end else window.start

    @property
    def needs_zone(self) -> bool:
        """Whether it says nothing where no zone is known."""
        return self.range.needs_zone


Span = Range | Lasting
