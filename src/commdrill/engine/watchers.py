"""Threads that look: one a channel, one queue; only they block, and only the main thread judges."""

import queue
import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta

from commdrill.clock import Clock
from commdrill.drivers.protocol import Look, Observer
from commdrill.errors import CannotLook, CommdrillError
from commdrill.sighting import Sighting

_JOIN_SECONDS = 5.0


@dataclass(frozen=True)
class LookDone:
    """One look: when it began and ended (monotonic seconds), and what came of it."""

    channel: str
    began: float
    ended: float
    outcome: Sighting | CannotLook


@dataclass(frozen=True)
class Watched:
    """A channel to watch."""

    channel: str
    observer: Observer
    interval: timedelta


class Watcher(threading.Thread):
    """Looks at one channel, again and again, until it is told to stop."""

    def __init__(self, watched: Watched, looks: queue.SimpleQueue[LookDone], clock: Clock) -> None:
        super().__init__(name=f"watch {watched.channel}", daemon=True)
        self._watched = watched
        self._looks = looks
        self._clock = clock
        self._wake = threading.Event()
        self._stopping = False
        self.looking_since: float | None = None

    def nudge(self) -> None:
        """Look now rather than at the next turn."""
        self._wake.set()

    def stop(self) -> None:
        """Look no more; `join` waits for the look that is under way."""
        self._stopping = True
        self._wake.set()

    def run(self) -> None:
        while not self._stopping:
            began = self._began()
            try:
                with self._watched.observer.open() as look:
                    self._look_on(look)
            except Exception as error:  # noqa: BLE001 a driver may raise anything: it is told, not lost
                self._done(began, _cannot(error))
                self._rest(began)

    def _look_on(self, look: Look) -> None:
        while not self._stopping:
            began = self._began()
            try:
                outcome: Sighting | CannotLook = look()
            except Exception as error:  # noqa: BLE001 likewise
                outcome = _cannot(error)
            self._done(began, outcome)
            self._rest(began)

    def _began(self) -> float:
        self._wake.clear()
        self.looking_since = self._clock.monotonic()
        return self.looking_since

    def _done(self, began: float, outcome: Sighting | CannotLook) -> None:
        done = LookDone(self._watched.channel, began, self._clock.monotonic(), outcome)
        self._looks.put(done)  # before looking_since is cleared: who sees it cleared finds the look
        self.looking_since = None

    def _rest(self, began: float) -> None:
        left = self._watched.interval.total_seconds() - (self._clock.monotonic() - began)
        if not self._stopping:
            self._clock.wait(self._wake, left)


class Watchers:
    """All watchers of a run, and the queue their looks come in by."""

    def __init__(self, watched: Iterable[Watched], clock: Clock) -> None:
        self._looks: queue.SimpleQueue[LookDone] = queue.SimpleQueue()
        self._clock = clock
        self._watchers = {one.channel: Watcher(one, self._looks, clock) for one in watched}

    @contextmanager
    def running(self) -> Iterator["Watchers"]:
        """Start them all; at the end stop them, and wait for those that come back in time."""
        with ExitStack() as stack:
            stack.callback(self._stop)
            for watcher in self._watchers.values():
                watcher.start()
            yield self

    def nudge(self, channels: Iterable[str]) -> None:
        """Have these channels looked at now."""
        for channel in channels:
            if channel in self._watchers:
                self._watchers[channel].nudge()

    def next(self, seconds: float) -> LookDone | None:
        """The next look that is done, or None if none is within this time."""
        try:
            return self._looks.get(timeout=max(0.0, seconds))
        except queue.Empty:
            return None

    def looking_since(self, channel: str) -> float | None:
        """When the look under way on a channel began; None between two looks."""
        return self._watchers[channel].looking_since

    @property
    def channels(self) -> tuple[str, ...]:
        """The watched channels."""
        return tuple(self._watchers)

    def _stop(self) -> None:
        for watcher in self._watchers.values():
            watcher.stop()
        until = self._clock.monotonic() + _JOIN_SECONDS
        for watcher in self._watchers.values():
            if watcher.ident is not None:
                watcher.join(max(0.0, until - self._clock.monotonic()))


def _cannot(error: Exception) -> CannotLook:
    if isinstance(error, CannotLook):
        return error
    told = str(error) if isinstance(error, CommdrillError) else f"{type(error).__name__}: {error}"
    return CannotLook(told)
