"""EventBridge Scheduler sets off what it was asked to, when it was asked to, and once."""

import json
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill.testing import FakeClock
from commdrill.testing.local_web import LocalWeb, reply
from commdrill_sandbox.aws.clients import ACCOUNT
from tests.sandbox.aws.eventing.conftest import Heard, numbers
from tests.sandbox.aws.world import World
from tests.sandbox.company.conftest import eventually

ROLE = f"arn:aws:iam::{ACCOUNT}:role/schedules"
Queue = tuple[str, Heard]


def schedule(world: World, written: str, target: dict[str, Any], **more: Any) -> str:
    name = f"schedule-{next(numbers)}"
    world.aws.clients.of("scheduler").create_schedule(
        Name=name,
        ScheduleExpression=written,
        FlexibleTimeWindow={"Mode": "OFF"},
        Target={"RoleArn": ROLE, **target},
        **more,
    )
    return name


def soon(time: FakeClock, seconds: float = 60) -> str:
    return f"at({time.now() + timedelta(seconds=seconds):%Y-%m-%dT%H:%M:%S})"


def passes(time: FakeClock, heard: Heard, count: int = 1) -> None:
    """Minutes, until so much is heard."""

    def later() -> bool:
        time.advance(20)
        return len(heard()) >= count

    eventually(later)


def of(word: str, heard: Heard) -> list[Any]:
    """Of what is heard, this word."""
    return [one for one in heard() if one == word]


def test_a_queue_hears_once_what_is_due_once(world: World, time: FakeClock, queue: Queue) -> None:
    name = schedule(world, soon(time), {"Arn": queue[0], "Input": '{"campaign": 7}'})
    assert queue[1]() == []
    passes(time, queue[1])
    time.advance(600)
    schedule(world, soon(time), {"Arn": queue[0], "Input": '"last"'})
    passes(time, queue[1], 2)
    assert queue[1]() == [{"campaign": 7}, "last"]
    assert world.aws.clients.of("scheduler").get_schedule(Name=name)["State"] == "ENABLED"


def test_one_that_is_to_be_deleted_afterwards_is(
    world: World, time: FakeClock, queue: Queue
) -> None:
    done = {"ActionAfterCompletion": "DELETE"}
    name = schedule(world, soon(time), {"Arn": queue[0], "Input": "1"}, **done)
    passes(time, queue[1])
    scheduler = world.aws.clients.of("scheduler")

    def gone() -> bool:
        return name not in {one["Name"] for one in scheduler.list_schedules()["Schedules"]}

    eventually(gone)


def test_what_is_due_again_and_again_is_heard_until_it_is_deleted(
    world: World, time: FakeClock, queue: Queue
) -> None:
    name = schedule(world, "rate(1 minute)", {"Arn": queue[0], "Input": "1"})
    passes(time, queue[1], 3)
    world.aws.clients.of("scheduler").delete_schedule(Name=name)
    for word in ("next", "last"):  # what was on its way as it was deleted comes before "next"
        schedule(world, soon(time, 300), {"Arn": queue[0], "Input": f'"{word}"'})
        passes(time, partial(of, word, queue[1]))
    assert queue[1]()[-2:] == ["next", "last"]


def test_what_is_switched_off_or_over_is_not_heard(
    world: World, time: FakeClock, queue: Queue
) -> None:
    target = {"Arn": queue[0], "Input": "1"}
    schedule(world, soon(time), target, State="DISABLED")
    schedule(world, "rate(2 minutes)", target, EndDate=time.now() + timedelta(minutes=1))
    schedule(world, soon(time, 600), {"Arn": queue[0], "Input": '"last"'})
    passes(time, queue[1])
    assert queue[1]() == ["last"]


def test_a_schedule_knows_what_it_is(world: World, time: FakeClock, queue: Queue) -> None:
    words = '{"at": "<aws.scheduler.scheduled-time>", "by": "<aws.scheduler.schedule-arn>"}'
    due = soon(time)
    name = schedule(world, due, {"Arn": queue[0], "Input": words})
    passes(time, queue[1])
    arn = f"arn:aws:scheduler:us-east-1:{ACCOUNT}:schedule/default/{name}"
    assert queue[1]() == [{"at": f"{due[3:-1]}Z", "by": arn}]


