"""When a schedule is due: `at(…)`, `rate(…)` and `cron(…)` as AWS writes them."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from commdrill_sandbox.aws.eventing.cron import Cron, cron

_WRITTEN = re.compile(r"(at|rate|cron)\((.*)\)", re.DOTALL)
_ONCE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_RATE = re.compile(r"([1-9]\d*) (minute|hour|day)s?")
_DISAGREES = re.compile(r"rate\((1 \w*s|(?!1 )\d+ \w*[^s])\)")
_LATE = timedelta(minutes=1)  # AWS invokes within the minute, whatever second is written


class Expression(Protocol):
    """Instants in UTC."""

    def after(self, instant: datetime, begun: datetime) -> datetime | None:
        """The first time later than `instant`; None: never again. `begun`: when it was made, or is to start."""
        ...


@dataclass(frozen=True)
class _At:
    once: datetime

    def after(self, instant: datetime, begun: datetime) -> datetime | None:
        """One that is just over when it is made is due at once."""
        if instant < self.once:
            return self.once
        return self.once if instant == begun and instant - self.once < _LATE else None


@dataclass(frozen=True)
class _Rate:
    every: timedelta

    def after(self, instant: datetime, begun: datetime) -> datetime | None:
        """First when it is to start, where that is still ahead."""
        if instant < begun:
            return begun
        return begun + self.every * ((instant - begun) // self.every + 1)


@dataclass(frozen=True)
class _Cron:
    fields: Cron
    zone: ZoneInfo

    def after(self, instant: datetime, begun: datetime) -> datetime | None:
        before = max(instant, begun - timedelta(microseconds=1))
        found = self.fields.after(before.astimezone(self.zone).replace(tzinfo=None))
        return None if found is None else found.replace(tzinfo=self.zone).astimezone(UTC)


def every(period: timedelta) -> Expression:
    return _Rate(period)


def of_rule(written: str) -> Expression:
    """As `expression`, where a period's word agrees with its number: rules want that."""
    if _DISAGREES.fullmatch(written.strip()):
        raise ValueError(written)
    return expression(written)


def expression(written: str, zone: str = "UTC") -> Expression:
    """Raises: ValueError, where it is none, or the zone is."""
    parts = _WRITTEN.fullmatch(written.strip())
    if parts is None:
        raise ValueError(written)
    try:
        known = ZoneInfo(zone)
    except (KeyError, OSError) as unknown:
        raise ValueError(zone) from unknown
    match parts[1]:
        case "at":
            return _At(_once(parts[2]).replace(tzinfo=known).astimezone(UTC))
        case "rate":
            return _Rate(_period(parts[2]))
    return _Cron(cron(parts[2]), known)


def _once(written: str) -> datetime:
    if not _ONCE.fullmatch(written):
        raise ValueError(written)
    return datetime.fromisoformat(written)


def _period(written: str) -> timedelta:
    """`1 minute`, `2 minutes`; Scheduler takes `1 minutes`, too."""
    parts = _RATE.fullmatch(written)
    if parts is None:
        raise ValueError(written)
    return timedelta(**{f"{parts[2]}s": int(parts[1])})
