"""Who received what: arrivals on one channel, counted for the steps that promise them.

Grows with each new message, never reads an old one again: its cost is one look-up a recipient.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from commdrill.documents.plan import Phase
from commdrill.judge.covering import Cover, Covering
from commdrill.judge.expectation import DeliveryExpectation, Person, Promise
from commdrill.judge.leaks import as_differences, leaks_of_text
from commdrill.judge.matching import compare
from commdrill.judge.pages import compare_json, json_document
from commdrill.record.events import Seconds
from commdrill.sighting import Message
from commdrill.verdict import Broken, Difference, Held, NotYet, Verdict

RECEIVER = Person("receiver", "")  # the one behind a channel that is not read person by person

# an update may come as soon as the outage is on; what is early is early by more than that
_RANKS = {Phase.NOTICE: 0, Phase.OUTAGE: 1, Phase.UPDATE: 1, Phase.RECOVERY: 2}


@dataclass(frozen=True)
class Arrival:
    """A message as it was found: by a look from `began` to `ended`, while `phase` was on.

    `not_before`: when the look before it began. `phase` is None before anything of the drill was
    to be told.
    """

    message: Message
    covering: Covering
    not_before: Seconds
    began: Seconds
    ended: Seconds
    phase: Phase | None


@dataclass(frozen=True)
class Reached:
    """When the last person was reached: by which look, and not before which."""

    not_before: Seconds
    began: Seconds
    ended: Seconds


@dataclass(frozen=True)
class Counted:
    """What one message came to: steps it counts for, and what must not have happened.

    `unpromised`: people it was right for, but no step on this channel speaks of it.
    """

    steps: tuple[str, ...]
    violations: tuple["Violation", ...]
    unpromised: tuple[str, ...] = ()


@dataclass(frozen=True)
class Violation:
    """Something that must not have happened, laid at a step's door."""

    step: str
    reason: str
    differences: tuple[Difference, ...]
    ended: Seconds


@dataclass
class _Tally:
    """What one step's people have received so far."""

    copies: dict[str, int] = field(default_factory=dict)
    texts: dict[str, list[tuple[Seconds, str]]] = field(default_factory=dict)
    reached: Reached = Reached(0.0, 0.0, 0.0)
    captured: dict[str, str] = field(default_factory=dict)
    violations: list[Violation] = field(default_factory=list)


