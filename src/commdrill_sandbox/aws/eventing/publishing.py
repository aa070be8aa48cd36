"""What SNS refuses to publish, in its own words: moto says others, or takes it."""

import json
from typing import Any

from commdrill_sandbox.aws.wire.call import Asked, Refusal

_LONGEST_SUBJECT, _LONGEST_MESSAGE = 100, 262_144
_PARTS = 6  # of an ARN


def publishable(asked: Asked) -> None:
    """Raises: Refusal: it is not; whether there is such an endpoint is left to moto."""
    given = asked.input
    if not given.get("Message"):
        raise _invalid("Empty message")
    if len(given["Message"].encode()) > _LONGEST_MESSAGE:
        raise _invalid("Message too long")
    subject = given.get("Subject")
    if subject is not None and not _is_a_subject(subject):
        raise _invalid("Subject")
    if given.get("MessageStructure") == "json":
        _check_structure(given["Message"])
    if not any(given.get(name) for name in ("TopicArn", "TargetArn", "PhoneNumber")):
        raise _invalid("TopicArn or TargetArn Reason: no value for required parameter")
    if arn := given.get("TopicArn") or given.get("TargetArn"):
        _check_topic(arn, asked.region)
        if arn.endswith(".fifo") and not given.get("MessageGroupId"):
            raise _invalid("The MessageGroupId parameter is required for FIFO topics")


def publishable_together(asked: Asked) -> None:
    """Raises: Refusal: there is nothing in it."""
    if not asked.input.get("PublishBatchRequestEntries"):
        said = "The batch request doesn't contain any entries."
        raise Refusal("EmptyBatchRequest", said)


def _is_a_subject(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_SUBJECT and text.isprintable() and not text[0].isspace()


def _check_structure(message: str) -> None:
    try:
        document: Any = json.loads(message)
    except ValueError as wrong:
        raise _invalid("Message Structure - JSON message body failed to parse") from wrong
    if not isinstance(document, dict) or "default" not in document:
        raise _invalid("Message Structure - No default entry in JSON message body")


def _check_topic(arn: str, region: str) -> None:
    from moto.sns.models import sns_backends

    from commdrill_sandbox.aws.clients import ACCOUNT

    parts = arn.split(":")
    if len(parts) < _PARTS:
        said = f"TopicArn Reason: An ARN must have at least 6 elements, not {len(parts)}"
        raise _invalid(said)
    is_an_endpoint = parts[-1].startswith("endpoint/")
    if parts[2] == "sns" and not is_an_endpoint and arn not in sns_backends[ACCOUNT][region].topics:
        raise Refusal("NotFound", "Topic does not exist", 404)


def _invalid(what: str) -> Refusal:
    return Refusal("InvalidParameter", f"Invalid parameter: {what}")
