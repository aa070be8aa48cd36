"""A clock that waits without waiting."""

import threading
from datetime import UTC, datetime, timedelta
from math import ceil

from commdrill.clock import Ticks

_GRAIN = 2.0**-30  # seconds: sums of it are exact, and so are differences of whole seconds
_START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


class FakeClock:
    """A `Clock` whose time passes only in `wait` and `advance`, at once."""

    def __init__(self, start: datetime = _START) -> None:
        self._start = start
        self._passed = 0.0
        self._slept = 0.0
        self._lock = threading.Lock()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self._passed + self._slept)

    def monotonic(self) -> float:
        return self._passed

    def ticks(self) -> Ticks:
        return Ticks(self._passed, "the beginning")

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        with self._lock:
            self._passed += ceil(max(0.0, seconds) / _GRAIN) * _GRAIN

    def sleep(self, seconds: float) -> None:
        """The machine sleeps (or its clock is set): only the time of day goes on."""
        with self._lock:
            self._slept += ceil(seconds / _GRAIN) * _GRAIN

    def wait(self, stop: threading.Event, seconds: float) -> bool:
        """Let the seconds pass, unless `stop` is set."""
        if not stop.is_set():
            self.advance(seconds)
        return stop.is_set()
