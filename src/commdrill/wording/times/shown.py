"""When clocks show a time of day, in a zone."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache


@lru_cache(maxsize=4096)  # one clock's time is told to thousands
def occurrences(
    day: date, hours: tuple[int, ...], minute: int, zone: tzinfo
) -> tuple[datetime, ...]:
    """When clocks show one of these hours and the minute around a day, in order."""
    days = (day + timedelta(days=days) for days in (-2, -1, 0, 1, 2))
    return tuple(sorted({moment_at(one, hour, minute, zone) for one in days for hour in hours}))


def moment_at(day: date, hour: int, minute: int, zone: tzinfo) -> datetime:
    """When clocks show it; hours after 24 are of the next day."""
    days, hour = divmod(hour, 24)
    local = datetime.combine(day + timedelta(days=days), time(hour, minute), zone)
    return local.astimezone(UTC)
