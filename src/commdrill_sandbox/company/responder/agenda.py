"""What is still to be sent, and when."""

import heapq
import itertools
import threading
import time
from collections.abc import Callable

Errand = Callable[[], None]


class Agenda:
    """Errands in the order in which they fall due. One thread runs them, any may put one in."""

    def __init__(self) -> None:
        self._errands: list[tuple[float, int, Errand]] = []
        self._order = itertools.count()
        self._lock = threading.Lock()

    def put(self, delay: float, errand: Errand) -> None:
        """Now, if there is no delay: what is due at once keeps its order."""
        if delay <= 0:
            errand()
            return
        with self._lock:
            heapq.heappush(self._errands, (time.monotonic() + delay, next(self._order), errand))

    def run_due(self) -> None:
        while errand := self._next_due():
            errand()

    def _next_due(self) -> Errand | None:
        with self._lock:
            is_due = self._errands and self._errands[0][0] <= time.monotonic()
            return heapq.heappop(self._errands)[2] if is_due else None
