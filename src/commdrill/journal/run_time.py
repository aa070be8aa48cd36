"""What records are stamped with: the time since the run began, whichever process tells it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from commdrill.clock import Clock
from commdrill.record.events import Record


@dataclass(frozen=True)
class RunTime:
    """An instant for people, and seconds since the run began."""

    now: Callable[[], datetime]
    elapsed: Callable[[], float]

    @classmethod
    def begun(cls, clock: Clock) -> Self:
        """Of a run that begins now."""
        began = clock.monotonic()
        return cls(clock.now, lambda: clock.monotonic() - began)

    @classmethod
    def going_on(cls, first: Record, last: Record, clock: Clock) -> Self:
        """Told by another process: never behind what the first one said."""
        since_start = (clock.now() - first.at).total_seconds() + first.elapsed
        offset = max(last.elapsed, since_start) - clock.monotonic()
        return cls(clock.now, lambda: offset + clock.monotonic())
