"""What SQS refuses of queues and messages: moto takes it."""

import re
from collections.abc import Mapping

from commdrill_sandbox.aws.wire.refusal import Refusal
from commdrill_sandbox.aws.wire.service import Asked, Service

_NAME = re.compile(r"[A-Za-z0-9_-]{1,80}")
_FIFO_NAME = re.compile(r"[A-Za-z0-9_-]{1,75}\.fifo")
_RANGES = {
    "DelaySeconds": range(901),
    "KmsDataKeyReusePeriodSeconds": range(60, 86_401),
    "MaximumMessageSize": range(1024, 1_048_577),
    "MessageRetentionPeriod": range(60, 1_209_601),
    "ReceiveMessageWaitTimeSeconds": range(21),
    "VisibilityTimeout": range(43_201),
}
_FIFO = frozenset(
    {"FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit"}
)
_FREE = frozenset(
    {"Policy", "RedrivePolicy", "RedriveAllowPolicy", "KmsMasterKeyId", "SqsManagedSseEnabled"}
)


def queues() -> Service:
    """All that is allowed is moto's."""
    checks = {
        "CreateQueue": _made,
        "SetQueueAttributes": _changed,
        "SendMessage": _sent,
        "ReceiveMessage": _received,
    }
    return Service("sqs", "sqs", checks, None)


def _made(asked: Asked) -> None:
    name, attributes = asked.input.get("QueueName", ""), asked.input.get("Attributes", {})
    pattern = _FIFO_NAME if attributes.get("FifoQueue") == "true" else _NAME
    if not (pattern.fullmatch(name) or _NAME.fullmatch(name)):
        raise Refusal(
            "InvalidParameterValue",
            "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length",
        )
    _check(attributes, name)


def _changed(asked: Asked) -> None:
    _check(asked.input.get("Attributes", {}), asked.input.get("QueueUrl", ""))


def _sent(asked: Asked) -> None:
    if not asked.input.get("MessageBody"):
        said = "The request must contain the parameter MessageBody."
        raise Refusal("MissingParameter", said)


def _received(asked: Asked) -> None:
    most = asked.input.get("MaxNumberOfMessages")
    if most is not None and int(most) not in range(1, 11):
        said = f"Value {most} for parameter MaxNumberOfMessages is invalid."
        why = "Reason: Must be between 1 and 10, if provided."
        raise Refusal("InvalidParameterValue", f"{said} {why}")


def _check(attributes: Mapping[str, str], name: str) -> None:
    known = {*_RANGES, *_FREE, *(_FIFO if name.endswith(".fifo") else ())}
    for attribute, value in attributes.items():
        if attribute not in known:
            raise Refusal("InvalidAttributeName", f"Unknown Attribute {attribute}.")
        allowed = _RANGES.get(attribute)
        if allowed and value and not (value.isdecimal() and int(value) in allowed):
            said = f"Invalid value for the parameter {attribute}."
            raise Refusal("InvalidAttributeValue", said)
