"""Threads that look: one a channel, one queue; only they block, and only the main thread decides."""

import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass

from commdrill.clock import Clock
from commdrill.compile.rhythm import Rhythm
from commdrill.drivers.protocol import Look, Observer, PlacedLook, PlacedObserver
from commdrill.engine.fitting_sighting import fitting, fitting_failure
from commdrill.errors import CannotLook, contained, in_words
from commdrill.judge.moment import LookTime
from commdrill.sighting import Sighting
from commdrill.values import Json

_JOIN_SECONDS = 5.0
_PONDER_SECONDS = 60.0  # beyond that
_PULSE = 0.25  # seconds


@dataclass(frozen=True)
class LookDone:
    """One look: when it was (monotonic seconds), and what came of it.

    `position`: from where on its observer reads, so that another process can do so.
    """

    channel: str
    time: LookTime
    outcome: Sighting | CannotLook
    position: Json = None


class NotClosed(CannotLook):
    """An observer could not end its looks: what it began may still be there."""


Ponder = Callable[[Sighting], None]


@dataclass(frozen=True)
class Watched:
    """A channel to watch, and how often. `position`: from where on another process read it.

    `ponder`: what takes long to judge is judged beside its looks, so that nobody else waits for it.
    """

    channel: str
    observer: Observer
    rhythm: Rhythm
    position: Json = None
    ponder: Ponder | None = None


class Watcher(threading.Thread):
    """Looks at one channel, again and again, until it is told to stop."""

    def __init__(self, watched: Watched, looks: queue.Queue[LookDone], clock: Clock) -> None:
        super().__init__(name=f"watch {watched.channel}", daemon=True)
        self._watched = watched
        self._looks = looks
        self._clock = clock
        self._wake = threading.Event()
        self._stopping = self._is_closing = False
        self._rhythm = watched.rhythm
        self._ponders = threading.Lock()

    def keep(self, rhythm: Rhythm) -> None:
        """Look by this rhythm from now on."""
        self._rhythm = rhythm
        self._wake.set()

    def stop(self) -> None:
        """Look no more; `join` waits for the look that is under way."""
        self._stopping = True
        self._wake.set()

    def run(self) -> None:
        self._wait(lambda: self._rhythm.not_before)  # whoever opens may be asking already
        while not self._stopping:
            began, ended = self._clock.monotonic(), _cannot
            try:
                with contained(), opened(self._watched.observer, self._watched.position) as look:
                    ended = _not_closed
                    self._let_be(look, self._clock.monotonic())
                    self._look_on(look)
                    self._is_closing = True
            except Exception as error:  # noqa: BLE001 a driver may raise anything: it is told, not lost
                self._done(self._ended(began), ended(error))
                self._rest(began)

    def _let_be(self, look: Look, opened: float) -> None:
        """An inbox that was asked where it stands, as late as it was open, is not asked at once again."""
        if isinstance(look, PlacedLook) and self._watched.position is None:
            self._wait(lambda: opened + self._rhythm.densest)

    def _look_on(self, look: Look) -> None:
        while not self._stopping:
            began = self._clock.monotonic()
            try:
                outcome: Sighting | CannotLook = self._shown(look)
            except Exception as error:  # noqa: BLE001 likewise
                outcome = _cannot(error)
            time = self._ended(began)
            self._ponder(outcome)
            self._done(time, outcome, look.position if isinstance(look, PlacedLook) else None)
            self._rest(began)

    def _shown(self, look: Look) -> Sighting:
        with contained():
            return fitting(look(), self._watched.observer.shows)

    def wait(self, seconds: float) -> None:
        """Until it has ended, so long at most, else that is told; what it judges, it judges to the end.

        No process can end while it does: what reads long texts is no Python, and would end it by a signal.
        """
        self.join(seconds)
        if self._is_closing and self.is_alive():
            late = NotClosed(f"it is still at it after {_JOIN_SECONDS:g}s")
            self._done(self._ended(self._clock.monotonic()), late)
        if self._ponders.acquire(timeout=_PONDER_SECONDS):
            self._ponders.release()

    def _ponder(self, outcome: Sighting | CannotLook) -> None:
        if self._watched.ponder is None or isinstance(outcome, CannotLook):
            return
        with self._ponders:
            if not self._stopping:
                self._watched.ponder(outcome)

    def _ended(self, began: float) -> LookTime:
        return LookTime(began, self._clock.monotonic())

    def _done(self, time: LookTime, outcome: Sighting | CannotLook, position: Json = None) -> None:
        self._looks.put(LookDone(self._watched.channel, time, outcome, position))

    def _rest(self, began: float) -> None:
        """Until the rhythm has the next look begin."""
        self._wait(lambda: self._rhythm.after(began))

    def _wait(self, until: Callable[[], float]) -> None:
        """The rhythm, and with it the moment, may change meanwhile."""
        while not self._stopping:
            self._wake.clear()
            left = until() - self._clock.monotonic()
            if left <= 0:
                return
            self._clock.wait(self._wake, left)


class Watchers:
    """All watchers of a run, and the queue their looks come in by."""

    def __init__(self, watched: Iterable[Watched], clock: Clock) -> None:
        each = {one.channel: one for one in watched}
        self._looks: queue.Queue[LookDone] = queue.Queue()
        self._clock = clock
        self._watchers = {name: Watcher(one, self._looks, clock) for name, one in each.items()}
        self._rhythms = {name: one.rhythm for name, one in each.items()}
        self._ended = threading.Event()

    @contextmanager
    def running(self) -> Iterator["Watchers"]:
        """Start them all; at the end stop them, and wait for those that come back in time."""
        with ExitStack() as stack:
            stack.callback(self._stop)
            threading.Thread(target=self._read_the_clock, name="pulse", daemon=True).start()
            for watcher in self._watchers.values():
                watcher.start()
            yield self

    @property
    def rhythms(self) -> Mapping[str, Rhythm]:
        """By which each channel is looked at."""
        return self._rhythms

    def keep(self, rhythms: Mapping[str, Rhythm]) -> None:
        """Have these channels looked at by these rhythms from now on."""
        for channel, rhythm in rhythms.items():
            if self._rhythms.get(channel, rhythm) != rhythm:
                self._rhythms[channel] = rhythm
                self._watchers[channel].keep(rhythm)

    def next(self, seconds: float) -> LookDone | None:
        """The next look that is done, or None if none is within this time."""
        try:
            return self._looks.get(timeout=max(0.0, seconds))
        except queue.Empty:
            return None

    def _read_the_clock(self) -> None:
        """All the time, so that it knows when nobody could."""
        while not self._clock.wait(self._ended, _PULSE):
            self._clock.monotonic()

    def _stop(self) -> None:
        self._ended.set()
        for watcher in self._watchers.values():
            watcher.stop()
        until = self._clock.monotonic() + _JOIN_SECONDS
        for watcher in self._watchers.values():
            if watcher.ident is not None:
                watcher.wait(max(0.0, until - self._clock.monotonic()))


def opened(observer: Observer, position: Json) -> AbstractContextManager[Look]:
    """Opened where it stands now, or where another process read from."""
    if position is not None and isinstance(observer, PlacedObserver):
        return observer.open_at(position)
    return observer.open()


def _cannot(error: Exception) -> CannotLook:
    if isinstance(error, CannotLook):
        return fitting_failure(error)
    return CannotLook(in_words(error))


def _not_closed(error: Exception) -> CannotLook:
    return NotClosed(in_words(error))
