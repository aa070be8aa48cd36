"""An alarm that changes its state sets off its actions, whoever or whatever changed it."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill.testing import FakeClock
from commdrill.testing.local_web import LocalWeb, reply
from commdrill_sandbox.aws.clients import ACCOUNT
from tests.sandbox.aws.eventing.conftest import Heard, numbers
from tests.sandbox.aws.world import World
from tests.sandbox.company.conftest import eventually

Queue = tuple[str, Heard]


class Alarm:
    """One on a metric of its own."""

    def __init__(self, world: World, **more: Any) -> None:
        self._cloudwatch, self.name = world.aws.clients.of("cloudwatch"), f"alarm-{next(numbers)}"
        self.metric = f"errors-{next(numbers)}"
        self._settings: dict[str, Any] = {
            "AlarmName": self.name,
            "Namespace": "Store",
            "MetricName": self.metric,
            "Statistic": "Sum",
            "Period": 60,
            "EvaluationPeriods": 1,
            "Threshold": 3.0,
            "ComparisonOperator": "GreaterThanThreshold",
            **more,
        }
        self.change()

    def change(self, **more: Any) -> None:
        self._cloudwatch.put_metric_alarm(**{**self._settings, **more})

    def set(self, state: str) -> None:
        self._cloudwatch.set_alarm_state(AlarmName=self.name, StateValue=state, StateReason="set")

    def data(self, *values: float, **more: Any) -> None:
        told = [{"MetricName": self.metric, "Value": value, **more} for value in values]
        self._cloudwatch.put_metric_data(Namespace="Store", MetricData=told)

    @property
    def state(self) -> str:
        (told,) = self._cloudwatch.describe_alarms(AlarmNames=[self.name])["MetricAlarms"]
        return str(told["StateValue"])

    def becomes(self, state: str, time: FakeClock) -> None:
        def it_is() -> bool:
            time.advance(1)
            return self.state == state

        eventually(it_is)


def test_a_topic_hears_of_each_change_and_of_nothing_else(
    world: World, topic: str, queue: Queue
) -> None:
    alarm = Alarm(world, AlarmActions=[topic], OKActions=[topic], AlarmDescription="too many")
    for state in ("ALARM", "ALARM", "INSUFFICIENT_DATA", "OK"):
        alarm.set(state)
    told = queue[1]()
    assert [(one["OldStateValue"], one["NewStateValue"]) for one in told] == [
        ("INSUFFICIENT_DATA", "ALARM"),
        ("INSUFFICIENT_DATA", "OK"),
    ]
    first = told[0]
    assert (first["AlarmName"], first["AlarmDescription"]) == (alarm.name, "too many")
    assert (first["Region"], first["AWSAccountId"]) == ("US East (N. Virginia)", ACCOUNT)
    assert (first["Trigger"]["MetricName"], first["Trigger"]["Threshold"]) == (alarm.metric, 3.0)


def test_a_function_hears_it_as_lambda_does(world: World, web: LocalWeb) -> None:
    web.routes["/"] = reply(200, b"{}")
    name = f"hears-{next(numbers)}"
    world.aws.parts.functions.register(name, web.url("/"))
    alarm = Alarm(world, AlarmActions=[f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:{name}"])
    alarm.set("ALARM")
    eventually(lambda: web.asked)
    told = json.loads(web.asked[0].body)
    assert (told["source"], told["alarmData"]["alarmName"]) == ("aws.cloudwatch", alarm.name)
    assert told["alarmData"]["state"]["value"] == "ALARM"
    assert told["alarmData"]["previousState"]["value"] == "INSUFFICIENT_DATA"


def test_a_rule_hears_of_the_change(world: World, queue: Queue) -> None:
    alarm, events = Alarm(world), world.aws.clients.of("events")
    pattern = {
        "source": ["aws.cloudwatch"],
        "detail-type": ["CloudWatch Alarm State Change"],
        "detail": {"alarmName": [alarm.name], "state": {"value": ["ALARM"]}},
    }
    events.put_rule(Name=alarm.name, EventPattern=json.dumps(pattern))
    events.put_targets(Rule=alarm.name, Targets=[{"Id": "1", "Arn": queue[0]}])
    alarm.set("OK")
    alarm.set("ALARM")
    [event] = queue[1]()
    assert event["resources"] == [f"arn:aws:cloudwatch:us-east-1:{ACCOUNT}:alarm:{alarm.name}"]
    assert event["detail"]["previousState"]["value"] == "OK"


def test_actions_that_are_switched_off_are_not_carried_out(
    world: World, topic: str, queue: Queue
) -> None:
    alarm = Alarm(world, AlarmActions=[topic], ActionsEnabled=False)
    alarm.set("ALARM")
    assert queue[1]() == []


def test_a_topic_that_is_gone_is_nobodys_error(world: World) -> None:
    alarm = Alarm(world, AlarmActions=[f"arn:aws:sns:us-east-1:{ACCOUNT}:not-there"])
    alarm.set("ALARM")
    assert alarm.state == "ALARM"


def test_a_new_alarm_knows_nothing_and_a_changed_one_stays_as_it_is(world: World) -> None:
    alarm = Alarm(world)
    assert alarm.state == "INSUFFICIENT_DATA"
    alarm.set("ALARM")
    alarm.change(Threshold=7.0)
    assert alarm.state == "ALARM"


def test_what_a_metric_says_changes_the_alarm(
    world: World, time: FakeClock, topic: str, queue: Queue
) -> None:
    alarm = Alarm(world, AlarmActions=[topic], TreatMissingData="notBreaching")
    alarm.data(1.0)
    alarm.becomes("OK", time)
    alarm.data(1.0, 2.0)
    alarm.becomes("ALARM", time)
    eventually(queue[1])  # the state stands a moment before its actions are done
    (told,) = queue[1]()
    assert "[4.0] was greater than the threshold (3.0)" in told["NewStateReason"]


STATES: dict[str, tuple[dict[str, Any], list[float], str]] = {
    "over": ({}, [4.0], "ALARM"),
    "at it": ({}, [3.0], "OK"),
    "at it, and that counts": ({"ComparisonOperator": "GreaterThanOrEqualToThreshold"}, [3.0], "ALARM"),
    "below": ({"ComparisonOperator": "LessThanThreshold"}, [2.0], "ALARM"),
    "average": ({"Statistic": "Average"}, [2.0, 3.0], "OK"),
    "maximum": ({"Statistic": "Maximum"}, [1.0, 9.0], "ALARM"),
    "count": ({"Statistic": "SampleCount", "Threshold": 1.0}, [0.0, 0.0], "ALARM"),
    "one of two": ({"EvaluationPeriods": 2, "DatapointsToAlarm": 1}, [4.0], "ALARM"),
    "two of two": ({"EvaluationPeriods": 2}, [4.0], "OK"),
    "missing breaches": ({"EvaluationPeriods": 2, "TreatMissingData": "breaching"}, [4.0], "ALARM"),
}  # fmt: skip


@pytest.mark.parametrize(("settings", "values", "state"), STATES.values(), ids=STATES)
def test_a_threshold_is_crossed_or_not(
    world: World, time: FakeClock, settings: dict[str, Any], values: list[float], state: str
) -> None:
    alarm = Alarm(world, **settings)
    alarm.data(*values)
    alarm.becomes(state, time)


def test_an_alarm_without_data_stays_as_it_was_set(world: World, time: FakeClock) -> None:
    silent, other = Alarm(world), Alarm(world)
    silent.set("ALARM")
    other.data(9.0, Dimensions=[{"Name": "page", "Value": "/"}])
    seen = Alarm(world)
    seen.data(9.0)
    seen.becomes("ALARM", time)
    assert (silent.state, other.state) == ("ALARM", "INSUFFICIENT_DATA")


@pytest.mark.parametrize(
    "action", ["arn:aws:automate:us-east-1:ec2:stop", "arn:aws:ssm:us-east-1:1:opsitem:1"]
)
def test_an_action_that_nobody_carries_out_is_refused_by_name(world: World, action: str) -> None:
    with pytest.raises(ClientError, match=action) as refused:
        Alarm(world, AlarmActions=[action])
    assert refused.value.response["Error"]["Code"] in ("ValidationError", "ValidationException")
