"""Mailboxes that subscribe to a topic get what is published there."""

import json
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

import pytest
from botocore.exceptions import ClientError

from commdrill.testing import FakeClock
from commdrill_sandbox.aws.embedded import EmbeddedAws
from commdrill_sandbox.aws.messaging.doors import Doors
from tests.sandbox.aws.eventing.conftest import numbers

ANA = "ana@drill.example"


class Subscribed:
    """A topic, and the mails that came of it."""

    def __init__(self, aws: EmbeddedAws, posted: list[tuple[str, bytes]]) -> None:
        self.sns, self._posted = aws.clients.of("sns"), posted
        self.topic = self.sns.create_topic(Name=f"mailed-{next(numbers)}")["TopicArn"]

    def mail(self) -> EmailMessage:
        ((to, mail),) = self._posted
        assert to == ANA
        return BytesParser(EmailMessage, policy=policy.default).parsebytes(mail)


@pytest.fixture
def subscribed() -> Iterator[Subscribed]:
    posted: list[tuple[str, bytes]] = []
    doors = Doors(lambda to, mail: posted.append((to, mail)), lambda *_: None)
    aws = EmbeddedAws(FakeClock(), doors=doors)
    aws.start()
    yield Subscribed(aws, posted)
    aws.stop()


def test_a_mailbox_gets_the_words_and_how_to_leave(subscribed: Subscribed) -> None:
    subscribed.sns.subscribe(TopicArn=subscribed.topic, Protocol="email", Endpoint=ANA)
    subscribed.sns.publish(TopicArn=subscribed.topic, Message="Está caído.", Subject="Pago")
    mail = subscribed.mail()
    assert (mail["From"], mail["Subject"]) == (
        "AWS Notifications <no-reply@sns.amazonaws.com>",
        "Pago",
    )
    words, _, footer = "\n".join(mail.get_content().splitlines()).partition("\n\n--\n")
    assert words == "Está caído."
    assert f"SubscriptionArn={subscribed.topic}" in footer


def test_a_mailbox_may_have_it_as_json(subscribed: Subscribed) -> None:
    subscribed.sns.subscribe(TopicArn=subscribed.topic, Protocol="email-json", Endpoint=ANA)
    subscribed.sns.publish(TopicArn=subscribed.topic, Message="down")
    notice = json.loads(subscribed.mail().get_content())
    assert (notice["Type"], notice["Message"]) == ("Notification", "down")


def test_each_protocol_has_words_of_its_own(subscribed: Subscribed) -> None:
    subscribed.sns.subscribe(TopicArn=subscribed.topic, Protocol="email", Endpoint=ANA)
    words = json.dumps({"default": "short", "email": "long"})
    subscribed.sns.publish(TopicArn=subscribed.topic, Message=words, MessageStructure="json")
    assert subscribed.mail().get_content().startswith("long")


def test_what_would_reach_nobody_is_refused_by_name(subscribed: Subscribed) -> None:
    stream = "arn:aws:firehose:us-east-1:123456789012:deliverystream/a"
    with pytest.raises(ClientError, match="firehose") as refused:
        subscribed.sns.subscribe(TopicArn=subscribed.topic, Protocol="firehose", Endpoint=stream)
    assert refused.value.response["Error"]["Code"] == "InvalidParameter"
