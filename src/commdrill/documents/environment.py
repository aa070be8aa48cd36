"""The environment: where each channel can be seen, and how each component is broken here."""

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from commdrill.documents import patterns
from commdrill.documents.blackout import BlackoutEntry
from commdrill.documents.matcher import Matcher
from commdrill.documents.patterns import Id, Language, Words
from commdrill.model import Duration, Model

ADDRESSES = ("email", "sms", "push", "voice")


class Tier(StrEnum):
    """What may be drilled. A production stage does not exist, on purpose."""

    SANDBOX = "sandbox"
    DEV = "dev"
    TEST = "test"
    STAGING = "staging"


HostPattern = Annotated[str, Field(pattern=patterns.HOSTS, max_length=300)]


class Guard(Model):
    """What the world must look like before anything is touched."""

    aws_account: str | None = Field(
        None, pattern=patterns.AWS_ACCOUNT, description="the only account that may be touched"
    )
    regions: tuple[Words, ...] | None = Field(
        None, description="the only Regions of AWS that may be spoken to"
    )
    require_tags: dict[Words, str] | None = Field(
        None, description="tags that every AWS resource a driver names must have, e.g. stage: dev"
    )
    hosts: tuple[HostPattern, ...] | None = Field(
        None,
        description="the only hosts that may be contacted, at any hop: patterns of names such as "
        "*.dev.example.com, addresses, networks such as 10.20.0.0/16; with :port there alone",
    )
    recipients: tuple[Words, ...] | None = Field(None, description="patterns such as *@drill.…")


class Aws(Model):
    """Where AWS is met."""

    region: Words | None = Field(None, description="as AWS names it: eu-west-1")
    profile: Words | None = Field(None, description="of the AWS configuration of whoever runs it")
    endpoint_url: Words | None = Field(
        None, description="in place of AWS's own, e.g. ${sandbox:aws}"
    )


class Use(Model):
    """A driver and its settings, which may hold `${env:NAME}` references."""

    use: Words = Field(description="name of a driver, see `commdrill drivers`")
    with_: dict[str, Any] = Field(
        default_factory=dict, alias="with", description="the driver's settings"
    )


class SeenBy(Use):
    """The observer of a channel, and how often it looks."""

    look_every: Duration | None = Field(
        None,
        description="from the beginning of one look to that of the next; without it looks are close "
        "near a phase's start and near limits, and rare in between",
    )


class Sign(Model):
    """What is to be seen then; which keys fit depends on what the observer shows."""

    status: Matcher | None = Field(None, description="HTTP status of a page")
    json_: dict[str, Matcher] = Field(
        default_factory=dict, alias="json", description="JSONPath → matcher, of a page or a message"
    )
    text: Matcher | None = Field(None, description="of a page or a message")
    subject: Matcher | None = Field(None, description="of a message")


class Detection(SeenBy):
    """What shows here that the outage is detected: an alarm, a ticket, a call to whoever is on duty."""

    expect: Sign = Field(
        Sign.model_construct(),
        description="what it shows then; of messages, any one where nothing is said",
    )
    within: Duration | None = Field(
        None,
        description="how long that may take, by the clock; default: as long as the steps that count from it",
    )


class Subscriber(Model):
    """A test person: whose mailbox and telephone the drill can look into."""

    id: Words = Field(description="what reports call this person")
    audience: Id = Field(description="which audience of a plan this person stands for")
    language: Language | None = Field(None, description="which wording this person must get")
    email: str | None = Field(
        None, pattern=patterns.EMAIL, description="address whose mailbox is looked into"
    )
    sms: str | None = Field(None, pattern=patterns.TELEPHONE, description="telephone number")
    push: Words | None = Field(None, description="device or topic")
    voice: str | None = Field(None, pattern=patterns.TELEPHONE, description="telephone number")

    def address(self, channel_type: str) -> str | None:
        """Where this person is reached by email, sms, push or voice."""
        found: str | None = getattr(self, channel_type)
        return found


class SubscriberFile(Model):
    """More subscribers, in a CSV file with the same columns."""

    file: Words = Field(description="CSV file, named relative to this document")


def _entry(value: Any) -> str:
    """Which of the two an entry is, so that its mistakes are told once."""
    names_file = isinstance(value, SubscriberFile) or (isinstance(value, dict) and "file" in value)
    return "SubscriberFile" if names_file else "Subscriber"


SubscriberEntry = Annotated[
    Annotated[Subscriber, Tag("Subscriber")] | Annotated[SubscriberFile, Tag("SubscriberFile")],
    Discriminator(_entry),
]


def _plain(value: Any) -> Any:
    """A number is what it looks like; what hides something is not plain."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, str) and "${" in value:
        raise ValueError("a variable is plain: write ${env:…} where it is used instead")
    return value


VariableName = Annotated[str, Field(pattern=patterns.VARIABLE, max_length=100)]
PlainValue = Annotated[str, BeforeValidator(_plain)]


class Environment(Model):
    """A dev environment that may be broken on purpose."""

    kind: Literal["environment"]
    id: Id = Field(description="what drills call this environment")
    title: str | None = Field(None, description="one line for people")
    stage: Tier = Field(description="what may be drilled; a production stage does not exist")
    starts: Literal["sandbox"] | None = Field(
        None, description="the embedded environment, started by the run"
    )
    pace: float = Field(1.0, ge=1, le=100_000, description=">1 runs the plan's minutes faster")
    guard: Guard | None = Field(
        None, description="what the world must look like; required on every stage but sandbox"
    )
    aws: Aws | None = Field(None, description="where AWS is met")
    variables: dict[VariableName, PlainValue] = Field(
        default_factory=dict,
        description="plain values of ${var:NAME} in settings; --set NAME=VALUE goes before them",
    )
    drill_mark: Words | None = Field(
        None, description="what every direct message seen here must begin with"
    )
    components: dict[Id, dict[Id, Use]] = Field(
        default_factory=dict, description="component → way → fault"
    )
    channels: dict[Id, SeenBy] = Field(
        default_factory=dict, description="plan's channel → observer"
    )
    detection: Detection | None = Field(
        None, description="what shows that the outage is detected, for limits from: detection"
    )
    subscribers: tuple[SubscriberEntry, ...] = Field(
        (), description="the test people, or files of them"
    )
    actions: dict[Id, Use] = Field(default_factory=dict, description="ways to set the plan going")
    queue: Id | None = Field(
        None,
        description="the queue of the fleet's workers that reach this environment, as `commdrill "
        "worker --queue` names it; default: drills",
    )
    blackouts: tuple[BlackoutEntry, ...] = Field(
        (), description="when nothing may be drilled here: days, spans of days, calendar files"
    )
