"""What records are stamped with: the time since the run began, whichever process tells it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from commdrill.clock import Clock
from commdrill.record.clock_set import set_since
from commdrill.record.events import ClockSetBack, Record


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
    def going_on(cls, records: Sequence[Record], clock: Clock) -> Self:
        """Told by another process: never behind what the first one said."""
        first, events = records[0], (record.event for record in records)
        back = sum(one.seconds for one in events if isinstance(one, ClockSetBack))
        back += max(0.0, -set_since(records, clock).seconds)
        since_start = (clock.now() - first.at).total_seconds() + first.elapsed + back
        offset = max(records[-1].elapsed, since_start) - clock.monotonic()
        return cls(clock.now, lambda: offset + clock.monotonic())
