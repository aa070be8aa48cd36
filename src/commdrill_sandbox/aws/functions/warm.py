"""Processes that have run a function are kept a while for its next event, as Lambda keeps them."""

import threading
from dataclasses import dataclass, field

from commdrill_sandbox.aws.clock import SystemClock
from commdrill_sandbox.aws.functions.process import Process
from commdrill_sandbox.aws.functions.uploaded import Uploaded

_IDLE = 5.0  # seconds
_MOST = 8  # that wait at a time


@dataclass(frozen=True, eq=False)
class Environment:
    """A process, and what it runs: for one version, as it is configured, in one Region."""

    function: Uploaded
    region: str
    process: Process


@dataclass
class Warm:
    """The environments that wait. Safe from any thread; which one runs nobody else gets."""

    idle: float = _IDLE
    most: int = _MOST
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _waiting: dict[Environment, threading.Event] = field(default_factory=dict)
    _open: bool = True

    def take(self, function: Uploaded, region: str) -> Environment | None:
        """The one that has waited least."""
        while found := self._found(function, region):
            if found.process.waits:
                return found
            found.process.end()
        return None

    def keep(self, environment: Environment) -> None:
        """Have it wait; what cannot, or is one too many, is ended."""
        ended = environment if not environment.process.waits else self._kept(environment)
        if ended:
            ended.process.end()

    def close(self) -> None:
        """End all that wait, and whatever would."""
        with self._lock:
            self._open, waiting = False, self._waiting.copy()
            self._waiting.clear()
        for environment, taken in waiting.items():
            taken.set()
            environment.process.end()

    def _found(self, function: Uploaded, region: str) -> Environment | None:
        with self._lock:
            for waiting in reversed(self._waiting):
                if (waiting.function, waiting.region) == (function, region):
                    self._waiting.pop(waiting).set()
                    return waiting
        return None

    def _kept(self, environment: Environment) -> Environment | None:
        """The one that has to go for it, if any."""
        with self._lock:
            if not self._open:
                return environment
            taken = self._waiting[environment] = threading.Event()
            threading.Thread(
                target=self._idle, args=(environment, taken), name="idle function", daemon=True
            ).start()
            if len(self._waiting) <= self.most:
                return None
            eldest = next(iter(self._waiting))
            self._waiting.pop(eldest).set()
            return eldest

    def _idle(self, environment: Environment, taken: threading.Event) -> None:
        """By real time: a process costs the machine, whatever the clock of AWS says."""
        if SystemClock().wait(taken, self.idle):
            return
        with self._lock:
            over = self._waiting.get(environment) is taken  # it may have waited twice
            if over:
                del self._waiting[environment]
        if over:
            environment.process.end()
