"""Functions and mailboxes that subscribe to topics."""

import inspect
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.eventing.attributes import ATTRIBUTES, check_same
from commdrill_sandbox.aws.eventing.deliveries import Deliveries, redriven
from commdrill_sandbox.aws.eventing.filter_policies import (
    check_attributes,
    set_attribute,
    told_without_empty,
)
from commdrill_sandbox.aws.eventing.publishing import publishable, publishable_together
from commdrill_sandbox.aws.eventing.sending import Handover, Sending
from commdrill_sandbox.aws.eventing.takeover import Method, Taken
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.functions.permissions import Caller
from commdrill_sandbox.aws.messaging.doors import Doors
from commdrill_sandbox.aws.store import Store
from commdrill_sandbox.aws.wire.call import Asked, Operation, Refusal

_OURS = frozenset({"lambda", "email", "email-json"})
_PROTOCOLS = _OURS | {"http", "https", "sms", "sqs", "application"}
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
_SUBSCRIPTION = re.compile(r"arn:aws[^:]*:sns:[^:]+:\d{12}:[^:]+:[^:]+")
_FOOTER = """

--
If you wish to stop receiving notifications from this topic, please click or visit the link below to unsubscribe:
{}

Please do not reply directly to this email. If you have any questions or comments regarding this email, please contact us at https://aws.amazon.com/support
"""


@dataclass(frozen=True)
class Notices:
    """What is published reaches them; all other subscribers are moto's."""

    sending: Sending
    clock: Clock
    doors: Doors

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "Subscribe": _subscribed,
            "SetSubscriptionAttributes": set_attribute,
            "GetSubscriptionAttributes": told_without_empty,
            "Publish": publishable,
            "PublishBatch": publishable_together,
            "ConfirmSubscription": _unconfirmable,
            "Unsubscribe": _check_left,
            **ATTRIBUTES,
        }

    @property
    def taken(self) -> tuple[Taken, ...]:
        return (Taken("sns.Subscription.publish", self._publishing),)

    def _publishing(self, motos: Method) -> Method:
        parameters = inspect.signature(motos)

        def publish(subscription: Any, *args: Any, **named: Any) -> None:
            told = dict(parameters.bind(subscription, *args, **named).arguments)
            if subscription.protocol in _OURS:
                self._notify(subscription, told)
                return
            words = {name: value for name, value in told.items() if name != "self"}
            Deliveries(self.sending.clients).tell(motos, subscription, words)

        return publish

    def _notify(self, subscription: Any, told: dict[str, Any]) -> None:
        matcher = subscription._filter_policy_matcher  # noqa: SLF001 - moto has no other way to it
        if matcher and not matcher.matches(told.get("message_attributes"), told["message"]):
            return
        if told.get("message_structure") == "json":
            structures = json.loads(told["message"])
            told["message"] = structures.get(subscription.protocol, structures["default"])
        at = self.clock.now().strftime("%Y-%m-%dT%H:%M:%S.000Z")
        notice = _event(subscription, {**told, "at": at})
        if subscription.protocol == "lambda":
            by = Caller("sns", subscription.topic.arn)
            over = Handover(subscription.endpoint, by=by, letters=redriven(subscription))
            self.sending.to_function(over, json.dumps(notice))
            return
        mail = _mail(subscription, told, notice["Records"][0]["Sns"])
        mail["Date"] = format_datetime(self.clock.now())
        self.doors.mail(subscription.endpoint, mail.as_bytes())


def _subscribed(asked: Asked) -> Response:
    """Moto subscribes first, and looks at the attributes then: of what it refuses nothing is left."""
    _check(asked)
    before = _same_ones(asked)
    answer = forwarded(asked.request, Store())
    if answer.status_code >= 400:
        for arn in _same_ones(asked).keys() - before.keys():
            _kept(asked).subscriptions.pop(arn)
    return answer


