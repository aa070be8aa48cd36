"""SMS that Amazon SNS sends: to a number, and to the numbers that subscribed to a topic."""

import json
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug import Request, Response

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.messaging.doors import Doors
from commdrill_sandbox.aws.messaging.eum.simulator import SIMULATORS
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.request import service_call

_ENTRY = "MessageAttributes.entry."
Attributes = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class TextMessages:
    """Lets moto (`store`) answer, and rings the phones it has no way to reach."""

    clients: Clients
    clock: Clock
    store: Wsgi
    doors: Doors

    def answer(self, request: Request) -> Response | None:
        """What SNS answers to `Publish`; None for anything else."""
        call = service_call(request)
        if call is None or (call.service, call.action) != ("sns", "Publish"):
            return None
        answer = forwarded(request, self.store)
        if answer.status_code == 200:
            for number in self._numbers(request.form, call.region):
                self._carry(number, _words(request.form), call.region)
        return answer

    def _numbers(self, form: Mapping[str, str], region: str) -> Iterator[str]:
        if number := form.get("PhoneNumber"):
            yield number
        elif topic := form.get("TopicArn") or form.get("TargetArn"):
            yield from self._subscribed(topic, form, region)

    def _subscribed(self, topic: str, form: Mapping[str, str], region: str) -> Iterator[str]:
        if topic.split(":")[5:6] == ["endpoint"]:  # a device's, of a platform application
            return
        sns = self.clients.of("sns", region)
        pages = sns.get_paginator("list_subscriptions_by_topic").paginate(TopicArn=topic)
        for one in (one for page in pages for one in page["Subscriptions"]):
            if one["Protocol"] == "sms":
                arn = one["SubscriptionArn"]
                told = sns.get_subscription_attributes(SubscriptionArn=arn)["Attributes"]
                if _lets_through(told, form):
                    yield str(one["Endpoint"])

    def _carry(self, number: str, words: str, region: str) -> None:
        """As End User Messaging's carrier does: at once, or in a thread of its own."""
        if number in SIMULATORS:
            return
        if (delay := self.doors.delay(number)) <= 0:
            self.doors.phone(number, words, "sms", region)
            return

        def late() -> None:
            self.clock.wait(threading.Event(), delay)
            self.doors.phone(number, words, "sms", region)

        threading.Thread(target=late, name="carrier", daemon=True).start()


def _words(form: Mapping[str, str]) -> str:
    """The message, or of one in several structures that for phones."""
    message = form.get("Message", "")
    if form.get("MessageStructure") != "json":
        return message
    structures = json.loads(message)
    return str(structures.get("sms", structures["default"]))


def _lets_through(subscription: Mapping[str, str], form: Mapping[str, str]) -> bool:
    """Whether a subscription's filter policy, if it has one, fits the message."""
    from moto.sns.utils import FilterPolicyMatcher

    policy = subscription.get("FilterPolicy")
    if not policy:
        return True
    scope = subscription.get("FilterPolicyScope")
    matcher = FilterPolicyMatcher(json.loads(policy), scope)
    return bool(matcher.matches(dict(_attributes(form)), form.get("Message", "")))


def _attributes(form: Mapping[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Message attributes, as moto has them."""
    for key, name in form.items():
        if key.startswith(_ENTRY) and key.endswith(".Name"):
            value = f"{key.removesuffix('Name')}Value."
            text = form.get(f"{value}StringValue", form.get(f"{value}BinaryValue", ""))
            yield name, {"Type": form.get(f"{value}DataType", "String"), "Value": text}
