"""A queue that hears, a topic that it hears, and the time."""

import json
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from commdrill.testing import FakeClock
from commdrill.testing.local_web import LocalWeb, reply
from commdrill_sandbox.aws.clients import ACCOUNT
from tests.sandbox.aws.functions.test_own_code import archive
from tests.sandbox.aws.world import World

numbers = count()
Heard = Callable[[], list[Any]]


@pytest.fixture
def queue(world: World) -> tuple[str, Heard]:
    """A queue's ARN, and what lies in it."""
    sqs, name = world.aws.clients.of("sqs"), f"heard-{next(numbers)}"
    url = sqs.create_queue(QueueName=name)["QueueUrl"]
    seen: list[Any] = []

    def heard() -> list[Any]:
        for one in sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", []):
            seen.append(json.loads(one["Body"]))
            sqs.delete_message(QueueUrl=url, ReceiptHandle=one["ReceiptHandle"])
        return seen

    return f"arn:aws:sqs:us-east-1:{ACCOUNT}:{name}", heard


@pytest.fixture
def time(world: World) -> FakeClock:
    return world.clock


@pytest.fixture
def topic(world: World, queue: tuple[str, Heard]) -> str:
    """A topic that the queue hears; its ARN."""
    sns = world.aws.clients.of("sns")
    arn = str(sns.create_topic(Name=f"told-{next(numbers)}")["TopicArn"])
    raw = {"RawMessageDelivery": "true"}
    sns.subscribe(TopicArn=arn, Protocol="sqs", Endpoint=queue[0], Attributes=raw)
    return arn


@pytest.fixture
def function(world: World, web: LocalWeb) -> str:
    """One whose work is done at `web`; its ARN."""
    web.routes["/"] = reply(200, b"{}")
    name = f"set-off-{next(numbers)}"
    role = world.aws.clients.of("iam").create_role(RoleName=name, AssumeRolePolicyDocument="{}")
    made = world.aws.clients.of("lambda").create_function(
        FunctionName=name,
        Runtime="python3.12",
        Role=role["Role"]["Arn"],
        Handler="app.handler",
        Code={"ZipFile": archive(**{"app.py": "def handler(e, c): ..."})},
    )
    world.aws.parts.functions.register(name, web.url("/"))
    return str(made["FunctionArn"])
