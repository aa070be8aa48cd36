"""An inbox of test subscribers, or the receiver of a webhook: who received what."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from itertools import product

from commdrill.documents.plan import ChannelType
from commdrill.engine.channels.channel import Channel
from commdrill.engine.channels.how_it_came import as_it_came, hidden_by, moment_of
from commdrill.engine.channels.told_together import ALONE, ToldTogether, bundle_of
from commdrill.engine.resume.kept_state import as_written, recalled
from commdrill.engine.watchers import LookDone
from commdrill.judge.ahead import Received
from commdrill.judge.arrival import Arrival
from commdrill.judge.auto_reply import auto_reply
from commdrill.judge.cadence import Update
from commdrill.judge.deliveries import Counted, Deliveries
from commdrill.judge.expectation import DeliveryExpectation
from commdrill.judge.given_word import GivenWord, Words
from commdrill.judge.message_matches import LookMatches, MessageMatches
from commdrill.judge.moment import Gap, LookTime, Moment
from commdrill.judge.shown_part import as_shown
from commdrill.judge.violation import Violation
from commdrill.record.events import (
    CountedFor,
    FindingMade,
    HeldAgainst,
    MessageSeen,
    Positioned,
    Severity,
)
from commdrill.sighting import Inbox, Message, Sighting
from commdrill.values import Json

_WAITED_FOR = 2.0  # seconds: who sends waits so long for somebody to take it


@dataclass
class InboxChannel(Channel):
    """An inbox as a run knows it.

    `listens`: it receives by itself, and nowhere else is kept what is sent to it. `lost`: when
    nobody could take that in.
    """

    listens: bool = False
    lost: list[Gap] = field(default_factory=list)
    _known: set[str] = field(default_factory=set)
    _position: Json = None
    _right: dict[str, list[str]] = field(default_factory=dict)
    _wrong: dict[str, list[str]] = field(default_factory=dict)
    _untold: ToldTogether = field(default_factory=ToldTogether)
    _left: int = 0  # messages that nobody judged: a look that saw them bounds nothing
    _again: tuple[float, LookMatches] | None = None
    _blind: str | None = None  # why the last look said nothing
    _unseen: Gap | None = None  # before the look at hand nobody could look

    @cached_property
    def deliveries(self) -> Deliveries:
        """What its steps promise to people, and what has come of it."""
        return Deliveries([step.promise for step in self.steps], self.use.known)

    def take(self, done: LookDone) -> None:
        """From where on it is read is written down before anything that was read."""
        if done.position is not None and self._position is None:
            self._position = done.position
            self.services.emit(Positioned(self.use.id, done.position))
        seen = self.last_seen
        super().take(done)
        self.last_seen = seen if self._left else self.last_seen
        gap = self.last.gap if self.last else None
        if self.listens and gap and gap.ended - gap.began > _WAITED_FOR:
            self.lose(gap)

    def state(self) -> dict[str, Json]:
        return {**super().state(), "lost": [as_written(gap) for gap in self.lost]}

    def recall(self, written: Mapping[str, Json]) -> None:
        super().recall(written)
        self.words = {}  # its messages tell of them
        self.lost = recalled(list[Gap], written["lost"])

    def recall_messages(self, seen: Iterable[MessageSeen]) -> None:
        """What was received while another process looked: none of it is counted again."""
        for message in seen:
            if self.has_position:
                self._known.add(message.id)
            came = moment_of(message.came)
            self._recall_words(message, self.services.received(came))
            for one in message.counted:
                update = Update(came, message.words, hidden_by(message.came))
                self.deliveries.recall(one.step, one.people, update, one.captured)
                self.deliveries.recall_doubt(one.step, one.doubt)
                _add(self._right.setdefault(one.step, []), message.evidence)
            for against in message.held_against:
                violation = Violation(against.step, against.reason, against.differences)
                self.deliveries.recall_violation(violation)
                _add(self._wrong.setdefault(against.step, []), message.evidence)

    def count_again(self, message: Message, seen: MessageSeen, latest: float) -> None:
        """A message that a run counted, once more; it came no later than `latest`."""
        read, now = as_shown(message, self.use.shown), self.services.clock.now()
        if self._again is None or self._again[0] != seen.ended:
            self._again = seen.ended, self._matches(now)
        matches = self._again[1].of(read)
        moment, phase = moment_of(seen.came), self.phases.at(latest)
        received, hidden = self.services.received(moment), hidden_by(seen.came)
        arrival = Arrival(read, matches, moment, phase, now, received, hidden)
        if not self._aside(read, matches):
            self._note_words(arrival, self.deliveries.take(arrival))

    @property
    def has_position(self) -> bool:
        """Whether another process can read it from where this one does."""
        return self._position is not None

    def recall_position(self, position: Json) -> None:
        """From where on another process read it."""
        self._position = position

    def lose(self, gap: Gap) -> None:
        """What was sent to it meanwhile is kept nowhere."""
        if gap in self.lost:
            return
        self.lost.append(gap)
        began, ended = self._elapsed(gap.began), self._elapsed(gap.ended)
        text = f"what was sent to {self.use.id} from {began:.1f}s to {ended:.1f}s may be lost: {gap.why}"
        self.services.emit(FindingMade("lost-meanwhile", text, Severity.WARNING))

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
        now, found = self.services.clock.now(), self._moment(time)
        why = time.gap.why if time.gap else self._blind
        self._blind = None
        self._unseen = None if why is None else Gap(found.after, found.began, why)
        matches, asked = self._matches(now), self.services.stop.event
        was_asked = asked.is_set()  # then all is put back already, and nothing waits for this
        for number, message in enumerate(sighting.messages):
            if asked.is_set() and not was_asked:
                self._leave(len(sighting.messages) - number)
                break
            if message.id in self._known:
                continue
            read = as_shown(message, self.use.shown)
            self._receive(read, matches.of(read), found, now)
            if self._untold.is_full:
                self._tell_all()
        self._tell_all()

    def _leave(self, messages: int) -> None:
        """The way back waits for no judgement."""
        self._left += messages
        text = f"the run was asked to end: {messages} message(s) on {self.use.id} were not judged"
        self._find("not-judged", text)

    def _matches(self, now: datetime) -> LookMatches:
        use = self.use
        return LookMatches(
            use.wordings, use.type, use.drill_mark, self._due_messages, now, use.sender
        )

    def _aside(self, message: Message, matches: MessageMatches) -> str:
        """What a machine answered with counts for nobody; empty for a message."""
        is_told = matches.approved or self.use.type is not ChannelType.EMAIL
        return "" if is_told else auto_reply(message)

    def _lose_sight(self, evidence: tuple[str, ...]) -> None:  # noqa: ARG002 no verdict rests on it
        """What was received stays received; what comes from now on may have come at any time."""
        self._blind = self.failure

    def _receive(
        self, message: Message, matches: MessageMatches, found: Moment, now: datetime
    ) -> None:
        moment = self._told(found, message.at)
        phase = self.phases.at(self._latest(found, message.at))
        hidden = self._unseen if message.at is None else None
        received = self.services.received(moment)
        arrival = Arrival(message, matches, moment, phase, now, received, hidden)
        counted = (
            Counted() if (aside := self._aside(message, matches)) else self.deliveries.take(arrival)
        )
        self._note_words(arrival, counted)
        covered = ", ".join(f"{one.message} ({one.language})" for one in matches.approved)
        seen = MessageSeen(
            self.use.id, message.id, counted.recipients, message.subject, covered,
            self._elapsed(found.by), message.at,
            came=as_it_came(moment, hidden), words=arrival.words,
            counted=tuple(self._counted(counted)),
            held_against=tuple(
                HeldAgainst(v.step, v.reason, v.differences) for v in counted.violations
            ),
        )  # fmt: skip
        if aside:
            aside = f"{aside} came to {', '.join(message.to) or 'nobody named'}: it is set aside"
        self._untold.add(seen, counted, aside, message.evidence)

    def _note_words(self, arrival: Arrival, counted: Counted) -> None:
        """It is the next word to those who were promised one, and may promise another."""
        for words, who in product(self.words.values(), counted.recipients):
            words.next(who, arrival.came)
        for step in self.steps if any(one.promise.kept for one in self.steps) else ():
            for who in counted.people.get(step.ref.id, ()):
                if word := self.deliveries.word_to(step.promise, who, arrival):
                    self.words.setdefault(step.ref.id, Words()).give(who, word)

    def _next_by(self, step: str, people: tuple[str, ...]) -> datetime | None:
        given = self.words[step].open if step in self.words else {}
        return next((given[who].due for who in people if who in given), None)

    def _recall_words(self, message: MessageSeen, received: Received) -> None:
        for words, who in product(self.words.values(), message.to):
            words.next(who, received)
        for one in message.counted:
            if one.next_by is not None:
                said = ", ".join(one.captured[name] for name in self._kept_in(one))
                words = self.words.setdefault(one.step, Words())
                for who in one.people:
                    words.give(who, GivenWord(said, one.next_by, received))

    def _kept_in(self, counted: CountedFor) -> Iterator[str]:
        """The placeholders in a message's words that say when the next comes."""
        promise = next(one.promise for one in self.steps if one.ref.id == counted.step)
        yield from sorted(promise.kept & counted.captured.keys())

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

    def _counted(self, counted: Counted) -> Iterator[CountedFor]:
        promises = {step.promise.id: step.promise for step in self.steps}
        for step, people in counted.people.items():
            captured, doubt = self.deliveries.captured(promises[step]), counted.doubts.get(step, "")
            yield CountedFor(step, people, captured, doubt, self._next_by(step, people))

    def _latest(self, found: Moment, at: datetime | None) -> float:
        """Not after this it came: what is early or astray must surely be so."""
        if at is None:
            return found.by
        own, doubt = self._own(at)
        return min(found.by, own + doubt + self._later(found) - self.other_clock.least)

    def _tell(self, counted: Counted, covered: str, evidence: tuple[str, ...]) -> None:
        for step in dict.fromkeys(counted.steps):
            _add(self._right.setdefault(step, []), evidence)
        for step in dict.fromkeys(violation.step for violation in counted.violations):
            _add(self._wrong.setdefault(step, []), evidence)
        for violation in counted.violations:
            self._tell_violation(violation, evidence)
        if counted.unpromised:
            who = ", ".join(counted.unpromised)
            text = f"{who} received {covered}, which no step on {self.use.id} promises"
            self._find("unpromised-message", text)

    def _find(self, code: str, text: str, evidence: tuple[str, ...] = ()) -> None:
        self.services.emit(
            FindingMade(code, text, Severity.WARNING, evidence=evidence[0] if evidence else None)
        )

    def _tell_violation(self, violation: Violation, evidence: tuple[str, ...]) -> None:
        self.services.emit(
            FindingMade(
                code="wrong-message",
                message=f"{violation.reason}: {'; '.join(map(str, violation.differences[:3]))}",
                severity=Severity.ERROR,
                step=violation.step,
                evidence=evidence[0] if evidence else None,
            )
        )


def _add(kept: list[str], evidence: tuple[str, ...]) -> None:
    if len(kept) < ALONE:
        kept.extend(evidence)
