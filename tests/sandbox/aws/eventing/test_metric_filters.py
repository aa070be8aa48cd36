"""What is written to a log group counts where a filter finds it, and no filter is taken that finds nothing."""

import json
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill_sandbox.aws.eventing.log_patterns import (
    UnreadablePattern,
    read_pattern,
    selected,
)
from tests.each import each
from tests.sandbox.aws.world import World

_numbers = count()
TOLD = json.dumps({"level": "ERROR", "ms": 1200, "ok": False, "at": {"to": ["checkout", None]}})


@each(
    ("pattern", "finds"),
    [
        ("", True), ("ERROR", True), ("error", False), ("ERROR checkout", True),
        ("ERROR -checkout", False), ("?WARN ?ERROR", True), ("?WARN ?FATAL", False),
        ('"level\\": ', False), ("%E.+R%", True), ("%^ERROR%", False),
        ('{ $.level = "ERROR" }', True), ('{ $.level != "ERROR" }', False),
        ('{ $.level = "ERR*" }', True), ("{ $.ms > 1000 }", True), ("{ $.ms >= 1200 }", True),
        ("{ $.ms < 1200 }", False), ("{ $.ms = 1200 }", True), ("{ $.ok = false }", True),
        ("{ $.ok >= 0 }", False), ('{ $.at.to[0] = "checkout" }', True), ("{ $.none > 1 }", False),
        ('{ ($.level = "WARN") || ($.ms > 1) && ($.ok = false) }', True),
        ('{ ($.level = "WARN") && ($.ms > 1) }', False), ("{ $.level > abc }", False),
    ],
)  # fmt: skip
def test_a_pattern_finds_what_logs_says_it_does(pattern: str, finds: bool) -> None:
    assert read_pattern(pattern)(TOLD) is finds


def test_a_condition_is_of_json_alone() -> None:
    assert not read_pattern("{ $.ms > 1 }")("ms 2")
    assert selected("$.at.to[7]", TOLD) is None


@each("pattern", ["[ip, user]", "{ $.a IS NULL }", "{ }", "{ $.a = 1", "{ $.a > 1 && }"])
def test_what_nobody_here_reads_is_told(pattern: str) -> None:
    with pytest.raises(UnreadablePattern, match="the embedded AWS reads no"):
        read_pattern(pattern)


class Group:
    """A log group of its own, and the metric that a filter of it makes."""

    def __init__(self, world: World) -> None:
        self.world, self.logs = world, world.aws.clients.of("logs")
        self.name = f"/counted-{next(_numbers)}"
        self.where = {"logGroupName": self.name}
        self.logs.create_log_group(**self.where)
        self.logs.create_log_stream(**self.where, logStreamName="s")

    def filter(self, pattern: str, **more: Any) -> None:
        made = {"metricName": self.name[1:], "metricNamespace": "Shop", "metricValue": "1", **more}
        self.logs.put_metric_filter(
            **self.where, filterName="f", filterPattern=pattern, metricTransformations=[made]
        )

    def write(self, *messages: str) -> None:
        now = self.world.clock.now()
        events = [{"timestamp": int(now.timestamp() * 1000), "message": one} for one in messages]
        self.logs.put_log_events(**self.where, logStreamName="s", logEvents=events)

    def counted(self) -> list[tuple[float, float]]:
        """How many there were, and their sum."""
        now = self.world.clock.now()
        told = self.world.aws.clients.of("cloudwatch").get_metric_statistics(
            Namespace="Shop", MetricName=self.name[1:], Period=3600,
            StartTime=now - timedelta(hours=1), EndTime=now + timedelta(hours=1),
            Statistics=["SampleCount", "Sum"],
        )  # fmt: skip
        return [(one["SampleCount"], one["Sum"]) for one in told["Datapoints"]]


@pytest.fixture
def group(world: World) -> Group:
    return Group(world)


def test_what_is_found_is_counted(group: Group) -> None:
    group.filter("ERROR")
    group.write(*["ERROR 1", "fine", "ERROR 2"] * 12)
    assert group.counted() == [(24.0, 24.0)]
    group.write("fine")
    assert group.counted() == [(24.0, 24.0)]


def test_a_value_is_read_of_the_message_and_where_none_is_found_there_may_be_one(
    group: Group,
) -> None:
    group.filter("{ $.ms > 100 }", metricValue="$.ms", defaultValue=0)
    group.write('{"ms": 200}', '{"ms": 1}', '{"ms": 300.5}')
    assert group.counted() == [(2.0, 500.5)]
    group.write('{"ms": 1}')
    assert group.counted() == [(3.0, 500.5)]


def test_a_filter_that_would_find_nothing_is_refused(group: Group) -> None:
    with pytest.raises(ClientError, match="reads no filter pattern"):
        group.filter("[ip, user]")
    with pytest.raises(ClientError, match="no dimensions of metric filters"):
        group.filter("{ $.ms > 1 }", dimensions={"Shop": "$.shop"})
    assert group.logs.describe_metric_filters(**group.where)["metricFilters"] == []
