"""Who received what: arrivals on one channel, counted for the steps that promise them.

Grows with each new message, never reads an old one again: its cost is one look-up a recipient.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from commdrill.documents.plan import Phase
from commdrill.judge.ahead import doubt_of, notice_given, start_in
from commdrill.judge.arrival import Arrival, has_begun, match_for
from commdrill.judge.cadence import Update
from commdrill.judge.expectation import Person, Promise, delivery_of
from commdrill.judge.given_word import GivenWord, word_of
from commdrill.judge.message_matches import MessageMatches
from commdrill.judge.moment import Moment, Timing, last_of
from commdrill.judge.reaching import Owed
from commdrill.judge.recipients import AddressBook
from commdrill.judge.tally import Tally
from commdrill.judge.violation import (
    Violation,
    astray,
    early,
    told_though_barred,
    told_too_late,
    too_many,
    unapproved,
    wrongly_worded,
)


@dataclass(frozen=True)
class Counted:
    """What one message came to: whom it reached, which steps it counts for, what was wrong with it.

    `unpromised`: people it was right for, but no step on this channel speaks of it.
    """

    recipients: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    violations: tuple[Violation, ...] = ()
    unpromised: tuple[str, ...] = ()
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # it counts for, by step
    doubts: Mapping[str, str] = field(default_factory=dict)  # what nobody can tell, by step


class Deliveries:
    """The promises on one channel, and what has come of them."""

    def __init__(self, promises: Iterable[Promise], known: Mapping[str, Person]) -> None:
        """`known`: every test subscriber by the key of their address on this channel."""
        self._promises = tuple(promises)
        self._book = AddressBook(known)
        self._audiences = {person.id: person.audience for person in known.values()}
        self._tallies = {promise.id: Tally() for promise in self._promises}
        self._expected = {p.id: {who.id: who for who in delivery_of(p).to} for p in self._promises}
        self._barred = {p.id: {who.id for who in delivery_of(p).not_to} for p in self._promises}

    def take(self, arrival: Arrival) -> Counted:
        people = self._book.recipients(arrival.message)
        each = [self._counted(person, arrival) for person in people]
        violations = tuple(violation for one in each for violation in one.violations)
        for one in each:
            self._doubt(one.doubts)
        for violation in violations:
            self._tallies[violation.step].violations.append(violation)
        return Counted(
            tuple(person.id for person in people),
            tuple(step for one in each for step in one.steps),
            violations,
            tuple(who for one in each for who in one.unpromised),
            {
                step: tuple(
                    person.id for person, one in zip(people, each, strict=True) if step in one.steps
                )
                for step in dict.fromkeys(step for one in each for step in one.steps)
            },
            {step: doubt for one in each for step, doubt in one.doubts.items()},
        )

    def recall_doubt(self, step: str, doubt: str) -> None:
        """Another process could not tell this of a step."""
        self._doubt({step: doubt} if doubt else {})

    def doubts(self, promise: Promise) -> tuple[str, ...]:
        """What nobody can tell of it."""
        return tuple(self._tallies[promise.id].doubts)

    def recall(
        self, step: str, people: Iterable[str], update: Update, captured: Mapping[str, str]
    ) -> None:
        """Another process counted a message for these."""
        tally = self._tallies[step]
        for person in people:
            tally.received.setdefault(person, []).append(update)
        tally.captured.update(captured)

    def recall_violation(self, violation: Violation) -> None:
        """Another process laid this at its step's door."""
        self._tallies[violation.step].violations.append(violation)

    def violations(self, promise: Promise) -> tuple[Violation, ...]:
        """All that was laid at this step's door, in order."""
        return tuple(self._tallies[promise.id].violations)

    def missing(self, promise: Promise) -> tuple[str, ...]:
        """Ids of the people it has not reached (often enough)."""
        return tuple(who.id for who in delivery_of(promise).to if self._is_owed(promise, who))

    def owed(self, promise: Promise) -> Owed:
        """The same people, with the copies that they have."""
        tally = self._tallies[promise.id]
        had = {who: tally.copies(who) for who in self.missing(promise)}
        return Owed(had, delivery_of(promise).copies)

    def reached(self, promise: Promise) -> Mapping[str, Update]:
        """What reached each of those whom it has (often enough)."""
        tally, wanted = self._tallies[promise.id], delivery_of(promise)
        each = ((who.id, tally.reached(who.id, wanted.copies)) for who in wanted.to)
        return {who: update for who, update in each if update is not None}

    def reached_at(self, promise: Promise) -> Moment:
        """When it had reached all of them."""
        return last_of(update.moment for update in self.reached(promise).values())

    def captured(self, promise: Promise) -> Mapping[str, str]:
        """What filled the placeholders, in the last message counted."""
        return dict(self._tallies[promise.id].captured)

    def received(self, promise: Promise) -> Mapping[str, tuple[Update, ...]]:
        """All that each person has received of it."""
        received = self._tallies[promise.id].received
        return {who.id: tuple(received.get(who.id, ())) for who in delivery_of(promise).to}

    def word_to(self, promise: Promise, person: str, arrival: Arrival) -> GivenWord | None:
        """When the next word comes at the latest, by what a message says to one whom it counts for."""
        match = match_for(self._expected[promise.id][person], promise, arrival.matches)
        freely = arrival.freely_said(promise)
        captured = {**match.captured, **freely.captured}
        return word_of(promise, captured, {**match.values, **freely.values}, arrival.came)

    def _counted(self, person: Person, arrival: Arrival) -> Counted:
        """What the message is to one of those it reached."""
        barred = self._barring(person, arrival.phase)
        if barred is not None:
            return _wrong(told_though_barred(barred, person, arrival))
        if not arrival.matches.approved and not self._by_matchers(person, arrival):
            return _wrong(unapproved(self._meant_by(person, arrival), person, arrival))
        return self._approved(person, arrival)

    def _barring(self, person: Person, phase: Phase | None) -> Promise | None:
        return next(
            (p for p in self._promises if p.phase is phase and person.id in self._barred[p.id]),
            None,
        )

    def _by_matchers(self, person: Person, arrival: Arrival) -> bool:
        return any(
            delivery_of(p).message is None and person.id in self._expected[p.id]
            and not arrival.unfit(p)
            for p in self._told_apart(person, arrival.phase)
        )  # fmt: skip

    def _told_apart(self, person: Person, phase: Phase | None) -> tuple[Promise, ...]:
        """The steps that words of this phase may be of.

        Free words do not tell that they are of a later one, where something is promised already.
        """
        own = (p for p in self._promises if person.id in self._expected[p.id])
        if not any(has_begun(p.phase, phase) for p in own):
            return self._promises
        return tuple(
            p
            for p in self._promises
            if delivery_of(p).must_say is None or has_begun(p.phase, phase)
        )

    def _meant_by(self, person: Person, arrival: Arrival) -> Promise:
        nearest = arrival.matches.nearest
        return self._to_blame(person, arrival.phase, nearest.message if nearest else None)

    def _approved(self, person: Person, arrival: Arrival) -> Counted:
        """Approved words: whether they are for this person, and now."""
        steps = self._told_apart(person, arrival.phase)
        fitting = [p for p in steps if arrival.is_promised_by(p)]
        own = [p for p in fitting if person.id in self._expected[p.id]]
        begun = [p for p in own if has_begun(p.phase, arrival.phase)]
        if begun:
            return self._credited(self._due(begun, person, arrival.phase), person, arrival)
        if own:
            return _wrong(early(own[0], person, arrival))
        if not fitting and self._may_read(person, arrival.matches):
            return Counted(unpromised=(person.id,))
        return _wrong(astray(self._astray(person, arrival, fitting), person, arrival))

    def _due(self, begun: list[Promise], person: Person, phase: Phase | None) -> Promise:
        """The first step still owed to this person; else one that repeats; else the last one."""
        owed = [p for p in begun if self._is_owed(p, person)]
        repeating = [p for p in begun if p.limits.every is not None and p.phase is phase]
        return (owed or repeating or begun[-1:])[0]

    def _is_owed(self, promise: Promise, person: Person) -> bool:
        return self._tallies[promise.id].copies(person.id) < delivery_of(promise).copies

    def _credited(self, promise: Promise, person: Person, arrival: Arrival) -> Counted:
        reader = self._expected[promise.id][person.id]
        match = match_for(reader, promise, arrival.matches)
        wrong = wrongly_worded(promise, reader, match, arrival)
        if wrong is not None:
            return _wrong(wrong)
        tally = self._tallies[promise.id]
        copies = tally.receive(person, arrival)
        if copies > delivery_of(promise).copies:
            second = () if promise.limits.every else (too_many(promise, person, copies),)
            return Counted(steps=(promise.id,), violations=second)
        freely = arrival.freely_said(promise)
        tally.captured.update({**match.captured, **freely.captured})
        return _noticed(promise, person, start_in({**match.values, **freely.values}), arrival)

    def _doubt(self, doubts: Mapping[str, str]) -> None:
        for step, doubt in doubts.items():
            self._tallies[step].doubts.append(doubt)

    def _astray(self, person: Person, arrival: Arrival, fitting: list[Promise]) -> Promise:
        """The step of this message: one that has begun, else any, else where a person would look."""
        begun = [p for p in fitting if has_begun(p.phase, arrival.phase)]
        approved = arrival.matches.approved
        message = approved[0].message if approved else None
        return (begun or fitting or [self._to_blame(person, arrival.phase, message)])[-1]

    def _may_read(self, person: Person, matches: MessageMatches) -> bool:
        """Whether this channel tells this person things, and the plan ever tells them these."""
        if not any(person.id in expected for expected in self._expected.values()):
            return False
        audience = self._audiences.get(person.id)
        return any(match.is_for(audience) for match in matches.approved)

    def _to_blame(self, person: Person, phase: Phase | None, message: str | None) -> Promise:
        """Where a person would look: the step of that message, else the one that is on."""

        def fitness(promise: Promise) -> tuple[bool, bool, bool, bool]:
            return (
                has_begun(promise.phase, phase),
                delivery_of(promise).message == message,
                promise.phase is phase,
                person.id in self._expected[promise.id],
            )

        return max(self._promises, key=fitness)


def _noticed(
    promise: Promise, person: Person, starts: datetime | None, arrival: Arrival
) -> Counted:
    """It counts, and may have come too late for what it announces."""
    counted = Counted(steps=(promise.id,))
    if promise.ahead is None:
        return counted
    given = notice_given(promise.ahead, starts, arrival.came)
    match given.timing:
        case Timing.IN_TIME:
            return counted
        case Timing.LATE:
            late = told_too_late(promise, person, promise.ahead, given)
            return replace(counted, violations=(late,))
        case Timing.UNTOLD:
            doubt = f"what {person.id} received {doubt_of(promise.ahead, given)}"
            return replace(counted, doubts={promise.id: doubt})


def _wrong(violation: Violation) -> Counted:
    return Counted(violations=(violation,))
