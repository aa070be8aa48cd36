"""Invalidations: which cached objects are dead, and from when."""

import itertools
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.wire.call import Refusal

_FILES_IN_FLIGHT, _WILDCARDS_IN_FLIGHT, _LONGEST = 3000, 15, 4000


@dataclass(frozen=True)
class Invalidation:
    """`created` and `completes` are the clock's seconds; `at` is for people."""

    id: str
    distribution: str
    reference: str
    paths: tuple[str, ...]
    at: datetime
    created: float
    completes: float

    def covers(self, url: str) -> bool:
        """Whether it is about a path with its query string. Case counts."""
        return any(_covers(path, url) for path in self.paths)


class Invalidations:
    """All there were; safe from any thread. `takes`: seconds until one has reached every edge."""

    def __init__(self, clock: Clock, takes: float) -> None:
        self._clock, self._takes = clock, takes
        self._lock, self._numbers = threading.Lock(), itertools.count(1)
        self._known: dict[str, tuple[Invalidation, ...]] = {}

    def create(self, distribution: str, reference: str, paths: Sequence[str]) -> Invalidation:
        """A new one, or the one that was asked for with the same words before.

        Raises:
            Refusal: a path is no path, or too many are in flight.
        """
        _check(paths)
        with self._lock:
            known = self.of(distribution)
            if again := next((i for i in known if i.reference == reference), None):
                return _same(again, paths)
            self._check_flight(known, paths)
            now = self._clock.monotonic()
            made = Invalidation(
                f"I{next(self._numbers):X}EMBEDDED", distribution, reference, tuple(paths),
                self._clock.now(), now, now + self._takes,
            )  # fmt: skip
            self._known[distribution] = (*known, made)
            return made

    def of(self, distribution: str) -> tuple[Invalidation, ...]:
        return self._known.get(distribution, ())

    def get(self, distribution: str, invalidation_id: str) -> Invalidation:
        found = next((i for i in self.of(distribution) if i.id == invalidation_id), None)
        if found is None:
            raise Refusal("NoSuchInvalidation", f"there is no {invalidation_id!r}")
        return found

    def status(self, invalidation: Invalidation) -> str:
        done = invalidation.completes <= self._clock.monotonic()
        return "Completed" if done else "InProgress"

    def kills(self, distribution: str, url: str, stored_at: float) -> bool:
        """Whether an object that the edge stored then is no longer to be served."""
        return any(
            i.covers(url)
            for i in self.of(distribution)
            if stored_at <= i.created and self.status(i) == "Completed"
        )

    def _check_flight(self, known: Sequence[Invalidation], paths: Sequence[str]) -> None:
        flying = [p for i in known if self.status(i) == "InProgress" for p in i.paths] + [*paths]
        wild = sum(path.endswith("*") for path in flying)
        if wild > _WILDCARDS_IN_FLIGHT or len(flying) - wild > _FILES_IN_FLIGHT:
            raise Refusal(
                "TooManyInvalidationsInProgress",
                f"at most {_FILES_IN_FLIGHT} files and {_WILDCARDS_IN_FLIGHT} wildcards at a time",
            )


def _check(paths: Sequence[str]) -> None:
    if not paths:
        raise Refusal("InvalidArgument", "an invalidation needs a path")
    for path in paths:
        if "*" in path[:-1] or len(path) > _LONGEST or not path.startswith("/"):
            said = (
                f"{path[:80]!r}: a path starts with a slash, and a * stands at its end or nowhere"
            )
            raise Refusal("InvalidArgument", said)


def _same(known: Invalidation, paths: Sequence[str]) -> Invalidation:
    if known.paths != tuple(paths):
        raise Refusal(
            "InvalidationBatchAlreadyExists", f"{known.reference!r} had other paths before"
        )
    return known


def _covers(path: str, url: str) -> bool:
    return url.startswith(path[:-1]) if path.endswith("*") else url == path
