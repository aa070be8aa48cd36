"""Attributes of SNS: moto counts no subscribers, keeps some it does not tell, and takes any of text messages."""

import json
from collections.abc import Container, Mapping
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
    return {"Attributes": _attributes(topic, kept)} if topic else None


def _attributes(topic: Any, kept: Any) -> Mapping[str, str]:
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
    return {**told, **_as_was_set(topic)}


def _as_was_set(topic: Any) -> dict[str, str]:
    from moto.core.utils import camelcase_to_underscores

    names = {name: camelcase_to_underscores(name) for name in _SET_ON_TOPICS} | _KEPT_FOR_TOPICS
    had = {name: getattr(topic, kept, None) for name, kept in names.items()}
    told = {name: value for name, value in had.items() if isinstance(value, str) and value}
    if topic.fifo_topic:
        told["FifoTopic"] = "true"
        told["ContentBasedDeduplication"] = str(topic.content_based_deduplication).lower()
    return told


def makable(asked: Asked) -> None:
    """Raises: Refusal: a topic of that name is there, and has other tags or attributes."""
    given, tags = asked.input.get("Attributes") or {}, asked.input.get("Tags")
    _check_archive(given)
    arn = f"arn:aws:sns:{asked.region}:{ACCOUNT}:{asked.input['Name']}"
    if (known := _kept(asked).topics.get(arn)) is None:
        return
    check_same(given, _attributes(known, _kept(asked)), "Topic")
    if tags and known._tags != {one["Key"]: one["Value"] for one in tags}:  # noqa: SLF001 - moto's only way
        said = "Invalid parameter: Tags Reason: Topic already exists with different tags"
        raise Refusal("InvalidParameter", said)


def check_same(given: Mapping[str, str], there: Mapping[str, Any], what: str) -> None:
    """Raises: Refusal: what is there has other attributes, and keeps them."""
    if any(name in there and _plain(there[name]) != _plain(value) for name, value in given.items()):
        said = f"Attributes Reason: {what} already exists with different attributes"
        raise Refusal("InvalidParameter", f"Invalid parameter: {said}")


def _plain(value: object) -> object:
    """What a policy says, however it is written; a text is what it is."""
    try:
        return json.loads(str(value))
    except ValueError:
        return str(value)


def _check_archive(names: Container[str]) -> None:
    if "ArchivePolicy" in names:
        said = "Invalid parameter: ArchivePolicy Reason: the embedded AWS archives nothing"
        raise Refusal("InvalidParameter", said)


def settable(asked: Asked) -> None:
    _check_archive((asked.input["AttributeName"],))
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
    "CreateTopic": makable,
    "GetTopicAttributes": of_a_topic,
    "SetTopicAttributes": settable,
    "SetSMSAttributes": of_texts,
    "GetEndpointAttributes": of_a_device,
    "GetPlatformApplicationAttributes": of_an_application,
}
