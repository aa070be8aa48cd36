"""A function is called for a topic, a rule or an alarm where its policy lets that in, and for no other."""

import json
from collections.abc import Callable

import pytest

from commdrill.testing.local_web import LocalWeb
from commdrill_sandbox.aws.clients import ACCOUNT
from tests.sandbox.aws.eventing.conftest import numbers
from tests.sandbox.aws.world import World, let_in
from tests.sandbox.company.conftest import eventually

Setting = Callable[[World, str], tuple[str, Callable[[str], None]]]


def a_topic(world: World, function: str) -> tuple[str, Callable[[str], None]]:
    sns = world.aws.clients.of("sns")
    topic = sns.create_topic(Name=f"lets-{next(numbers)}")["TopicArn"]
    sns.subscribe(TopicArn=topic, Protocol="lambda", Endpoint=function)
    return topic, lambda words: sns.publish(TopicArn=topic, Message=words)


def a_rule(world: World, function: str) -> tuple[str, Callable[[str], None]]:
    events, name = world.aws.clients.of("events"), f"lets-{next(numbers)}"
    rule = events.put_rule(Name=name, EventPattern=json.dumps({"source": [name]}))["RuleArn"]
    events.put_targets(Rule=name, Targets=[{"Id": "1", "Arn": function}])
    entry = {"Source": name, "DetailType": "Outage"}
    return rule, lambda words: events.put_events(
        Entries=[{**entry, "Detail": json.dumps({"words": words})}]
    )


def an_alarm(world: World, function: str) -> tuple[str, Callable[[str], None]]:
    cloudwatch, name = world.aws.clients.of("cloudwatch"), f"lets-{next(numbers)}"
    cloudwatch.put_metric_alarm(
        AlarmName=name, Namespace="Shop", MetricName=name, Statistic="Sum", Period=60,
        EvaluationPeriods=1, Threshold=1, ComparisonOperator="GreaterThanThreshold",
        AlarmActions=[function],
    )  # fmt: skip

    def turns(words: str) -> None:
        for state in ("OK", "ALARM"):
            cloudwatch.set_alarm_state(AlarmName=name, StateValue=state, StateReason=words)

    return f"arn:aws:cloudwatch:us-east-1:{ACCOUNT}:alarm:{name}", turns


@pytest.mark.parametrize(
    ("setting", "service"),
    [(a_topic, "sns"), (a_rule, "events"), (an_alarm, "lambda.alarms.cloudwatch")],
)
def test_it_is_called_for_what_its_policy_names_alone(
    world: World, web: LocalWeb, function: str, setting: Setting, service: str
) -> None:
    source, happens = setting(world, function)
    happens("nobody let in")
    let_in(world.aws.clients, service, function, f"{source}-of-others")
    let_in(world.aws.clients, "apigateway", function, source)
    happens("others let in")
    let_in(world.aws.clients, service, function, source)
    happens("this let in")
    eventually(lambda: web.asked)
    assert [b"this let in" in asked.body for asked in web.asked] == [True]


def test_an_alarm_tells_that_it_was_not_let_in(world: World, function: str) -> None:
    source, turns = an_alarm(world, function)
    turns("away")
    [told] = world.aws.clients.of("cloudwatch").describe_alarm_history(
        AlarmName=source.rpartition(":")[2], HistoryItemType="Action"
    )["AlarmHistoryItems"]
    assert told["HistorySummary"].startswith(f"Failed to execute action {function}")
    assert "not authorized" in told["HistorySummary"]


def test_what_a_rule_may_not_hand_over_is_a_dead_letter(
    world: World, function: str, queue: tuple[str, Callable[[], list[object]]]
) -> None:
    events, name = world.aws.clients.of("events"), f"lets-{next(numbers)}"
    events.put_rule(Name=name, EventPattern=json.dumps({"source": [name]}))
    target = {"Id": "1", "Arn": function, "DeadLetterConfig": {"Arn": queue[0]}, "Input": '"lost"'}
    events.put_targets(Rule=name, Targets=[target])
    events.put_events(Entries=[{"Source": name, "DetailType": "x", "Detail": "{}"}])
    assert eventually(queue[1]) == ["lost"]
