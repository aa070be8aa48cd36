"""Days as messages name them: `tomorrow`, `on Tuesday`, `23 November 2026`, `el 23 de noviembre`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import assert_never

from commdrill.wording.lazy_pattern import LazyPattern

_ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_SPANISH_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
)  # fmt: skip
_ENGLISH_WEEKDAYS = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
_SPANISH_WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_DAYTIME, _AFTERNOON, _NIGHT = range(0), range(1, 12), range(5, 12)
_ENGLISH_NEAR = {
    "later today": (0, _DAYTIME), "today": (0, _DAYTIME), "tonight": (0, _NIGHT),
    "later tonight": (0, _NIGHT), "this morning": (0, _DAYTIME), "this afternoon": (0, _AFTERNOON),
    "later this afternoon": (0, _AFTERNOON), "this evening": (0, _AFTERNOON),
    "tomorrow morning": (1, _DAYTIME), "tomorrow afternoon": (1, _AFTERNOON),
    "tomorrow evening": (1, _AFTERNOON), "tomorrow": (1, _DAYTIME),
}  # fmt: skip
_SPANISH_NEAR = {
    "hoy mismo": (0, _DAYTIME), "hoy por la tarde": (0, _AFTERNOON), "hoy": (0, _DAYTIME),
    "esta misma tarde": (0, _AFTERNOON), "esta mañana": (0, _DAYTIME),
    "esta tarde": (0, _AFTERNOON), "esta noche": (0, _NIGHT), "pasado mañana": (2, _DAYTIME),
    "mañana por la mañana": (1, _DAYTIME), "mañana por la tarde": (1, _AFTERNOON),
    "mañana": (1, _DAYTIME),
}  # fmt: skip

_DAY = r"(?P<day>[0-3]?[0-9])"
_YEAR = r"(?P<year>20[0-9]{2})(?![0-9])"


@dataclass(frozen=True)
class NearDay:
    """So many days after today. `second_half`: hours that are meant as those after noon."""

    days: int
    second_half: range = range(0)


@dataclass(frozen=True)
class Weekday:
    """The next such day, today included; Monday is 0."""

    weekday: int


@dataclass(frozen=True)
class CalendarDay:
    """A day of a month; without a year the one nearest to today."""

    month: int
    day: int
    year: int | None


Day = NearDay | Weekday | CalendarDay


def date_of(day: Day, today: date) -> date | None:
    """The date that `day` means when it is said on `today`; None: there is no such date."""
    match day:
        case NearDay(days):
            return today + timedelta(days=days)
        case Weekday(weekday):
            return today + timedelta(days=(weekday - today.weekday()) % 7)
        case CalendarDay():
            return _nearest(day, today)
        case _:
            assert_never(day)


def _nearest(day: CalendarDay, today: date) -> date | None:
    years = (today.year - 1, today.year, today.year + 1) if day.year is None else (day.year,)
    dates = (_date(year, day.month, day.day) for year in years)
    return min((found for found in dates if found), key=lambda at: abs(at - today), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _names(words: tuple[str, ...]) -> str:
    """Each name, and its first three letters with or without a dot."""
    return "|".join([*words, "sept", *(f"{word[:3]}\\.?" for word in words)])


def _number_of(name: str, words: tuple[str, ...]) -> int | None:
    return next((i for i, word in enumerate(words) if word.startswith(name[:3].lower())), None)


_EN_WEEKDAY = rf"(?P<weekday>{_names(_ENGLISH_WEEKDAYS)})"
_ES_WEEKDAY = rf"(?P<weekday>{_names(_SPANISH_WEEKDAYS)})"
_EN_MONTH = rf"(?P<month>{_names(_ENGLISH_MONTHS)})"
_ES_MONTH = rf"(?P<month>{_names(_SPANISH_MONTHS)})"
_ISO = r"(?P<iso_year>20[0-9]{2})-(?P<iso_month>[01][0-9])-(?P<iso_day>[0-3][0-9])"
_SLASHED = (
    r"(?P<first>[0-3]?[0-9])(?P<mark>[/.-])(?P<second>[0-3]?[0-9])"
    r"(?:(?P=mark)(?P<slashed_year>20[0-9]{2})|(?<=/[0-9])|(?<=/[0-9][0-9]))"
)

_PATTERNS = {
    "en": (
        LazyPattern(rf"(?P<near>{'|'.join(_ENGLISH_NEAR)})(?!\w)", re.IGNORECASE),
        LazyPattern(
            rf"(?:on )?(?:the )?(?:{_EN_WEEKDAY},? (?:the )?)?{_DAY}(?:st|nd|rd|th)? (?:of )?{_EN_MONTH}(?!\w)"
            rf"(?:,? {_YEAR})?",
            re.IGNORECASE,
        ),
        LazyPattern(
            rf"(?:on )?(?:{_EN_WEEKDAY},? )?{_EN_MONTH} {_DAY}(?:st|nd|rd|th)?(?![0-9:])"
            rf"(?:,? {_YEAR})?",
            re.IGNORECASE,
        ),
        LazyPattern(rf"(?:on |next |this )?{_EN_WEEKDAY}(?!\w)", re.IGNORECASE),
    ),
    "es": (
        LazyPattern(rf"(?P<near>{'|'.join(_SPANISH_NEAR)})(?!\w)", re.IGNORECASE),
        LazyPattern(
            rf"(?:del? |el )?(?:(?:día )?{_ES_WEEKDAY},? )?(?:el |día )?{_DAY}(?: de)? {_ES_MONTH}(?!\w)"
            rf"(?:(?: del?|,)? {_YEAR})?",
            re.IGNORECASE,
        ),
        LazyPattern(rf"(?:del |el |este |el próximo )?{_ES_WEEKDAY}(?!\w)", re.IGNORECASE),
    ),
}
_ANY_LANGUAGE = (
    LazyPattern(rf"(?:on |el |del )?{_ISO}(?![0-9])"),
    LazyPattern(rf"(?:on |el |del )?{_SLASHED}(?![0-9/])"),
)


OPENINGS = "|".join((
    *_ENGLISH_NEAR, *_SPANISH_NEAR,
    _names((*_ENGLISH_WEEKDAYS, *_ENGLISH_MONTHS, *_SPANISH_WEEKDAYS, *_SPANISH_MONTHS)),
    "on |the |next |this |del? |el |este |día |[0-9]",
))  # fmt: skip
"""What the name of a day begins with, in either language."""


def day_at(text: str, start: int, language: str) -> tuple[int, Day] | None:
    """The day named at `start`, and where its name ends."""
    own = _PATTERNS.get(language) or (*_PATTERNS["en"], *_PATTERNS["es"])
    for pattern in (*own, *_ANY_LANGUAGE):
        found = pattern.match(text, start)
        day = found and _day(found, language)
        if found and day:
            return found.end(), day
    return None


def _day(found: re.Match[str], language: str) -> Day | None:
    parts = found.groupdict()
    if near := parts.get("near"):
        return NearDay(*{**_ENGLISH_NEAR, **_SPANISH_NEAR}[near.lower()])
    if parts.get("iso_year"):
        year, month, day = (int(parts[name]) for name in ("iso_year", "iso_month", "iso_day"))
        return CalendarDay(month, day, year)
    if parts.get("first"):
        return _slashed(parts, language)
    if name := parts.get("month"):
        number = _number_of(name, _ENGLISH_MONTHS)
        number = _number_of(name, _SPANISH_MONTHS) if number is None else number
        return None if number is None else _calendar_day(number, parts)
    weekday = parts["weekday"]
    number = _number_of(weekday, _ENGLISH_WEEKDAYS)
    number = _number_of(weekday, _SPANISH_WEEKDAYS) if number is None else number
    return None if number is None else Weekday(number)


def _calendar_day(month: int, parts: dict[str, str | None]) -> CalendarDay:
    year = parts.get("year")
    return CalendarDay(month + 1, int(parts["day"] or 0), int(year) if year else None)


def _slashed(parts: dict[str, str | None], language: str) -> CalendarDay | None:
    """Day first, unless that cannot be and the message is in English."""
    first, second = int(parts["first"] or 0), int(parts["second"] or 0)
    year = parts.get("slashed_year")
    day, month = (second, first) if language == "en" and second > 12 else (first, second)
    return CalendarDay(month, day, int(year) if year else None)
