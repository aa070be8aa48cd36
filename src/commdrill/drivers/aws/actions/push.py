"""The `push` action."""

from typing import Any, ClassVar

from pydantic import Field

from commdrill.drivers.aws.driver import AwsAction, Permission, Resource, allow
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.protocol import RunContext
from commdrill.errors import DriverError

_ACCEPTED = "SUCCESSFUL"


class Push(AwsAction):
    """Sends a push notification by AWS End User Messaging Push.

    Its API is still the `pinpoint` client's SendMessages, to device tokens; Pinpoint's endpoints,
    segments, campaigns and journeys have ended.
    """

    carried_out_by: ClassVar[tuple[str, str]] = ("pinpoint", "SendMessages")
    permissions: ClassVar[tuple[Permission, ...]] = (
        allow("mobiletargeting:SendMessages", "mobiletargeting:GetApp", on="mobiletargeting:app"),
    )

    application: str = Field(
        min_length=1, description="the application's id", examples=["a1b2c3d4"]
    )
    to: tuple[str, ...] = Field(
        min_length=1, description="device tokens", examples=[["drill-device-ana"]]
    )
    channel: str = Field(
        "GCM",
        pattern="^(GCM|APNS|APNS_SANDBOX|APNS_VOIP|APNS_VOIP_SANDBOX|ADM|BAIDU)$",
        description="the push service the tokens are of",
    )
    title: str | None = Field(None, description="the title")
    message: str = Field(min_length=1, description="the words", examples=["Checkout is back"])

    def recipients(self) -> tuple[str, ...]:
        return self.to

    def resources(self) -> tuple[Resource, ...]:
        return (Resource("mobiletargeting:app", self.application),)

    def look_up(self, aws: Aws) -> None:
        aws.ask("pinpoint", "GetApp", ApplicationId=self.application)

    def carry_out(self, aws: Aws, run: RunContext) -> str:
        answer = aws.ask(
            "pinpoint",
            "SendMessages",
            ApplicationId=self.application,
            MessageRequest={
                "Addresses": {token: {"ChannelType": self.channel} for token in self.to},
                "MessageConfiguration": {"DefaultPushNotificationMessage": self._words()},
                "TraceId": run.run,
            },
        )
        results: dict[str, Any] = answer["MessageResponse"]["Result"]
        refused = {k: one for k, one in results.items() if one["DeliveryStatus"] != _ACCEPTED}
        for token, one in refused.items():
            why = f"{one['DeliveryStatus']} ({one.get('StatusMessage', 'no reason given')})"
            text = f"{len(refused)} of {len(results)} pushes were refused"
            raise DriverError(f"{text}, the one to {token!r}: {why}")
        return f"End User Messaging accepted {len(results)} pushes"

    def _words(self) -> dict[str, str]:
        title = {"Title": self.title} if self.title else {}
        return {"Action": "OPEN_APP", "Body": self.message, **title}
