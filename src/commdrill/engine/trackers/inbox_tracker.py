"""A step on an inbox, decided when the run ends: till then it is watched for what must not come."""

from abc import abstractmethod
from dataclasses import dataclass, field
from math import inf

from commdrill.compile.script import ScriptStep
from commdrill.engine.channels.inbox_channel import InboxChannel
from commdrill.engine.resume.kept_state import as_written, recalled
from commdrill.engine.run_clock import unless_clock_was_set
from commdrill.engine.run_services import RunServices
from commdrill.engine.trackers.last_word import LastWord
from commdrill.judge.decision import Decision, some, untold
from commdrill.judge.expectation import DeliveryExpectation
from commdrill.judge.reaching import LastLook, decide_violated
from commdrill.judge.turn import Sight
from commdrill.record.events import Recipients, StepDecided, StepOutcome, StepSeen
from commdrill.terms import Proof
from commdrill.values import Json
from commdrill.verdict import Difference


@dataclass(frozen=True)
class _State:
    start: float
    seen: StepSeen | None
    ended: float | None


@dataclass
class InboxTracker(LastWord):
    """What steps on inboxes have in common. `seen`: everyone was reached, and when.

    `ended`: when its phase was over, where that counts.
    """

    step: ScriptStep
    channel: InboxChannel
    wanted: DeliveryExpectation
    services: RunServices
    proof: Proof
    start: float | None = field(default=None, init=False)
    seen: StepSeen | None = field(default=None, init=False)
    ended: float | None = field(default=None, init=False)

    def begin(self, start: float) -> None:
        """Its phase starts now (monotonic seconds)."""
        self.start = start
        self.look()

    @abstractmethod
    def look(self) -> None:
        """Its channel was looked at."""

    @abstractmethod
    def decision(self, start: float) -> Decision:
        """What the end of the run makes of it."""

    def expire(self, now: float) -> None:
        """Nothing is decided before the run ends."""

    def take_back(self, why: str) -> None:
        """Nothing has been passed yet."""

    def decide(self, instead: str | None = None) -> None:
        """What must not have been received was received, however the run ended."""
        if self.said is not None:
            return
        violated = decide_violated(self.channel.deliveries.violations(self.step.promise))
        if violated is not None:
            self.say(violated)
        elif (broken := self._word()) and broken.outcome is StepOutcome.FAILED:
            self.say(self._unless_lost(broken, self.start or 0.0))
        elif instead is not None:
            self.say(untold(instead))
        elif self.start is None:
            self.say(untold("the run ended before its phase began"))
        else:
            decided = self._in_turn(self.decision(self.start))
            until = inf if self.turn else self.last_due()
            decision = self._unless_lost(decided, self.start, until)
            is_kept = decision.outcome is StepOutcome.PASSED
            self.say((self._word() if is_kept else None) or decision)

    def _in_turn(self, decision: Decision) -> Decision:
        now = self.services.clock.monotonic()
        return self.turn.finally_judged(decision, now) if self.turn else decision

    def sight(self) -> Sight:
        """When it reached the first, and everyone, by the run's clock."""
        deliveries, promise = self.channel.deliveries, self.step.promise
        firsts = [got[0].moment for got in deliveries.received(promise).values() if got]
        first = min(firsts, key=lambda moment: moment.by, default=None)
        missing, looked = deliveries.missing(promise), self.channel.last_seen
        if not missing:
            return Sight(first, deliveries.reached_at(promise))
        lost = self.unsure_when or self._lost_so_far()
        lacks = Difference("recipients", "everyone", f"none to {some(missing)}")
        return Sight(first, None, looked.began if looked else -inf, (lacks,), lost)

    def last_due(self) -> float:
        """By when it has to be seen; never, before its phase."""
        within = self.step.promise.limits.within
        return inf if self.start is None or within is None else self.start + within.total_seconds()

    def _word(self) -> Decision | None:
        """What became of the next word that its message promised, if that says anything against it."""
        return self.channel.word_on(self.step.ref.id, self.start or 0.0)

    def _lost_so_far(self) -> str:
        return "" if self.start is None else self.lost(self.start)

    def _unless_lost(self, decision: Decision, start: float, until: float = inf) -> Decision:
        """What did not come may have come when nobody could take it in, before it was late."""
        if decision.outcome is not StepOutcome.FAILED or not (why := self.lost(start, until)):
            return unless_clock_was_set(decision, self.services.clock, start)
        return untold(f"could not be told: {why}")

    def refuse(self, reason: str) -> None:
        """It proves nothing in this drill, but that something must not have been received."""
        self.decide(reason)

    def state(self) -> Json | None:
        """Whom it reached, its channel knows."""
        return (
            as_written(_State(self.start, self.seen, self.ended))
            if self.start is not None
            else None
        )

    def recall(self, written: Json) -> None:
        """Go on from what was kept; its channel has recalled all that was received."""
        was = recalled(_State, written)
        self.start, self.seen, self.ended = was.start, was.seen, was.ended

    def lost(self, start: float, until: float = inf) -> str:
        """What was sent since its phase began and never seen, if anything can have been `until` then."""
        gaps = [gap for gap in self.channel.lost if gap.ended > start and gap.began < until]
        return f"what was sent may be lost: {gaps[0].since(start)}" if gaps else ""

    def last_look(self, start: float) -> LastLook:
        """The last look that said anything, counted from the start of the phase."""
        last = self.channel.last_seen
        return LastLook(last.began - start if last else -start, self.channel.failure)

    def _tell(self, decision: Decision) -> None:
        deliveries, promise = self.channel.deliveries, self.step.promise
        expected, missing = len(self.wanted.to), deliveries.missing(promise)
        reached = expected - len(missing)
        if decision.outcome is StepOutcome.ERROR:  # whom it did not reach was not to be told
            missing = ()
        self.services.emit(
            StepDecided(
                step=self.step.ref.id,
                outcome=decision.outcome,
                reason=decision.reason,
                took=self.seen.took if self.seen else None,
                not_before=self.seen.not_before if self.seen else None,
                differences=decision.differences,
                captured=deliveries.captured(promise),
                recipients=Recipients(expected, reached, missing),
                evidence=self.channel.evidence_of(promise.id),
                proof=self.proof,
            )
        )
