"""What a text says of a time: a moment so long from now, a clock's time of a day, a window."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from commdrill.wording.times.clock import Clock, Part
from commdrill.wording.times.named_day import Day, NearDay, NumericDay, day_of
from commdrill.wording.times.said import CONTRADICTS, OF_TWO_DAYS, Lies, NoMoment, Said
from commdrill.wording.times.shown import moment_at, occurrences

_STALE = timedelta(hours=6)  # a clock's time without a day that was so lately is what was meant
_ROUNDED = timedelta(minutes=10)
_LONGEST_WINDOW = timedelta(days=31)


@dataclass(frozen=True)
class Relative:
    """So long from now; so long ago, where it is less than nothing."""

    after: timedelta

    def instant(self, said: Said) -> datetime | NoMoment:
        """The moment it means."""
        return said.now + self.after

    @property
    def needs_zone(self) -> bool:
        """Whether it says nothing where no zone is known."""
        return False


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
        found = [moment_at(day, hour, self.clock.minute, zone) for hour in hours]
        return _of_two(found, said)

    def zone_when(self, said: Said) -> tzinfo | None:
        """The zone it is read in."""
        return self.zone.of(said) if self.zone else said.zone

    def occurrences(self, around: datetime, zone: tzinfo) -> tuple[datetime, ...]:
        """When clocks show it around a moment, in order."""
        day = around.astimezone(zone).date()
        return occurrences(day, self.clock.hours(self.part), self.clock.minute, zone)

    def is_at(self, moment: datetime, said: Said) -> bool:
        """Whether clocks of its zone show it at a moment."""
        zone = self.zone_when(said)
        return zone is not None and moment in self.occurrences(moment, zone)

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
        if not isinstance(day, NumericDay):
            return day
        return day.read(self.zone.month_first if self.zone else None)

    def _in_the_night(self, day: date, said: Said, zone: tzinfo) -> datetime | NoMoment:
        """`tonight at 2:00` is of the night to come; said after midnight, of the one that is."""
        hour = next(iter(self.clock.hours(self.part)), None)
        if hour is None:
            return CONTRADICTS
        is_late = said.now.astimezone(zone).hour < 6 and hour >= 24
        return moment_at(day, hour - 24 if is_late else hour, self.clock.minute, zone)


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


@dataclass(frozen=True)
class Agreed:
    """A moment stated in several zones: they must mean the same."""

    main: Absolute
    others: tuple[Absolute, ...]

    def instant(self, said: Said) -> datetime | NoMoment:
        """The moment all of them mean."""
        moment = self.main.instant(said)
        if isinstance(moment, NoMoment):
            return moment
        return moment if all(one.is_at(moment, said) for one in self.others) else CONTRADICTS

    @property
    def needs_zone(self) -> bool:
        """Whether it says nothing where no zone is known."""
        return self.main.needs_zone


@dataclass(frozen=True)
class Since:
    """`since 14:00`: a moment that is past whatever the clock says."""

    stated: Absolute | Agreed

    def instant(self, said: Said) -> datetime | NoMoment:
        """The moment it means."""
        moment = self.stated.instant(replace(said, lies=Lies.PAST))
        return moment if isinstance(moment, NoMoment) or moment <= said.now else CONTRADICTS

    @property
    def needs_zone(self) -> bool:
        """Whether it says nothing where no zone is known."""
        return self.stated.needs_zone


@dataclass(frozen=True)
class Twice:
    """`within 2 hours (by 17:10 UTC)`: a clock's time, and about how long it is until then."""

    clock: Absolute | Agreed
    length: Relative

    def instant(self, said: Said) -> datetime | NoMoment:
        """The clock's time, where the length is that one rounded."""
        moment = self.clock.instant(said)
        if isinstance(moment, NoMoment):
            return moment
        away = abs(moment - said.now - self.length.after)
        return moment if away <= max(_ROUNDED, abs(self.length.after) / 4) else CONTRADICTS

    @property
    def needs_zone(self) -> bool:
        """Whether it says nothing where no zone is known."""
        return self.clock.needs_zone


Statement = Relative | Absolute | Edge | Agreed | Since | Twice
