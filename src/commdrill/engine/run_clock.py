"""The time of a run: it goes on while the machine sleeps, and knows when nobody could look or somebody set it."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Self

from commdrill.clock import Clock, Ticks
from commdrill.judge.decision import Decision, untold
from commdrill.judge.moment import Gap
from commdrill.record.clock_set import SetSince
from commdrill.record.events import ClockSetBack, Event, Paused

_STILL = 1.0  # seconds: whoever looks at the clock no sooner than this stood still meanwhile
_SET = 1.0  # seconds: a wall clock that leaves the other by more was set, or the machine slept
_NOT_SET = SetSince()
_DIED = "the process that ran the drill had ended"


@dataclass(frozen=True)
class Pause:
    """Nobody could look: this process stood still, or the whole machine did.

    `doubt`: so many seconds of it only the wall clock tells of, which may have been set instead.
    """

    began: float
    ended: float
    doubt: float = 0.0
    died: bool = False

    @classmethod
    def told(cls, paused: Paused) -> Self:
        """One that a process before this one told of."""
        died = paused.why.startswith(_DIED)
        return cls(paused.began, paused.ended, paused.doubt, died=died)

    @property
    def why(self) -> str:
        """For people."""
        if self.died:
            return f"{_DIED}, and its clock {self._was} set" if self.doubt else _DIED
        if self.doubt:
            return "the machine slept, or its clock was set"
        return "this process stood still"

    @property
    def _was(self) -> str:
        """Where nothing but the clock tells of any of it, it need not have been."""
        return "may have been" if self.doubt >= self.ended - self.began else "was"


@dataclass(frozen=True)
class SetBack:
    """The wall clock was set back, by so many seconds, at a moment of the run."""

    at: float
    seconds: float


@dataclass
class RunClock:
    """A clock that whoever watches reads all the time: where nobody has, nobody could.

    Seconds that only the wall clock knows of are counted, too: a machine that sleeps may stop
    all others. `set_backs`: of the wall clock, so that an instant which another clock tells may
    have been that much earlier than it seems from here.
    """

    clock: Clock
    pauses: list[Pause] = field(default_factory=list)
    set_backs: list[SetBack] = field(default_factory=list)
    _slept: float = 0.0  # to be added to what the other says
    _ahead: float | None = None
    _read: float | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def begun(cls, clock: Clock, elapsed: float = 0.0) -> Self:
        """One that says now that so many seconds have passed, and goes on from there."""
        return cls(clock, _slept=elapsed - clock.monotonic())

    def now(self) -> datetime:
        return self.clock.now()

    def monotonic(self) -> float:
        with self._lock:
            return self._beat()

    def ticks(self) -> Ticks:
        return self.clock.ticks()

    def wait(self, stop: threading.Event, seconds: float) -> bool:
        return self.clock.wait(stop, seconds)

    def resume(self, died: float, was_set: SetSince = _NOT_SET) -> Pause:
        """Nobody could look since this moment, in which another process ended; the clock may have been set."""
        now = self.monotonic()
        pause = Pause(died, now, max(0.0, was_set.seconds), died=True)
        if not was_set.is_known:
            pause = replace(pause, doubt=max(0.0, now - died))
        if was_set.seconds < 0.0:
            self.set_backs.append(SetBack(now, -was_set.seconds))
        self.pauses.append(pause)
        return pause

    def recall(self, told: Iterable[Event]) -> None:
        """What processes before this one knew of it."""
        events = tuple(told)
        self.pauses[:0] = [Pause.told(one) for one in events if isinstance(one, Paused)]
        self.set_backs[:0] = set_backs_in(events)

    def moment_of(self, at: datetime) -> float:
        """An instant of the wall clock, in the seconds of this one."""
        with self._lock:
            return self._beat() - (self.clock.now() - at).total_seconds()

    def instant_of(self, moment: float) -> datetime:
        """A moment of this clock, by the wall clock as it was then."""
        with self._lock:
            ago = self._beat() - moment
            since = sum(one.seconds for one in self.set_backs if one.at > moment)
            return self.clock.now() + timedelta(seconds=since - ago)

    def set_back_by(self, moment: float) -> float:
        """By how many seconds the wall clock had been set back in all, at a moment."""
        return sum(one.seconds for one in self.set_backs if one.at <= moment)

    def set_ahead_by(self, moment: float) -> float:
        """By how many seconds it may have been set ahead in all, where the machine did not sleep."""
        return sum(pause.doubt for pause in self.pauses if pause.ended <= moment)

    def doubt_between(self, began: float, ended: float) -> float:
        """How many seconds between two moments may not have been."""
        return sum(pause.doubt for pause in self.pauses_between(began, ended))

    def pause_between(self, began: float, ended: float) -> Pause | None:
        """The longest pause that two moments have between them."""
        met = self.pauses_between(began, ended)
        return max(met, key=lambda pause: pause.ended - pause.began, default=None)

    def pauses_between(self, began: float, ended: float) -> tuple[Pause, ...]:
        """All that two moments have between them."""
        return tuple(p for p in self.pauses if p.began < ended and began < p.ended)

    def died_between(self, began: float, ended: float) -> bool:
        """Whether a process ended meanwhile: what it had begun then never came back."""
        return any(one.died and began <= one.began < ended for one in self.pauses)

    def _beat(self) -> float:
        ticks = self.clock.monotonic()
        ahead = self.clock.now().timestamp() - ticks
        moved = ahead - self._ahead if self._ahead is not None else 0.0
        jumped = moved if moved > _SET else 0.0
        self._ahead, self._slept = ahead, self._slept + jumped
        now = ticks + self._slept
        if moved < -_SET:
            self.set_backs.append(SetBack(now, -moved))
        if self._read is not None and now - self._read > _STILL:
            self.pauses.append(Pause(self._read, now, jumped))
        self._read = now
        return now


def set_backs_in(events: Iterable[Event]) -> list[SetBack]:
    """Those that a run's events tell of."""
    return [SetBack(one.moment, one.seconds) for one in events if isinstance(one, ClockSetBack)]


def unless_clock_was_set(decision: Decision, clock: RunClock, start: float) -> Decision:
    """What failed since this moment because its time was over, if all those seconds have been."""
    if decision.over is None:
        return decision
    now = clock.monotonic()
    doubted = [pause for pause in clock.pauses_between(start, now) if pause.doubt]
    if not doubted or decision.over >= sum(pause.doubt for pause in doubted):
        return decision
    longest = max(doubted, key=lambda pause: pause.doubt)
    gap = Gap(longest.began, longest.ended, longest.why).since(start)
    return untold(f"could not be told: {gap}, so that its time may not have been over")
