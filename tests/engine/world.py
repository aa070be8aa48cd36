"""A company in simulated time: what its channels show at which moment is written down beforehand.

Nothing waits: looks begin and end when they would have, the clock is put forward to the next of
them, and a whole drill of hours is over in an instant. No thread takes part.
"""

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from math import inf
from typing import TypeVar

from commdrill.clock import Clock
from commdrill.compile.rhythm import Rhythm
from commdrill.compile.script import FaultUse, Script, ScriptStep
from commdrill.compile.site import Site
from commdrill.documents.plan import Phase
from commdrill.drivers.protocol import Action, Receipt, RunContext
from commdrill.engine.built_drivers import BuiltDrivers
from commdrill.engine.resume.resumed_run import ResumedRun
from commdrill.engine.resume.resumption import Resumption
from commdrill.engine.rollback import ReadyFault
from commdrill.engine.run_clock import RunClock
from commdrill.engine.run_services import RunServices, Stop
from commdrill.engine.runner import Run
from commdrill.engine.watchers import LookDone, Watched
from commdrill.errors import CannotLook, DriverError
from commdrill.journal.run_time import RunTime
from commdrill.judge.expectation import ApprovedText
from commdrill.judge.moment import LookTime
from commdrill.record.events import (
    EnvironmentRef,
    Event,
    PlanRef,
    Record,
    StepAttested,
    StepDecided,
)
from commdrill.record.lines import from_json, to_json
from commdrill.record.result import fold
from commdrill.sighting import Bundle, Evidence, Sighting
from commdrill.testing.fake_clock import FakeClock
from commdrill.values import Json

from .shown import EYES, Channel, Ear, Mailbox, Story, Times
from .steps import BACK_TEXT, OUTAGE_TEXT, START, UPDATE_TEXT
from .surroundings import USE, each_second

E = TypeVar("E", bound=Event)


@dataclass
class Simulated:
    """Whoever looks, without threads, and tells when by the run's clock.

    `stops`: moments at which the process stands still, and how long. `turn`: where nothing comes of
    a look, so many seconds go by at least: whoever waits for hours turns round less often.
    """

    watched: tuple[Watched, ...]
    clock: FakeClock
    run_clock: Clock
    channels: Mapping[str, Channel]
    stops: list[tuple[float, float]]
    happens: list[tuple[float, Callable[[], None]]]
    turn: float = 0.0
    rhythms: dict[str, Rhythm] = field(default_factory=dict)
    running_now: bool = False
    _began: dict[str, float] = field(default_factory=dict)
    _free: dict[str, float] = field(default_factory=dict)
    _ends: list[tuple[float, int, LookDone]] = field(default_factory=list)  # by when they end
    _looks: int = 0

    def __post_init__(self) -> None:
        self.rhythms = {one.channel: one.rhythm for one in self.watched}

    @contextmanager
    def running(self) -> Iterator["Simulated"]:
        self.running_now = True
        yield self
        self.running_now = False

    def keep(self, rhythms: Mapping[str, Rhythm]) -> None:
        self.rhythms.update(rhythms)

    def next(self, seconds: float) -> LookDone | None:
        if not self.running_now:
            return None
        until = self.clock.monotonic() + (max(self.turn, seconds) if seconds > 0.0 else 0.0)
        while True:
            name, begins = self._next_to_begin()
            ends = self._ends[0][0] if self._ends else float("inf")
            if min(begins, ends) > until:
                self._pass(until)
                return None
            if begins < ends:
                self._pass(begins)
                self._look(name)
                continue
            self._pass(ends)
            done = heapq.heappop(self._ends)[2]
            return replace(done, time=LookTime(done.time.began, self.run_clock.monotonic()))

    def _next_to_begin(self) -> tuple[str, float]:
        free = {name: at for name, at in self._due().items() if name not in self._under_way()}
        if not free:
            return "", float("inf")
        name = min(free, key=lambda name: free[name])
        return name, free[name]

    def _due(self) -> dict[str, float]:
        now, of_run = self.clock.monotonic(), self.run_clock.monotonic()
        return {
            name: max(now + rhythm.after(self._began[name]) - of_run, self._free[name])
            if name in self._began else max(now, now + rhythm.not_before - of_run)
            for name, rhythm in self.rhythms.items()
        }  # fmt: skip

    def _under_way(self) -> set[str]:
        return {done.channel for _, _, done in self._ends}

    def _look(self, name: str) -> None:
        channel, began = self.channels[name], self.clock.monotonic()
        channel.note_look(began, self.clock.now())
        ended = self._after_stops(began, began + channel.takes)
        outcome: Sighting | CannotLook
        self._began[name], self._free[name] = self.run_clock.monotonic(), ended
        try:
            outcome = channel.shown[self._began[name]] = channel.at(
                ended if channel.late else began
            )
        except CannotLook as cannot:
            outcome = cannot
        position = "here" if channel.placed and isinstance(channel.at, Mailbox) else None
        done = LookDone(name, LookTime(self._began[name], inf), outcome, position)
        self._looks += 1
        heapq.heappush(self._ends, (ended, self._looks, done))

    def _after_stops(self, began: float, ends: float) -> float:
        """A look that is under way when the process stops comes back when it goes on."""
        return max([ends, *(at + length + 0.001 for at, length in self.stops if began < at < ends)])

    def _pass(self, moment: float) -> None:
        for at, act in [one for one in self.happens if one[0] <= moment]:
            self.happens.remove((at, act))
            act()
        for stop in [one for one in self.stops if one[0] <= moment]:
            self.stops.remove(stop)
            self.clock.advance(stop[0] + stop[1] - self.clock.monotonic())
        self.clock.advance(moment - self.clock.monotonic())


