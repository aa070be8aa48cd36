"""The `sns-publish` action."""

from typing import ClassVar, Self

from pydantic import Field, model_validator

from commdrill.drivers.aws.driver import AwsAction, Permission, Resource, allow
from commdrill.drivers.aws.preflight.subscriptions import subscriptions
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.protocol import RunContext

_PEOPLE = frozenset({"email", "email-json", "sms"})


class SnsPublish(AwsAction):
    """Publishes to an Amazon SNS topic, or sends one SMS."""

    carried_out_by: ClassVar[tuple[str, str]] = ("sns", "Publish")
    permissions: ClassVar[tuple[Permission, ...]] = (
        allow(
            "sns:Publish", "sns:GetTopicAttributes", "sns:ListSubscriptionsByTopic", on="sns:topic"
        ),
    )

    topic: str | None = Field(
        None, pattern="^arn:", description="ARN of the topic",
        examples=["arn:aws:sns:us-east-1:111122223333:outages"],
    )  # fmt: skip
    phone: str | None = Field(
        None, pattern=r"^\+[0-9]{6,15}$", description="or the number an SMS goes to"
    )
    message: str = Field(min_length=1, description="the words", examples=["Checkout is down"])
    subject: str | None = Field(None, max_length=100, description="the subject, for e-mail")
    attributes: dict[str, str] = Field({}, description="message attributes, e.g. for filters")

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.topic is None) == (self.phone is None):
            raise ValueError("write one of topic and phone")
        return self

    def recipients(self) -> tuple[str, ...]:
        return (self.phone,) if self.phone else ()

    def needed(self) -> tuple[Permission, ...]:
        return self.permissions if self.topic else (allow("sns:Publish"),)

    def subscribed(self, aws: Aws) -> tuple[str, ...]:
        """The people among a topic's subscribers: programs that subscribed are the owner's own."""
        found = subscriptions(aws, self.topic) if self.topic else ()
        return tuple(one["Endpoint"] for one in found if one["Protocol"] in _PEOPLE)

    def resources(self) -> tuple[Resource, ...]:
        return (Resource("sns:topic", self.topic),) if self.topic else ()

    def look_up(self, aws: Aws) -> None:
        if self.topic:
            aws.ask("sns", "GetTopicAttributes", TopicArn=self.topic)

    def carry_out(self, aws: Aws, run: RunContext) -> str:
        where = {"TopicArn": self.topic} if self.topic else {"PhoneNumber": self.phone}
        attributes = {**self.attributes, "commdrill-run": run.run}
        answer = aws.ask(
            "sns",
            "Publish",
            **where,
            Message=self.message,
            **({"Subject": self.subject} if self.subject else {}),
            MessageAttributes={
                name: {"DataType": "String", "StringValue": value}
                for name, value in attributes.items()
            },
        )
        return f"SNS accepted message {answer['MessageId']}"
