"""A composite alarm's state follows from other alarms'; what became of alarms can be read."""

from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill_sandbox.aws.eventing.alarm_rules import alarm_rule
from tests.sandbox.aws.eventing.conftest import Heard
from tests.sandbox.aws.world import World

_numbers = count()
_ARN = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:down"
_STATES = {
    "down": "ALARM",
    _ARN: "ALARM",
    "fine": "OK",
    "new": "INSUFFICIENT_DATA",
    "a (b)": "ALARM",
}

RULES = {
    "ALARM(down)": True,
    'ALARM("down")': True,
    'ALARM( "a (b)" )': True,
    f"ALARM({_ARN})": True,
    "OK(down)": False,
    "INSUFFICIENT_DATA(new)": True,
    "NOT ALARM(fine)": True,
    "NOT NOT ALARM(fine)": False,
    "not ok(down) and true": True,
    "ALARM(down) AND OK(down)": False,
    "TRUE OR FALSE AND FALSE": True,
    "(TRUE OR FALSE) AND FALSE": False,
    "FALSE AND FALSE OR TRUE": True,
    "((ALARM(fine) OR ALARM(down)) AND NOT (OK(new)))": True,
    "NOT (ALARM(down) OR FALSE)": False,
    "(" * 200 + "TRUE" + ")" * 200: True,
}  # fmt: skip


@pytest.mark.parametrize(("written", "holds"), RULES.items())
def test_a_rule_holds_or_not(written: str, holds: bool) -> None:
    assert alarm_rule(written).holds(_STATES.get) is holds


@pytest.mark.parametrize(
    "written",
    [
        "", " TRUE", "TRUE ", "TRUE FALSE", "AND TRUE", "TRUE OR", "ALARM()", "ALARM(a", "(TRUE", "TRUE)",
        "UP(down)", "NOT", "ALARM", "XALARM(a)", "(" * 260 + "TRUE" + ")" * 260,
        " OR ".join(f"ALARM(a{n})" for n in range(101)),
    ],
)  # fmt: skip
def test_what_is_no_rule_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="AlarmRule"):
        alarm_rule(written)


class Ward:
    """Two alarms, and a composite one that goes off where both do."""

    def __init__(self, world: World, **more: Any) -> None:
        self.aws, number = world.aws.clients.of("cloudwatch"), next(_numbers)
        self.left, self.right, self.both = (f"{n}-{number}" for n in ("left", "right", "both"))
        for name in (self.left, self.right):
            self.aws.put_metric_alarm(
                AlarmName=name, Namespace="Store", MetricName=name, Statistic="Sum", Period=60,
                EvaluationPeriods=1, Threshold=3.0, ComparisonOperator="GreaterThanThreshold",
            )  # fmt: skip
        rule = f'ALARM("{self.left}") AND NOT OK({self.right})'
        self.put(self.both, rule, **more)

    def put(self, name: str, rule: str, **more: Any) -> None:
        self.aws.put_composite_alarm(AlarmName=name, AlarmRule=rule, **more)

    def set(self, name: str, state: str) -> None:
        self.aws.set_alarm_state(AlarmName=name, StateValue=state, StateReason="set")

    def told(self, **asked: Any) -> list[dict[str, Any]]:
        answer = self.aws.describe_alarms(**asked)
        return [*answer["CompositeAlarms"], *answer["MetricAlarms"]]

    def names(self, **asked: Any) -> list[str]:
        return [str(one["AlarmName"]) for one in self.told(**asked)]

    def state(self) -> str:
        [told] = self.told(AlarmNames=[self.both], AlarmTypes=["CompositeAlarm"])
        return str(told["StateValue"])


def test_its_state_follows_and_its_actions_are_carried_out(
    world: World, topic: str, queue: tuple[str, Heard]
) -> None:
    ward = Ward(world, AlarmActions=[topic], OKActions=[topic], AlarmDescription="both")
    assert ward.state() == "OK"
    ward.set(ward.left, "ALARM")
    assert ward.state() == "ALARM"
    ward.set(ward.right, "OK")
    assert ward.state() == "OK"
    told = [one for one in queue[1]() if one["AlarmName"] == ward.both]
    assert [(one["OldStateValue"], one["NewStateValue"]) for one in told] == [
        ("INSUFFICIENT_DATA", "OK"),
        ("OK", "ALARM"),
        ("ALARM", "OK"),
    ]
    assert f"alarm:{ward.left} transitioned to ALARM at " in told[1]["NewStateReason"]
    assert told[1]["AlarmRule"].startswith("ALARM(")
    assert [one["State"]["Value"] for one in told[1]["TriggeringChildren"]] == [
        "ALARM",
        "INSUFFICIENT_DATA",
    ]


