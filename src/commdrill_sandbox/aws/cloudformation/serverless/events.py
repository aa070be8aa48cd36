"""What sets a serverless function off, but for the calls of an API."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.cloudformation.serverless.parts import (
    Given,
    Resources,
    Stated,
    failed,
    role,
)


@dataclass(frozen=True)
class Event:
    """`name`: of the resource that it comes to; `target`: the ARN of what it sets off."""

    name: str
    kind: str
    given: Given
    of: Stated
    target: Any
    function: Any

    def refuse_beyond(self, *known: str) -> None:
        """Raises: Refusal."""
        Stated(self.of.name, self.given, {}).refuse_beyond(known, f"{self.kind} event's ")

    def permission(self, principal: str, source: Any) -> Given:
        """That a service may call the function."""
        said = {
            "Action": "lambda:InvokeFunction",
            "FunctionName": self.function,
            "Principal": principal,
            "SourceArn": source,
        }
        return self.of.made("AWS::Lambda::Permission", said)


def event_parts(event: Event) -> Resources:
    """Raises: Refusal: nothing here sets off by one."""
    if (do := _KINDS.get(event.kind)) is None:
        known = ", ".join(sorted(("Api", "HttpApi", *_KINDS)))
        said = f"the embedded AWS has no event of type {event.kind!r}: {known} are there"
        raise failed(event.of.name, said)
    return do(event)


def _rule(event: Event, said: Given) -> Resources:
    given = event.given
    target = {
        "Arn": event.target,
        "Id": f"{event.name}LambdaTarget",
        **{name: given[name] for name in ("Input", "InputPath", "RetryPolicy") if name in given},
        **({"DeadLetterConfig": given["DeadLetterConfig"]} if "DeadLetterConfig" in given else {}),
    }
    rule = event.of.made("AWS::Events::Rule", {**said, "Targets": [target]})
    source = {"Fn::GetAtt": [event.name, "Arn"]}
    permission = event.permission("events.amazonaws.com", source)
    return {event.name: rule, f"{event.name}Permission": permission}


def _by_clock(event: Event) -> Resources:
    event.refuse_beyond(
        "Schedule", "Input", "Name", "Description", "Enabled", "State", "RetryPolicy",
        "DeadLetterConfig",
    )  # fmt: skip
    given = event.given
    state = given.get("State")
    if "Enabled" in given:
        state = "ENABLED" if str(given["Enabled"]).lower() == "true" else "DISABLED"
    said = {"ScheduleExpression": given["Schedule"], "State": state}
    return _rule(event, {**said, **{name: given.get(name) for name in ("Name", "Description")}})


def _by_pattern(event: Event) -> Resources:
    event.refuse_beyond(
        "Pattern", "EventBusName", "Input", "InputPath", "RuleName", "State", "RetryPolicy",
        "DeadLetterConfig", "Enabled",
    )  # fmt: skip
    given = event.given
    said = {"EventPattern": given["Pattern"], "Name": given.get("RuleName")}
    return _rule(event, {**said, **{one: given.get(one) for one in ("EventBusName", "State")}})


_OF_SCHEDULES = (
    "ScheduleExpression", "ScheduleExpressionTimezone", "StartDate", "EndDate", "State",
    "Description", "GroupName", "KmsKeyArn",
)  # fmt: skip


def _by_scheduler(event: Event) -> Resources:
    event.refuse_beyond(
        *_OF_SCHEDULES, "FlexibleTimeWindow", "Input", "Name", "RoleArn", "RetryPolicy",
        "DeadLetterConfig", "OmitName",
    )  # fmt: skip
    given, roles = event.given, f"{event.name}Role"
    by = given.get("RoleArn") or {"Fn::GetAtt": [roles, "Arn"]}
    target = {
        "Arn": event.target,
        "RoleArn": by,
        **{one: given[one] for one in ("Input", "RetryPolicy", "DeadLetterConfig") if one in given},
    }
    said = {
        **{name: given.get(name) for name in _OF_SCHEDULES},
        "Name": given.get("Name", None if given.get("OmitName") else event.name),
        "FlexibleTimeWindow": given.get("FlexibleTimeWindow", {"Mode": "OFF"}),
        "Target": target,
    }
    found = {event.name: event.of.made("AWS::Scheduler::Schedule", said)}
    if "RoleArn" not in given:
        found[roles] = role(event.of, "scheduler.amazonaws.com", ())
    return found


def _by_topic(event: Event) -> Resources:
    event.refuse_beyond("Topic", "Region", "FilterPolicy", "FilterPolicyScope", "RedrivePolicy")
    given = event.given
    said = {
        "TopicArn": given["Topic"],
        "Protocol": "lambda",
        "Endpoint": event.target,
        **{one: given.get(one) for one in ("FilterPolicy", "FilterPolicyScope", "RedrivePolicy")},
    }
    return {
        event.name: event.of.made("AWS::SNS::Subscription", said),
        f"{event.name}Permission": event.permission("sns.amazonaws.com", given["Topic"]),
    }


_OF_QUEUES = (
    "BatchSize", "Enabled", "FilterCriteria", "FunctionResponseTypes",
    "MaximumBatchingWindowInSeconds", "ScalingConfig",
)  # fmt: skip


def _by_queue(event: Event) -> Resources:
    event.refuse_beyond("Queue", *_OF_QUEUES)
    said = {
        "EventSourceArn": event.given["Queue"],
        "FunctionName": event.function,
        **{name: event.given.get(name) for name in _OF_QUEUES},
    }
    return {event.name: event.of.made("AWS::Lambda::EventSourceMapping", said)}


_KINDS: Mapping[str, Callable[[Event], Resources]] = {
    "CloudWatchEvent": _by_pattern,
    "EventBridgeRule": _by_pattern,
    "SNS": _by_topic,
    "SQS": _by_queue,
    "Schedule": _by_clock,
    "ScheduleV2": _by_scheduler,
}
