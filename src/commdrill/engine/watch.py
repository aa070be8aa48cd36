"""Watching side by side: looks come in, steps take them, deadlines are kept."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from math import inf
from typing import Protocol

from commdrill.compile.rhythm import Rhythm
from commdrill.engine.channels.channel import Channel
from commdrill.engine.channels.of_script import Channels
from commdrill.engine.run_clock import Pause
from commdrill.engine.run_services import RunServices, Stopped
from commdrill.engine.trackers.tracker import Tracker
from commdrill.engine.watchers import LookDone, NotClosed
from commdrill.judge.moment import LONGEST_LOOK
from commdrill.record.events import ClockSetBack, Event, FindingMade, Paused, Severity

_TURN = 0.05  # seconds: how soon a signal or a deadline is noticed
_BATCH = 200
_MOMENT = 5.0  # seconds in which nobody could look


class Looking(Protocol):
    """Whoever looks: one channel beside the other, each by its rhythm."""

    def running(self) -> AbstractContextManager[object]: ...
    @property
    def rhythms(self) -> Mapping[str, Rhythm]: ...
    def keep(self, rhythms: Mapping[str, Rhythm]) -> None: ...
    def next(self, seconds: float) -> LookDone | None: ...


@dataclass
class Watch:
    """The main thread's side of watching.

    `ahead`: of a phase to come; what they wait for is too early now. `taken`: told after each look.
    """

    services: RunServices
    watchers: Looking
    channels: Channels
    active: list[Tracker] = field(default_factory=list)
    ahead: tuple[Tracker, ...] = ()
    taken: Callable[[], None] = lambda: None
    _pauses: int | None = None
    _set_backs: int = 0
    _slowed: set[str] = field(default_factory=set)

    @contextmanager
    def running(self) -> Iterator[None]:
        """While inside, all channels are looked at; an observer that could not end that is told."""
        with self.watchers.running():
            yield
        while (done := self.watchers.next(0.0)) is not None:
            if isinstance(done.outcome, NotClosed):
                text = f"{done.channel}: its observer did not close: {done.outcome}"
                self.services.emit(FindingMade("observer-not-closed", text, Severity.WARNING))

    def until(self, is_over: Callable[[float], bool]) -> None:
        """Take looks and keep deadlines until `is_over(now)`.

        Raises:
            Stopped: somebody asked the run to end.
        """
        while True:
            if self.services.stop.event.is_set():
                raise Stopped(self.services.stop.by)
            now = self.services.clock.monotonic()
            self._expire(now)
            if is_over(now):
                return
            self._ask_for_looks()
            self.take_looks(_TURN)

    def take_looks(self, seconds: float) -> None:
        """Take the looks that are in; wait this long for the first of them."""
        done = self.watchers.next(seconds)
        self._tell_set_backs()
        self._tell_pauses()
        for _ in range(_BATCH):
            if done is None:
                return
            self.channels.all[done.channel].take(done)
            self._heed(self.channels.all[done.channel])
            for tracker in (*self.ahead, *self.active):
                if tracker.step.ref.channel == done.channel:
                    tracker.look()
            self.taken()
            if self.services.stop.event.is_set():  # what else came says nothing any more
                return
            done = self.watchers.next(0.0)

    def fresh(self, channels: Collection[str], patience: float) -> frozenset[str]:
        """Have these looked at anew, from this moment on; those that did not come back in time.

        While others of them come back, the rest is waited for: a busy machine looks at one after the other.
        """
        asked = heard = self.services.clock.monotonic()
        rhythms = self.watchers.rhythms
        self.watchers.keep({name: replace(rhythms[name], wanted=asked) for name in channels})
        late = set(channels)

        def is_over(now: float) -> bool:
            nonlocal heard
            for name in tuple(late):
                last = self.channels.all[name].last
                if last is not None and last.began >= asked:
                    late.discard(name)
                    heard = now
            return not late or now - heard > patience

        self.until(is_over)
        return frozenset(late)

    def away_until(self, channel: str) -> float:
        """We were asked to look at it no sooner."""
        return self.watchers.rhythms[channel].not_before

    def insist(self, channel: str) -> None:
        """Have it looked at, whatever we were asked: nothing else is left to tell how it is."""
        rhythm = self.watchers.rhythms[channel]
        self.watchers.keep({channel: replace(rhythm, not_before=-inf)})

    def begin(self, trackers: Iterable[Tracker], since: float | None = None) -> None:
        """A phase starts now for these steps, or has started at an earlier moment."""
        now, begun = self.services.clock.monotonic() if since is None else since, tuple(trackers)
        self.active.extend(begun)
        for tracker in begun:
            tracker.begin(now)
        rhythms = self.watchers.rhythms
        looked_at = {tracker.step.ref.channel for tracker in begun} & set(rhythms)
        self.watchers.keep(
            {name: replace(rhythms[name], phase_began=now, wanted=now) for name in looked_at}
        )

    def _expire(self, now: float) -> None:
        """Where nobody could look, looks are given the time to come back."""
        pauses = self.services.clock.pauses
        if pauses and now - pauses[-1].ended <= LONGEST_LOOK:
            return
        for tracker in self.active:
            tracker.expire(now)

    def resume(self, events: Collection[Event]) -> None:
        """Another process told these of its clock; pauses that came since are those of a beginning."""
        clock = self.services.clock
        clock.recall(events)
        self._pauses = len(clock.pauses)
        self._set_backs = sum(isinstance(one, ClockSetBack) for one in events)

    def _ask_for_looks(self) -> None:
        """By what moments its steps want each channel looked at."""
        dues: dict[str, list[float]] = {name: [] for name in self.watchers.rhythms}
        for tracker in self.active:
            due = tracker.due()
            if due is not None:
                dues[tracker.step.ref.channel].append(due)
        rhythms = self.watchers.rhythms
        wanted = {name: tuple(sorted(when)) for name, when in dues.items()}
        self.watchers.keep(
            {
                name: replace(rhythms[name], dues=when)
                for name, when in wanted.items()
                if when != rhythms[name].dues
            }
        )

    def _heed(self, channel: Channel) -> None:
        """Whoever asks us to stay away is looked at no sooner, and half as often from then on."""
        if channel.again_after is None or channel.last is None:
            return
        name = channel.use.id
        rhythm = self.watchers.rhythms[name].slowed(channel.last.ended, channel.again_after)
        self.watchers.keep({name: rhythm})
        away = timedelta(seconds=rhythm.not_before - self.services.clock.monotonic())
        self.services.stay_away(name, self.services.clock.now() + away)
        if name not in self._slowed:
            self._slowed.add(name)
            text = (
                f"{name} asked us to look less often: from now on every {rhythm.densest:g}s or less"
            )
            self.services.emit(FindingMade("asked-too-often", text, Severity.WARNING))

    def _tell_set_backs(self) -> None:
        """All of them: what other clocks say is doubted as long."""
        for one in self.services.clock.set_backs[self._set_backs :]:
            self.services.emit(ClockSetBack(one.at - self.services.started, one.seconds))
            self._set_backs += 1

    def _tell_pauses(self) -> None:
        """Those since the watch began."""
        pauses = self.services.clock.pauses
        if self._pauses is None:
            self._pauses = len(pauses)
        for pause in pauses[self._pauses :]:
            began, ended = pause.began - self.services.started, pause.ended - self.services.started
            self.services.emit(Paused(began, ended, pause.why, pause.doubt))
            if self._matters(pause):
                text = (
                    f"nobody could look from {began:.1f}s to {ended:.1f}s of the run: {pause.why}"
                )
                self.services.emit(FindingMade("paused", text, Severity.WARNING))
            self._pauses += 1

    def _matters(self, pause: Pause) -> bool:
        """Busy machines stand still for a moment now and then: it is no finding while no limit is near."""
        dues = (tracker.due() for tracker in self.active)
        hides = any(due is not None and due <= pause.ended for due in dues)
        return hides or pause.ended - pause.began > _MOMENT