def test_one_may_stand_on_another_and_a_circle_stands_still(world: World) -> None:
    ward = Ward(world)
    above = f"above-{ward.both}"
    ward.put(above, f"ALARM({ward.both})")
    ward.set(ward.left, "ALARM")
    [top] = ward.told(AlarmNames=[above], AlarmTypes=["CompositeAlarm"])
    assert top["StateValue"] == "ALARM"
    ward.put(ward.both, f"NOT ALARM({above})")
    ward.set(ward.left, "OK")
    assert ward.state() == "ALARM"


def test_alarms_are_listed_by_their_kind(world: World) -> None:
    ward = Ward(world)
    all_three = [ward.both, ward.left, ward.right]
    assert ward.names(AlarmNames=all_three) == [ward.left, ward.right]
    assert ward.names(AlarmNames=all_three, AlarmTypes=["CompositeAlarm"]) == [ward.both]
    both = ["MetricAlarm", "CompositeAlarm"]
    assert ward.names(AlarmNames=all_three, AlarmTypes=both, StateValue="OK") == [ward.both]
    assert ward.names(ChildrenOfAlarmName=ward.both) == [ward.left, ward.right]
    assert ward.names(ParentsOfAlarmName=ward.left) == [ward.both]
    pages = ward.aws.get_paginator("describe_alarms").paginate(
        AlarmNames=all_three, AlarmTypes=both, PaginationConfig={"PageSize": 1}
    )
    assert [len(page["MetricAlarms"]) for page in pages] == [0, 1, 1]


REFUSED = {
    "no rule": ("ALARM(", "syntax error"),
    "an alarm that is not there": ("ALARM(nobodys)", r"alarms \[nobodys\] in the alarm rule do not exist"),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "says"), REFUSED.values(), ids=REFUSED)
def test_a_rule_that_cannot_be_followed_is_refused(world: World, rule: str, says: str) -> None:
    with pytest.raises(ClientError, match=says) as refused:
        Ward(world).put("not-made", rule)
    assert refused.value.response["Error"]["Code"] in ("ValidationError", "ValidationException")


def test_an_alarm_that_another_stands_on_is_not_deleted(world: World) -> None:
    ward = Ward(world)
    with pytest.raises(ClientError, match=f"depending on it: {ward.both}"):
        ward.aws.delete_alarms(AlarmNames=[ward.left])
    ward.aws.delete_alarms(AlarmNames=[ward.both])
    ward.aws.delete_alarms(AlarmNames=[ward.left, ward.right])
    assert ward.names(AlarmNames=[ward.left, ward.right]) == []


def test_what_became_of_an_alarm_is_told_the_latest_first(world: World, topic: str) -> None:
    ward = Ward(world, AlarmActions=[topic])
    ward.set(ward.left, "ALARM")
    ward.aws.delete_alarms(AlarmNames=[ward.both])
    asked = {"AlarmName": ward.both, "AlarmTypes": ["CompositeAlarm"]}
    told = ward.aws.describe_alarm_history(**asked)["AlarmHistoryItems"]
    assert [one["HistorySummary"] for one in told] == [
        f'Alarm "{ward.both}" deleted',
        f"Successfully executed action {topic}",
        "Alarm updated from OK to ALARM",
        "Alarm updated from INSUFFICIENT_DATA to OK",
        f'Alarm "{ward.both}" created',
    ]
    [change, _] = ward.aws.describe_alarm_history(
        **asked, HistoryItemType="StateUpdate", ScanBy="TimestampDescending"
    )["AlarmHistoryItems"]
    assert '"newState": {"stateValue": "ALARM"' in change["HistoryData"]
    assert ward.aws.describe_alarm_history(AlarmName=ward.both)["AlarmHistoryItems"] == []
    [first] = ward.aws.describe_alarm_history(**asked, MaxRecords=1)["AlarmHistoryItems"]
    assert first == told[0]


def test_what_an_action_met_is_in_the_history(world: World) -> None:
    ward = Ward(world, OKActions=["arn:aws:sns:us-east-1:123456789012:not-there"])
    told = ward.aws.describe_alarm_history(
        AlarmName=ward.both, AlarmTypes=["CompositeAlarm"], HistoryItemType="Action"
    )["AlarmHistoryItems"]
    assert "Failed to execute action arn:aws:sns:" in told[0]["HistorySummary"]


def test_one_goes_together_with_what_it_looks_at(world: World) -> None:
    client = world.aws.clients.of("cloudwatch")
    for name in ("below", "beside"):
        client.put_metric_alarm(
            AlarmName=name, Namespace="Shop", MetricName=name, Statistic="Sum", Period=60,
            EvaluationPeriods=1, Threshold=1, ComparisonOperator="GreaterThanThreshold",
        )  # fmt: skip
    client.put_composite_alarm(AlarmName="above", AlarmRule='ALARM("below")')
    client.delete_alarms(AlarmNames=["above", "below"])
    left = client.describe_alarms(AlarmNames=["above", "below", "beside"])
    assert [one["AlarmName"] for one in left["MetricAlarms"]] == ["beside"]
    client.delete_alarms(AlarmNames=["beside"])
