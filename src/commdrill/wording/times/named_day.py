"""Days as they are named, and the one date that all names of a statement mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from commdrill.wording.times.said import Lies, NoMoment, Said

_NO_SUCH_DAY = "a day that does not exist"
_OTHER_DAY = "whose weekday and date are not the same day"


@dataclass(frozen=True)
class NearDay:
    """So many days after today."""

    days: int

    def is_on(self, day: date, today: date) -> bool:
        """Whether it may mean this day."""
        return day - today == timedelta(days=self.days)


@dataclass(frozen=True)
class Weekday:
    """The next such day, today included unless it `is_next`; Monday is 0."""

    weekday: int
    is_next: bool = False

    def is_on(self, day: date, today: date) -> bool:
        """Whether it may mean this day."""
        return day.weekday() == self.weekday and not (self.is_next and day == today)


@dataclass(frozen=True)
class CalendarDay:
    """A day of a month; without a year the one nearest to today, without a month the next."""

    day: int
    month: int | None = None
    year: int | None = None

    def is_on(self, day: date, today: date) -> bool:  # noqa: ARG002 - others hang on it
        """Whether it may mean this day."""
        return (
            day.day == self.day
            and self.month in (None, day.month)
            and self.year in (None, day.year)
        )


@dataclass(frozen=True)
class NumericDay:
    """`3/12`: which is the month hangs on where it is written."""

    first: int
    second: int
    year: int | None
    month_first: bool | None  # None: nothing tells

    def read(self) -> CalendarDay | NoMoment:
        if self.second > 12 or (self.first <= 12 and self.month_first):
            return CalendarDay(self.second, self.first, self.year)
        if self.first > 12 or self.month_first is False or self.first == self.second:
            return CalendarDay(self.first, self.second, self.year)
        return NoMoment("which may be two days: write the month in letters")


@dataclass(frozen=True)
class Beside:
    """So many days after one that is named."""

    day: "Day"
    days: int

    def is_on(self, day: date, today: date) -> bool:
        """Whether it may mean this day."""
        return _is_on(self.day, day - timedelta(days=self.days), today)


Day = NearDay | Weekday | CalendarDay | NumericDay | Beside


@dataclass(frozen=True)
class Night:
    """`the night of Saturday to Sunday`: from the evening of a day to the morning of the next."""

    evening: tuple[Day, ...]
    morning: tuple[Day, ...]

    def of_evening(self) -> tuple[Day, ...]:
        """What names the day of its evening."""
        return (*self.evening, *(Beside(day, -1) for day in self.morning))

    def of_morning(self) -> tuple[Day, ...]:
        """What names the day of its morning."""
        return (*self.morning, *(Beside(day, 1) for day in self.evening))


@dataclass(frozen=True)
class TwoDays(Night):
    """`14/15 November`: a night, if the clock's times that it is of pass midnight."""


def day_of(days: Sequence[Day], today: date, said: Said) -> date | NoMoment:
    """The one day that all of them mean."""
    by_nearness = sorted(_candidates(days, today), key=lambda day: abs(day - today))
    if any(isinstance(day, CalendarDay) and day.month is not None for day in days):
        order = by_nearness[:1]
    else:
        order = sorted(by_nearness, key=lambda day: _is_behind(day, today, said))
    kept = (day for day in order if all(_is_on(each, day, today) for each in days))
    return next(kept, None) or NoMoment(_NO_SUCH_DAY if not order else _OTHER_DAY)


def _is_on(day: Day, found: date, today: date) -> bool:
    return not isinstance(day, NumericDay) and day.is_on(found, today)


def _candidates(days: Sequence[Day], today: date) -> list[date]:
    """Days that the most telling of `days` may mean."""
    for day in days:
        if isinstance(day, CalendarDay) and day.month is not None:
            years = (today.year - 1, today.year, today.year + 1)
            dates = (_date(day.year or year, day.month, day.day) for year in years)
            return [found for found in dates if found]
    for day in days:
        if isinstance(day, NearDay):
            return [today + timedelta(days=day.days)]
    is_dated = any(isinstance(day, CalendarDay) for day in days)
    return [today + timedelta(days=days) for days in range(-31, 63 if is_dated else 8)]


def _is_behind(day: date, today: date, said: Said) -> bool:
    """Whether another day is meant sooner: `on Tuesday` means the one to come."""
    return day > today if said.lies is Lies.PAST else day < today


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