class Deliveries:
    """The promises on one channel, and what has come of them."""

    def __init__(self, promises: Iterable[Promise], known: Mapping[str, Person]) -> None:
        """`known`: every test subscriber's address on this channel → the person."""
        self._promises = tuple(promises)
        self._known = known
        self._audiences = {person.id: person.audience for person in known.values()}
        self._tallies = {promise.id: _Tally() for promise in self._promises}
        self._expected = {p.id: {who.id: who for who in _delivery(p).to} for p in self._promises}
        self._barred = {p.id: {who.id for who in _delivery(p).not_to} for p in self._promises}

    def recipients(self, message: Message) -> tuple[Person, ...]:
        """Who it reached: whose mailbox it is in, else whom it was written to."""
        if not self._known:
            return (RECEIVER,)
        for addresses in (message.delivered_to, message.to):
            found = [who for address in addresses if (who := self._known.get(_key(address)))]
            if found and addresses is message.delivered_to:
                return tuple(found)
            if found:
                strangers = [a for a in addresses if _key(a) not in self._known]
                return (*found, *(Person(address, address) for address in strangers))
        return tuple(Person(a, a) for a in message.to or message.delivered_to or ("nobody",))

    def take(self, arrival: Arrival) -> Counted:
        """Count one message."""
        self._credits: list[str] = []
        self._unpromised: list[str] = []
        violations = tuple(self._violations(arrival))
        for violation in violations:
            self._tallies[violation.step].violations.append(violation)
        return Counted(tuple(self._credits), violations, tuple(self._unpromised))

    def standing(self, promise: Promise) -> Verdict:
        """How a step stands now."""
        tally = self._tallies[promise.id]
        if tally.violations:
            return Broken(tuple(d for v in tally.violations for d in v.differences))
        missing = self.missing(promise)
        if missing:
            return NotYet((Difference("recipients", "everyone reached", _not_reached(missing)),))
        return Held(dict(tally.captured))

    def violations(self, promise: Promise) -> tuple[Violation, ...]:
        """All that was laid at this step's door, in order."""
        return tuple(self._tallies[promise.id].violations)

    def missing(self, promise: Promise) -> tuple[str, ...]:
        """Ids of the people it has not reached (often enough)."""
        copies = self._tallies[promise.id].copies
        wanted = _delivery(promise)
        return tuple(who.id for who in wanted.to if copies.get(who.id, 0) < wanted.copies)

    def reached(self, promise: Promise) -> Reached:
        """When the last person was reached."""
        return self._tallies[promise.id].reached

    def captured(self, promise: Promise) -> Mapping[str, str]:
        """What filled the placeholders, in the last message counted."""
        return dict(self._tallies[promise.id].captured)

    def changes(self, promise: Promise) -> Mapping[str, tuple[Seconds, ...]]:
        """For each person, when a text came that differs from the one before it."""
        texts = self._tallies[promise.id].texts
        return {who.id: _changes(texts.get(who.id, [])) for who in _delivery(promise).to}

    def _violations(self, arrival: Arrival) -> Iterable[Violation]:
        people = self.recipients(arrival.message)
        for person in people:
            barred = self._barring(person, arrival.phase)
            if barred is not None:
                yield _told_though_barred(barred, person, arrival)
            elif not arrival.covering.covers and not self._by_matchers(person, arrival):
                yield self._uncovered(person, arrival)
            else:
                yield from self._counted(person, arrival)

    def _barring(self, person: Person, phase: Phase | None) -> Promise | None:
        return next(
            (p for p in self._promises if p.phase is phase and person.id in self._barred[p.id]),
            None,
        )

    def _by_matchers(self, person: Person, arrival: Arrival) -> bool:
        return any(
            _delivery(p).message is None and person.id in self._expected[p.id]
            and not _unfit(p, arrival.message)
            for p in self._promises
        )  # fmt: skip

    def _uncovered(self, person: Person, arrival: Arrival) -> Violation:
        miss = arrival.covering.miss
        nearest = miss.message if miss else None
        promise = self._to_blame(person, arrival.phase, nearest)
        differences = miss.differences if miss and miss.closeness > 0 else ()
        texts = (arrival.message.subject or "", *arrival.message.bodies)
        leaks = as_differences(leaks_of_text(promise, texts))
        unapproved = Difference("words", "an approved message", _quoted(arrival.message))
        told = f"what {person.id} received is no approved message"
        if differences and nearest:
            told = f"what {person.id} received is not {nearest} as approved"
        return Violation(promise.id, told, (*leaks, *differences) or (unapproved,), arrival.ended)

    def _counted(self, person: Person, arrival: Arrival) -> Iterable[Violation]:
        fitting = [p for p in self._promises if _promises_this(p, arrival)]
        own = [p for p in fitting if person.id in self._expected[p.id]]
        if not own and not fitting and self._may_read(person, arrival.covering):
            self._unpromised.append(person.id)
            return
        if not own:
            yield self._astray(person, arrival, fitting)
            return
        begun = [p for p in own if _has_begun(p.phase, arrival.phase)]
        if not begun:
            yield _early(own[0], person, arrival)
            return
        yield from self._credited(self._due(begun, person, arrival.phase), person, arrival)

    def _due(self, begun: list[Promise], person: Person, phase: Phase | None) -> Promise:
        """The first step still owed to this person; else one that repeats; else the last one."""
        owed = [
            p for p in begun
            if self._tallies[p.id].copies.get(person.id, 0) < _delivery(p).copies
        ]  # fmt: skip
        repeating = [p for p in begun if p.limits.every is not None and p.phase is phase]
        return (owed or repeating or begun[-1:])[0]

    def _credited(self, promise: Promise, person: Person, arrival: Arrival) -> Iterable[Violation]:
        tally, wanted = self._tallies[promise.id], _delivery(promise)
        wrong = self._wrong(promise, person, arrival)
        if wrong is not None:
            yield wrong
            return
        self._credits.append(promise.id)
        tally.copies[person.id] = copies = tally.copies.get(person.id, 0) + 1
        text = "\n".join(arrival.message.bodies)
        tally.texts.setdefault(person.id, []).append((arrival.ended, text))
        if copies <= wanted.copies:
            tally.reached = Reached(arrival.not_before, arrival.began, arrival.ended)
            reader = self._expected[promise.id][person.id]
            tally.captured.update(_cover(promise, reader, arrival.covering).captured)
        elif promise.limits.every is None:
            yield _too_many(promise, person, arrival, copies)

    def _wrong(self, promise: Promise, person: Person, arrival: Arrival) -> Violation | None:
        reader = self._expected[promise.id][person.id]
        cover = _cover(promise, reader, arrival.covering)
        if reader.language and cover.language and cover.language != reader.language:
            return _wrong_language(promise, reader, cover, arrival)
        texts = (arrival.message.subject or "", *arrival.message.bodies)
        leaks = as_differences(leaks_of_text(promise, texts))
        if leaks:
            told = f"what {person.id} received holds what must not be told"
            return Violation(promise.id, told, leaks, arrival.ended)
        if arrival.covering.unmarked:
            told = f"what {person.id} received is not marked as a drill"
            return Violation(promise.id, told, arrival.covering.unmarked, arrival.ended)
        return None

    def _astray(self, person: Person, arrival: Arrival, fitting: list[Promise]) -> Violation:
        """Approved words, but nobody promised them to this person."""
        message = arrival.covering.covers[0].message if arrival.covering.covers else None
        begun = [p for p in fitting if _has_begun(p.phase, arrival.phase)]
        promise = (begun or fitting or [self._to_blame(person, arrival.phase, message)])[-1]
        what = message or "the message"
        difference = Difference("recipient", "nobody but those it is for", person.id)
        told = f"{person.id} received {what}, which is not for them"
        return Violation(promise.id, told, (difference,), arrival.ended)

    def _may_read(self, person: Person, covering: Covering) -> bool:
        """Whether this channel tells this person things, and the plan ever tells them these."""
        if not any(person.id in expected for expected in self._expected.values()):
            return False
        audience = self._audiences.get(person.id)
        return audience is None or any(
            cover.readers is None or audience in cover.readers for cover in covering.covers
        )

    def _to_blame(self, person: Person, phase: Phase | None, message: str | None) -> Promise:
        """Where a person would look: the step of that message, else the one that is on."""

        def fitness(promise: Promise) -> tuple[bool, bool, bool, bool]:
            wanted = _delivery(promise)
            return (
                _has_begun(promise.phase, phase),
                wanted.message == message,
                promise.phase is phase,
                person.id in self._expected[promise.id],
            )

        return max(self._promises, key=fitness)


