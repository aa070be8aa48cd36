"""The only clock and the only sleep."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Protocol

_BOOT = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True)
class Ticks:
    """Seconds that nobody can set, and since what they count; what has no name, no other process knows."""

    seconds: float
    since: str = ""


class Clock(Protocol):
    """Instants in UTC for people, monotonic seconds for measuring, and a wait that can be ended."""

    def now(self) -> datetime: ...
    def monotonic(self) -> float: ...
    def ticks(self) -> Ticks: ...
    def wait(self, stop: threading.Event, seconds: float) -> bool:
        """Wait until `stop` is set or `seconds` are over; whether `stop` is set."""
        ...


class SystemClock:
    """The machine's own time; its seconds go on while the machine sleeps, where it counts those."""

    def __init__(self) -> None:
        self._seconds = _sleepless()

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return self._seconds()

    def ticks(self) -> Ticks:
        """Those since the machine started, which another process counts on."""
        return Ticks(self.monotonic(), _started())

    def wait(self, stop: threading.Event, seconds: float) -> bool:
        return stop.wait(max(0.0, seconds))


@cache
def _started() -> str:
    """Which start of this machine it runs since, as Linux names it; nothing where nobody says."""
    try:
        return _BOOT.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


def _sleepless() -> Callable[[], float]:
    """Linux has a clock of its own for it; elsewhere the monotonic one of the system is it."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        if (number := getattr(time, name, None)) is not None:
            return lambda: time.clock_gettime(number)
    return time.monotonic
