"""Topics that hear of an identity's bounces, complaints and deliveries, by SES's first API."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from commdrill_sandbox.aws.messaging.ses.account import Account, IdentitySettings
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output

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
        kind, topic = asked.input["NotificationType"], asked.input.get("SnsTopic")

        def changed(before: IdentitySettings) -> IdentitySettings:
            topics = {name: arn for name, arn in before.topics.items() if name != kind}
            return replace(before, topics={**topics, kind: topic} if topic else topics)

        return self._change(asked, changed)

    def forward(self, asked: Asked) -> Output:
        forwards = bool(asked.input["ForwardingEnabled"])
        return self._change(asked, lambda before: replace(before, forwards=forwards))

    def add_headers(self, asked: Asked) -> Output:
        kind, wanted = {asked.input["NotificationType"]}, bool(asked.input["Enabled"])

        def changed(before: IdentitySettings) -> IdentitySettings:
            others = before.with_headers - kind
            return replace(before, with_headers=others | kind if wanted else others)

        return self._change(asked, changed)

    def told(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        names = asked.input["Identities"]
        return {"NotificationAttributes": {name: _told(held.settings(name)) for name in names}}

    def _change(
        self, asked: Asked, changed: Callable[[IdentitySettings], IdentitySettings]
    ) -> Output:
        self.account.of(asked.region).change(asked.input["Identity"], changed)
        return {}


def _told(settings: IdentitySettings) -> Mapping[str, Any]:
    return {
        **{f"{kind}Topic": topic for kind, topic in settings.topics.items()},
        "ForwardingEnabled": settings.forwards,
        **{
            f"HeadersIn{kind}NotificationsEnabled": kind in settings.with_headers for kind in _KINDS
        },
    }
