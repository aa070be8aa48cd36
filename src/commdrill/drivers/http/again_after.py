"""When whoever looks is asked to come again: `Retry-After`, and what 429 means without it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from commdrill.clock import SystemClock

_WITHOUT = 10.0  # seconds, where a server says that it is too often and not how often is well


def again_after(status: int, headers: Mapping[str, str]) -> float | None:
    """In how many seconds at the earliest; None: nothing was asked of us. `headers`: lower case."""
    asked = headers.get("retry-after", "").strip()
    if asked.isascii() and asked.isdecimal():
        return float(asked[:9])
    moment = _moment(asked)
    if moment is not None:
        now = _moment(headers.get("date", "")) or SystemClock().now()
        return max(0.0, (moment - now).total_seconds())
    return _WITHOUT if status == HTTPStatus.TOO_MANY_REQUESTS else None


def _moment(written: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
