"""Days as messages name them: `tomorrow`, `on Tuesday`, `23 November 2026`, `el viernes 13`."""

import re
from functools import cached_property

from commdrill.wording.languages.language import NO_DAY, Days
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.plain import unaccented
from commdrill.wording.times.clock import Part
from commdrill.wording.times.lengths import any_of
from commdrill.wording.times.named_day import (
    CalendarDay,
    Day,
    NearDay,
    Night,
    NumericDay,
    TwoDays,
    Weekday,
)

_YEAR = r"(?P<year>20[0-9]{2})(?![0-9])"
_ISO = LazyPattern(
    r"(?P<year>20[0-9]{2})(?P<mark>[-/.])(?P<month>[01][0-9])(?P=mark)(?P<day>[0-3][0-9])(?![0-9])"
)
_BASIC = LazyPattern(  # `20261113T080000Z`
    r"(?P<year>20[0-9]{2})(?P<month>[01][0-9])(?P<day>[0-3][0-9])(?=t[0-2][0-9]{3})"
)
_NUMERIC = LazyPattern(
    r"(?P<first>[0-3]?[0-9])(?P<mark>[/.-])(?P<second>[0-3]?[0-9])"
    r"(?:(?P=mark)(?P<year>20[0-9]{2}|[0-9]{2})|(?<=/[0-9])|(?<=/[0-9][0-9]))(?![0-9/:]|\.[0-9])"
)
_OF_MONTH = r"(?P<day>[0-3]?[0-9])\.?(?![0-9:/]|[.][0-9])"
_NUMBER, _SPACED_NUMBER = LazyPattern(_OF_MONTH), LazyPattern(f" {_OF_MONTH}")
_NUMBER_ALONE = LazyPattern(r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th|[.º°])?(?=\))")
# `14/15 November`, `14./15.11.`; `November 14/15`
_AND_NEXT = r" ?[/–-] ?"
_FIRST_OF_TWO = LazyPattern(
    r"(?![0-3]?[0-9](?:/[0-3]?[0-9]/|-[0-3]?[0-9]-)[0-9]{2}(?![0-9]))"  # `13/11/26` is one day
    rf"(?P<day>[0-3]?[0-9])(?:\.|st|nd|rd|th)?{_AND_NEXT}(?=[0-3]?[0-9](?![0-9:h]))"
)
_BETWEEN_TWO = LazyPattern(rf"\.?{_AND_NEXT}")
_SECOND_OF_TWO = LazyPattern(rf"{_AND_NEXT}(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?![0-9:/.h])")


