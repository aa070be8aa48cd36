"""Messages that have to keep coming to everyone."""

from dataclasses import dataclass, field
from datetime import timedelta

from commdrill.engine.trackers.inbox_tracker import InboxTracker
from commdrill.judge.cadence import Update, repetition
from commdrill.judge.decision import Decision
from commdrill.judge.reaching import decide_updates, is_silent
from commdrill.record.events import FindingMade, Severity
from commdrill.values import Json


@dataclass
class MailingTracker(InboxTracker):
    """Decided by all that came up to the end of its phase."""

    every: timedelta
    _received: dict[str, tuple[Update, ...]] = field(default_factory=dict, init=False)

    def look(self) -> None:
        """What came is counted by the channel."""
        if self.start is not None and not self.said:
            self._received = self._since(self.start)

    def recall(self, written: Json) -> None:
        """What came is counted by the channel, whichever process saw it."""
        super().recall(written)
        self.look()

    def is_settled(self, now: float) -> bool:  # noqa: ARG002 looks settle it, and nothing else
        """Whether two came to everyone, or a silence was too long."""
        if self.start is None:
            return False
        each, look = self._received.values(), self.last_look(self.start)
        if any(is_silent(self.every, updates, look) for updates in each):
            return True
        return all(len(updates) >= 2 for updates in each)

    def due(self) -> float | None:
        """When the first silence is too long, if nothing comes (monotonic)."""
        if self.start is None or self.said or self.ended is not None:
            return None
        last = (updates[-1].moment.by if updates else 0.0 for updates in self._received.values())
        return self.start + min(last, default=0.0) + self.every.total_seconds()

    def finish(self) -> None:
        """Its phase is over."""
        if self.start is not None:
            self.ended = self.services.clock.monotonic()

    def decision(self, start: float) -> Decision:
        self._received = self._since(start)
        self._tell_repetition()
        until = (self.ended or self.services.clock.monotonic()) - start
        return decide_updates(self.every, until, self._received, self.last_look(start))

    def _tell_repetition(self) -> None:
        repeated = {who: repetition(updates) for who, updates in self._received.items()}
        repetitions = [f"to {who}, {what}" for who, what in repeated.items() if what]
        if repetitions:
            step, channel = self.step.ref.id, self.channel.use.id
            self.services.emit(
                FindingMade("same-words", f"on {channel}, {repetitions[0]}", Severity.WARNING, step)
            )

    def _since(self, start: float) -> dict[str, tuple[Update, ...]]:
        received = self.channel.deliveries.received(self.step.promise)
        return {
            who: tuple(update.since(start) for update in updates)
            for who, updates in received.items()
        }
