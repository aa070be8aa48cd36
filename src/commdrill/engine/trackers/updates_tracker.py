"""A step on a page or a status page that has to keep coming."""

from dataclasses import dataclass, field
from datetime import timedelta
from math import inf

from commdrill.compile.script import ScriptStep
from commdrill.documents.plan import Phase
from commdrill.engine.channels.page_channel import PageChannel
from commdrill.engine.resume.kept_state import as_written, recalled
from commdrill.engine.run_clock import unless_clock_was_set
from commdrill.engine.run_services import RunServices
from commdrill.engine.trackers.last_word import LastWord
from commdrill.judge.cadence import (
    Cadence,
    Update,
    advance,
    due_at,
    expire,
    finish,
    is_proven,
    repetition,
)
from commdrill.judge.decision import Decision
from commdrill.judge.expectation import BoardExpectation
from commdrill.judge.moment import UNSEEN
from commdrill.record.events import FindingMade, Severity, StepDecided
from commdrill.terms import Proof
from commdrill.values import Json


@dataclass(frozen=True)
class _State:
    start: float
    cadence: Cadence
    taken: int


@dataclass
class UpdatesTracker(LastWord):
    """Decided when the silence was too long, or its phase is over."""

    step: ScriptStep
    channel: PageChannel
    every: timedelta
    services: RunServices
    proof: Proof
    cadence: Cadence = field(default_factory=Cadence)
    start: float | None = None
    _taken: int = 0

    def begin(self, start: float) -> None:
        self.start, traceless = start, self._traceless()
        self.cadence = Cadence(traceless=traceless)
        posts = self.channel.posts.get(self.step.ref.id)
        if posts is None:
            return
        self._taken = len(posts.updates)
        last = posts.updates[-1] if posts.updates else None
        if last and last.moment.by - start >= self._first(start):
            hidden = last.hidden.since(start) if last.hidden else None
            self.cadence = Cadence(traceless, last.moment.by - start, last.moment.slack, hidden)

    def look(self) -> None:
        last = self.channel.last
        if self.said or self.start is None or last is None or last.began < self.start:
            return
        glance = self.channel.glance(self.step.promise, last, self.start)
        self.cadence = advance(self.cadence, self.every, glance, self._new(self.start))
        self._conclude(self.start)

    def expire(self, now: float) -> None:
        if self.start is not None and not self.said:
            self.cadence = expire(self.cadence, self.every, now - self.start)
            self._conclude(self.start)

    def is_settled(self, now: float) -> bool:
        if self.said or self.start is None:
            return self.said is not None
        return is_proven(self.cadence, self.every, now - self.start)

    def due(self) -> float | None:
        if self.start is None or self.said:
            return None
        return self.start + due_at(self.cadence, self.every)

    def finish(self) -> None:
        if self.start is not None and not self.said:
            self.cadence = finish(self.cadence, self.every)
            self.say_if(self.cadence.decision)

    def state(self) -> Json | None:
        return (
            as_written(_State(self.start, self.cadence, self._taken))
            if self.start is not None
            else None
        )

    def recall(self, written: Json) -> None:
        was = recalled(_State, written)
        self.start, self.cadence, self._taken = was.start, was.cadence, was.taken

    def _conclude(self, start: float) -> None:
        if (decision := self.cadence.decision) is not None:
            silent_since = start + min(0.0, self.cadence.silent_since)
            self.say(unless_clock_was_set(decision, self.services.clock, silent_since))

    def _new(self, start: float) -> tuple[Update, ...]:
        """What came since the look before."""
        posts = self.channel.posts.get(self.step.ref.id)
        new = posts.updates[self._taken :] if posts else []
        self._taken += len(new)
        return tuple(update.since(start, self._first(start)) for update in new)

    def _traceless(self) -> float:
        """A status page keeps its posts; what a page shows, the next may take the place of."""
        is_kept = isinstance(self.step.promise.expectation, BoardExpectation)
        return inf if is_kept else UNSEEN * self.every.total_seconds()

    def _first(self, start: float) -> float:
        """Since when updates count that came before its phase: since the outage began."""
        broken_since = self.channel.phases.start_of(Phase.OUTAGE)
        return 0.0 if broken_since is None else min(0.0, broken_since - start)

    def word_given(self) -> Decision | None:
        return self.channel.word_on(self.step.ref.id, self.start or 0.0)

    def _tell(self, decision: Decision) -> None:
        if text := repetition(self.cadence.updates):
            step, text = self.step.ref.id, f"on {self.channel.use.id} {text}"
            self.services.emit(FindingMade("same-words", text, Severity.WARNING, step))
        self.services.emit(
            StepDecided(
                step=self.step.ref.id,
                outcome=decision.outcome,
                reason=decision.reason,
                differences=decision.differences,
                captured=self.cadence.captured,
                evidence=self.channel.kept(),
                proof=self.proof,
            )
        )
