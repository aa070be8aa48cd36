"""When watching is written down: after each look that told something, and now and then in any case."""

from collections.abc import Callable
from dataclasses import replace
from math import inf

from commdrill.engine.run_services import RunServices
from commdrill.record.events import (
    Event,
    FindingMade,
    Looked,
    LookFailed,
    MessageSeen,
    Record,
    StepSeen,
    Watching,
)

AT_LEAST_EVERY = 15.0  # seconds
_NEWS = (Looked, LookFailed, MessageSeen, StepSeen, FindingMade)


class Notebook:
    """Writes down what would be lost with this process; `watching` says how far it has come."""

    def __init__(self, services: RunServices, watching: Callable[[], Watching]) -> None:
        self._services = services
        self._watching = watching
        self._noted = inf  # nothing is worth it before the baseline
        self._has_news = False

    def emit(self, event: Event) -> Record:
        """Hand it on; it may be news."""
        self._has_news = self._has_news or isinstance(event, _NEWS)
        return self._services.emit(event)

    def begin(self) -> None:
        """All is written down so far."""
        self._noted, self._has_news = self._services.clock.monotonic(), False

    def note(self) -> None:
        """Write it down now."""
        watching, clock = self._watching(), self._services.clock
        moment, ticks = clock.monotonic() - self._services.started, clock.ticks()
        noted = replace(watching, moment=moment, ticks=ticks.seconds, boot=ticks.since)
        self._services.emit(noted)
        self.begin()

    def note_if_due(self) -> None:
        """Write it down if there is news, or some time has gone by."""
        waited = self._services.clock.monotonic() - self._noted
        if waited >= AT_LEAST_EVERY or (self._has_news and waited >= 0.0):
            self.note()
