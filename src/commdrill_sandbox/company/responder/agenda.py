"""What is still to be sent, and when."""

import heapq
import itertools
import time
from collections.abc import Callable

Errand = Callable[[], None]


class Agenda:
    """Errands in the order in which they fall due; used by one thread."""

    def __init__(self) -> None:
        self._errands: list[tuple[float, int, Errand]] = []
        self._order = itertools.count()

    def put(self, delay: float, errand: Errand) -> None:
        """Now, if there is no delay: what is due at once keeps its order."""
        if delay <= 0:
            errand()
        else:
            heapq.heappush(self._errands, (time.monotonic() + delay, next(self._order), errand))

    def run_due(self) -> None:
        while self._errands and self._errands[0][0] <= time.monotonic():
            heapq.heappop(self._errands)[2]()
