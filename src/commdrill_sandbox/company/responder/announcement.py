"""Planned work on a component, as somebody announced it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from commdrill.values import parse_duration


@dataclass(frozen=True)
class Announcement:
    """What is to be worked on, from when, and for how long."""

    component: str
    starts: datetime
    lasts: timedelta


def announcement_in(asked: Mapping[str, Any]) -> Announcement:
    """`{component, starts_in: 2h, lasts: 45m}`.

    Raises:
        ValueError: a duration is none.
    """
    starts_in = parse_duration(str(asked.get("starts_in", "2h")))
    lasts = parse_duration(str(asked.get("lasts", "45m")))
    return Announcement(str(asked.get("component")), datetime.now(UTC) + starts_in, lasts)
