"""What the company is about to say, on its way from the plan to people: plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from commdrill.documents.approved import MessageText
from commdrill.documents.environment import Subscriber
from commdrill.documents.plan import ChannelType, Phase, Plan, Step
from commdrill.documents.severity import certain
from commdrill_sandbox.company.premises import REGIONS
from commdrill_sandbox.company.responder.case import Case


@dataclass(frozen=True)
class Setting:
    """The plan that is carried out, for whom, and how many times faster than it says."""

    plan: Plan
    subscribers: tuple[Subscriber, ...]
    pace: float = 1.0

    def within(self, step: Step) -> float:
        """The real seconds a step has."""
        within = certain(step.within)
        return within.total_seconds() / self.pace if within else 0.0

    def kind(self, step: Step) -> ChannelType:
        return self.plan.channels[step.channel].type


@dataclass(frozen=True)
class Wish:
    """Which approved message is wanted, about what, in which language, for whom."""

    step: Step
    kind: ChannelType
    case: Case
    message: str
    language: str
    reader: Subscriber | None = None


@dataclass(frozen=True)
class Draft:
    """The approved words, and a value for each gap in them."""

    wish: Wish
    language: str
    words: MessageText
    values: Mapping[str, str]


@dataclass(frozen=True)
class Notice:
    """Words on their way to somebody. `delay`: seconds they still lie about before they go."""

    step: Step
    kind: ChannelType
    language: str
    subject: str | None
    text: str
    reader: Subscriber | None = None
    address: str = ""
    regions: tuple[str, ...] = REGIONS
    delay: float = 0.0
    html: str = ""

    @property
    def phase(self) -> Phase:
        return self.step.phase


@dataclass(frozen=True)
class Post:
    """An entry on the status page; all posts of one `case` make one incident or maintenance.

    `statuses`: what the components are set to; `about`: the ones the entry names.
    """

    phase: Phase
    within: float
    case: str
    planned: bool
    status: str
    name: str
    body: str
    about: tuple[str, ...]
    statuses: Mapping[str, str] = field(default_factory=dict)
    indicator: str | None = None
    starts: datetime | None = None
    ends: datetime | None = None
    delay: float = 0.0
