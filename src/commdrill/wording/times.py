"""Statements of a moment in English and Spanish: `by 16:30 UTC`, `en 45 minutos`, ISO 8601."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from functools import cache, lru_cache

from commdrill.wording import clocks, days
from commdrill.wording.clocks import clock_at
from commdrill.wording.days import Day, NearDay, date_of, day_at
from commdrill.wording.durations import durations_at, openings
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.zones import zone_at


@dataclass(frozen=True)
class Relative:
    """So long from now."""

    after: timedelta

    def instant(self, now: datetime) -> datetime:
        return now + self.after


@dataclass(frozen=True)
class Absolute:
    """A time of day in a zone; without a day the one nearest to now."""

    clock: time
    zone: tzinfo
    day: Day | None

    def instant(self, now: datetime) -> datetime | None:
        """The moment meant when this is said at `now`; None: there is no such day."""
        today = now.astimezone(self.zone).date()
        if self.day is not None:
            day = date_of(self.day, today)
            return None if day is None else datetime.combine(day, self.clock, self.zone)
        days = (today + timedelta(days=offset) for offset in (-1, 0, 1))
        moments = (datetime.combine(day, self.clock, self.zone) for day in days)
        return min(moments, key=lambda moment: abs(moment - now))


Statement = Relative | Absolute

_RELATIVE_PREFIXES = {
    "en": r"(?:with)?in|over|for|after|in about|about|around|approximately|approx\.?|roughly|under"
    r"|less than|no more than|not more than|at most|up to|the (?:next|coming)|the space of|just|only"
    r"|~",
    "es": r"en|dentro de|durante|antes de|tras|unos|unas|aproximadamente|alrededor de|cerca de"
    r"|menos de|no más de|como máximo|un plazo(?: máximo)? de|el plazo(?: máximo)? de|los próximos|las próximas"
    r"|próximos|próximas|torno a|solo|sólo|un máximo de|unos|~",
}
_RELATIVE_SUFFIXES = {
    "en": r" from now| at most| at the latest| or less| or sooner| or so|'s? time"
    r"|(?<=min)\.|(?<=mins)\.|(?<=hr)\.|(?<=hrs)\.",
    "es": r" como máximo| a partir de ahora| como mucho| más o menos| aproximadamente|(?<=min)\.",
}
_ABSOLUTE_PREFIXES = {
    "en": r"at the latest|by|before|at|around|about|approximately|approx\.?|roughly|until|till|from"
    r"|on|for|no later than|not later than|latest|after|shortly|just|sometime|between|~|≈",
    "es": r"a más tardar|como muy tarde|como máximo|poco (?:antes|después) de|antes de|después de"
    r"|no más tarde de|a partir de|alrededor de|cerca de|en torno a|hacia|sobre|para|hasta|desde"
    r"|aproximadamente|a eso de|aprox\.?|entre|al|a|las|la|el|~",
}
_ABSOLUTE_SUFFIXES = {
    "en": r" at the latest| or earlier| or sooner| onwards?",
    "es": r" como muy tarde| como máximo| a más tardar| o antes| en adelante",
}
_BETWEEN = {
    "en": r",? (?:at|by|around|before|about|from)(?: about| around| approximately)? |, | |T",
    "es": r",? (?:a|antes de|hacia|sobre|para|desde)(?: las| la|l) |,? las? |, | |T",
}
_BEFORE_DAY = {"en": r",? (?:on )?", "es": r",? (?:de (?!la )|d?el (?=día )|)"}
_UP_TO = {"en": r" ?(?:-|–) ?| (?:and|to) ", "es": r" ?(?:-|–) ?| (?:y|a)(?: las)? "}


class _Grammar:
    """The patterns of one language, or of both."""

    def __init__(self, *languages: str) -> None:
        def pattern(words: dict[str, str], form: str) -> LazyPattern:
            return LazyPattern(form % "|".join(words[name] for name in languages), re.IGNORECASE)

        self.relative_prefix = pattern(_RELATIVE_PREFIXES, r"(?:(?:%s)(?: |(?<=~))){0,3}")
        self.relative_suffix = pattern(_RELATIVE_SUFFIXES, r"(?:%s)(?!\w)")
        self.absolute_prefix = pattern(_ABSOLUTE_PREFIXES, r"(?:(?:%s)(?: |(?<=~)|(?<=≈))){0,4}")
        self.absolute_suffix = pattern(_ABSOLUTE_SUFFIXES, r"(?:%s)(?!\w)")
        self.between = pattern(_BETWEEN, r"(?:%s)")
        self.before_day = pattern(_BEFORE_DAY, r"(?:%s)")
        self.up_to = pattern(_UP_TO, r"(?:%s)")


_GRAMMARS = {"en": _Grammar("en"), "es": _Grammar("es")}
_BOTH = _Grammar("en", "es")
_NEXT_UNIT = LazyPattern(
    r"(?:(?:with)?in the (?:next |coming )?(?P<en>minute|hour|day)"
    r"|(?:en|dentro de|durante) (?:la|el) (?:próxim[ao]|siguiente) (?P<es>minuto|hora|día))(?!\w)",
    re.IGNORECASE,
)
_NEXT_UNITS = {
    "minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1),
    "minuto": timedelta(minutes=1), "hora": timedelta(hours=1), "día": timedelta(days=1),
}  # fmt: skip
_PAST = LazyPattern(r" (?:ago|atrás|earlier)(?!\w)", re.IGNORECASE)
_AGO = LazyPattern(r"(?:^|\W)hace $", re.IGNORECASE)
_MOST_ZONES = 3
_BEFORE, _LONGEST = 6, 160  # characters that have a say in what is stated
_ALSO = LazyPattern(r" ?[(/] ?")


@cache
def time_beginning(language: str) -> re.Pattern[str]:
    """Looks ahead to what every statement begins with, and other words may."""
    return re.compile(rf"(?<!\w)(?={_openings(language)})", re.IGNORECASE)


@cache
def time_opening(language: str) -> re.Pattern[str]:
    """What every statement and every length of time begins with, wherever it stands."""
    return re.compile(_openings(language), re.IGNORECASE)


def _openings(language: str) -> str:
    spoken = [language] if language in _GRAMMARS else list(_GRAMMARS)
    prefixes = (f"{_RELATIVE_PREFIXES[each]}|{_ABSOLUTE_PREFIXES[each]}" for each in spoken)
    return "|".join((*prefixes, openings(language), days.OPENINGS, clocks.OPENINGS, "with|≈"))


def times_at(text: str, start: int, language: str) -> list[tuple[int, Statement]]:
    """Where the statement of a moment that begins at `start` may end, and what it says.

    All the ends of one statement say what the whole of it says: in `{{eta}} UTC` the zone may be
    a fixed word, and yet `16:30` is read with it. A clock time without a zone says nothing.
    """
    if time_opening(language).match(text, start) is None:
        return []
    before = text[max(0, start - _BEFORE) : start]
    found = _read(before, text[start : start + _LONGEST], language)
    return [(start + length, statement) for length, statement in found]


@lru_cache(maxsize=8192)  # a text that says one thing over and over is read once
def _read(before: str, words: str, language: str) -> tuple[tuple[int, Statement], ...]:
    """How far each reading of `words` goes, and what it says."""
    grammar = _GRAMMARS.get(language, _BOTH)
    relative = [] if _AGO.search(before) else _relative(grammar, words, 0, language)
    return (*relative, *_absolute(grammar, words, 0, language))


def _relative(
    grammar: _Grammar, text: str, start: int, language: str
) -> list[tuple[int, Statement]]:
    prefix = grammar.relative_prefix.match(text, start)
    lengths = durations_at(text, prefix.end() if prefix else start, language)
    if unit := _NEXT_UNIT.match(text, start):
        lengths.append((unit.end(), _NEXT_UNITS[(unit["en"] or unit["es"]).lower()]))
    if not lengths:
        return []
    end, length = lengths[-1]
    if _PAST.match(text, end):
        return []
    ends = {end for end, _ in lengths} | _suffix_end(grammar.relative_suffix, text, end)
    return [(end, Relative(length)) for end in sorted(ends)]


def _suffix_end(suffix: LazyPattern, text: str, end: int) -> set[int]:
    found = suffix.match(text, end)
    return {found.end()} if found else set()


def _absolute(
    grammar: _Grammar, text: str, start: int, language: str
) -> list[tuple[int, Statement]]:
    prefix = grammar.absolute_prefix.match(text, start)
    position = prefix.end() if prefix else start
    readings = [
        _day_then_clock(grammar, text, position, language),
        _clock_then_day(grammar, text, position, language),
        _between_clocks(grammar, text, position, language),
    ]
    ends, statement = max((reading for reading in readings if reading), key=_reach, default=_NONE)
    if statement is None:
        return []
    ends |= _suffix_end(grammar.absolute_suffix, text, max(ends))
    return [(end, statement) for end in sorted(ends)]


_AbsoluteReading = tuple[set[int], Absolute | None]
_NONE: _AbsoluteReading = (set(), None)


def _reach(reading: _AbsoluteReading) -> int:
    return max(reading[0])


def _day_then_clock(
    grammar: _Grammar, text: str, start: int, language: str
) -> _AbsoluteReading | None:
    """`tomorrow at 09:00 UTC`, `2026-11-23T16:30Z`."""
    day = day_at(text, start, language)
    between = day and grammar.between.match(text, day[0])
    if not day or not between:
        return None
    prefix = grammar.absolute_prefix.match(text, between.end())
    clock = clock_at(text, prefix.end() if prefix else between.end())
    zone = clock and zone_at(text, clock[0])
    if not clock or not zone:
        return None
    said = Absolute(_meant(clock[1], day[1]), zone[1], day[1])
    return {clock[0], zone[0]} | _also(text, zone[0]), said


def _clock_then_day(
    grammar: _Grammar, text: str, start: int, language: str
) -> _AbsoluteReading | None:
    """`16:30 UTC`, `16:30 UTC on 23 November`, `4:30 pm on Tuesday (CET)`."""
    clock = clock_at(text, start)
    if not clock:
        return None
    if zone := zone_at(text, clock[0]):
        ends = {clock[0], zone[0]} | _also(text, zone[0])
        day = _following_day(grammar, text, max(ends), language)
        said = Absolute(_meant(clock[1], day and day[1]), zone[1], day and day[1])
        return (ends | {day[0]} if day else ends), said
    day = _following_day(grammar, text, clock[0], language)
    zone = day and zone_at(text, day[0])
    if not day or not zone:
        return None
    said = Absolute(_meant(clock[1], day[1]), zone[1], day[1])
    return {clock[0], day[0], zone[0]}, said


def _between_clocks(
    grammar: _Grammar, text: str, start: int, language: str
) -> _AbsoluteReading | None:
    """`between 16:00 and 16:30 UTC`: the later one is what is promised."""
    first = clock_at(text, start)
    zone = first and zone_at(text, first[0])
    up_to = first and grammar.up_to.match(text, zone[0] if zone else first[0])
    return _clock_then_day(grammar, text, up_to.end(), language) if up_to else None


def _meant(clock: time, day: Day | None) -> time:
    """`4:30 this afternoon` is half past sixteen."""
    if isinstance(day, NearDay) and clock.hour in day.second_half:
        return clock.replace(hour=clock.hour + 12)
    return clock


def _following_day(
    grammar: _Grammar, text: str, start: int, language: str
) -> tuple[int, Day] | None:
    before = grammar.before_day.match(text, start)
    return day_at(text, before.end(), language) if before else None


def _also(text: str, start: int) -> set[int]:
    """The ends of the same moment in other zones: `(17:30 CET)`, `/ 17:30 CET / 08:30 PST`."""
    ends: set[int] = set()
    while len(ends) < _MOST_ZONES and (end := _in_another_zone(text, start)):
        ends.add(end)
        start = end
    return ends


def _in_another_zone(text: str, start: int) -> int | None:
    opening = _ALSO.match(text, start)
    clock = opening and clock_at(text, opening.end())
    zone = clock and zone_at(text, clock[0])
    if not opening or not zone:
        return None
    if "(" not in opening[0]:
        return zone[0]
    return zone[0] + 1 if text.startswith(")", zone[0]) else None
