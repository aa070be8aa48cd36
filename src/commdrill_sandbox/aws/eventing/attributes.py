"""Attributes of SNS: moto counts no subscribers, and takes any of text messages."""

from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.wire.refusal import Refusal
from commdrill_sandbox.aws.wire.service import Asked, Operation

_OF_TEXTS = frozenset({
    "DefaultSMSType", "DefaultSenderID", "DeliveryStatusIAMRole",
    "DeliveryStatusSuccessSamplingRate", "MonthlySpendLimit", "UsageReportS3Bucket",
})  # fmt: skip
_TYPES = ("Promotional", "Transactional")


def counted(asked: Asked) -> None:
    """All who subscribed are confirmed."""
    from moto.sns.models import sns_backends

    kept: Any = sns_backends[ACCOUNT][asked.region]
    topic = kept.topics.get(asked.input["TopicArn"])
    if topic is not None:
        there = [one for one in list(kept.subscriptions.values()) if one.topic is topic]
        topic.subscriptions_confimed = len(there)


def of_texts(asked: Asked) -> None:
    for name, value in asked.input["attributes"].items():
        if name not in _OF_TEXTS or (name == "DefaultSMSType" and value not in _TYPES):
            raise Refusal("InvalidParameter", f"Invalid parameter: {name} Reason: {value!r}")


ATTRIBUTES: Mapping[str, Operation] = {
    "GetTopicAttributes": counted,
    "SetSMSAttributes": of_texts,
}
