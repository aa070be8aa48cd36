"""What every channel of a run does with a look: a failure is told once, what was seen is handed on."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from commdrill.compile.script import ChannelUse, ScriptStep
from commdrill.engine.phases import Phases
from commdrill.engine.tools import Tools
from commdrill.engine.watchers import LookDone
from commdrill.errors import CannotLook
from commdrill.record.events import LookFailed, Seconds
from commdrill.sighting import Evidence, Sighting


@dataclass
class Channel(ABC):
    """One channel as a run knows it.

    `last`: the last look; `last_seen`: the last that said anything. `failure`: why the last look
    said nothing; empty where it did.
    """

    use: ChannelUse
    steps: tuple[ScriptStep, ...]
    tools: Tools
    phases: Phases
    last: LookDone | None = None
    last_seen: LookDone | None = None
    failure: str = ""

    def take(self, done: LookDone) -> None:
        """One look: told if it differs from the one before, its messages counted."""
        self.last = done
        if isinstance(done.outcome, CannotLook):
            self._fail(done, done.outcome)
            return
        self.failure = ""
        self._see(done, done.outcome)
        self.last_seen = done

    @abstractmethod
    def _see(self, done: LookDone, sighting: Sighting) -> None:
        """A look that says something; `last_seen` is still the one before it."""

    @abstractmethod
    def _lose_sight(self, evidence: tuple[str, ...]) -> None:
        """Looks say nothing from now on, and this is what was found instead."""

    def _fail(self, done: LookDone, cannot: CannotLook) -> None:
        if str(cannot) == self.failure:
            return
        self.failure = str(cannot)
        kept = self._kept((Evidence(cannot.evidence, ".bin"),) if cannot.evidence else ())
        self.tools.emit(LookFailed(self.use.id, self._times(done)[1], self.failure, kept))
        self._lose_sight(kept)

    def _times(self, done: LookDone) -> tuple[Seconds, Seconds]:
        return done.began - self.tools.started, done.ended - self.tools.started

    def _kept(self, evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
        return tuple(self.tools.keep(one, self.use.id) for one in evidence)
