"""What a topic tells queues and addresses of the web, and what becomes of it where they fail."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill.testing.local_web import LocalWeb, reply
from commdrill_sandbox.aws.clients import ACCOUNT
from tests.each import each
from tests.ports import free_port
from tests.sandbox.aws.eventing.conftest import numbers
from tests.sandbox.aws.world import World
from tests.sandbox.company.conftest import eventually


class Told:
    """A topic, and queues beside it."""

    def __init__(self, world: World) -> None:
        self.sns, self._sqs = world.aws.clients.of("sns"), world.aws.clients.of("sqs")
        self.topic = self.made()

    def made(self, ending: str = "", **attributes: str) -> str:
        name = f"delivered-{next(numbers)}{ending}"
        return str(self.sns.create_topic(Name=name, Attributes=attributes)["TopicArn"])

    def queue(self, ending: str = "", **attributes: str) -> str:
        name = f"delivered-{next(numbers)}{ending}"
        self._sqs.create_queue(QueueName=name, Attributes=attributes)
        return f"arn:aws:sqs:us-east-1:{ACCOUNT}:{name}"

    def hear(self, protocol: str, endpoint: str, **attributes: str) -> None:
        self.sns.subscribe(
            TopicArn=self.topic, Protocol=protocol, Endpoint=endpoint, Attributes=attributes
        )

    def words(self, queue: str) -> list[str]:
        url = self._sqs.get_queue_url(QueueName=queue.rpartition(":")[2])["QueueUrl"]
        asked = {"QueueUrl": url, "MaxNumberOfMessages": 10, "VisibilityTimeout": 0}
        return [one["Body"] for one in self._sqs.receive_message(**asked).get("Messages", ())]


@pytest.fixture
def told(world: World) -> Told:
    return Told(world)


@each(("queue", "ending"), [("its own kind", ".fifo"), ("a plain one", "")])
def test_a_topic_that_goes_by_content_tells_a_queue_each_thing_once(
    told: Told, queue: str, ending: str
) -> None:
    told.topic = told.made(".fifo", FifoTopic="true", ContentBasedDeduplication="true")
    heard = told.queue(ending, **({"FifoQueue": "true"} if ending else {}))
    told.hear("sqs", heard, RawMessageDelivery="true")
    for words in ("down", "up"):
        told.sns.publish(TopicArn=told.topic, Message=words, MessageGroupId="shop")
    assert told.words(heard) == ["down", "up"], queue


def test_what_is_said_again_within_five_minutes_is_not_heard_again(told: Told) -> None:
    told.topic = told.made(".fifo", FifoTopic="true", ContentBasedDeduplication="true")
    heard = told.queue(".fifo", FifoQueue="true")
    told.hear("sqs", heard, RawMessageDelivery="true")
    for words in ("down", "down", "up"):
        told.sns.publish(TopicArn=told.topic, Message=words, MessageGroupId="shop")
    assert told.words(heard) == ["down", "up"]


def test_a_topic_that_keeps_an_order_has_no_mailboxes(told: Told) -> None:
    told.topic = told.made(".fifo", FifoTopic="true")
    with pytest.raises(ClientError, match="FIFO topics tell queues") as caught:
        told.hear("email", "ana@drill.example")
    assert caught.value.response["Error"]["Code"] == "InvalidParameter"


def test_an_address_of_the_web_is_told_what_it_is_told(told: Told, web: LocalWeb) -> None:
    web.routes["/hook"] = reply(200)
    told.hear("http", web.url("/hook"))
    kind = {"kind": {"DataType": "String", "StringValue": "outage"}}
    told.sns.publish(TopicArn=told.topic, Message="down", MessageAttributes=kind)
    eventually(lambda: web.asked)
    (asked,) = web.asked
    heads = {name: asked.headers[f"x-amz-sns-{name}"] for name in ("message-type", "topic-arn")}
    assert heads == {"message-type": "Notification", "topic-arn": told.topic}
    notice: Any = json.loads(asked.body)
    assert (notice["Type"], notice["Message"]) == ("Notification", "down")
    assert notice["MessageAttributes"] == {"kind": {"Type": "String", "Value": "outage"}}


def test_an_address_of_the_web_may_have_the_words_alone(told: Told, web: LocalWeb) -> None:
    web.routes["/hook"] = reply(200)
    told.hear("http", web.url("/hook"), RawMessageDelivery="true", FilterPolicy='{"a": ["b"]}')
    each_its_own = json.dumps({"default": "short", "http": "long"})
    kind = {"a": {"DataType": "String", "StringValue": "b"}}
    told.sns.publish(TopicArn=told.topic, Message="not for it")
    told.sns.publish(
        TopicArn=told.topic, Message=each_its_own, MessageStructure="json", MessageAttributes=kind
    )
    eventually(lambda: web.asked)
    (asked,) = web.asked
    assert (asked.body, asked.headers["x-amz-sns-rawdelivery"]) == (b"long", "true")


def _nowhere() -> dict[str, tuple[str, str]]:
    return {
        "queue": ("sqs", f"arn:aws:sqs:us-east-1:{ACCOUNT}:not-there"),
        "address": ("http", f"http://127.0.0.1:{free_port()}/"),
        "function": ("lambda", f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:not-there"),
    }


@each(("where",), [("queue",), ("address",), ("function",)])
def test_what_a_subscriber_does_not_take_is_a_dead_letter(told: Told, where: str) -> None:
    letters = told.queue()
    redrive = json.dumps({"deadLetterTargetArn": letters})
    told.hear(*_nowhere()[where], RedrivePolicy=redrive)
    told.sns.publish(TopicArn=told.topic, Message="nobody hears it")
    eventually(lambda: told.words(letters))
    (letter,) = told.words(letters)
    assert "nobody hears it" in letter
