"""What End User Messaging tells of a message on its way."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.messaging.eum.account import Account, EventDestination
from commdrill_sandbox.aws.messaging.eum.segments import encoding_of, parts
from commdrill_sandbox.aws.messaging.eum.simulator import country_of
from commdrill_sandbox.aws.messaging.topics import Topics

_WORDS: Mapping[str, str] = {
    "QUEUED": "Message has been queued",
    "SUCCESSFUL": "Message has been accepted by phone carrier",
    "DELIVERED": "Message has been accepted by phone",
    "BLOCKED": "Message has been blocked",
    "TTL_EXPIRED": "Message was not delivered within its time to live",
    "FILE_INACCESSIBLE": "Media file could not be read",
    "INITIATED": "Call has been initiated",
    "RINGING": "Phone is ringing",
    "ANSWERED": "Call has been answered",
    "COMPLETED": "Call has been completed",
    "FAILED": "Call has failed",
}
_PRICE = 0.00581  # dollars a part
_LAST = frozenset(
    {"DELIVERED", "BLOCKED", "TTL_EXPIRED", "FILE_INACCESSIBLE", "COMPLETED", "FAILED"}
)


@dataclass(frozen=True)
class Message:
    """A message that was accepted. `channel`: TEXT, VOICE or MEDIA; `origin` as events tell it."""

    channel: str
    region: str
    to: str
    origin: str
    words: str
    at: datetime
    type: str = "TRANSACTIONAL"
    configuration_set: str | None = None
    context: Mapping[str, str] = field(default_factory=dict)
    ttl: float | None = None
    media: tuple[str, ...] = ()
    id: str = field(default_factory=lambda: str(uuid.uuid4()))


@dataclass(frozen=True)
class Events:
    """Tells a message's configuration set of its fate."""

    account: Account
    clock: Clock
    topics: Topics

    def tell(self, message: Message, status: str) -> None:
        """`status` as in the event's type, without the channel: `DELIVERED`, `RINGING`."""
        if message.configuration_set is None:
            return
        held = self.account.of(message.region)
        with held.lock:
            destinations = list(held.sets.get(message.configuration_set, {}).values())
        kind = f"{message.channel}_{status}"
        for destination in destinations:
            if destination.enabled and _wants(destination, message.channel, kind):
                self._send(destination, self._event(message, kind, status))

    def _send(self, destination: EventDestination, event: Mapping[str, Any]) -> None:
        """Named deviation: what goes to Firehose is kept nowhere."""
        match destination.target:
            case {"SnsDestination": {"TopicArn": topic}}:
                self.topics.publish(topic, event)
            case {"CloudWatchLogsDestination": {"LogGroupArn": group}}:
                self.topics.log(group, f"{event['messageId']}/{uuid.uuid4().hex}", event)

    def _event(self, message: Message, kind: str, status: str) -> Mapping[str, Any]:
        told = {
            "eventType": kind,
            "eventVersion": "1.0",
            "eventTimestamp": int(self.clock.now().timestamp() * 1000),
            "isFinal": status in _LAST,
            "originationPhoneNumber": message.origin,
            "destinationPhoneNumber": message.to,
            "isoCountryCode": country_of(message.to),
            "messageId": message.id,
            "messageRequestTimestamp": int(message.at.timestamp() * 1000),
            "messageType": message.type,
            "messageStatus": status,
            "messageStatusDescription": _WORDS[status],
            "context": dict(message.context),
        }
        return told if message.channel == "VOICE" else {**told, **_cost(message)}


def _cost(message: Message) -> Mapping[str, Any]:
    return {
        "messageEncoding": str(encoding_of(message.words)),
        "totalMessageParts": parts(message.words),
        "totalMessagePrice": round(_PRICE * parts(message.words), 5),
        "totalCarrierFee": 0.0,
    }


def _wants(destination: EventDestination, channel: str, kind: str) -> bool:
    return not {"ALL", f"{channel}_ALL", kind}.isdisjoint(destination.types)
