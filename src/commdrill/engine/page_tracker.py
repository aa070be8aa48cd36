"""A step on a page or a status board, decided as soon as it can be."""

from dataclasses import dataclass, field, replace

from commdrill.compile.script import ScriptStep
from commdrill.engine.page_channel import PageChannel
from commdrill.engine.tools import Tools
from commdrill.judge.expectation import BoardExpectation, PageExpectation
from commdrill.judge.progress import (
    Decision,
    Progress,
    advance,
    expire,
    is_proven,
    lose_sight,
    settle_updates,
    silence,
    silent_from,
)
from commdrill.record.events import Seconds, StepDecided, StepOutcome, StepSeen
from commdrill.sighting import Proof
from commdrill.verdict import Difference, Held


@dataclass
class PageTracker:
    """A step on a page or a status board: decided as soon as it can be."""

    step: ScriptStep
    channel: PageChannel
    wanted: PageExpectation | BoardExpectation
    tools: Tools
    proof: Proof
    progress: Progress = field(default_factory=Progress)
    start: float | None = None
    said: StepOutcome | None = None

    def begin(self, start: float) -> None:
        self.start = start
        if self.step.promise.limits.every is not None and self.channel.reading is not None:
            newest = self.channel.newest_update(self.step.promise, start)
            self.progress = Progress(update=newest.text, last_update=newest.at - start)

    def look(self) -> None:
        last = self.channel.last
        if self.said or last is None:
            return
        if self.start is None:
            self._look_ahead()
            return
        if last.began < self.start:
            return
        glance = self.channel.glance(self.step.promise, last, self.start)
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
        self.progress = lose_sight(self.progress, limits, elapsed)
        self._say_if_decided()

    def is_settled(self, now: float) -> bool:
        if self.start is None:
            return False
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
        if not self.said:
            reason = instead or "the run ended before this was decided"
            self._say(Decision(StepOutcome.ERROR, reason))

    def take_back(self, why: str) -> None:
        if self.said is StepOutcome.PASSED:
            self._say(Decision(StepOutcome.ERROR, why))

    def refuse(self, reason: str) -> None:
        """It proves nothing here, whatever is seen."""
        self._say(Decision(StepOutcome.ERROR, reason))

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
        difference = Difference("message", f"not before the {phase}", f"there before the {phase}")
        reason = f"was said before the {phase} began: people were told too early"
        self.progress = replace(self.progress, evidence=self.channel.evidence)
        self._say(Decision(StepOutcome.FAILED, reason, (difference,)))

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