def _check(asked: Asked) -> None:
    protocol = asked.input["Protocol"]
    if protocol == "firehose":
        said = "Invalid parameter: the embedded AWS has no subscriptions of Protocol firehose"
        raise Refusal("InvalidParameter", said)
    if protocol not in _PROTOCOLS:
        said = f"Amazon SNS does not support this protocol string: {protocol}"
        raise Refusal("InvalidParameter", f"Invalid parameter: {said}")
    endpoint = asked.input.get("Endpoint")
    if not endpoint:
        raise _invalid("Endpoint Reason: no value for required parameter")
    if protocol.startswith("email") and not _ADDRESS.fullmatch(endpoint):
        raise _invalid("Email address")
    if asked.input["TopicArn"].endswith(".fifo") and protocol != "sqs":
        raise _invalid(f"Protocol Reason: FIFO topics tell queues, and no subscriber by {protocol}")
    check_attributes(asked.input.get("Attributes") or {})
    for known in _same_ones(asked).values():
        check_same(asked.input.get("Attributes") or {}, known.attributes, "Subscription")


def _same_ones(asked: Asked) -> Mapping[str, Any]:
    """The subscriptions of that endpoint to that topic, by ARN: one, if any."""
    given = asked.input
    wanted = (given["TopicArn"], given["Protocol"], given.get("Endpoint"))
    return {
        arn: one
        for arn, one in list(_kept(asked).subscriptions.items())
        if (one.topic.arn, one.protocol, one.endpoint) == wanted
    }


def _unconfirmable(_: Asked) -> None:
    """Nobody is given a token: whoever subscribes is confirmed at once."""
    raise _invalid("Token")


def _check_left(asked: Asked) -> None:
    """Raises: Refusal: it is no subscription's ARN; one that is gone is left already."""
    arn = asked.input["SubscriptionArn"]
    if not _SUBSCRIPTION.fullmatch(arn):
        parts = len(arn.split(":"))
        raise _invalid(f"SubscriptionArn Reason: An ARN must have at least 6 elements, not {parts}"
                       if parts < 6 else "SubscriptionId")  # fmt: skip


def _kept(asked: Asked) -> Any:
    from moto.sns.models import sns_backends

    return sns_backends[ACCOUNT][asked.region]


def _invalid(what: str) -> Refusal:
    return Refusal("InvalidParameter", f"Invalid parameter: {what}")


def _mail(subscription: Any, told: Mapping[str, Any], notice: Mapping[str, Any]) -> EmailMessage:
    """As SNS writes it: the message and a footer, or the notification as JSON."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "AWS Notifications <no-reply@sns.amazonaws.com>"
    mail["To"] = subscription.endpoint
    mail["Subject"] = told.get("subject") or "AWS Notification Message"
    mail["Message-ID"] = f"<{told['message_id']}@sns.amazonaws.com>"
    as_json = subscription.protocol == "email-json"
    leave = (
        f"https://sns.{subscription.arn.split(':')[3]}.amazonaws.com/unsubscribe.html"
        f"?SubscriptionArn={subscription.arn}&Endpoint={subscription.endpoint}"
    )
    mail.set_content(json.dumps(notice) if as_json else f"{told['message']}{_FOOTER.format(leave)}")
    return mail


def _event(subscription: Any, message: Mapping[str, Any]) -> Mapping[str, Any]:
    """A notification as a function gets it; `message`: what moto knows of it."""
    attributes = message.get("message_attributes") or {}
    notice = {
        "Type": "Notification",
        "MessageId": message["message_id"],
        "TopicArn": subscription.topic.arn,
        "Subject": message.get("subject"),
        "Message": message["message"],
        "Timestamp": message["at"],
        "SignatureVersion": "1",
        "Signature": "embedded",
        "SigningCertUrl": "",
        "UnsubscribeUrl": "",
        "MessageAttributes": {
            name: {"Type": value["Type"], "Value": value["Value"]}
            for name, value in attributes.items()
        },
    }
    source = {"EventSource": "aws:sns", "EventVersion": "1.0"}
    return {"Records": [{**source, "EventSubscriptionArn": subscription.arn, "Sns": notice}]}
