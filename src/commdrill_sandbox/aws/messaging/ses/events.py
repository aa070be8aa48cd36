"""What SES tells of a mail on its way, as its event publishing writes it."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.messaging.ses.account import Account, EventDestination, IdentitySettings
from commdrill_sandbox.aws.messaging.topics import Topics

SUBJECT = "Amazon SES Email Event Notification"
_TYPES = {
    "Send": "SEND", "Reject": "REJECT", "Bounce": "BOUNCE", "Complaint": "COMPLAINT",
    "Delivery": "DELIVERY", "Rendering Failure": "RENDERING_FAILURE",
    "DeliveryDelay": "DELIVERY_DELAY",
}  # fmt: skip
_BY_BUS = {
    "Send": "Email Sent", "Reject": "Email Rejected", "Bounce": "Email Bounced",
    "Complaint": "Email Complaint Received", "Delivery": "Email Delivered",
    "Rendering Failure": "Email Rendering Failed", "DeliveryDelay": "Email Delivery Delayed",
}  # fmt: skip


@dataclass(frozen=True)
class Dispatch:
    """A mail that was accepted."""

    id: str
    region: str
    source: str
    recipients: tuple[str, ...]
    configuration_set: str | None
    tags: Mapping[str, Sequence[str]]
    at: datetime
    mail: EmailMessage | None = None
    also: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Events:
    """Tells a mail's configuration set of its fate."""

    account: Account
    clock: Clock
    topics: Topics

    def tell(self, dispatch: Dispatch, kind: str, details: Mapping[str, Any]) -> None:
        """`kind` as in `eventType`: Send, Delivery, Bounce, Rendering Failure."""
        held = self.account.of(dispatch.region)
        self._notify(held.of_sender(dispatch.source), dispatch, kind, details)
        if dispatch.configuration_set is None:
            return
        with held.lock:
            found = held.sets.get(dispatch.configuration_set)
        for destination in found.destinations.values() if found else ():
            if destination.enabled and _TYPES[kind] in destination.types:
                self._send(destination, self._event(dispatch, kind, details))

    def _notify(
        self, settings: IdentitySettings, dispatch: Dispatch, kind: str, details: Mapping[str, Any]
    ) -> None:
        """The topic that an identity has for its bounces, complaints or deliveries."""
        if topic := settings.topics.get(kind):
            said = {name: value for name, value in _mail(dispatch).items() if name != "tags"}
            if kind not in settings.with_headers:
                said = {name: value for name, value in said.items() if "eaders" not in name}
            self.topics.publish(
                topic, {"notificationType": kind, kind.lower(): details, "mail": said}
            )

    def now(self) -> str:
        return instant(self.clock.now())

    def _send(self, destination: EventDestination, event: Mapping[str, Any]) -> None:
        """Those that are not reached are refused as they are made."""
        topic = (destination.told.get("SnsDestination") or {}).get("TopicArn")
        if topic:
            self.topics.publish(topic, event, SUBJECT)
        if bus := (destination.told.get("EventBridgeDestination") or {}).get("EventBusArn"):
            self.topics.put(bus, _BY_BUS[event["eventType"]], event)

    def _event(
        self, dispatch: Dispatch, kind: str, details: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        member = "failure" if kind == "Rendering Failure" else kind[0].lower() + kind[1:]
        return {"eventType": kind, "mail": _mail(dispatch), member: details}


def bounce(recipients: Sequence[str], kind: str, at: str) -> Mapping[str, Any]:
    """The details of a Bounce event: all recipients that bounced, in one."""
    listed = [
        {"emailAddress": address, "action": "failed", "status": "5.1.1",
         "diagnosticCode": "smtp; 550 5.1.1 user unknown"}
        for address in recipients
    ]  # fmt: skip
    return {
        "bounceType": "Permanent",
        "bounceSubType": kind,
        "bouncedRecipients": listed,
        "timestamp": at,
        "feedbackId": str(uuid.uuid4()),
        "reportingMTA": "dsn; a1-1.smtp-out.amazonses.com",
    }


def complaint(recipients: Sequence[str], at: str) -> Mapping[str, Any]:
    """The details of a Complaint event."""
    return {
        "complainedRecipients": [{"emailAddress": address} for address in recipients],
        "timestamp": at,
        "feedbackId": str(uuid.uuid4()),
        "complaintFeedbackType": "abuse",
    }


def delivery(recipients: Sequence[str], at: str) -> Mapping[str, Any]:
    """The details of a Delivery event."""
    return {
        "timestamp": at,
        "processingTimeMillis": 1,
        "recipients": list(recipients),
        "smtpResponse": "250 2.0.0 Ok",
        "reportingMTA": "a1-1.smtp-out.amazonses.com",
    }


def _mail(dispatch: Dispatch) -> Mapping[str, Any]:
    told = {
        "timestamp": instant(dispatch.at),
        "source": dispatch.source,
        "sourceArn": f"arn:aws:ses:{dispatch.region}:{ACCOUNT}:identity/{dispatch.source}",
        "sendingAccountId": ACCOUNT,
        "messageId": dispatch.id,
        "destination": list(dispatch.recipients),
        "headersTruncated": False,
        "tags": {
            "ses:operation": ["SendEmail"],
            "ses:configuration-set": [dispatch.configuration_set],
            "ses:from-domain": [dispatch.source.rpartition("@")[2]],
            **{name: list(values) for name, values in dispatch.tags.items()},
        },
    }
    return told if dispatch.mail is None else {**told, **headers_told(dispatch.id, dispatch.mail)}


def headers_told(message_id: str, mail: EmailMessage) -> Mapping[str, Any]:
    """A mail's headers, all and the common ones."""
    return {
        "headers": [{"name": name, "value": str(value)} for name, value in mail.items()],
        "commonHeaders": {
            "from": [str(mail.get("From", ""))],
            "to": [str(mail.get("To", ""))],
            "messageId": message_id,
            "subject": str(mail.get("Subject", "")),
        },
    }


def instant(at: datetime) -> str:
    """As SES writes it."""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
