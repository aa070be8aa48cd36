"""Filter policies of subscriptions: what moto breaks on, and the empty one, which takes a policy away."""

import json
from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.wire.call import Asked, Output, Refusal

_NAME = "FilterPolicy"
_SCOPES = ("MessageAttributes", "MessageBody")


def check_attributes(attributes: Mapping[str, str]) -> None:
    """Raises: Refusal: one of them is none that a subscription could have."""
    if policy := attributes.get(_NAME):
        _read(policy)
    scope = attributes.get("FilterPolicyScope")
    if scope is not None and scope not in _SCOPES:
        said = f"Invalid parameter: FilterPolicyScope: Invalid value [{scope}]."
        raise Refusal("InvalidParameter", said)


def set_attribute(asked: Asked) -> Output | None:
    """An empty policy is none; all others are moto's to keep."""
    name, value = asked.input["AttributeName"], asked.input.get("AttributeValue", "")
    check_attributes({name: value})
    if name != _NAME or (value and _read(value)):
        return None
    found = _subscription(asked)
    if found is None:
        return None
    found.attributes.pop(_NAME, None)
    found._filter_policy = found._filter_policy_matcher = None  # noqa: SLF001 - moto's only way
    return {}


def told_without_empty(asked: Asked) -> None:
    """Moto keeps one that was empty from the start: nobody is to read it."""
    found = _subscription(asked)
    if found is not None and not json.loads(found.attributes.get(_NAME) or "{}"):
        found.attributes.pop(_NAME, None)


def _read(policy: str) -> Mapping[str, Any]:
    try:
        read: Any = json.loads(policy)
    except ValueError as wrong:
        raise Refusal(
            "InvalidParameter", "Invalid parameter: FilterPolicy: failed to parse JSON."
        ) from wrong
    if not isinstance(read, dict):
        said = "Invalid parameter: FilterPolicy: Filter policy must be an object"
        raise Refusal("InvalidParameter", said)
    return read


def _subscription(asked: Asked) -> Any:
    from moto.sns.models import sns_backends

    kept: Any = sns_backends[ACCOUNT][asked.region]
    return kept.subscriptions.get(asked.input["SubscriptionArn"])
