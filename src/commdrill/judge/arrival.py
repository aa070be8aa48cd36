"""A message as it was found, and what it is to a step: promised, begun, in somebody's words."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from commdrill.documents.plan import ChannelType, Phase
from commdrill.judge.ahead import Received
from commdrill.judge.chat_post import shown_in_post
from commdrill.judge.expectation import Person, Promise, delivery_of
from commdrill.judge.matching import compare
from commdrill.judge.message_matches import ApprovedMatch, MessageMatches
from commdrill.judge.moment import Gap, Moment
from commdrill.judge.must_say import NOTHING_ASKED, FreelySaid, MustSay, freely_said
from commdrill.judge.page_texts import json_document
from commdrill.judge.pages import compare_json
from commdrill.judge.providers_frame import ProvidersFrame
from commdrill.sighting import Message
from commdrill.verdict import Difference

# an update may come as soon as the outage is on; what is early is early by more than that
_RANKS = {Phase.NOTICE: 0, Phase.OUTAGE: 1, Phase.UPDATE: 1, Phase.RECOVERY: 2}


@dataclass(frozen=True)
class Arrival:
    """A message as it was found, while `phase` was on.

    `phase` is None before anything of the drill was to be told; a time lies ahead of `read_at`, or does not.
    `received`: when it came, by the wall clock; not known: when it was read. `hidden`: where nobody
    could look, as it came.
    """

    message: Message
    matches: MessageMatches
    moment: Moment
    phase: Phase | None
    read_at: datetime
    received: Received | None = None
    hidden: Gap | None = None
    _unfit: dict[str, tuple[Difference, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _freely_said: dict[str, FreelySaid] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def came(self) -> Received:
        """When it was received, by the wall clock."""
        return self.received or Received(self.read_at, self.read_at)

    @cached_property
    def words(self) -> str:
        """A digest of what it says: tells whether another says the same."""
        said = "\n".join(self.message.bodies).encode("utf-8", "surrogatepass")
        return hashlib.sha256(said).hexdigest()[:16]

    def is_promised_by(self, promise: Promise) -> bool:
        """Whether it is the message that a step promises, whoever received it."""
        wanted = delivery_of(promise)
        covered = {match.message for match in self.matches.approved}
        if wanted.message is not None and wanted.message not in covered:
            return False
        return not self.unfit(promise)

    def unfit(self, promise: Promise) -> tuple[Difference, ...]:
        """What in it is not as a step's own matchers want it: the same for all who received it."""
        if promise.id not in self._unfit:
            self._unfit[promise.id] = tuple(self._differences(promise))
        return self._unfit[promise.id]

    def freely_said(self, promise: Promise) -> FreelySaid:
        """What it says of all that a step has said in whatever words: each of its alternatives must."""
        if promise.id not in self._freely_said:
            self._freely_said[promise.id] = self._read_freely(promise)
        return self._freely_said[promise.id]

    def _differences(self, promise: Promise) -> Iterator[Difference]:
        wanted, body = delivery_of(promise), "\n".join(self.message.bodies)
        if wanted.subject:
            yield from compare("subject", wanted.subject, self.message.subject or "")
        if wanted.text:
            yield from compare("text", wanted.text, body)
        if wanted.json:
            yield from compare_json(wanted.json, json_document(body))
        yield from self.freely_said(promise).differences

    def _read_freely(self, promise: Promise) -> FreelySaid:
        must = delivery_of(promise).must_say
        if must is None:
            return NOTHING_ASKED
        found = [freely_said(must, text, self.read_at) for text in self.free_texts(promise, must)]
        return max(found, key=lambda one: len(one.differences))

    def free_texts(self, promise: Promise, must: MustSay) -> tuple[str, ...]:
        """The texts it may be read in, without what its provider puts around them."""
        return free_texts(promise.channel_type, self.message, must.frame, self.read_at)


def has_begun(promised: Phase, now: Phase | None) -> bool:
    """Whether what is promised in one phase may be told in another."""
    return now is not None and _RANKS[promised] <= _RANKS[now]


def free_texts(
    channel_type: ChannelType, message: Message, frame: ProvidersFrame, now: datetime
) -> tuple[str, ...]:
    """The texts that a message may be read in, out of their frame, each under its subject."""
    read = message.read or ("",)
    if channel_type is ChannelType.WEBHOOK and message.shown is None:
        read = tuple("\n\n".join(shown_in_post(text)) for text in read)
    read = tuple(frame.taken_off(text, now) for text in read)
    return tuple(f"{message.subject}\n\n{text}" if message.subject else text for text in read)


def match_for(person: Person, promise: Promise, matches: MessageMatches) -> ApprovedMatch:
    """The match that serves this person best: their message, in their language."""
    mine = [c for c in matches.approved if c.message == delivery_of(promise).message]
    at_home = [c for c in mine if c.is_for(person.audience)]
    in_language = [c for c in at_home or mine if c.language == person.language]
    return next(iter(in_language or at_home or mine), ApprovedMatch("", "", {}))
