"""When watching is written down: after each look that told something, and now and then in any case."""

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
)

_AT_LEAST_EVERY = 15.0  # seconds
_NEWS = (Looked, LookFailed, MessageSeen, StepSeen, FindingMade)


class Notebook:
    """Knows whether anything was told since watching was last written down."""

    def __init__(self, services: RunServices) -> None:
        self._services = services
        self._noted = inf  # nothing is worth it before the baseline
        self._has_news = False

    def emit(self, event: Event) -> Record:
        """Hand it on."""
        self._has_news = self._has_news or isinstance(event, _NEWS)
        return self._services.emit(event)

    def is_due(self) -> bool:
        """Whether it has to be written down now."""
        waited = self._services.clock.monotonic() - self._noted
        return waited >= _AT_LEAST_EVERY or (self._has_news and waited >= 0.0)

    def noted(self) -> None:
        """It has been."""
        self._noted, self._has_news = self._services.clock.monotonic(), False
