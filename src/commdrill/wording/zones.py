"""Time zones as messages name them."""

import re
from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commdrill.wording.lazy_pattern import LazyPattern

_HOURS = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "EET": 2,
    "EEST": 3, "MSK": 3, "TRT": 3, "GST": 4, "PKT": 5, "IST": 5.5, "ICT": 7, "WIB": 7, "HKT": 8,
    "SGT": 8, "PHT": 8, "AWST": 8, "JST": 9, "KST": 9, "ACST": 9.5, "ACDT": 10.5, "AEST": 10,
    "AEDT": 11, "NZST": 12, "NZDT": 13, "SAST": 2, "CAT": 2, "EAT": 3, "WAT": 1, "BRT": -3,
    "ART": -3, "CLT": -4, "CLST": -3, "VET": -4, "BOT": -4, "COT": -5, "PET": -5, "ECT": -5,
    "AST": -4, "ADT": -3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10,
}  # fmt: skip
_PLACES = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver",
    "PT": "America/Los_Angeles", "eastern time": "America/New_York",
    "central time": "America/Chicago", "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles", "eastern": "America/New_York",
    "central": "America/Chicago", "mountain": "America/Denver", "pacific": "America/Los_Angeles",
    "central european time": "Europe/Madrid", "hora central europea": "Europe/Madrid",
    "uk time": "Europe/London", "london time": "Europe/London", "madrid time": "Europe/Madrid",
    "paris time": "Europe/Paris", "berlin time": "Europe/Berlin",
    "new york time": "America/New_York", "hora peninsular española": "Europe/Madrid",
    "hora peninsular": "Europe/Madrid", "hora de madrid": "Europe/Madrid",
    "hora de españa": "Europe/Madrid", "hora española": "Europe/Madrid",
    "hora insular canaria": "Atlantic/Canary",
    "hora canaria": "Atlantic/Canary", "hora de canarias": "Atlantic/Canary",
    "hora de méxico": "America/Mexico_City", "hora de ciudad de méxico": "America/Mexico_City",
    "hora de la ciudad de méxico": "America/Mexico_City",
    "hora del centro de méxico": "America/Mexico_City", "hora de colombia": "America/Bogota",
    "hora de bogotá": "America/Bogota", "hora de perú": "America/Lima",
    "hora de lima": "America/Lima", "hora de chile": "America/Santiago",
    "hora chilena": "America/Santiago", "hora colombiana": "America/Bogota",
    "hora peruana": "America/Lima", "hora argentina": "America/Argentina/Buenos_Aires",
    "hora de santiago": "America/Santiago", "hora de argentina": "America/Argentina/Buenos_Aires",
    "hora de buenos aires": "America/Argentina/Buenos_Aires",
    "hora del este": "America/New_York", "hora del centro": "America/Chicago",
    "hora del pacífico": "America/Los_Angeles",
    "coordinated universal time": "UTC", "hora utc": "UTC", "hora universal": "UTC",
    "tiempo universal coordinado": "UTC",
}  # fmt: skip


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_OFFSET = r"[+\-−][0-9]{1,2}(?::?[0-9]{2})?"
# Spain says what time it is on its islands, too: the time before is then the mainland's
_CANARIES = r"(?i:(?:[0-2]?[0-9][:.][0-5][0-9](?: ?h)?|una hora menos) en canarias)"
_ABBREVIATIONS = _any_of([*_HOURS, *(name for name in _PLACES if name.isupper())])
_NAMES = _any_of([name for name in _PLACES if not name.isupper()])
_ZONE = LazyPattern(
    rf"(?:,? )?(?P<open>\()?(?:"
    rf"(?P<name>(?i:{_NAMES}))(?:[;,] {_CANARIES})?"
    rf"|(?P<mainland>{_CANARIES})"
    rf"|(?i:UTC|GMT) ?(?P<offset>{_OFFSET})"
    rf"|(?P<abbreviation>{_ABBREVIATIONS}|(?i:utc|gmt))"
    rf"|(?P<plain_offset>[+\-−][0-9]{{2}}:?[0-9]{{2}})"
    rf"|(?P<area>[A-Z][A-Za-z]{{1,20}}/[A-Z][A-Za-z_]{{1,30}}(?:/[A-Z][A-Za-z_]{{1,30}})?)(?: time)?"
    rf")(?(open)\))(?![^\W_])"
)


def zone_at(text: str, start: int) -> tuple[int, tzinfo] | None:
    """The zone named at `start` (a space and brackets set aside), and where its name ends."""
    found = _ZONE.match(text, start)
    if found is None:
        return None
    zone = _zone(found)
    return None if zone is None else (found.end(), zone)


def _zone(found: re.Match[str]) -> tzinfo | None:
    if offset := found["offset"] or found["plain_offset"]:
        return _fixed(offset)
    if abbreviation := found["abbreviation"]:
        name = abbreviation.upper()
        return _place(_PLACES[name]) if name in _PLACES else _of_hours(_HOURS[name])
    if found["mainland"]:
        return _place("Europe/Madrid")
    if name := found["name"]:
        return _place(_PLACES[name.lower()])
    return _place(found["area"])


def _fixed(offset: str) -> tzinfo | None:
    digits = offset[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    if hours > 14 or minutes > 59:
        return None
    sign = 1 if offset[0] == "+" else -1
    return timezone(sign * timedelta(hours=hours, minutes=minutes))


def _of_hours(hours: float) -> tzinfo:
    return timezone(timedelta(hours=hours))


def _place(name: str) -> tzinfo | None:
    """The zone from the machine's own tables, or from those dateutil brings along."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        from dateutil.zoneinfo import get_zonefile_instance

        return get_zonefile_instance().get(name)
