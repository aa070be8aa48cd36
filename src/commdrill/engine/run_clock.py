"""The time of a run: it goes on while the machine sleeps, and knows when nobody could look."""

import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Self

from commdrill.clock import Clock

_STILL = 1.0  # seconds: whoever looks at the clock no sooner than this stood still meanwhile
_SET = 1.0  # seconds: a wall clock that leaves the other by more was set, or the machine slept


@dataclass(frozen=True)
class Pause:
    """Nobody could look: this process stood still, or the whole machine did.

    `doubt`: so many seconds of it only the wall clock tells of, which may have been set instead.
    """

    began: float
    ended: float
    doubt: float = 0.0
    died: bool = False

    @property
    def why(self) -> str:
        """For people."""
        if self.died:
            return "the process that ran the drill had ended"
        if self.doubt:
            return "the machine slept, or its clock was set"
        return "this process stood still"


@dataclass
class RunClock:
    """A clock that whoever watches reads all the time: where nobody has, nobody could.

    Seconds that only the wall clock knows of are counted, too: a machine that sleeps may stop
    all others. `set_back`: by so many seconds the wall clock was set back, so that an instant
    which another clock tells may have been that much earlier than it seems from here.
    """

    clock: Clock
    pauses: list[Pause] = field(default_factory=list)
    set_back: float = 0.0
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

    def wait(self, stop: threading.Event, seconds: float) -> bool:
        return self.clock.wait(stop, seconds)

    def resume(self, died: float) -> Pause:
        """Nobody could look since this moment, in which another process ended."""
        pause = Pause(died, self.monotonic(), died=True)
        self.pauses.append(pause)
        return pause

    def moment_of(self, at: datetime) -> float:
        """An instant of the wall clock, in the seconds of this one."""
        with self._lock:
            return self._beat() - (self.clock.now() - at).total_seconds()

    def instant_of(self, moment: float) -> datetime:
        """A moment of this clock, by the wall clock."""
        with self._lock:
            return self.clock.now() - timedelta(seconds=self._beat() - moment)

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

    def _beat(self) -> float:
        ticks = self.clock.monotonic()
        ahead = self.clock.now().timestamp() - ticks
        moved = ahead - self._ahead if self._ahead is not None else 0.0
        jumped = moved if moved > _SET else 0.0
        self.set_back += -moved if moved < -_SET else 0.0
        self._ahead, self._slept = ahead, self._slept + jumped
        now = ticks + self._slept
        if self._read is not None and now - self._read > _STILL:
            self.pauses.append(Pause(self._read, now, jumped))
        self._read = now
        return now
