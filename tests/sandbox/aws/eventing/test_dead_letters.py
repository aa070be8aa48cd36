"""What is told beside what could not be handed over: whose it was, to whom, and why."""

import json
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from commdrill.testing import FakeClock
from commdrill_sandbox.aws.clients import ACCOUNT
from tests.sandbox.aws.eventing.conftest import Heard
from tests.sandbox.aws.eventing.test_schedules import schedule, soon
from tests.sandbox.aws.world import World
from tests.sandbox.company.conftest import eventually

numbers = count()
NO_QUEUE = f"arn:aws:sqs:us-east-1:{ACCOUNT}:nowhere"
NO_FUNCTION = f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:nowhere"
MISSING = "AWS.SimpleQueueService.NonExistentQueue"


class Letters:
    """A queue of dead letters: its ARN, and what stands beside the one in it."""

    def __init__(self, world: World) -> None:
        self._sqs, name = world.aws.clients.of("sqs"), f"dead-letters-{next(numbers)}"
        self._url = self._sqs.create_queue(QueueName=name)["QueueUrl"]
        self.config = {"Arn": f"arn:aws:sqs:us-east-1:{ACCOUNT}:{name}"}

    def about(self) -> dict[str, str]:
        told = self._sqs.receive_message(QueueUrl=self._url, MessageAttributeNames=["All"])
        for one in told.get("Messages", ()):
            beside: dict[str, Any] = one.get("MessageAttributes", {})
            return {name: said["StringValue"] for name, said in beside.items()}
        return {}


@pytest.fixture
def letters(world: World) -> Letters:
    return Letters(world)


def met(look: Callable[[], dict[str, str]]) -> dict[str, str]:
    """What is told once there is a letter."""
    told = eventually(look)
    assert isinstance(told, dict)
    return told


def ruled(world: World, letters: Letters, **target: Any) -> str:
    """A rule that an event has met; its ARN."""
    events, name = world.aws.clients.of("events"), f"dead-letters-{next(numbers)}"
    rule: str = events.put_rule(Name=name, EventPattern=json.dumps({"source": [name]}))["RuleArn"]
    whole = {"Id": "1", "DeadLetterConfig": letters.config, **target}
    assert not events.put_targets(Rule=name, Targets=[whole])["FailedEntryCount"]
    events.put_events(Entries=[{"Source": name, "DetailType": "x", "Detail": '{"a": "b"}'}])
    return rule


@pytest.mark.parametrize(
    ("target", "code", "said"),
    [
        ({"Arn": NO_QUEUE}, "NO_RESOURCE", "queue does not exist"),
        ({"Arn": NO_FUNCTION, "RoleArn": f"arn:aws:iam::{ACCOUNT}:role/r"}, "NO_RESOURCE", "nowhere"),
        (
            {"Arn": NO_QUEUE, "InputTransformer": {"InputPathsMap": {"d": "$.detail"},
                                                   "InputTemplate": '{"a": "<d>"}'}},
            "INVALID_JSON", "Invalid input for target",
        ),
    ],
)  # fmt: skip
def test_a_letter_of_a_rule_says_whose_it_is_and_why(
    world: World, letters: Letters, target: dict[str, Any], code: str, said: str
) -> None:
    rule = ruled(world, letters, **target)
    told = met(letters.about)
    why = told.pop("ERROR_MESSAGE")
    assert told == {
        "RULE_ARN": rule, "TARGET_ARN": target["Arn"], "ERROR_CODE": code, "RETRY_ATTEMPTS": "0",
    }  # fmt: skip
    assert said in why


def test_what_has_no_queue_for_it_is_lost_and_nothing_else(
    world: World, letters: Letters, queue: tuple[str, Heard]
) -> None:
    events, name = world.aws.clients.of("events"), f"dead-letters-{next(numbers)}"
    events.put_rule(Name=name, EventPattern=json.dumps({"source": [name]}))
    targets = [{"Id": "1", "Arn": NO_QUEUE}, {"Id": "2", "Arn": queue[0], "Input": "2"}]
    events.put_targets(Rule=name, Targets=targets)
    told = events.put_events(Entries=[{"Source": name, "DetailType": "x", "Detail": "{}"}])
    assert told["FailedEntryCount"] == 0
    assert eventually(queue[1]) == [2]
    assert letters.about() == {}


def test_whom_a_function_does_not_let_in_may_not(
    world: World, letters: Letters, function: str
) -> None:
    ruled(world, letters, Arn=function)
    told = met(letters.about)
    assert (told["ERROR_CODE"], told["TARGET_ARN"]) == ("NO_PERMISSIONS", function)
    assert told["ERROR_MESSAGE"] == "its policy does not let events in"


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ({"Arn": NO_QUEUE}, MISSING),
        ({"Arn": NO_FUNCTION}, "ResourceNotFoundException"),
        ({"Arn": "arn:aws:scheduler:::aws-sdk:sqs:sendMessage", "Input": json.dumps(
            {"QueueUrl": NO_QUEUE, "MessageBody": "x"})}, MISSING),
        ({"Arn": "arn:aws:scheduler:::aws-sdk:sqs:sendMessage", "Input": "{}"}, "InternalError"),
    ],
)  # fmt: skip
def test_a_letter_of_a_schedule_says_when_it_was_due(
    world: World, time: FakeClock, letters: Letters, target: dict[str, Any], code: str
) -> None:
    due = soon(time)
    name = schedule(world, due, {**target, "DeadLetterConfig": letters.config})
    told = met(_later(time, letters.about))
    execution, why = told.pop("EXECUTION_ID"), told.pop("ERROR_MESSAGE")
    assert len(execution) == 16
    assert why
    assert told == {
        "SCHEDULE_ARN": f"arn:aws:scheduler:us-east-1:{ACCOUNT}:schedule/default/{name}",
        "TARGET_ARN": target["Arn"], "SCHEDULED_TIME": f"{due[3:-1]}Z", "ERROR_CODE": code,
        "RETRY_ATTEMPTS": "0", "IS_PAYLOAD_TRUNCATED": "false",
    }  # fmt: skip


def _later(time: FakeClock, look: Callable[[], dict[str, str]]) -> Callable[[], dict[str, str]]:
    def later() -> dict[str, str]:
        time.advance(20)
        return look()

    return later
