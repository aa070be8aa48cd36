"""A step on a page or a status page: within a time it has to be seen, and to stay."""

from dataclasses import dataclass, field, replace
from math import inf

from commdrill.compile.script import ScriptStep
from commdrill.documents.plan import Phase
from commdrill.engine.channels.first_seen import FirstSeen
from commdrill.engine.channels.page_channel import PageChannel
from commdrill.engine.resume.kept_state import as_written, recalled
from commdrill.engine.run_clock import unless_clock_was_set
from commdrill.engine.run_services import RunServices
from commdrill.engine.trackers.last_word import LastWord
from commdrill.judge.ahead import decide_notice, notice_given
from commdrill.judge.decision import Decision, failed
from commdrill.judge.expectation import BoardExpectation, PageExpectation
from commdrill.judge.moment import Glance, LookTime
from commdrill.judge.progress import Progress, Promised, Seen, advance, due_at, expire, took
from commdrill.judge.turn import Sight
from commdrill.record.events import StepDecided, StepOutcome, StepSeen
from commdrill.terms import Proof
from commdrill.values import Json
from commdrill.verdict import Difference, Held


@dataclass(frozen=True)
class _State:
    start: float
    progress: Progress
    evidence: tuple[str, ...]
    first: FirstSeen | None = None


@dataclass
class PageTracker(LastWord):
    """Decided as soon as it can be. `evidence`: of the look that first saw it.

    `first`: when it was seen, where that counts for another step.
    """

    step: ScriptStep
    channel: PageChannel
    wanted: PageExpectation | BoardExpectation
    promised: Promised
    services: RunServices
    proof: Proof
    progress: Progress = field(default_factory=Progress)
    evidence: tuple[str, ...] = ()
    start: float | None = None
    first: FirstSeen | None = None

    def begin(self, start: float) -> None:
        self.start = start

    def look(self) -> None:
        last = self.channel.last
        if last is not None and self.start is not None and last.began >= self.start:
            self._note(last, self.start)
        if self.said or last is None:
            return
        if self.start is None:
            self._look_ahead()
        elif last.began >= self.start:
            self._advance(self.channel.glance(self.step.promise, last, self.start))

    def expire(self, now: float) -> None:
        if self.start is not None and not self.said:
            self.progress = expire(self.progress, self.promised, now - self.start)
            self._conclude(now)

    def is_settled(self, now: float) -> bool:  # noqa: ARG002 looks decide it, and nothing else
        return self.said is not None

    def due(self) -> float | None:
        if self.start is None or self.said:
            return None
        due = self.start + due_at(self.progress, self.promised)
        in_turn = self.turn.due() if self.turn else None
        return due if in_turn is None else min(due, in_turn)

    def finish(self) -> None:
        """Its phase does not end before it is decided."""

    def state(self) -> Json | None:
        return (
            as_written(_State(self.start, self.progress, self.evidence, self.first))
            if self.start is not None
            else None
        )

    def recall(self, written: Json) -> None:
        was = recalled(_State, written)
        self.start, self.progress, self.evidence = was.start, was.progress, was.evidence
        self.first = was.first

    def sight(self) -> Sight:
        """When it was seen, by the run's clock."""
        if self.start is None or self.first is None:
            return Sight()
        return self.first.sight(self.start, self.unsure_when)

    def last_due(self) -> float:
        """By when it has to be seen; never, before its phase."""
        return inf if self.start is None else self.start + self.promised.within.total_seconds()

    def is_held(self) -> bool:
        """Whether its channel shows right now what the step expects."""
        reading = self.channel.reading
        return reading is not None and isinstance(reading.verdict(self.step.promise), Held)

    def says(self) -> bool:
        """Whether its channel says right now what the step has it say, whatever else it expects."""
        reading = self.channel.reading
        return reading is not None and reading.says(self.step.promise)

    def _look_ahead(self) -> None:
        """Its phase has not begun: are its words there already?"""
        if not self.says():
            return
        phase = self.step.promise.phase
        early = Difference("message", f"not before the {phase}", f"there before the {phase}")
        reason = f"was said before the {phase} began: people were told too early"
        self.say(failed(reason, (early,)))

    def _advance(self, glance: Glance) -> None:
        was_seen = self.progress.seen is not None
        self.progress = advance(self.progress, self.promised, glance)
        seen = self.progress.seen
        if seen is not None and not was_seen:
            at = seen.moment.took(self.promised.within)
            self.evidence = self.channel.kept()
            self.services.emit(StepSeen(self.step.ref.id, seen.moment.after, at))
            self.progress = self._noticed(self.progress, seen, glance)
        self._conclude(self.services.clock.monotonic())

    def _noticed(self, progress: Progress, seen: Seen, glance: Glance) -> Progress:
        """Seen for the first time: it may be too late for what it announces."""
        ahead, decided = self.step.promise.ahead, progress.decision
        is_lost = decided is not None and decided.outcome is not StepOutcome.PASSED
        if ahead is None or is_lost or not isinstance(glance.verdict, Held):
            return progress
        assert self.start is not None, "what is seen has begun"
        received = self.services.received(seen.moment.shifted(self.start))
        decision = decide_notice(ahead, notice_given(ahead, glance.verdict.starts, received))
        if decision.outcome is StepOutcome.PASSED:
            return progress
        return replace(progress, decision=decision)

    def _conclude(self, now: float) -> None:
        decision = self.progress.decision
        judged = self.turn.judged(decision, now) if self.turn else decision
        if judged is not None:
            self.say(unless_clock_was_set(judged, self.services.clock, self.start or 0.0))

    def _note(self, last: LookTime, start: float) -> None:
        """What was never to be seen (it was so anyway) is not seen now."""
        if self.first is None or (self.said is StepOutcome.ERROR and self.first.moment is None):
            return
        broken_since = self.channel.phases.start_of(Phase.OUTAGE)
        is_update = self.step.promise.phase is Phase.UPDATE
        begins = broken_since - start if is_update and broken_since is not None else 0.0
        glance = self.channel.glance(self.step.promise, last, start)
        self.first = self.first.after(glance, begins)

    def word_given(self) -> Decision | None:
        return self.channel.word_on(self.step.ref.id, self.start or 0.0)

    def _tell(self, decision: Decision) -> None:
        progress = self.progress
        self.services.emit(
            StepDecided(
                step=self.step.ref.id,
                outcome=decision.outcome,
                reason=decision.reason,
                took=took(progress, self.promised),
                not_before=progress.seen.moment.after if progress.seen else None,
                differences=decision.differences,
                captured=progress.captured,
                evidence=tuple(dict.fromkeys((*self.evidence, *self.channel.kept()))),
                proof=self.proof,
            )
        )
