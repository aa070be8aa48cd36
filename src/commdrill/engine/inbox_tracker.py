"""A step on an inbox: seen when everyone is reached, decided when the run ends."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from commdrill.compile.script import ScriptStep
from commdrill.engine.inbox_channel import InboxChannel
from commdrill.engine.tools import Tools
from commdrill.judge.expectation import DeliveryExpectation
from commdrill.judge.progress import Decision
from commdrill.judge.tally import Reached
from commdrill.judge.violation import Violation
from commdrill.record.events import Recipients, Seconds, StepDecided, StepOutcome, StepSeen
from commdrill.sighting import Proof
from commdrill.values import format_duration
from commdrill.verdict import Difference

_GRACE = 0.25  # seconds a message may take from being sent to being looked at


@dataclass
class InboxTracker:
    """A step on an inbox: seen when everyone is reached, decided when the run ends."""

    step: ScriptStep
    channel: InboxChannel
    wanted: DeliveryExpectation
    tools: Tools
    proof: Proof
    start: float | None = None
    ended: float | None = None
    seen: Reached | None = None
    said: bool = False

    def begin(self, start: float) -> None:
        self.start = start
        self.look()

    def look(self) -> None:
        if self.start is None or self.seen or self.said:
            return
        deliveries, promise = self.channel.deliveries, self.step.promise
        if deliveries.missing(promise):
            return
        offset = self.start - self.tools.started
        reached = deliveries.reached(promise)
        not_before, began, ended = (
            max(0.0, moment - offset)
            for moment in (reached.not_before, reached.began, reached.ended)
        )
        self.seen = Reached(not_before, began, self._counted(began, ended))
        self.tools.emit(StepSeen(self.step.ref.id, not_before, self.seen.ended))

    def _counted(self, began: Seconds, ended: Seconds) -> Seconds:
        """A look that began in time counts as in time."""
        within = self.step.promise.limits.within
        if within is None or began > within.total_seconds():
            return ended
        return min(ended, within.total_seconds())

    def expire(self, now: float) -> None:
        """An inbox is watched on until the run ends; nothing is decided here."""

    def is_settled(self, now: float) -> bool:
        assert self.start is not None
        limits = self.step.promise.limits
        if limits.every is not None:
            return self._are_updates_settled(now)
        over = limits.within is None or now - self.start >= limits.within.total_seconds()
        return self.seen is not None or over

    def due(self) -> float | None:
        if self.start is None or self.said or (self.seen and not self.step.promise.limits.every):
            return None
        limit = self.step.promise.limits.every or self.step.promise.limits.within
        return self.start + limit.total_seconds() if limit else None

    def finish(self) -> None:
        if self.ended is None and self.start is not None:
            self.ended = self.tools.clock.monotonic()

    def decide(self, instead: str | None = None) -> None:
        if self.said:
            return
        self.said = True
        untold = Decision(StepOutcome.ERROR, instead) if instead else None
        self._say(self._violated() or untold or self._decision())

    def take_back(self, why: str) -> None:
        """Nothing has been passed yet: an inbox is judged at the end of the run."""

    def refuse(self, reason: str) -> None:
        """It proves nothing here, whatever arrives."""
        self.decide(reason)

    def _violated(self) -> Decision | None:
        """What was received and must not have been: seen is seen, however the run ended."""
        deliveries, promise = self.channel.deliveries, self.step.promise
        violations = deliveries.violations(promise)
        if not violations:
            return None
        differences = tuple(d for violation in violations for d in violation.differences)
        return Decision(StepOutcome.FAILED, _first_of(violations), differences)

    def _decision(self) -> Decision:
        promise = self.step.promise
        if self.start is None:
            return Decision(StepOutcome.ERROR, "the run ended before its phase began")
        if promise.limits.every is not None:
            return self._decision_on_updates()
        return self._decision_on_time()

    def _decision_on_time(self) -> Decision:
        promise = self.step.promise
        if self.seen is None:
            return self._not_reached()
        limits, took = promise.limits, self.seen.ended
        if limits.within is not None and took > limits.within.total_seconds():
            within = format_duration(limits.within)
            late = _some(self._late(limits.within))
            difference = Difference("time", f"within {within}", f"{took:.1f}s to {late}")
            reason = f"reached too late, after {took:.1f}s instead of within {within}: {late}"
            return Decision(StepOutcome.FAILED, reason, (difference,))
        people = len(self.wanted.to)
        return Decision(StepOutcome.PASSED, f"{_people(people)} reached after {took:.1f}s")

    def _late(self, within: timedelta) -> tuple[str, ...]:
        assert self.channel.deliveries is not None
        assert self.start is not None
        deadline = self.start - self.tools.started + within.total_seconds()
        return self.channel.deliveries.reached_after(self.step.promise, deadline)

    def _not_reached(self) -> Decision:
        deliveries, promise = self.channel.deliveries, self.step.promise
        failure = self.channel.failure
        if failure:
            return Decision(StepOutcome.ERROR, f"could not be told: {failure}")
        missing = deliveries.missing(promise)
        within = format_duration(promise.limits.within) if promise.limits.within else "the time"
        wanted = self.wanted.message or "a message"
        difference = Difference("recipients", f"{wanted} to everyone", f"none to {_some(missing)}")
        return Decision(
            StepOutcome.FAILED, f"not received within {within} by {_some(missing)}", (difference,)
        )

    def _are_updates_settled(self, now: float) -> bool:
        assert self.start is not None
        assert self.step.promise.limits.every is not None
        silence = self.step.promise.limits.every.total_seconds() + _GRACE
        changes, elapsed = self._changes(), now - self.start
        proven = all(len(times) >= 2 for times in changes.values())
        return proven or any(_longest_gap(t, elapsed) > silence for t in changes.values())

    def _decision_on_updates(self) -> Decision:
        limits = self.step.promise.limits
        assert limits.every is not None
        assert self.start is not None
        end = (self.ended or self.tools.clock.monotonic()) - self.start
        every = limits.every.total_seconds()
        quiet = {
            person: gap for person, times in self._changes().items()
            if (gap := _longest_gap(times, end)) > every + _GRACE or not times
        }  # fmt: skip
        if not quiet:
            return Decision(StepOutcome.PASSED, f"updates came at least every {limits.every}")
        if self.channel.failure:
            return Decision(StepOutcome.ERROR, f"could not be told: {self.channel.failure}")
        silent = _some(tuple(quiet))
        text = f"no new update for {silent} for longer than {format_duration(limits.every)}"
        difference = Difference("updates", f"one at least every {format_duration(limits.every)}",
                                f"none to {silent}")  # fmt: skip
        return Decision(StepOutcome.FAILED, text, (difference,))

    def _changes(self) -> dict[str, tuple[Seconds, ...]]:
        deliveries = self.channel.deliveries
        assert deliveries is not None
        assert self.start is not None
        offset = self.start - self.tools.started
        changes = deliveries.changes(self.step.promise)
        return {who: tuple(max(0.0, t - offset) for t in times) for who, times in changes.items()}

    def _say(self, decision: Decision) -> None:
        deliveries, promise = self.channel.deliveries, self.step.promise
        missing = deliveries.missing(promise)
        expected = len(self.wanted.to)
        self.tools.emit(
            StepDecided(
                step=self.step.ref.id,
                outcome=decision.outcome,
                reason=decision.reason,
                took=self.seen.ended if self.seen else None,
                not_before=self.seen.not_before if self.seen else None,
                differences=decision.differences,
                captured=deliveries.captured(promise),
                recipients=Recipients(expected, expected - len(missing), missing),
                evidence=self.channel.evidence_of(promise.id),
                proof=self.proof,
            )
        )


def _first_of(violations: tuple[Violation, ...]) -> str:
    first = violations[0]
    others = len({violation.reason for violation in violations}) - 1
    more = f" (and {others} more)" if others else ""
    return f"{first.reason}: {first.differences[0]}{more}"


def _some(people: tuple[str, ...]) -> str:
    more = f" and {len(people) - 5} more" if len(people) > 5 else ""
    return ", ".join(people[:5]) + more


def _people(count: int) -> str:
    return "1 recipient was" if count == 1 else f"all {count} recipients were"


def _longest_gap(times: tuple[Seconds, ...], end: Seconds) -> Seconds:
    marks = [0.0, *times, end]
    return max(later - earlier for earlier, later in pairwise(marks))
