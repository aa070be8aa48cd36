"""A step while it is watched: what it was seen to be so far, and when it is settled."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

from commdrill.compile.script import ScriptStep
from commdrill.engine.channels import Channel
from commdrill.engine.tools import Tools
from commdrill.judge.expectation import DeliveryExpectation
from commdrill.judge.progress import (
    Decision,
    Progress,
    advance,
    expire,
    is_proven,
    settle_updates,
    silence,
    silent_from,
)
from commdrill.judge.tally import Reached
from commdrill.judge.violation import Violation
from commdrill.record.events import (
    Recipients,
    Seconds,
    StepDecided,
    StepOutcome,
    StepSeen,
)
from commdrill.sighting import Proof
from commdrill.values import format_duration
from commdrill.verdict import Difference, Held


class Tracker(Protocol):
    """One step, from the start of its phase."""

    step: ScriptStep

    def begin(self, start: float) -> None:
        """Its phase starts now (monotonic seconds)."""
        ...

    def look(self) -> None:
        """Its channel was looked at."""
        ...

    def expire(self, now: float) -> None:
        """All looks that began before `now` are in."""
        ...

    def is_settled(self, now: float) -> bool:
        """Whether its phase may end as far as this step goes."""
        ...

    def due(self) -> float | None:
        """When it must be looked at again, at the latest (monotonic)."""
        ...

    def finish(self) -> None:
        """Its phase is over."""
        ...

    def decide(self, instead: str | None = None) -> None:
        """The last word, if it has not been said; `instead`: why it could not be told."""
        ...


@dataclass
class SightTracker:
    """A step on a page or a status board: decided as soon as it can be."""

    step: ScriptStep
    channel: Channel
    tools: Tools
    proof: Proof
    progress: Progress = field(default_factory=Progress)
    start: float | None = None
    said: StepOutcome | None = None

    def begin(self, start: float) -> None:
        self.start = start
        if self.step.promise.limits.every is not None and self.channel.sighting is not None:
            newest = self.channel.newest_update(self.step.promise, start)
            self.progress = Progress(update=newest.text, last_update=newest.at - start)

    def look(self) -> None:
        last = self.channel.last
        if self.start is None or self.said or last is None or last.began < self.start:
            return
        glance = self.channel.glance(self.step.promise, self.start)
        was_held = self.progress.held_since
        self.progress = advance(self.progress, self.step.promise.limits, glance)
        if was_held is None and self.progress.held_since is not None:
            self._tell_seen(self.progress.last_miss, self.progress.held_since)
        self._say_if_decided()

    def expire(self, now: float) -> None:
        if self.start is None or self.said:
            return
        limits, elapsed = self.step.promise.limits, now - self.start
        self.progress = silence(self.progress, limits, elapsed)
        if limits.within is not None and elapsed >= limits.within.total_seconds():
            self.progress = expire(self.progress, limits)
        self._say_if_decided()

    def is_settled(self, now: float) -> bool:
        assert self.start is not None
        proven = is_proven(self.progress, self.step.promise.limits, now - self.start)
        return self.said is not None or proven

    def due(self) -> float | None:
        if self.start is None or self.said:
            return None
        limits, progress = self.step.promise.limits, self.progress
        if limits.every is not None:
            return self.start + silent_from(progress, limits.every)
        if progress.held_since is not None and limits.stays is not None:
            return self.start + progress.held_since + limits.stays.total_seconds()
        return self.start + limits.within.total_seconds() if limits.within else None

    def finish(self) -> None:
        if self.start is not None and self.step.promise.limits.every is not None and not self.said:
            self.progress = settle_updates(self.progress)
            self._say_if_decided()

    def decide(self, instead: str | None = None) -> None:
        if self.said and instead is None:
            return
        reason = instead or "the run ended before this was decided"
        self._say(Decision(StepOutcome.ERROR, reason))

    def refuse(self, reason: str) -> None:
        """It proves nothing here, whatever is seen."""
        self._say(Decision(StepOutcome.ERROR, reason))

    def _tell_seen(self, not_before: Seconds, took: Seconds) -> None:
        self.tools.emit(StepSeen(self.step.ref.id, not_before, took))

    def _say_if_decided(self) -> None:
        if self.progress.decision is not None and self.said is None:
            self._say(self.progress.decision)

    def _say(self, decision: Decision) -> None:
        self.said = decision.outcome
        progress = self.progress
        self.tools.emit(
            StepDecided(
                step=self.step.ref.id,
                outcome=decision.outcome,
                reason=decision.reason,
                took=progress.held_since,
                not_before=progress.last_miss if progress.held_since is not None else None,
                differences=decision.differences,
                captured=progress.captured,
                evidence=progress.evidence,
                proof=self.proof,
            )
        )


@dataclass
class DeliveryTracker:
    """A step on an inbox: seen when everyone is reached, decided when the run ends."""

    step: ScriptStep
    channel: Channel
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
        assert deliveries is not None
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
        decision = Decision(StepOutcome.ERROR, instead) if instead else self._decision()
        self._say(decision)

    def refuse(self, reason: str) -> None:
        """It proves nothing here, whatever arrives."""
        self.decide(reason)

    def _decision(self) -> Decision:
        deliveries, promise = self.channel.deliveries, self.step.promise
        assert deliveries is not None
        violations = deliveries.violations(promise)
        if violations:
            differences = tuple(d for violation in violations for d in violation.differences)
            return Decision(StepOutcome.FAILED, _first_of(violations), differences)
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
            difference = Difference("time", f"within {within}", f"{took:.1f}s")
            reason = f"everyone was reached, but after {took:.1f}s instead of within {within}"
            return Decision(StepOutcome.FAILED, reason, (difference,))
        people = len(_wanted(self.step).to)
        return Decision(StepOutcome.PASSED, f"{_people(people)} reached after {took:.1f}s")

    def _not_reached(self) -> Decision:
        deliveries, promise = self.channel.deliveries, self.step.promise
        assert deliveries is not None
        failure = self.channel.failure
        if failure:
            return Decision(StepOutcome.ERROR, f"could not be told: {failure}")
        missing = deliveries.missing(promise)
        within = format_duration(promise.limits.within) if promise.limits.within else "the time"
        wanted = _wanted(self.step).message or "a message"
        difference = Difference("recipients", f"{wanted} to everyone", f"none to {_some(missing)}")
        return Decision(
            StepOutcome.FAILED, f"not received within {within} by {_some(missing)}", (difference,)
        )

    def _are_updates_settled(self, now: float) -> bool:
        assert self.start is not None
        assert self.step.promise.limits.every is not None
        every = self.step.promise.limits.every.total_seconds()
        changes = self._changes()
        proven = all(len(times) >= 2 for times in changes.values())
        return proven or now - self.start >= every

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
        assert deliveries is not None
        missing = deliveries.missing(promise)
        expected = len(_wanted(self.step).to)
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


@dataclass
class AttestedTracker:
    """A step that a person attests."""

    step: ScriptStep
    tools: Tools
    question: str
    said: bool = False

    def begin(self, start: float) -> None:  # noqa: ARG002 a person is asked, whenever it is
        attested = self.tools.ask(self.step.ref.id, self.question)
        if attested is None:
            reason = "nobody could be asked: attest it with `commdrill attest`"
            self._say(StepOutcome.SKIPPED, reason)
            return
        self.tools.emit(attested)
        self._say(attested.outcome, f"{attested.by} attests it{_noted(attested.note)}")

    def look(self) -> None:
        """Nothing to look at."""

    def expire(self, now: float) -> None:
        """A person's word has no deadline."""

    def is_settled(self, now: float) -> bool:  # noqa: ARG002 once asked, it is settled
        return self.said

    def due(self) -> float | None:
        return None

    def finish(self) -> None:
        """Nothing is left to watch."""

    def decide(self, instead: str | None = None) -> None:
        if not self.said:
            self._say(StepOutcome.ERROR, instead or "the run ended before anybody was asked")

    def _say(self, outcome: StepOutcome, reason: str) -> None:
        self.said = True
        self.tools.emit(StepDecided(self.step.ref.id, outcome, reason, proof=Proof.ATTESTED))


_GRACE = 0.25  # seconds a message may take from being sent to being looked at


def _wanted(step: ScriptStep) -> DeliveryExpectation:
    assert isinstance(step.promise.expectation, DeliveryExpectation)
    return step.promise.expectation


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


def _noted(note: str) -> str:
    return f": {note}" if note else ""


def _longest_gap(times: tuple[Seconds, ...], end: Seconds) -> Seconds:
    marks = [0.0, *times, end]
    return max(later - earlier for earlier, later in pairwise(marks))


def is_held(tracker: SightTracker) -> bool:
    """Whether its channel shows right now what the step expects."""
    return isinstance(tracker.channel.verdict(tracker.step.promise), Held)