def test_without_an_input_there_is_an_event(world: World, time: FakeClock, queue: Queue) -> None:
    schedule(world, soon(time), {"Arn": queue[0]})
    passes(time, queue[1])
    [event] = queue[1]()
    assert (event["source"], event["detail-type"]) == ("aws.scheduler", "Scheduled Event")


def test_a_topic_and_a_function_hear_it(
    world: World, time: FakeClock, queue: Queue, topic: str, web: LocalWeb
) -> None:
    web.routes["/"] = reply(200, b"{}")
    name = f"hears-{next(numbers)}"
    world.aws.parts.functions.register(name, web.url("/"))
    arn = f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:{name}"
    due = soon(time)
    schedule(world, due, {"Arn": topic, "Input": '{"campaign": 7}'})
    schedule(world, due, {"Arn": arn, "Input": '{"campaign": 8}'})
    passes(time, queue[1])
    assert queue[1]() == [{"campaign": 7}]
    eventually(lambda: web.asked)
    assert json.loads(web.asked[0].body) == {"campaign": 8}


def test_a_call_of_any_service_is_made(
    world: World, time: FakeClock, queue: Queue, topic: str
) -> None:
    call = "arn:aws:scheduler:::aws-sdk:sns:publish"
    schedule(
        world, soon(time), {"Arn": call, "Input": json.dumps({"TopicArn": topic, "Message": "7"})}
    )
    passes(time, queue[1])
    assert queue[1]() == [7]


@pytest.mark.parametrize(
    "target",
    [
        f"arn:aws:sqs:us-east-1:{ACCOUNT}:not-there",
        f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:not-there",
        "arn:aws:scheduler:::aws-sdk:sqs:sendMessage",
    ],
)
def test_what_cannot_be_handed_over_is_a_dead_letter(
    world: World, time: FakeClock, queue: Queue, target: str
) -> None:
    dead = {"Arn": target, "Input": '{"campaign": 7}', "DeadLetterConfig": {"Arn": queue[0]}}
    schedule(world, soon(time), dead)
    passes(time, queue[1])
    assert queue[1]() == [{"campaign": 7}]


def test_one_that_is_changed_is_due_anew(world: World, time: FakeClock, queue: Queue) -> None:
    name = schedule(world, soon(time, 3000), {"Arn": queue[0], "Input": "1"})
    world.aws.clients.of("scheduler").update_schedule(
        Name=name,
        ScheduleExpression=soon(time),
        FlexibleTimeWindow={"Mode": "OFF"},
        Target={"RoleArn": ROLE, "Arn": queue[0], "Input": "2"},
    )
    assert world.aws.clients.of("scheduler").get_schedule(Name=name)["State"] == "ENABLED"
    passes(time, queue[1])
    assert queue[1]() == [2]


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "expression": ({"ScheduleExpression": "rate(1 minuten)"}, "Invalid Schedule Expression"),
    "zone": ({"ScheduleExpressionTimezone": "Mars/Olympus"}, "Timezone"),
    "target": ({"Arn": f"arn:aws:states:us-east-1:{ACCOUNT}:stateMachine:a"}, "stateMachine:a"),
    "no name": ({"Arn": "queue"}, "reaches no target 'queue'"),
    "service": ({"Arn": "arn:aws:scheduler:::aws-sdk:nothing:doIt"}, "no service 'nothing'"),
    "action": ({"Arn": "arn:aws:scheduler:::aws-sdk:sqs:doIt"}, "no action 'doIt'"),
    "reading": ({"Arn": "arn:aws:scheduler:::aws-sdk:sqs:getQueueUrl"}, "getQueueUrl only reads"),
}


@pytest.mark.parametrize(("more", "says"), REFUSED.values(), ids=REFUSED)
def test_what_nobody_would_do_is_refused_by_name(
    world: World, queue: Queue, more: dict[str, Any], says: str
) -> None:
    given = {"ScheduleExpression": "rate(1 minute)", **more}
    target = {"Arn": given.pop("Arn", queue[0])}
    with pytest.raises(ClientError, match=says) as refused:
        schedule(world, given.pop("ScheduleExpression"), target, **given)
    assert refused.value.response["Error"]["Code"] == "ValidationException"


def test_the_group_that_is_there_from_the_start_stays(world: World) -> None:
    with pytest.raises(ClientError, match="ValidationException"):
        world.aws.clients.of("scheduler").delete_schedule_group(Name="default")
