"""SMS and push that Amazon SNS sends: to a number or a device, and to those that subscribed."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug import Request, Response

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.messaging.doors import Doors
from commdrill_sandbox.aws.messaging.eum.simulator import SIMULATORS
from commdrill_sandbox.aws.messaging.push.words import of_raw
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.request import service_call
from commdrill_sandbox.aws.wire.answering import write_refusal
from commdrill_sandbox.aws.wire.call import Refusal
from commdrill_sandbox.aws.wire.models import service_model

_NUMBER = re.compile(r"\+[0-9]{8,}|[0-9]+")
_ENTRY = "MessageAttributes.entry."
Attributes = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Ring:
    """What somebody's phone or device shows. `kind`: sms or push."""

    to: str
    kind: str
    words: str


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
        number = request.form.get("PhoneNumber")
        if number and not _NUMBER.fullmatch(number):  # moto takes shorter ones
            said = f"Invalid parameter: PhoneNumber Reason: {number} is not valid to publish to"
            return write_refusal(service_model("sns"), Refusal("InvalidParameter", said))
        answer = forwarded(request, self.store)
        if answer.status_code == 200:
            for ring in self._rings(request.form, call.region):
                self._carry(ring, call.region)
        return answer

    def _rings(self, form: Mapping[str, str], region: str) -> Iterator[Ring]:
        target = form.get("TopicArn") or form.get("TargetArn")
        if number := form.get("PhoneNumber"):
            yield Ring(number, "sms", _words(form, "sms"))
        elif target and _is_device(target):
            yield self._device(target, form, region)
        elif target:
            yield from self._subscribed(target, form, region)

    def _subscribed(self, topic: str, form: Mapping[str, str], region: str) -> Iterator[Ring]:
        sns = self.clients.of("sns", region)
        pages = sns.get_paginator("list_subscriptions_by_topic").paginate(TopicArn=topic)
        for one in (one for page in pages for one in page["Subscriptions"]):
            if one["Protocol"] not in ("sms", "application"):
                continue
            arn = one["SubscriptionArn"]
            if _lets_through(sns.get_subscription_attributes(SubscriptionArn=arn), form):
                to = str(one["Endpoint"])
                is_phone = one["Protocol"] == "sms"
                words = _words(form, "sms")
                yield Ring(to, "sms", words) if is_phone else self._device(to, form, region)

    def _device(self, arn: str, form: Mapping[str, str], region: str) -> Ring:
        """A device of a platform application, by its token."""
        sns = self.clients.of("sns", region)
        token = sns.get_endpoint_attributes(EndpointArn=arn)["Attributes"]["Token"]
        platform = arn.rpartition(":")[2].split("/")[1]
        shown = filter(None, of_raw(_words(form, platform)))
        return Ring(token, "push", "\n".join(shown))

    def _carry(self, ring: Ring, region: str) -> None:
        """As End User Messaging's carrier does: at once, or in a thread of its own."""
        if ring.to in SIMULATORS:
            return
        errands = self.clients.errands
        if (delay := self.doors.delay(ring.to)) <= 0:
            self.doors.phone(ring.to, ring.words, ring.kind, region)
            return

        def late() -> None:
            if not self.clock.wait(errands.over, delay):
                self.doors.phone(ring.to, ring.words, ring.kind, region)

        errands.begin("carrier", late)


def _is_device(arn: str) -> bool:
    return arn.rpartition(":")[2].startswith("endpoint/")


def _words(form: Mapping[str, str], kind: str) -> str:
    """The message, or of one in several structures that for phones, or for a platform."""
    message = form.get("Message", "")
    if form.get("MessageStructure") != "json":
        return message
    structures = json.loads(message)
    return str(structures.get(kind, structures["default"]))


def _lets_through(told: Mapping[str, Any], form: Mapping[str, str]) -> bool:
    """Whether a subscription's filter policy, if it has one, fits the message."""
    from moto.sns.utils import FilterPolicyMatcher

    subscription = told["Attributes"]
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
