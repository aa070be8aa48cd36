"""What SQS refuses of queues and messages: moto takes it."""

import json
import re
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.eventing.takeover import Method, Taken
from commdrill_sandbox.aws.wire.call import Asked, Refusal
from commdrill_sandbox.aws.wire.service import Service

_NAME = re.compile(r"[A-Za-z0-9_-]{1,80}")
_FIFO_NAME = re.compile(r"[A-Za-z0-9_-]{1,75}\.fifo")
_NO_NAME = "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length"
_NO_FIFO_NAME = (
    "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, "
    "must end with .fifo suffix and be 1 to 80 in length."
)
_CHARACTERS = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")
_SAME_FOR = 300_000  # milliseconds
_FIRST_NUMBER = 18_000_000_000_000_000_000  # numbers only grow
_LETTERS, _ALLOWING = "RedrivePolicy", "RedriveAllowPolicy"
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
_FREE = frozenset({"Policy", _LETTERS, _ALLOWING, "KmsMasterKeyId", "SqsManagedSseEnabled"})


def _telling(motos: Method) -> Method:
    """With who may leave dead letters there, which moto keeps and does not know by name.

    Where they go is told without a blank: what is written by hand is compared with that.
    """

    def told(kept: Any, name: str, wanted: Sequence[str]) -> dict[str, Any]:
        known: dict[str, Any] = motos(kept, name, [one for one in wanted if one != _ALLOWING])
        if _LETTERS in known:
            known[_LETTERS] = _compact(known[_LETTERS])
        allowed = getattr(kept.get_queue(name), "redrive_allow_policy", None)
        if allowed and {_ALLOWING, "All"} & set(wanted):
            return {**known, _ALLOWING: _compact(allowed)}
        return known

    return told


def _compact(policy: Any) -> str:
    document = json.loads(policy) if isinstance(policy, str) else policy
    return json.dumps(document, separators=(",", ":"))


def _taking_in(motos: Method) -> Method:
    """A second message of five minutes, with the id of one that was sent, is that one, read or not.

    What stands beside its words moto cuts to what a reader asks for: a function is told all of it.
    """

    def take_in(queue: Any, message: Any) -> None:
        message.beside = message.message_attributes
        if not queue.fifo_queue:
            motos(queue, message)
            return
        sent = vars(queue).setdefault("taken_in", {})
        which = (_scope(queue, message), message.deduplication_id)
        first = sent.get(which)
        if first and message.sent_timestamp - first.sent_timestamp < _SAME_FOR:
            message.id, message.sequence_number = first.id, first.sequence_number
            return
        message.sequence_number = str(next(vars(queue).setdefault("numbers", count(_FIRST_NUMBER))))
        sent[which] = message
        motos(queue, message)

    return take_in


def _scope(queue: Any, message: Any) -> str | None:
    """Of what two messages must not have one id: the queue, or a group."""
    by_group = queue.attributes.get("DeduplicationScope") == "messageGroup"
    return str(message.group_id) if by_group else None


TOLD = (
    Taken("sqs.SQSBackend.get_queue_attributes", _telling),
    Taken("sqs.Queue.add_message", _taking_in),
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
    if attributes.get("FifoQueue") == "true":
        pattern, said = _FIFO_NAME, _NO_FIFO_NAME
    else:
        pattern, said = _NAME, _NO_NAME
    if not pattern.fullmatch(name):
        raise Refusal("InvalidParameterValue", said)
    _check(attributes, name)


def _changed(asked: Asked) -> None:
    _check(asked.input.get("Attributes", {}), asked.input.get("QueueUrl", ""))


def _sent(asked: Asked) -> None:
    if not (body := asked.input.get("MessageBody")):
        said = "The request must contain the parameter MessageBody."
        raise Refusal("MissingParameter", said)
    if not _CHARACTERS.fullmatch(body):
        said = "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF"
        raise Refusal("InvalidMessageContents", said)


def _received(asked: Asked) -> None:
    most = asked.input.get("MaxNumberOfMessages")
    if most is not None and int(most) not in range(1, 11):
        said = f"Value {most} for parameter MaxNumberOfMessages is invalid."
        why = "Reason: Must be between 1 and 10, if provided."
        raise Refusal("InvalidParameterValue", f"{said} {why}")


def _check(attributes: Mapping[str, str], name: str) -> None:
    _check_letters(attributes.get(_LETTERS))
    known = {*_RANGES, *_FREE, *(_FIFO if name.endswith(".fifo") else ())}
    for attribute, value in attributes.items():
        if attribute not in known:
            raise Refusal("InvalidAttributeName", f"Unknown Attribute {attribute}.")
        allowed = _RANGES.get(attribute)
        if allowed and value and not (value.isdecimal() and int(value) in allowed):
            said = f"Invalid value for the parameter {attribute}."
            raise Refusal("InvalidAttributeValue", said)


def _check_letters(written: str | None) -> None:
    """Raises: Refusal: what nobody takes is to go to a queue that is not there."""
    try:
        arn = json.loads(written or "{}").get("deadLetterTargetArn", "")
    except (ValueError, AttributeError):
        return  # moto says so
    if arn and arn not in {queue.queue_arn for queue in _kept(arn.split(":")[3]).values()}:
        said = f"Value {written} for parameter RedrivePolicy is invalid. Reason: Dead letter target does not exist."
        raise Refusal("InvalidParameterValue", said)


def _kept(region: str) -> Mapping[str, Any]:
    from moto.sqs.models import sqs_backends

    kept: Mapping[str, Any] = sqs_backends[ACCOUNT][region].queues
    return kept
