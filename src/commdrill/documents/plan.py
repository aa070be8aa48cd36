"""The plan: who must be told what, where, and by when."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Discriminator, Field, Tag

from commdrill.documents.approved import Approval, ApprovedMessage, PolicyTerms
from commdrill.documents.matcher import Matcher
from commdrill.documents.patterns import Id, Language, PlaceholderName, Words
from commdrill.model import CalendarPeriod, Date, Duration, Model
from commdrill.terms import Proof
from commdrill.wording.policy import Policy
from commdrill.wording.types import Placeholder


def _hangs_on_severity(value: Any) -> str:
    """Which of the two a limit is, so that its mistakes are told once."""
    return "dict" if isinstance(value, Mapping) else "timedelta"


Limit = Annotated[
    Annotated[Duration, Tag("timedelta")]
    | Annotated[dict[Id, Duration], Tag("dict"), Field(min_length=1)],
    Discriminator(_hangs_on_severity),
]


class Phase(StrEnum):
    """The parts of an outage in which people are told something, in their order; and the days after."""

    NOTICE = "notice"
    OUTAGE = "outage"
    UPDATE = "update"
    RECOVERY = "recovery"
    FOLLOW_UP = "follow-up"  # the days after it, in which nothing is watched


class ChannelType(StrEnum):
    """What kind of channel it is: how words on it are read and judged."""

    ERROR_PAGE = "error-page"
    API_ERROR = "api-error"
    BANNER = "banner"
    HEALTH_CHECK = "health-check"
    STATUS_PAGE = "status-page"
    EMAIL = "email"
    SMS = "sms"
    PUSH = "push"
    VOICE = "voice"
    WEBHOOK = "webhook"
    MANUAL = "manual"


PAGES = frozenset(
    {ChannelType.ERROR_PAGE, ChannelType.API_ERROR, ChannelType.BANNER, ChannelType.HEALTH_CHECK}
)
DIRECT = frozenset({ChannelType.EMAIL, ChannelType.SMS, ChannelType.PUSH, ChannelType.VOICE})
INBOXES = DIRECT | {ChannelType.WEBHOOK}


class FreeThing(StrEnum):
    """What a step may have said in whatever words; beside these, any placeholder."""

    AFFECTED = "affected"
    ETA = "eta"
    NEXT_STEP = "next-step"


FREE_THINGS = tuple(thing.value for thing in FreeThing)


class Component(Model):
    """What can be lost, named as customers know it; `es: Pago` names it in another language."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True)
    __pydantic_extra__: dict[Language, Words] = Field(init=False)

    name: Words = Field(description="its name, in the plan's language")
    relies_on: tuple[Id, ...] = Field((), description="components or services it hangs on")

    def names(self) -> dict[str, str]:
        """Its names in other languages than the plan's, by language."""
        return dict(self.__pydantic_extra__ or {})


class Audience(Model):
    """People who are told the same things."""

    relation: Literal["external", "internal"] = Field(
        description="whether they belong to the company"
    )
    languages: tuple[Language, ...] = Field((), description="default: the plan's language")
    timezone: str | None = Field(
        None, description="the zone of a clock's time that names none; default: the plan's"
    )


class Channel(Model):
    """A way people are reached."""

    type: ChannelType = Field(description="how words on it are read")
    relies_on: tuple[Id, ...] = Field((), description="components or services it hangs on")
    sent_from: tuple[str, ...] = Field((), description="Regions its messages are sent from")
    frame: Words | None = Field(
        None, description="what the provider puts around a message: '{{message}} Unsubscribe: …'"
    )
    shown: tuple[Words, ...] = Field(
        (), description="JSONPaths to what a reader of its posts is shown: $.alert.text"
    )
    from_: Words | None = Field(None, alias="from", description="the address its mails are from")
    authenticated: bool = Field(
        False,  # noqa: FBT003  a field's default
        description="whether its mails' last Authentication-Results must say dkim=pass or dmarc=pass",
    )


class Expect(Model):
    """What must be seen; which keys fit depends on the channel's type."""

    status: Matcher | None = Field(None, description="HTTP status, e.g. 503")
    headers: dict[str, Matcher] = Field(default_factory=dict, description="HTTP header → matcher")
    json_: dict[str, Matcher] = Field(
        default_factory=dict, alias="json", description="JSONPath → matcher"
    )
    text: Matcher | None = Field(None, description="of what a visitor reads, or of a message")
    subject: Matcher | None = Field(None, description="of a message")
    absent: tuple[Id, ...] = Field((), description="messages that must not be there")
    incident: Matcher | None = Field(
        None, description="investigating, identified, monitoring, resolved"
    )
    maintenance: Matcher | None = Field(
        None, description="scheduled, in_progress, verifying, completed"
    )
    indicator: Matcher | None = Field(None, description="none, minor, major, critical, maintenance")
    components: dict[Id, Matcher] = Field(
        default_factory=dict,
        description="component → operational, degraded_performance, partial_outage, major_outage, under_maintenance",
    )