@dataclass
class Breaker:
    """A fault on a simulated component: failing at chosen calls."""

    clock: FakeClock
    times: Times
    failing: tuple[str, ...] = ()
    takes: float = 0.0
    holder: "World | None" = None

    def hosts(self) -> tuple[str, ...]:
        return ()

    def observe(self) -> Json:
        self._do("observe")
        return "well"

    def inject(self, before: Json) -> None:
        self._do("inject")
        self.times.broken = self.clock.monotonic()

    def revert(self, before: Json) -> None:
        self._do("revert")
        self.times.mended = self.clock.monotonic()

    def is_as_before(self, before: Json) -> bool:
        return self.times.mended is not None

    def _do(self, call: str) -> None:
        if self.holder is not None and self.holder.is_dead:
            raise Killed
        self.clock.advance(self.takes)
        if call in self.failing:
            raise DriverError(f"{call} was refused")


@dataclass
class Caller:
    """An action, and what became of it."""

    failing: tuple[str, ...] = ()
    done: list[str] = field(default_factory=list)

    def hosts(self) -> tuple[str, ...]:
        return ()

    def check(self) -> None:
        self._do("check")

    def perform(self, run: RunContext) -> Receipt:
        self._do("perform")
        return Receipt("202 Accepted")

    def clean_up(self, run: RunContext) -> None:
        self._do("clean up")

    def _do(self, call: str) -> None:
        self.done.append(call)
        if call in self.failing:
            raise DriverError(f"{call} was refused")


class Killed(BaseException):
    """Whatever a process that was killed would have done next, it does not do."""


