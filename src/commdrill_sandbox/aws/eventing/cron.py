"""AWS's cron: minutes, hours, day of the month, month, day of the week (1 is Sunday), year."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_MONTHS = [name.upper() for name in calendar.month_abbr[1:]]
_DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]
_STEP = re.compile(r"(\*|\w+(?:-\w+)?)(?:/(\d+))?")
_LONGEST = 366 * 30  # days looked through: nothing is rarer than a leap day on a day of the week


@dataclass(frozen=True)
class Cron:
    """Local times, without a zone. `days`, `weekdays`: as they are written; one of them is `?`."""

    minutes: frozenset[int]
    hours: frozenset[int]
    days: str
    months: frozenset[int]
    weekdays: str
    years: frozenset[int]

    def after(self, instant: datetime) -> datetime | None:
        """The first time later than `instant`; None: never again."""
        times = [(hour, minute) for hour in sorted(self.hours) for minute in sorted(self.minutes)]
        for ahead in range(_LONGEST):
            day = instant.date() + timedelta(days=ahead)
            if day.year > max(self.years):
                return None
            if not self._is_on(day):
                continue
            for hour, minute in times:
                found = datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001 - local
                if found > instant:
                    return found
        return None

    def _is_on(self, day: date) -> bool:
        if day.year not in self.years or day.month not in self.months:
            return False
        if self.days != "?":
            return any(_is_day(part, day) for part in self.days.split(","))
        return any(_is_weekday(part, day) for part in self.weekdays.split(","))


def cron(written: str) -> Cron:
    """Raises: ValueError."""
    fields = written.upper().split()
    if len(fields) != 6 or (fields[2] == "?") == (fields[4] == "?"):
        raise ValueError(written)
    minutes, hours, days, months, weekdays, years = fields
    made = Cron(
        _numbers(minutes, 0, 59),
        _numbers(hours, 0, 23),
        days,
        _numbers(months, 1, 12, _MONTHS, 1),
        weekdays,
        _numbers(years, 1970, 2199),
    )
    made._is_on(date(min(made.years), min(made.months), 1))  # noqa: SLF001 - reads the days once
    return made


def _numbers(
    written: str, least: int, most: int, names: list[str] | None = None, first: int = 0
) -> frozenset[int]:
    """`5`, `1-5`, `*/15`, `3/10`, `MON-FRI`, and lists of them."""
    found: set[int] = set()
    for part in written.split(","):
        parts = _STEP.fullmatch(part)
        if parts is None:
            raise ValueError(written)
        low, high = (least, most) if parts[1] == "*" else _span(parts[1], names, first)
        if parts[2] and "-" not in parts[1]:
            high = most
        if not least <= low <= high <= most or parts[2] == "0":
            raise ValueError(written)
        found |= set(range(low, high + 1, int(parts[2] or 1)))
    return frozenset(found)


def _span(written: str, names: list[str] | None, first: int) -> tuple[int, int]:
    low, _, high = written.partition("-")
    return _number(low, names, first), _number(high or low, names, first)


def _number(written: str, names: list[str] | None, first: int) -> int:
    return names.index(written) + first if names and written in names else int(written)


def _is_day(written: str, day: date) -> bool:
    """`L` the month's last, `15W` the working day nearest to the 15th, else a number."""
    last = calendar.monthrange(day.year, day.month)[1]
    if written == "L":
        return day.day == last
    if written == "LW":
        return day == _nearest(day.replace(day=last))
    if written.endswith("W"):
        return day == _nearest(day.replace(day=min(int(written[:-1]), last)))
    return day.day in _numbers(written, 1, 31)


def _nearest(day: date) -> date:
    """The working day nearest to a day, in its month."""
    if (weekday := day.weekday()) < 5:
        return day
    back, on = (-1, 2) if weekday == 5 else (-2, 1)
    first, second = (back, on) if weekday == 5 else (on, back)
    near = day + timedelta(days=first)
    return near if near.month == day.month else day + timedelta(days=second)


def _is_weekday(written: str, day: date) -> bool:
    """`6L` the month's last Friday, `6#3` its third, else a number or a name."""
    today = day.isoweekday() % 7 + 1
    if written == "L":
        return today == 7
    if written.endswith("L"):
        return today == _number(written[:-1], _DAYS, 1) and (day + timedelta(days=7)).month != day.month  # fmt: skip
    if "#" in written:
        which, _, nth = written.partition("#")
        return today == _number(which, _DAYS, 1) and (day.day - 1) // 7 + 1 == int(nth)
    return today in _numbers(written, 1, 7, _DAYS, 1)
