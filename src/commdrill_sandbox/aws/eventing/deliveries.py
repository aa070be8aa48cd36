"""What a topic tells queues and addresses of the web; what none of them takes is a dead letter."""

import hashlib
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.eventing.dead_letters import Letters, Lost
from commdrill_sandbox.aws.eventing.takeover import Method

_LOG = logging.getLogger(__name__)
_WEB = frozenset({"http", "https"})
_LONGEST = 15.0  # seconds that SNS waits for an answer
Told = Mapping[str, Any]  # what moto is told: its `publish`, by parameter


@dataclass(frozen=True)
class Deliveries:
    """No subscriber's failure is an error of who publishes, nor of the other subscribers."""

    clients: Clients

    def tell(self, motos: Method, subscription: Any, told: Told) -> None:
        """`subscription`: moto's, and `motos` how it tells a queue."""
        if subscription.protocol not in _WEB:
            self._try(subscription, told, lambda: motos(subscription, **_with_an_id(told)))
        elif _is_for(subscription, told):
            words = _words(subscription, told)
            self.clients.errands.begin(
                "notification",
                lambda: self._try(subscription, words, lambda: _post(subscription, words)),
            )

    def _try(self, subscription: Any, told: Told, deliver: Callable[[], object]) -> None:
        from moto.core.exceptions import ServiceException
        from requests import RequestException
        from werkzeug.exceptions import HTTPException

        try:
            deliver()
        except (ServiceException, HTTPException, RequestException) as lost:
            _LOG.info("a notification for %s is lost: %s", subscription.endpoint, lost)
            words = _words(subscription, told)
            letter = _body(subscription, words)
            redriven(subscription).keep(self.clients, letter, Lost("", str(lost)))


def redriven(subscription: Any) -> Letters:
    """Where what a subscriber does not take goes."""
    policy = json.loads(subscription.attributes.get("RedrivePolicy") or "{}")
    return Letters(str(policy.get("deadLetterTargetArn") or ""))


def _is_for(subscription: Any, told: Told) -> bool:
    matcher = subscription._filter_policy_matcher  # noqa: SLF001 - moto has no other way to it
    return matcher is None or matcher.matches(told.get("message_attributes"), told["message"])


def _with_an_id(told: Told) -> Told:
    """A FIFO topic that goes by content tells its queues so: they need not do it themselves."""
    if not told.get("group_id") or told.get("deduplication_id"):
        return told
    return {**told, "deduplication_id": hashlib.sha256(told["message"].encode()).hexdigest()}


def _words(subscription: Any, told: Told) -> Told:
    """With those of its protocol, where each has its own."""
    if told.get("message_structure") != "json":
        return told
    each = json.loads(told["message"])
    words = each.get(subscription.protocol, each["default"])
    return {**told, "message": words, "message_structure": None}


def _is_raw(subscription: Any) -> bool:
    return str(subscription.attributes.get("RawMessageDelivery", "")).lower() == "true"


def _body(subscription: Any, told: Told) -> str:
    if _is_raw(subscription):
        return str(told["message"])
    names = ("message", "message_id", "subject", "message_attributes")
    return json.dumps(subscription.get_post_data(*(told.get(name) for name in names)))


def _post(subscription: Any, told: Told) -> None:
    """Raises: RequestException: it is not taken."""
    import requests

    raw = {"x-amz-sns-rawdelivery": "true"} if _is_raw(subscription) else {}
    heads = {
        "Content-Type": "text/plain; charset=UTF-8",
        "User-Agent": "Amazon Simple Notification Service Agent",
        "x-amz-sns-message-type": "Notification",
        "x-amz-sns-message-id": told["message_id"],
        "x-amz-sns-topic-arn": subscription.topic.arn,
        "x-amz-sns-subscription-arn": subscription.arn,
        **raw,
    }
    body = _body(subscription, told).encode()
    requests.post(subscription.endpoint, body, headers=heads, timeout=_LONGEST).raise_for_status()
