"""Queues that set functions off: what of a mapping is refused, and what a function is told."""

import base64
import json
from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.eventing.takeover import Method, Taken
from commdrill_sandbox.aws.functions.functions import name_of
from commdrill_sandbox.aws.wire.call import Asked, Operation, Refusal

_BATCH = 10  # messages, without a window
_OF_FIFO = {"MessageGroupId": "group_id", "MessageDeduplicationId": "deduplication_id",
            "SequenceNumber": "sequence_number"}  # fmt: skip


def _mapped(asked: Asked) -> None:
    """Raises: Refusal: the function has that source."""
    _check_batch(asked)
    source, function = asked.input.get("EventSourceArn"), name_of(asked.input["FunctionName"])
    for one in _backend(asked).list_event_source_mappings(source, "") if source else ():
        if name_of(one.function_arn) == function:
            said = (
                f'An event source mapping with event source ("{source}") and function '
                f'("{function}") already exists. Please update or delete the existing mapping '
                f"with UUID {one.uuid}"
            )
            raise Refusal("ResourceConflictException", said, 409)


def _check_batch(asked: Asked) -> None:
    given = asked.input
    if (given.get("BatchSize") or 0) > _BATCH and not given.get("MaximumBatchingWindowInSeconds"):
        said = (
            "Maximum batch window in seconds must be greater than 0 if maximum batch size is "
            f"greater than {_BATCH}"
        )
        raise Refusal("InvalidParameterValueException", said)


def _backend(asked: Asked) -> Any:
    from moto.backends import get_backend

    return get_backend("lambda")[ACCOUNT][asked.region]


def _sending(_: Method) -> Method:
    """With what stands beside a message's words, of which moto tells none."""

    def send(backend: Any, function: str, message: Any, queue: str) -> bool:
        told: dict[str, str] = {}
        event = json.dumps({"Records": [_record(message, queue)]})
        backend.invoke(function, None, event, {}, told)
        return "x-amz-function-error" not in told

    return send


def _record(message: Any, queue: str) -> Mapping[str, Any]:
    """`queue`: its ARN."""
    sent = str(message.sent_timestamp)
    own = _OF_FIFO if queue.endswith(".fifo") else {}
    return {
        "messageId": message.id,
        "receiptHandle": message.receipt_handle,
        "body": message.body,
        "attributes": {
            "ApproximateReceiveCount": str(message.approximate_receive_count or 1),
            "SentTimestamp": sent,
            "SenderId": ACCOUNT,
            "ApproximateFirstReceiveTimestamp": str(
                message.approximate_first_receive_timestamp or sent
            ),
            **{name: str(getattr(message, kept)) for name, kept in own.items()},
        },
        "messageAttributes": {name: _attribute(one) for name, one in message.beside.items()},
        "md5OfBody": message.body_md5,
        "eventSource": "aws:sqs",
        "eventSourceARN": queue,
        "awsRegion": queue.split(":")[3],
    }


def _attribute(kept: Mapping[str, Any]) -> Mapping[str, Any]:
    """Moto's releases write its parts in two ways."""
    part = {name.replace("_", "").lower(): one for name, one in kept.items()}
    told = {"dataType": part["datatype"], "stringListValues": [], "binaryListValues": []}
    if (data := part.get("binaryvalue")) is not None:
        written = data if isinstance(data, str) else base64.b64encode(data).decode()
        return {**told, "binaryValue": written}
    return {**told, "stringValue": part.get("stringvalue")}


MAPPINGS: Mapping[str, Operation] = {
    "CreateEventSourceMapping": _mapped,
    "UpdateEventSourceMapping": _check_batch,
}
SENT = (Taken("awslambda.LambdaBackend._send_sqs_message", _sending),)
