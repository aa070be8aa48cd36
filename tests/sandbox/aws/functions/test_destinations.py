"""Whoever is to hear what became of an event that nobody waited for does."""

import itertools
import json
from collections.abc import Mapping
from typing import Any

import pytest

from tests.each import each
from tests.sandbox.aws.functions.test_own_code import Create, create, role
from tests.sandbox.aws.world import World

__all__ = ["create", "role"]  # fixtures

WORKS = "def handler(event, context):\n    return {'done': event['n']}\n"
FAILS = "def handler(event, context):\n    raise ValueError('no stock')\n"
HANDS_ON = """
import boto3, json
def handler(event, context):
    boto3.client("sqs").send_message(QueueUrl="{url}", MessageBody=json.dumps(event))
"""
Queue = tuple[str, str]
_made = itertools.count()


@pytest.fixture
def queue(world: World) -> Queue:
    """Its address and its ARN."""
    queues = world.aws.clients.of("sqs")
    url = queues.create_queue(QueueName=f"outcomes-{next(_made)}")["QueueUrl"]
    told = queues.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
    return url, told["Attributes"]["QueueArn"]


def heard(world: World, queue: Queue) -> Any:
    """The next that comes there, within two minutes."""
    queues = world.aws.clients.of("sqs")
    for _ in range(12):
        told = queues.receive_message(QueueUrl=queue[0], WaitTimeSeconds=10)
        for one in told.get("Messages", ()):
            queues.delete_message(QueueUrl=queue[0], ReceiptHandle=one["ReceiptHandle"])
            return json.loads(one["Body"])
    raise AssertionError("nothing came")


def begun(world: World, name: str, **destinations: str) -> None:
    """Hand it an event without waiting, once it is known who is to hear of it."""
    client = world.aws.clients.of("lambda")
    config = {kind: {"Destination": arn} for kind, arn in destinations.items()}
    client.put_function_event_invoke_config(
        FunctionName=name, MaximumRetryAttempts=0, DestinationConfig=config
    )
    client.invoke(FunctionName=name, InvocationType="Event", Payload=b'{"n": 3}')


ENDS: tuple[tuple[str, Mapping[str, Any]], ...] = (
    (WORKS, {"kind": "OnSuccess", "condition": "Success", "payload": {"done": 3}}),
    (FAILS, {"kind": "OnFailure", "condition": "RetriesExhausted", "error": "Unhandled"}),
)


@each("code, expected", ENDS)
def test_a_queue_hears_how_it_ended(
    world: World, create: Create, queue: Queue, code: str, expected: Mapping[str, Any]
) -> None:
    begun(world, name := create(code), **{expected["kind"]: queue[1]})
    told = heard(world, queue)
    context = told["requestContext"]
    assert context["functionArn"].endswith(f":function:{name}:$LATEST")
    assert (told["version"], told["requestPayload"]) == ("1.0", {"n": 3})
    assert context["condition"] == expected["condition"]
    assert told["responseContext"].get("functionError") == expected.get("error")
    payload = told["responsePayload"]
    assert payload == expected.get("payload", payload)
    assert ("errorMessage" in payload) == ("error" in expected)


def test_a_function_hears_of_another_and_a_topic_too(
    world: World, create: Create, queue: Queue
) -> None:
    client, topics = world.aws.clients.of("lambda"), world.aws.clients.of("sns")
    last = create(HANDS_ON.format(url=queue[0]), Timeout=60)
    arn = client.get_function_configuration(FunctionName=last)["FunctionArn"]
    begun(world, create(FAILS), OnFailure=arn)
    assert heard(world, queue)["responsePayload"]["errorMessage"] == "no stock"
    topic = topics.create_topic(Name="outcomes")["TopicArn"]
    raw = {"RawMessageDelivery": "true"}
    topics.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=queue[1], Attributes=raw)
    begun(world, create(WORKS), OnSuccess=topic)
    assert heard(world, queue)["requestContext"]["condition"] == "Success"


def test_what_was_set_last_counts_and_what_is_added_takes_nothing_away(
    world: World, create: Create, queue: Queue
) -> None:
    client, name = world.aws.clients.of("lambda"), create(WORKS)
    client.put_function_event_invoke_config(FunctionName=name, MaximumRetryAttempts=2)
    config = {"OnFailure": {"Destination": queue[1]}}
    client.put_function_event_invoke_config(FunctionName=name, DestinationConfig=config)
    told = client.get_function_event_invoke_config(FunctionName=name)
    assert "MaximumRetryAttempts" not in told
    assert told["DestinationConfig"]["OnFailure"] == config["OnFailure"]
    client.update_function_event_invoke_config(FunctionName=name, MaximumRetryAttempts=1)
    told = client.get_function_event_invoke_config(FunctionName=name)
    assert told["MaximumRetryAttempts"] == 1
    assert told["DestinationConfig"]["OnFailure"] == config["OnFailure"]
