"""Waiting for AWS to have done what it was told, boundedly."""

import threading
from collections.abc import Callable
from datetime import timedelta

from commdrill.clock import Clock
from commdrill.errors import DriverError
from commdrill.values import format_duration

_PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0)  # the last one again and again


def wait_until(
    is_so: Callable[[], bool],
    within: timedelta,
    clock: Clock,
    what: str,
    stop: threading.Event | None = None,
) -> None:
    """Ask until it is so.

    Raises:
        DriverError: it is not in time, or `stop` was set before.
    """
    ends, asked = clock.monotonic() + within.total_seconds(), 0
    while not is_so():
        if clock.monotonic() >= ends:
            raise DriverError(f"waited {format_duration(within)} until {what}: it is not so yet")
        if clock.wait(stop or threading.Event(), _PAUSES[min(asked, len(_PAUSES) - 1)]):
            raise DriverError(f"stopped before {what}")
        asked += 1