class DayGrammar:
    """How one language, in one region, names days and parts of them."""

    def __init__(self, words: Days, region: str) -> None:
        self._words = words
        is_month_first = region in words.month_first
        self._month_first = is_month_first if region else words.is_month_first

    @cached_property
    def _near(self) -> dict[str, tuple[int, str]]:
        return {unaccented(name): near for name, near in self._words.near.items()}

    @cached_property
    def _near_pattern(self) -> LazyPattern:
        return LazyPattern(rf"(?:{any_of(self._near)})(?![^\W_])")

    @cached_property
    def _ordinals(self) -> dict[str, int]:
        return {unaccented(word): day for word, day in self._words.ordinals.items()}

    @cached_property
    def _dates(self) -> tuple[LazyPattern, ...]:
        weekday = f"(?P<weekday>{'|'.join(map(unaccented, self._words.weekdays))})"
        month = f"(?P<month>{'|'.join(map(unaccented, self._words.months))})"
        digits = f"[0-3]?[0-9]|{unaccented(self._words.first)}"
        part = f"(?P<part>{any_of(self._joined) or '(?!)'})"
        forms = {"{weekday}": weekday, "{part}": part, "{month}": month, "{year}": _YEAR}
        spelled = f"{digits}|{any_of(self._ordinals) or '(?!)'}"  # with its month alone
        return tuple(
            LazyPattern(_filled(form, forms | {"{day}": f"(?P<day>{number})"}))
            for form in self._words.dates
            for number in [spelled if "{month}" in form else digits]
        )

    @cached_property
    def _next(self) -> LazyPattern:
        return LazyPattern(rf"(?:{unaccented(self._words.next_weekday)})")

    @cached_property
    def _parts(self) -> dict[str, Part]:
        either = LazyPattern(self._words.of_two_days)
        return {
            unaccented(name): Part(*hours, of_two_days=either.fullmatch(name) is not None)
            for name, hours in self._words.parts.items()
        }

    @cached_property
    def _joined(self) -> dict[str, Part]:
        return {unaccented(name): Part(*hours) for name, hours in self._words.joined.items()}

    @cached_property
    def _part_pattern(self) -> LazyPattern:
        return LazyPattern(rf"(?:{any_of(self._parts)})(?![^\W_])")

    @cached_property
    def recurring(self) -> LazyPattern:
        """At the end of what stands before a day: any such day is meant."""
        return LazyPattern(rf"(?<!\w)(?:{unaccented(self._words.recurring)}) $")

    @cached_property
    def openings(self) -> str:
        """A pattern for what the name of a day begins with."""
        names = "|".join(map(unaccented, (*self._words.weekdays, *self._words.months)))
        return "|".join(("[0-9]", any_of((*self._near, *self._parts)), names))

    def at(self, text: str, start: int) -> tuple[int, tuple[Day, ...], Part | None] | None:
        """What names a day at `start` of a plain text, the part of it that it names, and where it ends."""
        if near := self._near_pattern.match(text, start):
            days, part = self._near[near[0]]
            return near.end(), (NearDay(days),) if days > NO_DAY else (), self._part_named(part)
        for pattern in self._dates:
            if (found := pattern.match(text, start)) and (named := self._named(found)):
                joined = found.groupdict().get("part")
                return found.end(), named, self._joined[joined] if joined else None
        return self._numeric(text, start)

    def night_at(self, text: str, start: int) -> tuple[int, Night] | None:
        """The night named at `start` by its two days, and where its name ends."""
        for before, between in self._nights:
            opening = before.match(text, start)
            if opening and opening[0] and (two := self.two_days_at(text, opening.end())):
                return two[0], Night(two[1].evening, two[1].morning)
            evening = self._of_night(text, opening.end()) if opening else None
            into = between.match(text, evening[0]) if evening else None
            morning = self._of_night(text, into.end()) if into else None
            if evening and morning:
                return morning[0], Night(evening[1], morning[1])
        opening = self._before_morning.match(text, start)
        morning = self._of_night(text, opening.end()) if opening else None
        return (morning[0], Night((), morning[1])) if morning else None

    def two_days_at(self, text: str, start: int) -> tuple[int, TwoDays] | None:
        """A day and the next named at once at `start`, and where their name ends."""
        if first := _FIRST_OF_TWO.match(text, start):
            dated = self.at(text, first.end())
            is_dated = dated and _are_dated(dated[1])
            return (dated[0], TwoDays(_of_number(first), dated[1])) if dated and is_dated else None
        dated = self.at(text, start)
        between = _BETWEEN_TWO.match(text, dated[0]) if dated else None
        next_one = self.at(text, between.end()) if between else None
        if dated and next_one and _are_dated(dated[1]) and _are_dated(next_one[1]):
            return next_one[0], TwoDays(dated[1], next_one[1])
        second = _SECOND_OF_TWO.match(text, dated[0]) if dated else None
        if dated and second and dated[1] and isinstance(dated[1][-1], CalendarDay):
            return second.end(), TwoDays(dated[1], _of_number(second))
        return None

    def number_at(self, text: str, start: int) -> tuple[int, CalendarDay] | None:
        """The mere number of a day at `start`, and where it ends."""
        found = _NUMBER_ALONE.match(text, start)
        is_day = found and 1 <= int(found["day"]) <= 31
        return (found.end(), CalendarDay(int(found["day"]))) if found and is_day else None

    def _of_night(self, text: str, start: int) -> tuple[int, tuple[Day, ...]] | None:
        """A day, or its number alone, or both; in brackets its date."""
        if (found := self.at(text, start)) and found[1]:
            end, days = found[:2]
            number = _SPACED_NUMBER.match(text, end)
            if number and isinstance(days[-1], Weekday):
                end, days = number.end(), (*days, CalendarDay(int(number["day"])))
        elif number := _NUMBER.match(text, start):
            end, days = number.end(), (CalendarDay(int(number["day"])),)
        else:
            return None
        dated = self._of_night(text, end + 2) if text.startswith(" (", end) else None
        if dated and text.startswith(")", dated[0]):
            return dated[0] + 1, (*days, *dated[1])
        return end, days

    @cached_property
    def _nights(self) -> tuple[tuple[LazyPattern, LazyPattern], ...]:
        return tuple(
            (LazyPattern(unaccented(before)), LazyPattern(unaccented(between)))
            for before, between in self._words.nights
        )

    @cached_property
    def _before_morning(self) -> LazyPattern:
        return LazyPattern(unaccented(self._words.nights_before))

    def part_at(self, text: str, start: int) -> tuple[int, Part] | None:
        """The part of a day named at `start`, and where its name ends."""
        found = self._part_pattern.match(text, start)
        return (found.end(), self._parts[found[0]]) if found else None

    def _part_named(self, name: str) -> Part | None:
        return self._parts[unaccented(name)] if name else None

    def _named(self, found: re.Match[str]) -> tuple[Day, ...] | None:
        parts = found.groupdict()
        days: list[Day] = []
        if weekday := parts.get("weekday"):
            is_next = self._next.match(found[0]) is not None and not parts.get("day")
            days.append(Weekday(_number_of(weekday, self._words.weekdays), is_next))
        if day := parts.get("day"):
            month, year = parts.get("month"), parts.get("year")
            number = _number_of(month, self._words.months) + 1 if month else None
            of_month = int(day) if day.isdecimal() else self._ordinals.get(day, 1)
            if not 1 <= of_month <= 31:
                return None
            days.append(CalendarDay(of_month, number, int(year) if year else None))
        return tuple(days) or None

    def _numeric(self, text: str, start: int) -> tuple[int, tuple[Day, ...], None] | None:
        if found := _ISO.match(text, start) or _BASIC.match(text, start):
            day = CalendarDay(int(found["day"]), int(found["month"]), int(found["year"]))
            return found.end(), (day,), None
        found = _NUMERIC.match(text, start)
        if found is None:
            return None
        if int(found["first"]) > 12 and int(found["second"]) > 12:
            return None
        year = int(found["year"]) if found["year"] else None
        year = 2000 + year if year is not None and year < 100 else year
        month_first = False if found["mark"] == "." else self._month_first
        numeric = NumericDay(int(found["first"]), int(found["second"]), year, month_first)
        return found.end(), (numeric,), None


def _are_dated(days: tuple[Day, ...]) -> bool:
    """Whether the last of them names its month."""
    day = days[-1] if days else None
    return isinstance(day, NumericDay) or (isinstance(day, CalendarDay) and day.month is not None)


def _of_number(found: re.Match[str]) -> tuple[Day, ...]:
    return (CalendarDay(int(found["day"])),)


def _filled(form: str, forms: dict[str, str]) -> str:
    form = unaccented(form)
    for name, pattern in forms.items():
        form = form.replace(name, f"(?:{pattern})")
    return form


def _number_of(name: str, names: tuple[str, ...]) -> int:
    return next(i for i, forms in enumerate(names) if re.fullmatch(unaccented(forms), name))
