"""Buckets and queues set functions off."""

import json
from functools import partial
from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill.testing.local_web import LocalWeb, reply
from commdrill_sandbox.aws.clients import ACCOUNT
from tests.sandbox.aws.eventing.conftest import Heard, numbers
from tests.sandbox.aws.world import World, let_in
from tests.sandbox.company.conftest import eventually


def records(web: LocalWeb) -> list[Any]:
    eventually(lambda: web.asked)
    return [record for asked in web.asked for record in json.loads(asked.body)["Records"]]


def test_an_object_in_a_bucket_sets_a_function_off(
    world: World, web: LocalWeb, function: str
) -> None:
    bucket = f"set-off-{next(numbers)}"
    world.s3.create_bucket(Bucket=bucket)
    hears = {"LambdaFunctionArn": function, "Events": ["s3:ObjectCreated:*"]}
    told = {"LambdaFunctionConfigurations": [hears]}
    hear = partial(
        world.s3.put_bucket_notification_configuration,
        Bucket=bucket,
        NotificationConfiguration=told,
    )
    let_in(world.aws.clients, "s3", function, "arn:aws:s3:::another")
    with pytest.raises(ClientError, match="InvalidArgument"):
        hear()
    let_in(world.aws.clients, "s3", function, f"arn:aws:s3:::{bucket}")
    hear()
    world.s3.put_object(Bucket=bucket, Key="segment.csv", Body=b"ana")
    [record] = records(web)
    assert record["s3"]["object"]["key"] == "segment.csv"


def test_a_message_in_a_queue_sets_a_function_off_and_is_gone(
    world: World, web: LocalWeb, function: str, queue: tuple[str, Heard]
) -> None:
    world.aws.clients.of("lambda").create_event_source_mapping(
        EventSourceArn=queue[0], FunctionName=function, BatchSize=1
    )
    sqs = world.aws.clients.of("sqs")
    url = sqs.get_queue_url(QueueName=queue[0].rpartition(":")[2])["QueueUrl"]
    segment = {"DataType": "String", "StringValue": "gold"}
    picture = {"DataType": "Binary", "BinaryValue": b"\x00"}
    sent = sqs.send_message(
        QueueUrl=url, MessageBody='{"campaign": 7}',
        MessageAttributes={"segment": segment, "picture": picture},
    )  # fmt: skip
    [record] = records(web)
    assert (record["eventSource"], record["body"]) == ("aws:sqs", '{"campaign": 7}')
    assert (record["eventSourceARN"], record["awsRegion"]) == (queue[0], "us-east-1")
    assert (record["messageId"], record["md5OfBody"]) == (
        sent["MessageId"],
        sent["MD5OfMessageBody"],
    )
    empty: dict[str, list[str]] = {"stringListValues": [], "binaryListValues": []}
    assert record["messageAttributes"] == {
        "segment": {"dataType": "String", "stringValue": "gold", **empty},
        "picture": {"dataType": "Binary", "binaryValue": "AA==", **empty},
    }
    assert int(record["attributes"]["SentTimestamp"]) > 0
    assert queue[1]() == []


def test_a_message_that_a_function_fails_on_stays(
    world: World, web: LocalWeb, function: str, queue: tuple[str, Heard]
) -> None:
    web.routes["/"] = reply(500, b"no")
    world.aws.clients.of("lambda").create_event_source_mapping(
        EventSourceArn=f"arn:aws:sqs:us-east-1:{ACCOUNT}:{queue[0].rpartition(':')[2]}",
        FunctionName=function,
        BatchSize=1,
    )
    sqs = world.aws.clients.of("sqs")
    url = sqs.get_queue_url(QueueName=queue[0].rpartition(":")[2])["QueueUrl"]
    sqs.send_message(QueueUrl=url, MessageBody='{"campaign": 7}')
    eventually(lambda: web.asked)
    assert queue[1]() == [{"campaign": 7}]


def test_a_function_is_told_the_group_of_a_message(
    world: World, web: LocalWeb, function: str
) -> None:
    sqs, name = world.aws.clients.of("sqs"), f"set-off-{next(numbers)}.fifo"
    url = sqs.create_queue(QueueName=name, Attributes={"FifoQueue": "true"})["QueueUrl"]
    world.aws.clients.of("lambda").create_event_source_mapping(
        EventSourceArn=f"arn:aws:sqs:us-east-1:{ACCOUNT}:{name}", FunctionName=function
    )
    sqs.send_message(
        QueueUrl=url, MessageBody="7", MessageGroupId="shop", MessageDeduplicationId="one"
    )
    [record] = records(web)
    told = record["attributes"]
    assert (told["MessageGroupId"], told["MessageDeduplicationId"]) == ("shop", "one")
    assert told["SequenceNumber"].isdecimal()
