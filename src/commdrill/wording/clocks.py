"""Times of day as messages write them: `16:30`, `4:30 pm`, `las 4 de la tarde`, `noon`."""

import re
from datetime import time

from commdrill.wording.lazy_pattern import LazyPattern

_CLOCKS = (
    LazyPattern(
        r"(?P<hour>[0-2]?[0-9])(?:[:.](?P<minute>[0-5][0-9]))?"
        r" ?(?P<half>a\.? ?m\.?(?!\w)|p\.? ?m\.?(?!\w)|noon(?!\w))",
        re.IGNORECASE,
    ),
    LazyPattern(
        r"(?P<hour>[0-2]?[0-9])(?:[:.](?P<minute>[0-5][0-9]))?(?: horas| h)?"
        r" (?:de la|in the) (?P<part>mañana|tarde|noche|madrugada|morning|afternoon|evening)(?!\w)",
        re.IGNORECASE,
    ),
    LazyPattern(
        r"(?P<hour>[0-2]?[0-9])[:.](?P<minute>[0-5][0-9])(?::[0-5][0-9](?:\.[0-9]{1,6})?)?"
        r"(?: ?(?:hours|horas|hrs?\.?|h)(?![^\W_]))?(?![0-9])",
        re.IGNORECASE,
    ),
    LazyPattern(r"(?P<hour>[0-2]?[0-9]) ?h(?P<minute>[0-5][0-9])?(?!\w)", re.IGNORECASE),
    LazyPattern(r"(?P<hour>[0-2]?[0-9]) ?(?:horas|hours|hrs)(?!\w)", re.IGNORECASE),
    LazyPattern(
        r"(?P<word>12 noon|noon|midday|midnight|(?:el )?mediodía|medianoche)(?!\w)", re.IGNORECASE
    ),
    LazyPattern(r"(?P<hour>[0-2]?[0-9])(?![0-9:.,/-])"),
    LazyPattern(
        r"(?P<hour>[0-2][0-9])(?P<minute>[0-5][0-9])(?= ?(?:UTC|GMT|Z|CES?T|[A-Z][SD]T)(?!\w))"
    ),
)
OPENINGS = "[0-9]|noon|midday|midnight|(?:el )?mediodía|medianoche"
_AFTER_NOON = frozenset({"tarde", "noche", "afternoon", "evening"})
_NOONS = frozenset({"12 noon", "noon", "midday", "mediodía", "el mediodía"})


def clock_at(text: str, start: int) -> tuple[int, time] | None:
    """The time of day written at `start`, and where it ends; the fullest form that reads."""
    for pattern in _CLOCKS:
        found = pattern.match(text, start)
        clock = found and _clock(found.groupdict())
        if found and clock is not None:
            return found.end(), clock
    return None


def _clock(parts: dict[str, str | None]) -> time | None:
    if word := parts.get("word"):
        return time(12) if word.lower() in _NOONS else time(0)
    hour, minute = int(parts["hour"] or 0), int(parts.get("minute") or 0)
    if half := parts.get("half"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (0 if half[0] in "aA" else 12)
    elif part := parts.get("part"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if part.lower() in _AFTER_NOON else 0)
    if hour == 24 and minute == 0:
        hour = 0
    return time(hour, minute) if hour < 24 else None
