"""An inbox of test subscribers, or the receiver of a webhook: who received what."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from commdrill.documents.plan import ChannelType
from commdrill.engine.channel import Channel
from commdrill.engine.told_together import ALONE, ToldTogether, bundle_of
from commdrill.judge.arrival import Arrival
from commdrill.judge.auto_reply import auto_reply
from commdrill.judge.deliveries import Counted, Deliveries
from commdrill.judge.expectation import DeliveryExpectation
from commdrill.judge.look_time import LookTime
from commdrill.judge.message_matches import LookMatches, MessageMatches
from commdrill.judge.moment import Moment
from commdrill.judge.shown_part import as_shown
from commdrill.judge.violation import Violation
from commdrill.record.events import FindingMade, MessageSeen, Severity
from commdrill.sighting import Inbox, Message, Sighting
from commdrill.verdict import Difference


@dataclass
class InboxChannel(Channel):
    """An inbox as a run knows it."""

    _right: dict[str, list[str]] = field(default_factory=dict)
    _wrong: dict[str, list[str]] = field(default_factory=dict)
    _untold: ToldTogether = field(default_factory=ToldTogether)

    @cached_property
    def deliveries(self) -> Deliveries:
        """What its steps promise to people, and what has come of it."""
        return Deliveries([step.promise for step in self.steps], self.use.known)

    def evidence_of(self, step: str) -> tuple[str, ...]:
        """Where the messages that count against a step and for it are kept."""
        return (*self._wrong.get(step, ()), *self._right.get(step, ()))

    @cached_property
    def _due_messages(self) -> frozenset[str]:
        """The messages that its steps promise to people."""
        wanted = (step.promise.expectation for step in self.steps)
        return frozenset(
            one.message for one in wanted if isinstance(one, DeliveryExpectation) and one.message
        )

    def _see(self, time: LookTime, sighting: Sighting) -> None:
        assert isinstance(sighting, Inbox), f"{self.use.id} shows no messages"
        use, now, found = self.use, self.services.clock.now(), self._moment(time)
        matches = LookMatches(
            use.wordings, use.type, use.drill_mark, self._due_messages, now, use.sender
        )
        for message in sighting.messages:
            read = as_shown(message, use.shown)
            self._receive(read, matches.of(read), found)
            if self._untold.is_full:
                self._tell_all()
        self._tell_all()

    def _lose_sight(self, evidence: tuple[str, ...]) -> None:
        """What was received stays received."""

    def _receive(self, message: Message, matches: MessageMatches, found: Moment) -> None:
        moment = self._told(found, message.at)
        phase = self.phases.at(self._latest(found, message.at))
        arrival = Arrival(message, matches, moment, phase)
        aside = (
            ""
            if matches.approved or self.use.type is not ChannelType.EMAIL
            else auto_reply(message)
        )
        counted = Counted() if aside else self.deliveries.take(arrival)
        covered = ", ".join(f"{one.message} ({one.language})" for one in matches.approved)
        seen = MessageSeen(
            self.use.id, message.id, counted.recipients, message.subject, covered,
            self._elapsed(found.by), message.at,
        )  # fmt: skip
        if aside:
            aside = f"{aside} came to {', '.join(message.to) or 'nobody named'}: it is set aside"
        self._untold.add(seen, counted, aside, message.evidence)

    def _tell_all(self) -> None:
        """What waits, once its evidence is kept."""
        received = self._untold.taken()
        bundle = bundle_of(received)
        together = () if bundle is None else (self.services.keep(bundle, self.use.id),)
        for one in received:
            evidence = (
                self._keep(one.evidence) if one.alone or not (bundle and one.evidence) else together
            )
            self.services.emit(replace(one.seen, evidence=evidence))
            self._tell(one.counted, one.seen.covered_by, evidence)
            if one.aside:
                self._find("automatic-reply", one.aside, evidence)

    def _latest(self, found: Moment, at: datetime | None) -> float:
        """Not after this it came: what is early or astray must surely be so."""
        if at is None:
            return found.by
        own, doubt = self._own(at, found)
        return min(found.by, own + doubt - self.other_clock.least)

    def _tell(self, counted: Counted, covered: str, evidence: tuple[str, ...]) -> None:
        for step in dict.fromkeys(counted.steps):
            _add(self._right.setdefault(step, []), evidence)
        for step in dict.fromkeys(violation.step for violation in counted.violations):
            _add(self._wrong.setdefault(step, []), evidence)
        for violation in counted.violations:
            self._tell_violation(violation, evidence)
        if counted.unpromised:
            who = ", ".join(counted.unpromised)
            told = f"{who} received {covered}, which no step on {self.use.id} promises"
            self._find("unpromised-message", told)

    def _find(self, code: str, told: str, evidence: tuple[str, ...] = ()) -> None:
        self.services.emit(
            FindingMade(code, told, Severity.WARNING, evidence=evidence[0] if evidence else None)
        )

    def _tell_violation(self, violation: Violation, evidence: tuple[str, ...]) -> None:
        self.services.emit(
            FindingMade(
                code="wrong-message",
                message=f"{violation.reason}: {_listed(violation.differences)}",
                severity=Severity.ERROR,
                step=violation.step,
                evidence=evidence[0] if evidence else None,
            )
        )


def _add(kept: list[str], evidence: tuple[str, ...]) -> None:
    if len(kept) < ALONE:
        kept.extend(evidence)


def _listed(differences: tuple[Difference, ...]) -> str:
    return "; ".join(str(difference) for difference in differences[:3])
