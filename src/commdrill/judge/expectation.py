"""What a step expects, compiled: documents and settings are behind, only matchers are left."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from jsonpath_rfc9535 import JSONPathQuery

from commdrill.documents.matcher import AnyMatcher
from commdrill.documents.plan import ChannelType, Phase
from commdrill.judge.must_say import MustSay
from commdrill.wording.policy import Policy
from commdrill.wording.wording import Wording


class Reader(StrEnum):
    """Who reads a channel: what may be said there hangs on it."""

    EXTERNAL = "external"
    INTERNAL = "internal"
    MACHINE = "machine"


@dataclass(frozen=True)
class ApprovedText:
    """An approved message in one language, ready to match.

    `readers`: the audiences it is for, by id; None where it is for everybody. `attachments`: the
    media types of what its mails may carry.
    """

    message: str
    language: str
    text: Wording
    subject: Wording | None = None
    readers: frozenset[str] | None = None
    attachments: frozenset[str] = frozenset()


@dataclass(frozen=True)
class JsonExpectation:
    """A value somewhere in a JSON document."""

    path: str
    query: JSONPathQuery
    matcher: AnyMatcher


@dataclass(frozen=True)
class PageExpectation:
    """What a page or an API answers. `says`: any one of these wordings; `must_say`: in whatever words."""

    status: AnyMatcher | None = None
    headers: Mapping[str, AnyMatcher] | None = None
    json: tuple[JsonExpectation, ...] = ()
    text: AnyMatcher | None = None
    says: tuple[ApprovedText, ...] = ()
    absent: tuple[ApprovedText, ...] = ()
    must_say: MustSay | None = None


@dataclass(frozen=True)
class BoardExpectation:
    """What a status page says; `affected`: plan ids of the scenario's components."""

    incident: AnyMatcher | None = None
    maintenance: AnyMatcher | None = None
    indicator: AnyMatcher | None = None
    components: Mapping[str, AnyMatcher] | None = None
    says: tuple[ApprovedText, ...] = ()
    affected: frozenset[str] = frozenset()
    must_say: MustSay | None = None

    @property
    def is_of_posts(self) -> bool:
        """All of it stays there to be read, once it has been posted."""
        return not self.components and self.indicator is None


@dataclass(frozen=True)
class Person:
    """Somebody a channel reaches one by one; `language` where it is known which one they read."""

    id: str
    address: str
    language: str | None = None
    audience: str | None = None


@dataclass(frozen=True)
class DeliveryExpectation:
    """Who receives what. No `message`: the matchers alone say what is approved."""

    to: tuple[Person, ...]
    not_to: tuple[Person, ...] = ()
    message: str | None = None
    copies: int = 1
    subject: AnyMatcher | None = None
    text: AnyMatcher | None = None
    json: tuple[JsonExpectation, ...] = ()
    must_say: MustSay | None = None


@dataclass(frozen=True)
class AttestedExpectation:
    """A person says whether it was so."""

    question: str


Expectation = PageExpectation | BoardExpectation | DeliveryExpectation | AttestedExpectation


@dataclass(frozen=True)
class Limits:
    """A step's times, after pace."""

    within: timedelta | None = None
    every: timedelta | None = None
    stays: timedelta | None = None


@dataclass(frozen=True)
class Follows:
    """The step that must be seen first, and how soon after it this one must be; None: whenever."""

    step: str
    within: timedelta | None = None


@dataclass(frozen=True)
class Detected:
    """So soon after the outage was detected this must be seen, at the latest."""

    within: timedelta


@dataclass(frozen=True)
class Promise:
    """A step of the plan, as judges take it."""

    id: str
    phase: Phase
    channel: str
    channel_type: ChannelType
    expectation: Expectation
    limits: Limits
    reader: Reader
    policy: Policy
    language: str = "en"
    kept: frozenset[str] = frozenset()  # placeholders: when the next word comes, at the latest
    follows: Follows | Detected | None = None
    ahead: timedelta | None = None  # so long before the start that it states; after no pace
    term: timedelta | None = None  # of the follow-up: from the run's end; after no pace


def delivery_of(promise: Promise) -> DeliveryExpectation:
    assert isinstance(promise.expectation, DeliveryExpectation)
    return promise.expectation


def words_of(promise: Promise) -> Promise | None:
    """The words alone of what a page or a status page must show; None where none are asked for."""
    match promise.expectation:
        case PageExpectation(says=says) if says:
            words: Expectation = PageExpectation(says=says)
        case BoardExpectation(says=says) if says:
            words = BoardExpectation(says=says)
        case _:
            return None
    return replace(promise, id=f"{promise.id}: {says[0].message}", expectation=words)
