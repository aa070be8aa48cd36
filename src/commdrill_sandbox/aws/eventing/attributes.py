"""Attributes of SNS: moto counts no subscribers, keeps some it does not tell, and takes any of text messages."""

from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_OF_TEXTS = frozenset({
    "DefaultSMSType", "DefaultSenderID", "DeliveryStatusIAMRole",
    "DeliveryStatusSuccessSamplingRate", "MonthlySpendLimit", "UsageReportS3Bucket",
})  # fmt: skip
_TYPES = ("Promotional", "Transactional")
_REPORTS = ("SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate", "FailureFeedbackRoleArn")
_REPORTED = ("HTTP", "Lambda", "SQS", "Application", "Firehose")
_KEPT_FOR_TOPICS = {  # by the name under which moto has it
    "TracingConfig": "tracing_config",
    "SignatureVersion": "signature_version",
    "KmsMasterKeyId": "kms_master_key_id",
    "ArchivePolicy": "archive_policy",
    "FifoThroughputScope": "fifo_throughput_scope",
}
_SET_ON_TOPICS = frozenset({
    *_KEPT_FOR_TOPICS, "DisplayName", "Policy", "DeliveryPolicy", "ContentBasedDeduplication",
    *(f"{to}{report}" for to in _REPORTED for report in _REPORTS),
})  # fmt: skip
_SECRET = frozenset({"PlatformCredential", "PlatformPrincipal"})


def of_a_topic(asked: Asked) -> Output | None:
    """All who subscribed are confirmed. None: moto says that there is no such topic."""
    kept = _kept(asked)
    topic = kept.topics.get(asked.input["TopicArn"])
    if topic is None:
        return None
    there = [one for one in list(kept.subscriptions.values()) if one.topic is topic]
    told = {
        "TopicArn": topic.arn,
        "Owner": topic.account_id,
        "Policy": topic.policy,
        "DisplayName": topic.display_name,
        "SubscriptionsPending": "0",
        "SubscriptionsConfirmed": str(len(there)),
        "SubscriptionsDeleted": str(topic.subscriptions_deleted),
        "EffectiveDeliveryPolicy": topic.effective_delivery_policy,
        **({"DeliveryPolicy": topic.delivery_policy} if topic.delivery_policy else {}),
    }
    return {"Attributes": {**told, **_as_was_set(topic)}}


def _as_was_set(topic: Any) -> dict[str, str]:
    from moto.core.utils import camelcase_to_underscores

    names = {name: camelcase_to_underscores(name) for name in _SET_ON_TOPICS} | _KEPT_FOR_TOPICS
    had = {name: getattr(topic, kept, None) for name, kept in names.items()}
    told = {name: value for name, value in had.items() if isinstance(value, str) and value}
    if topic.fifo_topic:
        told["FifoTopic"] = "true"
        told["ContentBasedDeduplication"] = str(topic.content_based_deduplication).lower()
    return told


def settable(asked: Asked) -> None:
    if asked.input["AttributeName"] not in _SET_ON_TOPICS:
        raise Refusal("InvalidParameter", "Invalid parameter: AttributeName")


def of_texts(asked: Asked) -> None:
    for name, value in asked.input["attributes"].items():
        if name not in _OF_TEXTS or (name == "DefaultSMSType" and value not in _TYPES):
            raise Refusal("InvalidParameter", f"Invalid parameter: {name} Reason: {value!r}")


def of_a_device(asked: Asked) -> Output | None:
    """With what its owner noted. None: moto says that there is no such endpoint."""
    found = _kept(asked).platform_endpoints.get(asked.input["EndpointArn"])
    if found is None:
        return None
    noted = {"CustomUserData": found.custom_user_data} if found.custom_user_data else {}
    told = {name: _said(value) for name, value in found.attributes.items()}
    return {"Attributes": {**noted, **told}}


def of_an_application(asked: Asked) -> Output | None:
    """Its credentials are told nobody. None: moto says that there is no such application."""
    found = _kept(asked).applications.get(asked.input["PlatformApplicationArn"])
    if found is None:
        return None
    told = {name: value for name, value in found.attributes.items() if name not in _SECRET}
    return {"Attributes": {"Enabled": "true", **told}}


def _said(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _kept(asked: Asked) -> Any:
    from moto.sns.models import sns_backends

    return sns_backends[ACCOUNT][asked.region]


ATTRIBUTES: Mapping[str, Operation] = {
    "GetTopicAttributes": of_a_topic,
    "SetTopicAttributes": settable,
    "SetSMSAttributes": of_texts,
    "GetEndpointAttributes": of_a_device,
    "GetPlatformApplicationAttributes": of_an_application,
}
