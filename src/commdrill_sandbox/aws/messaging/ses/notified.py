"""Topics that hear of an identity's bounces, complaints and deliveries, by SES's first API."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from commdrill_sandbox.aws.messaging.ses.account import Account, IdentitySettings
from commdrill_sandbox.aws.wire.answering import Output
from commdrill_sandbox.aws.wire.service import Asked, Operation

_KINDS = ("Bounce", "Complaint", "Delivery")


@dataclass(frozen=True)
class Notified:
    """Moto would hear of them alone what it sends itself."""

    account: Account

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "SetIdentityNotificationTopic": self.choose_topic,
            "SetIdentityFeedbackForwardingEnabled": self.forward,
            "SetIdentityHeadersInNotificationsEnabled": self.add_headers,
            "GetIdentityNotificationAttributes": self.told,
        }

    def choose_topic(self, asked: Asked) -> Output:
        before, kind = self._settings(asked), asked.input["NotificationType"]
        topics = {name: topic for name, topic in before.topics.items() if name != kind}
        if topic := asked.input.get("SnsTopic"):
            topics[kind] = topic
        return self._keep(asked, replace(before, topics=topics))

    def forward(self, asked: Asked) -> Output:
        forwards = bool(asked.input["ForwardingEnabled"])
        return self._keep(asked, replace(self._settings(asked), forwards=forwards))

    def add_headers(self, asked: Asked) -> Output:
        before, kind = self._settings(asked), {asked.input["NotificationType"]}
        wanted = (
            before.with_headers | kind if asked.input["Enabled"] else before.with_headers - kind
        )
        return self._keep(asked, replace(before, with_headers=wanted))

    def told(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        names = asked.input["Identities"]
        return {"NotificationAttributes": {name: _told(held.settings(name)) for name in names}}

    def _settings(self, asked: Asked) -> IdentitySettings:
        return self.account.of(asked.region).settings(asked.input["Identity"])

    def _keep(self, asked: Asked, settings: IdentitySettings) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            held.identities[asked.input["Identity"].lower()] = settings
        return {}


def _told(settings: IdentitySettings) -> Mapping[str, Any]:
    return {
        **{f"{kind}Topic": topic for kind, topic in settings.topics.items()},
        "ForwardingEnabled": settings.forwards,
        **{
            f"HeadersIn{kind}NotificationsEnabled": kind in settings.with_headers for kind in _KINDS
        },
    }
