"""A clock's time, in a zone, of a day."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from commdrill.wording.times.clock import Clock, Part
from commdrill.wording.times.named_day import Beside, Day, NumericDay, day_of
from commdrill.wording.times.said import CONTRADICTS, OF_TWO_DAYS, Lies, NoMoment, Said


@lru_cache(maxsize=4096)  # one clock's time is told to thousands
def _occurrences(day: date, clock: Clock, part: Part | None, zone: tzinfo) -> tuple[datetime, ...]:
    """When clocks show it around a day, in order."""
    days = (day + timedelta(days=days) for days in (-2, -1, 0, 1, 2))
    found = {_moment_at(one, hour, clock, zone) for one in days for hour in clock.hours(part)}
    return tuple(sorted(found))


def _moment_at(day: date, hour: int, clock: Clock, zone: tzinfo) -> datetime:
    """When a clock shows it at an hour; those after 24 are of the next day."""
    days, hour = divmod(hour, 24)
    shown = time(hour, clock.minute, clock.second)
    local = datetime.combine(day + timedelta(days=days), shown, zone)
    return local.astimezone(UTC)


_MINUTE = timedelta(minutes=1)  # of two zones one may be said with seconds
_STALE = timedelta(hours=6)  # a clock's time without a day that was so lately is what was meant


@dataclass(frozen=True)
class Zone:
    """What a text says of a zone. `is_local`: where its reader is; else nothing is known of `tz`."""

    tz: tzinfo | None
    is_local: bool = False
    month_first: bool | None = None  # how days are written there

    def of(self, said: Said) -> tzinfo | None:
        """The zone, where one is known."""
        return said.zone if self.is_local else self.tz


@dataclass(frozen=True)
class Absolute:
    """A clock's time in a zone, on a day or on the next there is."""

    clock: Clock
    zone: Zone | None = None
    days: tuple[Day, ...] = ()
    part: Part | None = None

    @property
    def needs_zone(self) -> bool:
        """Whether it says nothing where no zone is known."""
        return self.zone is None or self.zone.is_local

    def instant(self, said: Said) -> datetime | NoMoment:
        """The moment it means when it is said."""
        zone = self.zone_when(said)
        if zone is None:
            return NoMoment("which names no time zone")
        if not self.days:
            return self._nearest(said, zone)
        day = self._date(said, zone)
        if isinstance(day, NoMoment | _Tonight):
            return day if isinstance(day, NoMoment) else self._in_the_night(day.day, said, zone)
        hours = self.clock.hours(self.part)
        if not hours:
            return CONTRADICTS
        if self.part and self.part.of_two_days and max(hours) >= 24:
            return OF_TWO_DAYS
        found = [_moment_at(day, hour, self.clock, zone) for hour in hours]
        return _of_two(found, said)

    def zone_when(self, said: Said) -> tzinfo | None:
        return self.zone.of(said) if self.zone else said.zone

    def occurrences(self, around: datetime, zone: tzinfo) -> tuple[datetime, ...]:
        """When clocks show it around a moment, in order."""
        day = around.astimezone(zone).date()
        return _occurrences(day, self.clock, self.part, zone)

    def is_at(self, moment: datetime, said: Said) -> bool:
        """Whether clocks of its zone show it in a moment's minute, on the day it names."""
        zone = self.zone_when(said)
        shown = self.occurrences(moment, zone) if zone else ()
        if not self.days:
            return any(abs(one - moment) < _MINUTE for one in shown)
        named = self.instant(said)
        return isinstance(named, datetime) and abs(named - moment) < _MINUTE

    def _nearest(self, said: Said, zone: tzinfo) -> datetime | NoMoment:
        """The next one to come, unless one was lately; of what is past the mirror image of it."""
        moments = self.occurrences(said.now, zone)
        if not moments:
            return CONTRADICTS
        last = max(moment for moment in moments if moment <= said.now)
        coming = min(moment for moment in moments if moment > said.now)
        if said.lies is Lies.PAST:
            return coming if coming - said.now <= _STALE else last
        return last if said.now - last <= _STALE else coming

    def _date(self, said: Said, zone: tzinfo) -> "date | _Tonight | NoMoment":
        today = said.now.astimezone(zone).date()
        days = [self._read(day) for day in self.days]
        unread = next((day for day in days if isinstance(day, NoMoment)), None)
        if unread:
            return unread
        known = [day for day in days if not isinstance(day, NoMoment | NumericDay)]
        found = day_of(known, today, said)
        if isinstance(found, NoMoment):
            return found
        is_night = self.part is not None and self.part.first >= 17 and found == today
        return _Tonight(found) if is_night else found

    def _read(self, day: Day) -> Day | NoMoment:
        if isinstance(day, Beside):
            beside = self._read(day.day)
            return beside if isinstance(beside, NoMoment) else replace(day, day=beside)
        if not isinstance(day, NumericDay):
            return day
        if day.month_first is None and self.zone is not None:
            day = replace(day, month_first=self.zone.month_first)
        return day.read()

    def _in_the_night(self, day: date, said: Said, zone: tzinfo) -> datetime | NoMoment:
        """`tonight at 2:00` is of the night to come; said after midnight, of the one that is."""
        hour = next(iter(self.clock.hours(self.part)), None)
        if hour is None:
            return CONTRADICTS
        is_late = said.now.astimezone(zone).hour < 6 and hour >= 24
        return _moment_at(day, hour - 24 if is_late else hour, self.clock, zone)


@dataclass(frozen=True)
class _Tonight:
    day: date


def _of_two(found: list[datetime], said: Said) -> datetime:
    """Of the hours that an open clock may mean: the next to come, unless one was lately."""
    ahead = [moment for moment in found if moment > said.now]
    lately = [moment for moment in found if timedelta(0) <= said.now - moment <= _STALE]
    if said.lies is Lies.PAST:
        past = [moment for moment in found if moment <= said.now]
        return max(past) if past else min(found)
    return max(lately) if lately else min(ahead, default=max(found))
