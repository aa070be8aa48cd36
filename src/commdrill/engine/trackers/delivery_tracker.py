"""A message that has to reach everyone within a time."""

from dataclasses import dataclass
from datetime import timedelta

from commdrill.engine.trackers.inbox_tracker import InboxTracker
from commdrill.judge.decision import Decision, untold
from commdrill.judge.moment import patience
from commdrill.judge.reaching import decide_reached
from commdrill.record.events import StepOutcome, StepSeen


@dataclass
class DeliveryTracker(InboxTracker):
    """Seen as soon as the last one is reached."""

    within: timedelta

    def look(self) -> None:
        if self.start is None or self.seen or self.said:
            return
        deliveries, promise = self.channel.deliveries, self.step.promise
        if deliveries.missing(promise):
            return
        moment = deliveries.reached_at(promise).since(self.start)
        self.seen = StepSeen(self.step.ref.id, moment.after, moment.took(self.within))
        self.services.emit(self.seen)

    def is_settled(self, now: float) -> bool:
        """Everyone is reached, or a look after the limit found that not; or looks do not clear."""
        if self.start is None:
            return False
        within = self.within.total_seconds()
        looked = self.last_look(self.start).began >= within
        is_settled = self.seen is not None or looked or now - self.start >= patience(within)
        if self.turn is None:
            return is_settled
        return (is_settled and self.turn.is_settled(now)) or self.turn.is_lost(now)

    def due(self) -> float | None:
        """When it must be looked at again, at the latest (monotonic)."""
        if self.start is None or self.said or self.seen:
            return None
        due = self.start + self.within.total_seconds()
        in_turn = self.turn.due() if self.turn else None
        return due if in_turn is None else min(due, in_turn)

    def finish(self) -> None:
        """Its messages may still come."""

    def decision(self, start: float) -> Decision:
        deliveries, promise = self.channel.deliveries, self.step.promise
        reached = {w: m.since(start) for w, m in deliveries.reached(promise).items()}
        message = self.wanted.message or "a message"
        owed, look = deliveries.owed(promise), self.last_look(start)
        decided = decide_reached(message, self.within, reached, owed, look)
        doubts = deliveries.doubts(promise)
        return untold(doubts[0]) if doubts and decided.outcome is StepOutcome.PASSED else decided
