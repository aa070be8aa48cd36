"""What the channels of a simulated company show, and when: written down beforehand."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from math import inf
from typing import ClassVar

from commdrill.compile.script import Detects
from commdrill.documents.plan import ChannelType
from commdrill.drivers.protocol import Look
from commdrill.judge.expectation import Person
from commdrill.sighting import Inbox, Message, Page, Sighting
from commdrill.terms import Proof
from commdrill.values import Json

from .steps import AGAIN, ANA, DOWN, WELL

Shows = Callable[[float], Sighting]


def page(words: str = WELL, status: int | None = 200) -> Page:
    unanswered = "" if status else "connection refused"
    return Page("http://shop", status, {}, words, "text/html", unanswered=unanswered)


def mail(words: str, person: Person = ANA, at: datetime | None = None, uid: str = "") -> Message:
    subject = {DOWN: "outage", AGAIN: "restored"}.get(words, "update")
    return Message(uid or f"{words} to {person.id}", (person.address,), (words,), subject, at=at)


@dataclass
class Channel:
    """What one channel shows at each moment of the run; `takes`: seconds for a look.

    `late`: a look sees what is there when it ends, not when it begins. `placed`: an inbox that
    another process can read on from the same place. `shown`: what looks saw, by when they began.
    """

    at: Shows
    kind: ChannelType = ChannelType.ERROR_PAGE
    takes: float = 0.01
    late: bool = False
    proof: Proof = Proof.CONTENT
    known: tuple[Person, ...] = ()
    placed: bool = True
    listens: bool = False
    densest: float = 1.0
    sparsest: float = 1.0
    detects: Detects | None = None
    began: list[float] = field(default_factory=list)
    shown: dict[float, Sighting] = field(default_factory=dict)
    last_look: datetime | None = None

    def note_look(self, began: float, at: datetime) -> None:
        """None begins within the interval, whichever process the one before was of.

        Of a wall clock that was put forward nobody knows whether the machine slept.
        """
        if self.began and self.last_look is not None:
            since = max(began - self.began[-1], (at - self.last_look).total_seconds())
            assert since > self.densest - 0.001, f"looked at {since} s after the last look"
        self.began.append(began)
        self.last_look = at


@dataclass
class Post:
    """A message and when it is there to be found: at a second of the run, or of the outage (while it
    lasts), or of the recovery."""

    at: float
    message: Message
    since: str = "run"

    def is_there(self, now: float, times: "Times") -> bool:
        broken, mended = times.broken, times.mended
        match self.since:
            case "outage":
                moment = inf if broken is None else broken + self.at
                return moment <= now and (mended is None or moment < mended)
            case "recovery":
                return mended is not None and mended + self.at <= now
        return self.at <= now


class Mailbox:
    """Each message once, in the first look after it came."""

    def __init__(self, *posts: Post) -> None:
        self._posts = posts
        self._told: set[int] = set()
        self.times = Times()

    def __call__(self, now: float) -> Inbox:
        there = (n for n, post in enumerate(self._posts) if post.is_there(now, self.times))
        new = [n for n in there if n not in self._told]
        self._told.update(new)
        return Inbox(tuple(self._posts[n].message for n in new))

    @property
    def messages(self) -> tuple[Message, ...]:
        """All that ever come."""
        return tuple(post.message for post in self._posts)

    def open_again(self) -> None:
        """Another process reads it from the same place."""
        self._told.clear()

    def lose(self, now: float) -> None:
        """Another process listens from now on."""
        self(now)


def inbox(*posts: Post) -> Mailbox:
    return Mailbox(*posts)


State = Sighting | Exception


@dataclass
class Story:
    """What a page shows before the outage, and from which second of it, and of the recovery, on."""

    before: State = field(default_factory=page)
    outage: tuple[tuple[float, State], ...] = ()
    after: tuple[tuple[float, State], ...] = ()
    times: "Times" = field(default_factory=lambda: Times())  # noqa: PLW0108 it is defined below

    def __call__(self, now: float) -> Sighting:
        shown = self._shown(now)
        if isinstance(shown, Exception):
            raise shown
        return shown

    def _shown(self, now: float) -> State:
        outage, after = self.times.broken, self.times.mended
        states = [(0.0, self.before)]
        if outage is not None:
            states += [(outage + at, state) for at, state in self.outage]
        if after is not None:
            states += [(after, self.before), *((after + at, state) for at, state in self.after)]
        return next(state for at, state in reversed(states) if at <= now)


@dataclass
class Times:
    """When the component was broken, and when it was mended."""

    broken: float | None = None
    mended: float | None = None


class Eye:
    """An observer of a simulated channel: whoever simulates asks the channel itself."""

    proof: ClassVar[Proof] = Proof.CONTENT
    shows: ClassVar[type[Sighting]] = Page

    def hosts(self) -> tuple[str, ...]:
        return ()

    def open(self) -> AbstractContextManager[Look]:
        raise AssertionError("nobody opens it")

    def open_at(self, position: Json) -> AbstractContextManager[Look]:
        raise AssertionError("nobody opens it")


class Carrier(Eye):
    proof: ClassVar[Proof] = Proof.CARRIER


class Provider(Eye):
    proof: ClassVar[Proof] = Proof.REQUEST


class Ear(Eye):
    listens: ClassVar[bool] = True


EYES = {eye.proof: eye for eye in (Eye, Carrier, Provider)}
