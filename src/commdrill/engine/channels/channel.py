"""What every channel of a run does with a look: a failure is told once, what was seen is handed on."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import inf, isfinite

from commdrill.compile.script import ChannelUse, ScriptStep
from commdrill.engine.phases import Phases
from commdrill.engine.resume.kept_state import as_written, recalled
from commdrill.engine.run_clock import unless_clock_was_set
from commdrill.engine.run_services import RunServices
from commdrill.engine.watchers import LookDone
from commdrill.errors import CannotLook, TooOften
from commdrill.judge.ahead import Received
from commdrill.judge.decision import Decision
from commdrill.judge.given_word import Words
from commdrill.judge.moment import Gap, LookTime, Moment, moment_between
from commdrill.judge.other_clock import OtherClock, resolution
from commdrill.record.events import FindingMade, LookFailed, Seconds, Severity
from commdrill.sighting import Evidence, Sighting
from commdrill.values import Json

_DISAGREES = 2.0  # seconds that a clock must be off by, to be worth telling


@dataclass(frozen=True)
class _State:
    last: LookTime | None
    last_seen: LookTime | None
    failure: str
    clock: tuple[
        float | None, float | None
    ]  # of the other side: ahead by so much at least, at most
    doubted: float = 0.0


@dataclass
class Channel(ABC):
    """One channel as a run knows it.

    `last`: the last look; `last_seen`: the last that said anything. `failure`: why the last look
    said nothing; empty where it did. `again_after`: how many seconds it asked us to stay away then.
    `too_often`: what the last look was told where we look too often; else empty.
    `words`: that were given on it, by step.
    """

    use: ChannelUse
    steps: tuple[ScriptStep, ...]
    services: RunServices
    phases: Phases
    last: LookTime | None = None
    last_seen: LookTime | None = None
    failure: str = ""
    again_after: float | None = None
    too_often: str = ""
    other_clock: OtherClock = field(default_factory=OtherClock)
    words: dict[str, Words] = field(default_factory=dict)

    def take(self, done: LookDone) -> None:
        """One look: told if it differs from the one before, its messages counted."""
        self.last = time = self._with_gap(done.time)
        outcome = self._taken(done.outcome)
        self.too_often = str(outcome) if isinstance(outcome, TooOften) else ""
        if isinstance(outcome, CannotLook):
            self.again_after = outcome.again_after
            self._fail(time, outcome)
            return
        self.failure, self.again_after = "", None
        self._see(time, outcome)
        self.last_seen = time

    def state(self) -> dict[str, Json]:
        """What another process needs to go on with it."""
        least, most = (
            one if isfinite(one) else None
            for one in (self.other_clock.least, self.other_clock.most)
        )
        doubted = self.other_clock.doubted
        looks = _State(self.last, self.last_seen, self.failure, (least, most), doubted)
        words = {step: as_written(given) for step, given in self.words.items()}
        return {"looks": as_written(looks), "words": words}

    def recall(self, written: Mapping[str, Json]) -> None:
        """Go on from what was kept."""
        was = recalled(_State, written["looks"])
        self.last, self.last_seen, self.failure = was.last, was.last_seen, was.failure
        self.words = recalled(dict[str, Words], written["words"])
        least, most = was.clock
        self.other_clock = OtherClock(
            -inf if least is None else least, inf if most is None else most, was.doubted
        )

    def _taken(self, outcome: Sighting | CannotLook) -> Sighting | CannotLook:
        """What a look came to, as this channel takes it."""
        return outcome

    @property
    def looked_at(self) -> Received | None:
        """When the last look began that said anything, by the wall clock; None: there was none."""
        began = self.last_seen.began if self.last_seen else None
        return None if began is None else self.services.received(Moment(began, began, began))

    def word_on(self, step: str, start: float) -> Decision | None:
        """What became of the next word that a step promised since then, if that says anything against it."""
        words = self.words.get(step)
        decision = words.decided(self.looked_at) if words else None
        return decision and unless_clock_was_set(decision, self.services.clock, start)

    @abstractmethod
    def _see(self, time: LookTime, sighting: Sighting) -> None:
        """A look that says something; `last_seen` is still the one before it."""

    @abstractmethod
    def _lose_sight(self, evidence: tuple[str, ...]) -> None:
        """Looks say nothing from now on, and this is what was found instead."""

    def _fail(self, time: LookTime, cannot: CannotLook) -> None:
        if str(cannot) == self.failure and cannot.again_after is None:
            return
        self.failure = str(cannot)
        kept = self._keep((Evidence(cannot.evidence, ".bin"),) if cannot.evidence else ())
        ended, away = self._elapsed(time.ended), cannot.again_after
        self.services.emit(LookFailed(self.use.id, ended, self.failure, kept, away))
        self._lose_sight(kept)

    def _moment(self, time: LookTime) -> Moment:
        """When it came about what this look was the first to see."""
        started = self.services.started
        return moment_between(self.last_seen or LookTime(started, started), time)

    def _told(self, moment: Moment, at: datetime | None) -> Moment:
        """The same, as the other side's own time has it, which tells of its clock, too."""
        if at is None:
            return moment
        own, doubt = self._own(at)
        known = self.other_clock.doubting(self.services.clock.set_ahead_by(moment.after))
        clock = known.noted(own, doubt, moment.after, moment.by)
        if abs(clock.ahead) > _DISAGREES >= abs(self.other_clock.ahead):
            self.services.emit(FindingMade("clocks-disagree", self._off(clock), Severity.WARNING))
        self.other_clock = clock
        return moment.told(replace(clock.read(own, doubt), later=self._later(moment)))

    def _own(self, at: datetime) -> tuple[float, float]:
        """A time of the other side's clock in ours, and how much earlier it may have been."""
        clock = self.services.clock
        return clock.moment_of(at), resolution(at) + clock.set_back_by(clock.monotonic())

    def _later(self, moment: Moment) -> float:
        """How much later: it may have come after ours was set ahead."""
        return self.services.clock.doubt_between(moment.after, moment.by)

    def _off(self, clock: OtherClock) -> str:
        off = f"{abs(clock.ahead):.0f}s {'ahead of' if clock.ahead > 0 else 'behind'}"
        return (
            f"the clock that {self.use.id} tells its times by is {off} this machine's: "
            "they are read as if it were not"
        )

    def _with_gap(self, time: LookTime) -> LookTime:
        """A look, with the time in which nobody could look since the one before."""
        since = self.last.ended if self.last else time.began
        pause = self.services.clock.pause_between(since, time.ended)
        return replace(time, gap=Gap(pause.began, pause.ended, pause.why)) if pause else time

    def _elapsed(self, moment: float) -> Seconds:
        return moment - self.services.started

    def _keep(self, evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
        return tuple(self.services.keep(one, self.use.id) for one in evidence)
