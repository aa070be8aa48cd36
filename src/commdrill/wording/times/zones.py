"""Time zones as messages name them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta, timezone, tzinfo
from functools import cached_property
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commdrill.wording.languages.language import ZoneWords
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.plain import Stretch, unaccented
from commdrill.wording.times.absolute import Zone

_HOURS = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2,
    "EET": 2, "EEST": 3, "MSK": 3, "TRT": 3, "GST": 4, "PKT": 5, "IST": 5.5, "ICT": 7, "WIB": 7, "HKT": 8,
    "SGT": 8, "PHT": 8, "AWST": 8, "JST": 9, "KST": 9, "ACST": 9.5, "ACDT": 10.5, "AEST": 10,
    "AEDT": 11, "NZST": 12, "NZDT": 13, "SAST": 2, "CAT": 2, "EAT": 3, "WAT": 1, "BRT": -3, "UYT": -3,
    "ART": -3, "CLT": -4, "CLST": -3, "PYT": -3, "VET": -4, "BOT": -4, "COT": -5, "PET": -5, "ECT": -5,
    "AST": -4, "ADT": -3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10,
}  # fmt: skip
_AREAS = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}  # fmt: skip
_AMERICAN = frozenset(
    {*_AREAS, *(f"{area}{kind}T" for area in "ECMP" for kind in "SD"), "AKST", "AKDT", "HST"}
)
_AMERICAN_PLACES = frozenset(
    {*_AREAS.values(), "America/Anchorage", "Pacific/Honolulu", "America/Phoenix"}
)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_OFFSET = r"[+\-−][0-9]{1,2}(?::?[0-9]{2})?"
_WRITTEN = LazyPattern(
    rf"(?:(?:UTC|GMT|utc|gmt|Utc) ?(?P<offset>{_OFFSET})(?![0-9:])"
    rf"|(?P<abbreviation>{_any_of([*_HOURS, *_AREAS])}|utc|gmt|Utc|Gmt|(?<=[0-9])z)"
    r"|(?P<plain_offset>\+[0-9]{2}:?[0-9]{2})"
    r"|(?P<area>[A-Z][A-Za-z]{1,20}/[A-Z][A-Za-z_]{1,30}(?:/[A-Z][A-Za-z_]{1,30})?)(?: time)?"
    r")(?![^\W_])"
)
# a day and a time in one, as programs print them, may have an offset of either sign
PRINTED_OFFSET = LazyPattern(
    r" ?(?:(?P<zulu>[Zz])|(?P<offset>[+\-−][0-9]{2}:?[0-9]{2}))(?![^\W_]|:[0-9])"
)


@dataclass(frozen=True)
class Aside:
    """Where what is said of the time on a country's islands ends, where a clock's stands in it, both zones."""

    end: int
    clock: int | None
    mainland: Zone
    elsewhere: Zone


class ZoneGrammar:
    """How one language names zones."""

    def __init__(self, words: ZoneWords) -> None:
        self._words = words

    @cached_property
    def _places(self) -> dict[str, str]:
        return {unaccented(name): zone for name, zone in self._words.places.items()}

    @cached_property
    def _whole(self) -> dict[str, str]:
        return {unaccented(name): zone for name, zone in self._words.names.items()}

    @cached_property
    def _named(self) -> LazyPattern:
        place = f"(?P<place>{_any_of(self._places)})"
        forms = (
            unaccented(form).replace("{place}", f"(?:{_any_of(self._places)})")
            for form in self._words.forms
        )
        whole = "|".join(
            (_any_of(name for name in self._whole if " " in name), *forms, _any_of(self._whole))
        )
        return LazyPattern(rf"(?P<named>(?:{whole}))(?![^\W_])|(?P<alone>{place})(?=\)|, |;)")

    @cached_property
    def _local(self) -> LazyPattern:
        return LazyPattern(rf"(?:{unaccented(self._words.local)})(?![^\W_])")

    @cached_property
    def _asides(self) -> tuple[tuple[LazyPattern, str, str], ...]:
        return tuple(
            (LazyPattern(unaccented(form)), here, there) for form, here, there in self._words.asides
        )

    def aside_at(self, words: Stretch, start: int) -> "Aside | None":
        """What time it is on the country's islands: the time before is then the mainland's."""
        for pattern, mainland, elsewhere in self._asides:
            if found := pattern.match(words.plain, start):
                clock = found.start("clock") if found["clock"] else None
                return Aside(found.end(), clock, _place(mainland), _place(elsewhere))
        return None

    def zone_in_brackets_at(self, words: Stretch, start: int) -> tuple[int, Zone] | None:
        """The zone named at `start`, and where its name ends; a place alone names its own."""
        found = self._named.match(words.plain, start)
        if found and found["alone"] and not _WRITTEN.match(words.raw, start):
            return found.end(), self._zone(found["alone"])
        return self.zone_at(words, start)

    def zone_at(self, words: Stretch, start: int) -> tuple[int, Zone] | None:
        """The zone named at `start`, and where its name ends."""
        if found := _WRITTEN.match(words.raw, start):
            zone = _written(found)
            return None if zone is None else (found.end(), zone)
        found = self._named.match(words.plain, start)
        if found and found["named"]:
            return found.end(), self._zone(found["named"])
        local = self._local.match(words.plain, start)
        return (local.end(), Zone(None, is_local=True)) if local else None

    def _zone(self, written: str) -> Zone:
        if name := self._whole.get(written):
            return _place(name)
        places = (
            place
            for place in self._places
            if re.search(rf"(?<!\w){re.escape(place)}(?!\w)", written)
        )
        return _place(self._places[max(places, key=len)])


def _written(found: re.Match[str]) -> Zone | None:
    if offset := found["offset"] or found["plain_offset"]:
        return offset_zone(offset)
    if abbreviation := found["abbreviation"]:
        name = abbreviation.upper()
        if name in _AREAS:
            return _place(_AREAS[name])
        return Zone(timezone(timedelta(hours=_HOURS[name])), month_first=name in _AMERICAN or None)
    return _known(_place(found["area"]))


def _known(zone: Zone) -> Zone | None:
    return zone if zone.tz is not None else None


def offset_zone(offset: str) -> Zone | None:
    """`+01:00`."""
    digits = offset[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    if hours > 14 or minutes > 59:
        return None
    sign = 1 if offset[0] == "+" else -1
    return Zone(timezone(sign * timedelta(hours=hours, minutes=minutes)))


def _place(name: str) -> Zone:
    return Zone(zone_named(name), month_first=name in _AMERICAN_PLACES or None)


def zone_named(name: str) -> tzinfo | None:
    """The zone from the machine's own tables, or from those dateutil brings along."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        from dateutil.zoneinfo import get_zonefile_instance

        return get_zonefile_instance().get(name)
