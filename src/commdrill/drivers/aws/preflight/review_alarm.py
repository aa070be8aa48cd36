"""What nobody would hear of an alarm that goes off."""

import json
from collections.abc import Iterator

from commdrill.drivers.aws.preflight.subscriptions import subscriptions
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.aws.trouble import AwsRefused, Trouble
from commdrill.record.events import FindingMade, Severity

_CALLERS = ('"lambda.alarms.cloudwatch.amazonaws.com"', '"*"')


def reviewed(aws: Aws, name: str) -> Iterator[FindingMade]:
    """Findings on one alarm, composite or not."""
    answer = aws.ask(
        "cloudwatch",
        "DescribeAlarms",
        AlarmNames=[name],
        AlarmTypes=["MetricAlarm", "CompositeAlarm"],
    )
    for alarm in (*answer.get("MetricAlarms", []), *answer.get("CompositeAlarms", [])):
        actions = alarm.get("AlarmActions", []) if alarm.get("ActionsEnabled", True) else []
        if not any(_is_heard(aws, action) for action in actions):
            text = (
                f"alarm {name} goes off and nobody hears: it has no action, a topic that is not there "
                "or has no subscribers, or a function that does not let alarms call it; subscribe "
                "somebody to it, or permit lambda.alarms.cloudwatch.amazonaws.com"
            )
            yield FindingMade("alarm-unheard", text, Severity.WARNING)


def _is_heard(aws: Aws, action: str) -> bool:
    try:
        match action.split(":")[2:3]:
            case ["sns"]:
                found = subscriptions(aws, action)
                return any(
                    one["SubscriptionArn"].startswith("arn:") for one in found
                )  # else it waits
            case ["lambda"]:
                return _lets_alarms_in(aws, action)
    except AwsRefused as refused:
        if refused.trouble is Trouble.UNKNOWN:
            return False
        raise
    return True


def _lets_alarms_in(aws: Aws, function: str) -> bool:
    """Whether a function's policy names them, or everybody; one that has none lets nobody in."""
    region = function.split(":")[3]
    policy = aws.ask_in(region, "lambda", "GetPolicy", FunctionName=function)["Policy"]
    return any(
        one["Effect"] == "Allow" and any(who in json.dumps(one["Principal"]) for who in _CALLERS)
        for one in json.loads(policy)["Statement"]
    )
