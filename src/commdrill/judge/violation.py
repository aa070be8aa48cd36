"""What must not have happened to somebody, in words."""

from dataclasses import dataclass
from datetime import timedelta

from commdrill.judge.ahead import GivenNotice, difference_of, in_words
from commdrill.judge.arrival import Arrival
from commdrill.judge.expectation import Person, Promise, delivery_of
from commdrill.judge.leaks import as_differences, leaks_of_message
from commdrill.judge.message_matches import ApprovedMatch
from commdrill.judge.recipients import RECEIVER
from commdrill.sighting import Message
from commdrill.verdict import Difference
from commdrill.wording.tongues import foreign

_ALIKE = 0.25  # how close a message must come to an approved one to be told as meant for it


@dataclass(frozen=True)
class Violation:
    """Something that must not have happened, laid at a step's door."""

    step: str
    reason: str
    differences: tuple[Difference, ...]


def told_though_barred(promise: Promise, person: Person, arrival: Arrival) -> Violation:
    """Nothing was to reach them in this phase."""
    difference = Difference("recipients", f"nothing to {person.id}", _quoted(arrival.message))
    reason = f"{_called(person)} received a message, though nothing is to reach them in this phase"
    return Violation(promise.id, reason, (difference,))


def early(promise: Promise, person: Person, arrival: Arrival) -> Violation:
    """It came before the phase that it belongs to."""
    on = arrival.phase or "baseline"
    difference = Difference("phase", f"not before {promise.phase}", f"{on}")
    reason = f"{_called(person)} received it before the {promise.phase} began"
    return Violation(promise.id, reason, (difference,))


def too_many(promise: Promise, person: Person, copies: int) -> Violation:
    """One copy more than was promised."""
    wanted = delivery_of(promise).copies
    count = "a second copy" if (wanted, copies) == (1, 2) else f"copy {copies}"
    difference = Difference("copies", str(wanted), f"{copies} to {person.id}")
    return Violation(promise.id, f"{_called(person)} received {count}", (difference,))


def astray(promise: Promise, person: Person, arrival: Arrival) -> Violation:
    """Approved words, but nobody promised them to this person."""
    approved = arrival.matches.approved
    what = approved[0].message if approved else "the message"
    difference = Difference("recipient", "nobody but those it is for", person.id)
    reason = f"{_called(person)} received {what}, which is not for them"
    return Violation(promise.id, reason, (difference,))


def unapproved(promise: Promise, person: Person, arrival: Arrival) -> Violation:
    """Words that no approved message covers: how they differ from the one that was meant."""
    leaks = as_differences(leaks_of_message(promise, arrival.message))
    if missed := arrival.freely_said(promise).differences:
        reason = f"what {_called(person)} received does not say what it must, as it must"
        return Violation(promise.id, reason, (*leaks, *missed))
    nearest = arrival.matches.nearest
    if nearest and nearest.closeness >= _ALIKE and nearest.differences:
        reason = f"what {_called(person)} received is not {nearest.message} as approved"
        return Violation(promise.id, reason, (*leaks, *nearest.differences))
    reason = f"what {_called(person)} received is no approved message"
    words = Difference("words", "an approved message", _quoted(arrival.message))
    return Violation(promise.id, reason, (*leaks, words))


def told_too_late(
    promise: Promise, person: Person, ahead: timedelta, given: GivenNotice
) -> Violation:
    """It came, and not so long before its start as was promised."""
    reason = f"{_called(person)} received it {in_words(ahead, given)}"
    return Violation(promise.id, reason, (difference_of(ahead, given),))


def wrongly_worded(
    promise: Promise, reader: Person, match: ApprovedMatch, arrival: Arrival
) -> Violation | None:
    """Approved words all the same: what is wrong with them for this reader; None: nothing."""
    if reader.language and match.language and match.language != reader.language:
        return _wrong_language(promise, reader, match.language)
    if found := _foreign(promise, reader, arrival):
        return _wrong_language(promise, reader, found)
    if not match.is_for(reader.audience):
        reason = f"what {_called(reader)} received states a time that is another where they are"
        where = Difference("time", f"as {reader.audience} read it", _quoted(arrival.message))
        return Violation(promise.id, reason, (where,))
    if leaks := as_differences(leaks_of_message(promise, arrival.message)):
        reason = f"what {_called(reader)} received holds what must not be told"
        return Violation(promise.id, reason, leaks)
    if arrival.matches.missent:
        reason = f"what {_called(reader)} received was not sent as {promise.channel} asks"
        return Violation(promise.id, reason, arrival.matches.missent)
    if arrival.matches.attached:
        reason = f"what {_called(reader)} received carries what {match.message} may not"
        return Violation(promise.id, reason, arrival.matches.attached)
    if arrival.matches.unmarked:
        reason = f"what {_called(reader)} received is not marked as a drill"
        return Violation(promise.id, reason, arrival.matches.unmarked)
    return None


def _foreign(promise: Promise, reader: Person, arrival: Arrival) -> str:
    """The language of free words that is not its reader's; empty: there are none."""
    must = delivery_of(promise).must_say
    if reader.language is None or must is None:
        return ""
    texts = arrival.free_texts(promise, must)
    found = next(filter(None, (foreign(text, reader.language) for text in texts)), None)
    return "" if found is None else found.name or "another language"


def _wrong_language(promise: Promise, person: Person, language: str) -> Violation:
    difference = Difference("language", f"{person.language} for {person.id}", language)
    reason = f"{_called(person)} reads {person.language}, and received it in {language}"
    return Violation(promise.id, reason, (difference,))


def _called(person: Person) -> str:
    return "the receiver" if person == RECEIVER else person.id


def _quoted(message: Message) -> str:
    words = " / ".join(part for part in (message.subject, *message.bodies) if part)
    return f"“{words[:200]}”"
