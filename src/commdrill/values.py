"""Small values, parsed once at the edge and trusted from there on."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from typing_extensions import TypeAliasType

Scalar = str | int | float | bool | None
if TYPE_CHECKING:
    Json: TypeAlias = Scalar | Sequence["Json"] | Mapping[str, "Json"]
else:  # at run time named, for pydantic; mypy takes only the plain form in every order of modules
    Json = TypeAliasType("Json", Scalar | Sequence["Json"] | Mapping[str, "Json"])

_K = TypeVar("_K")
_V = TypeVar("_V")
_DURATION = re.compile(r"(?:([0-9]{1,6})d)?(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,6})s)?")
_MILLISECONDS = re.compile(r"([0-9]{1,9})ms")
_PERIOD = re.compile(r"([0-9]{1,4}) (day|week|month|year)s?")


def parse_duration(text: str) -> timedelta:
    """`90s`, `15m`, `1h30m`, `2d`, `500ms` → a timedelta longer than zero.

    Raises:
        ValueError: no unit, an unknown one, units out of order, or nothing at all.
    """
    if milliseconds := _MILLISECONDS.fullmatch(text):
        return _positive(timedelta(milliseconds=int(milliseconds[1])), text)
    parts = _DURATION.fullmatch(text)
    if not text or parts is None:
        unit = f", e.g. {text}s or {text}m" if text.isdecimal() else ", e.g. 90s, 15m or 1h30m"
        raise ValueError(f"{text!r} is not a duration: write number and unit{unit}")
    days, hours, minutes, seconds = (int(part or 0) for part in parts.groups())
    return _positive(timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds), text)


def _positive(duration: timedelta, text: str) -> timedelta:
    if duration <= timedelta(0):
        raise ValueError(f"{text!r} is no time at all: a duration is longer than zero")
    return duration


def format_duration(duration: timedelta) -> str:
    """As a plan would write it: `1h30m`, `15m`, `1.5s`."""
    seconds = duration.total_seconds()
    if seconds < 60 or seconds % 1:
        return f"{seconds:.1f}".removesuffix(".0") + "s"
    units = ((86400, "d"), (3600, "h"), (60, "m"), (1, "s"))
    written, rest = "", int(seconds)
    for size, unit in units:
        count, rest = divmod(rest, size)
        written += f"{count}{unit}" if count else ""
    return written


def grouped(pairs: Iterable[tuple[_K, _V]]) -> dict[_K, tuple[_V, ...]]:
    """The values of each key together, both in the order they come in."""
    found: dict[_K, list[_V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def plural(count: int, noun: str) -> str:
    """`1 step`, `2 steps`, `1,200 steps`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def utc(moment: datetime) -> str:
    """`2026-11-23T10:00:00Z`, for machines."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def first_of(names: Sequence[str], most: int) -> str:
    """The first of what may be many: `ana, ben and 3 more`."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


@dataclass(frozen=True)
class Period:
    """A calendar period such as `6 months`: how long it is depends on where it starts."""

    count: int
    unit: str  # day, week, month, year

    def __str__(self) -> str:
        return plural(self.count, self.unit)

    def after(self, day: date) -> date:
        """The day a period later: a month after 31 January is the last of February."""
        from dateutil.relativedelta import relativedelta

        return day + relativedelta(**{f"{self.unit}s": self.count})  # type: ignore[arg-type]


def parse_period(text: str) -> Period:
    """`6 months`, `1 year`, `2 weeks` → a Period.

    Raises:
        ValueError: not a count and a calendar unit.
    """
    parts = _PERIOD.fullmatch(text)
    if parts is None or int(parts[1]) == 0:
        raise ValueError(f"{text!r} is not a period: write e.g. 6 months, 2 weeks or 1 year")
    return Period(int(parts[1]), parts[2])
