"""Token buckets: how many requests a second are let through, and how many at once."""

import threading
from collections.abc import Hashable
from dataclasses import dataclass

from commdrill_sandbox.aws.clock import Clock


@dataclass(frozen=True)
class Limit:
    """Requests a second in the long run, and at once. A rate of 0 lets nothing through."""

    rate: float
    burst: int


class Buckets:
    """A bucket for whatever is limited; refilled by the clock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._levels: dict[Hashable, tuple[float, float]] = {}

    def take(self, key: Hashable, limit: Limit) -> bool:
        """Whether one more request is let through."""
        if limit.rate <= 0 or limit.burst <= 0:
            return False
        now = self._clock.monotonic()
        with self._lock:
            level, since = self._levels.get(key, (float(limit.burst), now))
            level = min(float(limit.burst), level + (now - since) * limit.rate)
            taken = level >= 1
            self._levels[key] = (level - 1 if taken else level, now)
        return taken
