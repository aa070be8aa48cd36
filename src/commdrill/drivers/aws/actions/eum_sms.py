"""The `eum-sms` action."""

from typing import Any, ClassVar

from pydantic import Field

from commdrill.drivers.aws.actions.eum_message import SERVICE, EumMessage
from commdrill.drivers.aws.driver import Permission, allow
from commdrill.drivers.aws.session import Answer, Aws


class EumSms(EumMessage):
    """Sends an SMS by AWS End User Messaging, where Pinpoint's SMS has gone.

    The simulator's numbers (+14254147755 succeeds, +14254147167 fails) reach no carrier.
    """

    carried_out_by: ClassVar[tuple[str, str]] = (SERVICE, "SendTextMessage")
    permissions: ClassVar[tuple[Permission, ...]] = (
        allow("sms-voice:SendTextMessage", on="sms-voice:sender"),
    )

    type: str = Field(
        "TRANSACTIONAL", pattern="^(TRANSACTIONAL|PROMOTIONAL)$", description="kind of message"
    )

    def send(self, aws: Aws, number: str, context: dict[str, str], **more: Any) -> Answer:
        return aws.ask(
            SERVICE,
            "SendTextMessage",
            **self.common(number, context),
            MessageType=self.type,
            **more,
        )