def _delivery(promise: Promise) -> DeliveryExpectation:
    assert isinstance(promise.expectation, DeliveryExpectation)
    return promise.expectation


def _key(address: str) -> str:
    return address.strip().lower()


def _has_begun(promised: Phase, now: Phase | None) -> bool:
    return now is not None and _RANKS[promised] <= _RANKS[now]


def _promises_this(promise: Promise, arrival: Arrival) -> bool:
    wanted = _delivery(promise)
    covered = {cover.message for cover in arrival.covering.covers}
    if wanted.message is not None and wanted.message not in covered:
        return False
    return not _unfit(promise, arrival.message)


def _unfit(promise: Promise, message: Message) -> tuple[Difference, ...]:
    wanted = _delivery(promise)
    body = "\n".join(message.bodies)
    return (
        *(compare("subject", wanted.subject, message.subject or "") if wanted.subject else ()),
        *(compare("text", wanted.text, body) if wanted.text else ()),
        *(compare_json(wanted.json, json_document(body)) if wanted.json else ()),
    )


def _cover(promise: Promise, person: Person, covering: Covering) -> Cover:
    """The cover that serves this person best: their message, in their language."""
    mine = [c for c in covering.covers if c.message == _delivery(promise).message]
    in_language = [c for c in mine if c.language == person.language]
    return next(iter(in_language or mine), Cover("", "", {}))


def _changes(texts: list[tuple[Seconds, str]]) -> tuple[Seconds, ...]:
    previous = [None, *(text for _, text in texts)]
    return tuple(at for (at, text), before in zip(texts, previous, strict=False) if text != before)


def _not_reached(missing: tuple[str, ...]) -> str:
    shown = ", ".join(missing[:10])
    more = f" and {len(missing) - 10} more" if len(missing) > 10 else ""
    return f"not {shown}{more}"


def _quoted(message: Message) -> str:
    words = " / ".join(part for part in (message.subject, *message.bodies) if part)
    return f"“{words[:200]}”"


def _told_though_barred(promise: Promise, person: Person, arrival: Arrival) -> Violation:
    difference = Difference("recipients", f"nothing to {person.id}", _quoted(arrival.message))
    told = f"{person.id} received a message, though nothing is to reach them in this phase"
    return Violation(promise.id, told, (difference,), arrival.ended)


def _early(promise: Promise, person: Person, arrival: Arrival) -> Violation:
    on = arrival.phase or "baseline"
    difference = Difference("phase", f"not before {promise.phase}", f"{on}")
    told = f"{person.id} received it before the {promise.phase} began"
    return Violation(promise.id, told, (difference,), arrival.ended)


def _too_many(promise: Promise, person: Person, arrival: Arrival, copies: int) -> Violation:
    wanted = _delivery(promise).copies
    count = "a second copy" if (wanted, copies) == (1, 2) else f"copy {copies}"
    difference = Difference("copies", str(wanted), f"{copies} to {person.id}")
    return Violation(promise.id, f"{person.id} received {count}", (difference,), arrival.ended)


def _wrong_language(promise: Promise, person: Person, cover: Cover, arrival: Arrival) -> Violation:
    difference = Difference("language", f"{person.language} for {person.id}", cover.language)
    told = f"{person.id} reads {person.language}, and received it in {cover.language}"
    return Violation(promise.id, told, (difference,), arrival.ended)