@dataclass
class World:
    """A drill on simulated channels; `events` is what came of it."""

    channels: dict[str, Channel]
    steps: tuple[ScriptStep, ...]
    faults: tuple[Breaker, ...] | None = None
    actions: dict[Phase, dict[str, Caller]] = field(default_factory=dict)
    hold: float | None = None
    stops: list[tuple[float, float]] = field(default_factory=list)
    happens: list[tuple[float, Callable[[], None]]] = field(default_factory=list)
    answers: dict[str, StepAttested] = field(default_factory=dict)
    forbidden: Callable[[], Iterable[str]] = tuple
    times: Times = field(default_factory=Times)
    clock: FakeClock = field(default_factory=lambda: FakeClock(START))
    stop: Stop = field(default_factory=Stop)
    events: list[tuple[float, Event]] = field(default_factory=list)
    kept: dict[str, bytes] = field(default_factory=dict)
    watching: Simulated | None = None
    only: frozenset[str] | None = None
    ends_at: float | None = None  # when somebody asks for the outage's end
    dies_after: Callable[["World", Event], bool] = lambda world, event: False
    wordings: tuple[ApprovedText, ...] = (OUTAGE_TEXT, BACK_TEXT, UPDATE_TEXT)
    is_dead: bool = False
    records: list[Record] = field(default_factory=list)
    run_clock: RunClock | None = None
    turn: float = 0.0
    asked_until: float = -inf  # by another run

    def until_killed(self, dies_after: Callable[["World", Event], bool]) -> "World":
        """Run until the process is killed, right after this event is on disk."""
        self.dies_after = dies_after
        with suppress(Killed):
            self._build().perform()
        return self

    def resumed(
        self,
        gap: float = 5.0,
        dies_after: Callable[["World", Event], bool] = lambda world, event: False,
    ) -> "World":
        """Another process goes on with it, once so many seconds have gone by; it may die, too.

        Raises:
            CannotResume: nobody can.
        """
        assert self.is_dead, "it came to its end"
        self.is_dead = False
        self.dies_after = dies_after
        self.clock.advance(gap)
        for channel in self.channels.values():
            if isinstance(channel.at, Mailbox):
                channel.at.open_again() if channel.placed else channel.at.lose(
                    self.clock.monotonic()
                )
        records = [from_json(to_json(record)) for record in self.records]
        past = Resumption(fold(records))
        clock = RunClock.begun(self.clock, RunTime.going_on(records, self.clock).elapsed())
        services = replace(self._services(clock), started=0.0)
        faults = self.faults or ()
        built = self._built(faults)
        run = ResumedRun(self.script(), built, services, self._watching, past.positions)
        with suppress(Killed):
            run.resume(past)
        return self

    def run(self) -> "World":
        self._build().perform()
        return self

    def preflight(self) -> "World":
        self._build().preflight()
        return self

    def of(self, kind: type[E]) -> list[E]:
        return [event for _, event in self.events if isinstance(event, kind)]

    def decided(self, step_id: str) -> StepDecided:
        """The last word on a step."""
        return [event for event in self.of(StepDecided) if event.step == step_id][-1]

    @property
    def outcomes(self) -> dict[str, str]:
        return {event.step: event.outcome.value for event in self.of(StepDecided)}

    def _build(self) -> Run:
        for channel in self.channels.values():
            if isinstance(channel.at, Story | Mailbox):
                channel.at.times = self.times
        if self.faults is None:
            self.faults = (Breaker(self.clock, self.times),)
        for fault in self.faults:
            fault.holder = self
        return Run(
            self.script(),
            self._built(self.faults),
            self._services(RunClock(self.clock)),
            self._watching,
        )

    def _watching(self, watched: Iterable[Watched], clock: Clock) -> Simulated:
        self.watching = Simulated(
            tuple(watched), self.clock, clock, self.channels, self.stops, self.happens,
            self.turn,
        )  # fmt: skip
        return self.watching

    def _services(self, clock: RunClock) -> RunServices:
        self.run_clock = clock
        return RunServices(
            RunContext("run", "token", ""), clock, self._emit, self._keep, self._ask,
            clock.monotonic(), self.stop, forbidden=self.forbidden,
            may_end=lambda: self.clock.monotonic() >= (self.ends_at or 0),
            asked_until=self.asked_until,
        )  # fmt: skip

    def _emit(self, event: Event) -> Record:
        if self.is_dead:
            raise Killed
        now = self.clock.monotonic()
        self.events.append((now, event))
        assert self.run_clock is not None, "a run has a clock"
        elapsed = self.run_clock.monotonic()
        record = Record("run", len(self.events), self.clock.now(), elapsed, event)
        self.records.append(record)
        if self.dies_after(self, event):
            self.is_dead = True
            raise Killed
        return record

    def _keep(self, evidence: Evidence | Bundle, stem: str) -> str:
        pieces = (evidence,) if isinstance(evidence, Evidence) else [e for _, e in evidence.pieces]
        path = f"{stem}.{len(self.kept)}{pieces[0].suffix}"
        self.kept[path] = b"".join(piece.content for piece in pieces)
        return path

    def _ask(self, step_id: str, question: str) -> StepAttested | None:
        return self.answers.get(step_id)

    def _built(self, faults: tuple[Breaker, ...]) -> BuiltDrivers:
        ready = (
            ReadyFault(FaultUse(f"c{n}", "outage", USE), fault, ".", lambda kept: kept)
            for n, fault in enumerate(faults)
        )
        observers = {
            name: Ear() if channel.listens else EYES[channel.proof]()
            for name, channel in self.channels.items()
        }
        actions: dict[Phase, Mapping[str, Action]] = {p: dict(a) for p, a in self.actions.items()}
        return BuiltDrivers(observers, tuple(ready), actions)

    def script(self) -> Script:
        channels = (
            replace(
                each_second(name, one.kind), interval=timedelta(seconds=one.densest),
                sparsest=timedelta(seconds=one.sparsest),
                known={who.address: who for who in one.known}, wordings=self.wordings,
                detects=one.detects,
            )
            for name, one in self.channels.items()
        )  # fmt: skip
        return Script(
            drill="drill", title="Drill", plan=PlanRef("plan", "1", "Plan", ""), scenario="outage",
            scenario_type="unplanned", site=Site(EnvironmentRef("here", "sandbox", 1.0)),
            addresses=(), component_names={},
            channels=tuple(channels), steps=self.steps, faults=(), actions={},
            hold=timedelta(seconds=self.hold) if self.hold is not None else None, documents={},
            until_asked=self.ends_at is not None, only=self.only,
        )  # fmt: skip