class After(Model):
    """The step that must be seen first."""

    step: Id = Field(description="id of a step of the same scenario, of no later phase")
    within: Limit | None = Field(
        None, description="so soon after that step was seen; left out: the step's own within"
    )


class Step(Model):
    """One promise: on this channel, in this phase, this is seen, in time."""

    id: Id = Field(description="unique in its scenario; the name of its test case in reports")
    phase: Phase = Field(description="when people are told")
    channel: Id = Field(description="where they are told")
    title: str | None = Field(None, description="one line for people; asked on a manual channel")
    to: tuple[Id, ...] = Field((), description="audiences that must be reached")
    not_to: tuple[Id, ...] = Field((), description="audiences that receive nothing in this phase")
    message: Id | None = Field(None, description="the approved wording that must be seen")
    says: tuple[PlaceholderName, ...] = Field(
        (),
        description="in place of a message, what must be said in whatever words: affected, eta, next-step, a placeholder",
    )
    language: Language | None = Field(None, description="on pages: only this wording counts")
    expect: Expect | None = Field(None, description="what else must be seen")
    within: Limit | None = Field(
        None, description="deadline, counted from the phase's start; or one for each severity"
    )
    from_: Literal["detection"] | None = Field(
        None,
        alias="from",
        description="what within counts from: detection, where the environment names what shows it; default: the phase's start",
    )
    after: After | None = Field(
        None, description="not before another step was seen, and so soon after it"
    )
    ahead: Duration | None = Field(
        None,
        description="notice: it reaches everybody so long before the start that it states; `pace` does not shorten it",
    )
    every: Limit | None = Field(
        None, description="update: no longer silence than this; or one for each severity"
    )
    only: tuple[Id, ...] = Field((), description="the severities it is for; none named: all")
    stays: Duration | None = Field(None, description="once seen, it stays so this long")
    copies: int = Field(1, ge=1, le=1_000, description="how many copies each person gets")
    proof: Proof | None = Field(None, description="the weakest proof that will do")


class ScenarioType(StrEnum):
    """The kinds of event a plan speaks of."""

    UNPLANNED = "unplanned"
    MAINTENANCE = "maintenance"
    PARTIAL = "partial"
    DISASTER_RECOVERY = "disaster-recovery"


class Scenario(Model):
    """One kind of event, what it affects and who is told what."""

    type: ScenarioType = Field(description="the kind of event")
    title: str | None = Field(None, description="one line for people")
    affects: tuple[Id, ...] = Field(min_length=1, description="components that are lost")
    steps: tuple[Step, ...] = Field(min_length=1, description="the promises, in any order")


class Plan(Model):
    """A communication plan."""

    kind: Literal["plan"]
    id: Id = Field(description="what drills call this plan")
    title: Words = Field(description="one line for people")
    version: Words = Field(description="text: write it in quotes")
    language: Language = Field("en", description="of the messages' first wording")
    timezone: str | None = Field(
        None,
        description="the zone of a clock's time that names none, e.g. Europe/Madrid; without one such a time says nothing",
    )
    owner: Words | None = Field(None, description="who keeps it up to date")
    approved: Approval | None = Field(None, description="who approved the words, and when")
    review_by: Date | None = Field(None, description="when it must be looked at again")
    drill_every: CalendarPeriod | None = Field(
        None, description="how often each scenario must be drilled"
    )
    severities: tuple[Id, ...] = Field(
        (), description="how bad it can be, the worst first; a drill is of the first, or names one"
    )
    roles: dict[Id, Words] = Field(default_factory=dict, description="role → who has it")
    components: dict[Id, Component] = Field(
        description="what can be lost, named as customers know it"
    )
    audiences: dict[Id, Audience] = Field(description="who is told")
    channels: dict[Id, Channel] = Field(description="where they are told")
    placeholders: dict[PlaceholderName, Placeholder] = Field(
        default_factory=dict, description="what may vary in an approved message"
    )
    policy: PolicyTerms = Field(
        PolicyTerms.model_construct(), description="words that must not reach anybody outside"
    )
    messages: dict[Id, ApprovedMessage] = Field(
        default_factory=dict, description="the approved wording"
    )
    scenarios: dict[Id, Scenario] = Field(description="kinds of event, and who is told what")

    def audience_timezone(self, audience: str) -> str | None:
        """The zone in which an audience reads a clock's time that names none; None: it says nothing."""
        known = self.audiences.get(audience)
        return (known.timezone if known else None) or self.timezone

    @cached_property
    def content_policy(self) -> Policy:
        """What it adds to the built-in policy; its components' names are its readers' own words."""
        names = (
            name
            for part in self.components.values()
            for name in (part.name, *part.names().values())
        )
        allowed = dict.fromkeys((*self.policy.allowed_terms, *names))
        return Policy(self.policy.confidential, self.policy.internal_names, tuple(allowed))

    def audience_languages(self, audience: str) -> tuple[str, ...]:
        """The languages an audience reads; the plan's own where it names none."""
        return self.audiences[audience].languages or (self.language,)
