"""Watching side by side: looks come in, steps take them, deadlines are kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from commdrill.engine.channels import Channels
from commdrill.engine.tools import Stopped, Tools
from commdrill.engine.tracker import Tracker
from commdrill.engine.watchers import Watchers

_TURN = 0.05  # seconds: how soon a signal or a deadline is noticed
_LEAD = 0.02  # a look is asked for this long before a deadline, so that it begins in time
_PATIENCE = 30.0  # for a look that began in time and does not come back
_BATCH = 200


@dataclass
class Watch:
    """The main thread's side of watching."""

    tools: Tools
    watchers: Watchers
    channels: Channels
    active: list[Tracker] = field(default_factory=list)
    ahead: tuple[Tracker, ...] = ()  # of a phase to come: what they wait for is too early now
    _nudged: set[tuple[str, float, bool]] = field(default_factory=set)

    def until(self, is_over: Callable[[float], bool]) -> None:
        """Take looks and keep deadlines until `is_over(now)`.

        Raises:
            Stopped: somebody asked the run to end.
        """
        while True:
            if self.tools.stop.event.is_set():
                raise Stopped(self.tools.stop.by)
            now = self.tools.clock.monotonic()
            self._keep_deadlines(now)
            if is_over(now):
                return
            self.take_looks(_TURN)

    def take_looks(self, seconds: float) -> None:
        """Take the looks that are in; wait this long for the first of them."""
        done = self.watchers.next(seconds)
        for _ in range(_BATCH):
            if done is None:
                return
            self.channels.all[done.channel].take(done)
            for tracker in (*self.ahead, *self.active):
                if tracker.step.ref.channel == done.channel:
                    tracker.look()
            done = self.watchers.next(0.0)

    def fresh(self, channels: Iterable[str], patience: float) -> frozenset[str]:
        """Have these looked at anew, from this moment on; those that did not come back in time."""
        asked = self.tools.clock.monotonic()
        waiting = set(channels) & set(self.watchers.channels)
        self.watchers.nudge(waiting)

        def is_over(now: float) -> bool:
            for channel in tuple(waiting):
                last = self.channels.all[channel].last
                if last is not None and last.began >= asked:
                    waiting.discard(channel)
                elif self.watchers.looking_since(channel) is None:
                    self.watchers.nudge((channel,))
            return not waiting or now - asked > patience

        self.until(is_over)
        return frozenset(waiting)

    def begin(self, trackers: Iterable[Tracker]) -> None:
        """A phase starts now for these steps."""
        now = self.tools.clock.monotonic()
        begun = tuple(trackers)
        self.active.extend(begun)
        for tracker in begun:
            tracker.begin(now)
        self.watchers.nudge({tracker.step.ref.channel for tracker in begun})

    def _keep_deadlines(self, now: float) -> None:
        for tracker in self.active:
            due = tracker.due()
            if due is None or now < due - _LEAD:
                continue
            self._nudge_once(tracker, due, now)
            if now >= due and not self._is_looking(tracker, due, now):
                tracker.expire(now)

    def _nudge_once(self, tracker: Tracker, due: float, now: float) -> None:
        """One look just before the moment, one just after (what must stay so is seen to stay)."""
        nudge = (tracker.step.ref.id, due, now >= due)
        if nudge not in self._nudged:
            self._nudged.add(nudge)
            self.watchers.nudge((tracker.step.ref.channel,))

    def _is_looking(self, tracker: Tracker, due: float, now: float) -> bool:
        """Whether a look that began by the deadline is still under way or waits to be taken."""
        channel = tracker.step.ref.channel
        if channel not in self.channels.all or now - due > _PATIENCE:
            return False
        since = self.watchers.looking_since(channel)
        if since is not None and since <= due:
            return True
        self.take_looks(0.0)
        return False
