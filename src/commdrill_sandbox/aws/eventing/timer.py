"""What is due by the clock is set off, for as long as there is anything that could be."""

import logging
import threading
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from commdrill_sandbox.aws.clock import Clock, SystemClock
from commdrill_sandbox.aws.errands import Errands
from commdrill_sandbox.aws.eventing.expressions import Expression

_LOG = logging.getLogger(__name__)
_PACE = 0.2  # seconds of real time between two looks at the clock


@dataclass(frozen=True)
class Timed:
    """`key`: another one where it was changed. `fire` gets the time that it was due at."""

    key: Hashable
    expression: Expression
    fire: Callable[[datetime], None]
    begins: datetime | None = None
    ends: datetime | None = None


@dataclass
class _Hand:
    """How far one of them is."""

    begun: datetime
    due: datetime | None


class Timer:
    """Looks at all there is, often, by the clock it is given. Safe from any thread.

    `begin`: what its own thread does first.
    What was missed, as the machine slept, is done once and not as often as it was missed.
    """

    def __init__(
        self,
        clock: Clock,
        timed: Callable[[], Iterable[Timed]],
        begin: Callable[[], None],
        errands: Errands,
    ) -> None:
        self._clock, self._timed, self._begin, self._errands = clock, timed, begin, errands
        self._lock = threading.Lock()
        self._hands: dict[Hashable, _Hand] = {}
        self._woken = clock.now()
        self._looks = False

    def wake(self) -> None:
        """A call is about to make something. moto is one for the process: who was woken last looks."""
        from moto import core

        core.awake = self  # type: ignore[attr-defined]
        with self._lock:
            if self._looks:
                self._know(self._timed())
            self._woken = self._clock.now()
            if not self._looks:
                self._looks = True
                self._errands.begin("schedules", self._look)

    def _look(self) -> None:
        """By real time, as the clock may be one that only moves when it is told to."""
        from moto import core

        self._begin()
        real, over, idle = SystemClock(), self._errands.over, 0
        while not real.wait(over, _PACE):
            with self._lock:
                timed = list(self._timed()) if core.awake is self else []  # type: ignore[attr-defined]
                self._know(timed)
                hands = self._hands = {one.key: self._hands[one.key] for one in timed}
                idle = 0 if timed else idle + 1
                if idle > 50:  # a call that makes the first one may still be on its way
                    self._looks = False
                    return
            for one in timed:
                self._advance(one, hands[one.key])

    def _know(self, timed: Iterable[Timed]) -> None:
        """What is new was made by the call that woke us last."""
        for one in timed:
            if one.key not in self._hands:
                begun = one.begins or self._woken
                due = one.expression.after(self._woken, begun)
                self._hands[one.key] = _Hand(begun, due)

    def _advance(self, one: Timed, hand: _Hand) -> None:
        now = self._clock.now()
        if hand.due is None or hand.due > now:
            return
        later = now + timedelta.resolution  # what was due as it began is not so again
        due, hand.due = hand.due, one.expression.after(later, hand.begun)
        if one.ends is None or due <= one.ends:
            try:
                one.fire(due)
            except Exception:  # noqa: BLE001 - the others go on
                _LOG.exception("what was due is lost")
