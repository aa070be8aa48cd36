"""A recurrence (RFC 5545's RRULE) as it is written, taken apart: no word of what it means yet."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from commdrill.documents.suggestion import did_you_mean, listed

_LONGEST = 300
_DAYS_A_STEP = {"HOURLY": 1, "DAILY": 1, "WEEKLY": 7}
NUMBERED = {
    "INTERVAL": range(1, 1001),
    "COUNT": range(1, 100_001),
    "BYMONTH": range(1, 13),
    "BYMONTHDAY": range(1, 32),
    "BYYEARDAY": range(1, 367),
    "BYWEEKNO": range(1, 54),
    "BYHOUR": range(24),
    "BYMINUTE": range(60),
    "BYSECOND": range(60),
    "BYSETPOS": range(1, 367),
}
_PARTS = ("FREQ", "UNTIL", "BYDAY", "WKST", *NUMBERED)
_MOMENT = re.compile(r"[0-9]{8}(?:T[0-9]{6}Z?)?")
_EXDATE = re.compile(
    r"EXDATE(?:;VALUE=DATE(?:-TIME)?|;TZID=(?P<zone>[^:;]+))*:(?P<dates>.*)", re.IGNORECASE
)


class RecurrenceError(ValueError):
    """A rule that cannot be expanded, or is never due."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class RuleText:
    """A rule's parts by name, and what the EXDATE lines beside it leave out."""

    parts: Mapping[str, str]
    exdates: tuple[date, ...] = ()

    @classmethod
    def parse(cls, text: str) -> "RuleText":
        """Take a rule apart: `FREQ=…;…`, or the lines RRULE and EXDATE as calendars have them.

        Raises:
            RecurrenceError: it is not made of such parts.
        """
        words = text.split()
        exdates = [word for word in words if word.upper().startswith("EXDATE") and ":" in word]
        rule = " ".join(word for word in words if word not in exdates)
        return cls(
            _parts(rule.upper().removeprefix("RRULE:")),
            tuple(moment for line in exdates for moment in _left_out(line)),
        )

    @property
    def roughly(self) -> str:
        """For dateutil, which goes by the wall clock: UNTIL a little later than it may mean."""
        until = until_of(self.parts.get("UNTIL"))
        parts = {name: value for name, value in self.parts.items() if name != "UNTIL"}
        if until is not None:
            later = date.fromordinal(min(until.toordinal() + 2, date.max.toordinal()))
            parts["UNTIL"] = f"{later:%Y%m%d}T235959"
        return ";".join(f"{name}={value}" for name, value in parts.items())

    def start_near(self, first: datetime, earliest: datetime) -> datetime:
        """A start from which the rule gives the same times from `earliest` on, found sooner."""
        days = _DAYS_A_STEP.get(self.parts["FREQ"], 0) * int(self.parts.get("INTERVAL", "1"))
        if not days or "COUNT" in self.parts:
            return first
        return first + (earliest - first) // timedelta(days=days) * timedelta(days=days)


def _parts(rule: str) -> Mapping[str, str]:
    if len(rule) > _LONGEST:
        raise RecurrenceError(f"this rule is longer than {_LONGEST} characters")
    parts: dict[str, str] = {}
    for part in rule.split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value:
            raise RecurrenceError(
                f"{part!r} is not NAME=VALUE", "write e.g. FREQ=MONTHLY;BYDAY=2TU"
            )
        if name == "EXDATE":
            raise RecurrenceError("EXDATE is no part of a rule", "write exdate: [2026-12-24] below")
        if name not in _PARTS:
            hint = f"known: {listed(_PARTS)}"
            raise RecurrenceError(f"unknown part {name!r}{did_you_mean(name, _PARTS)}", hint)
        if name in parts:
            raise RecurrenceError(f"{name} stands here twice", "write it once, values with commas")
        parts[name] = value
    return parts


def until_of(value: str | None) -> date | None:
    """UNTIL: a day, a wall time, or an instant (UTC) where it ends with Z.

    Raises:
        RecurrenceError: it is none of them.
    """
    return None if value is None else _moment(value, "UNTIL")


def _left_out(line: str) -> Iterator[date]:
    found = _EXDATE.fullmatch(line)
    if found is None:
        raise RecurrenceError(f"{line!r} is no EXDATE line", "write exdate: [2026-12-24] below")
    for written in found["dates"].upper().split(","):
        moment = _moment(written, "EXDATE")
        if found["zone"] and isinstance(moment, datetime) and not moment.tzinfo:
            moment = moment.replace(tzinfo=_zone(found["zone"]))
        yield moment


def _moment(written: str, name: str) -> date:
    hint = f"write e.g. {name}=20271231"
    if not _MOMENT.fullmatch(written):
        raise RecurrenceError(f"{name}={written} is no date", hint)
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise RecurrenceError(f"{name}={written} is no date", hint) from None
    return moment if "T" in written else moment.date()


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise RecurrenceError(f"EXDATE: there is no time zone {name!r}") from None
