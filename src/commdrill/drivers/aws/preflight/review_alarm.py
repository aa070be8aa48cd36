"""What nobody would hear of an alarm that goes off."""

from collections.abc import Iterator

from commdrill.drivers.aws.preflight.subscriptions import subscriptions
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.aws.trouble import AwsRefused, Trouble
from commdrill.record.events import FindingMade, Severity


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
                f"alarm {name} goes off and nobody hears: it has no action, or a topic that is not "
                "there or has no subscribers; subscribe somebody to it"
            )
            yield FindingMade("alarm-unheard", text, Severity.WARNING)


def _is_heard(aws: Aws, action: str) -> bool:
    if action.split(":")[2:3] != ["sns"]:
        return True
    try:
        found = subscriptions(aws, action)
    except AwsRefused as refused:
        if refused.trouble is Trouble.UNKNOWN:
            return False
        raise
    return any(one["SubscriptionArn"].startswith("arn:") for one in found)  # else it waits
