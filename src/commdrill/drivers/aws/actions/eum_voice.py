"""The `eum-voice` action."""

from typing import Any, ClassVar

from pydantic import Field

from commdrill.drivers.aws.actions.eum_message import SERVICE, EumMessage
from commdrill.drivers.aws.driver import Permission, allow
from commdrill.drivers.aws.session import Answer, Aws


class EumVoice(EumMessage):
    """Calls by AWS End User Messaging, and has the words spoken."""

    carried_out_by: ClassVar[tuple[str, str]] = (SERVICE, "SendVoiceMessage")
    permissions: ClassVar[tuple[Permission, ...]] = (
        allow("sms-voice:SendVoiceMessage", on="sms-voice:sender"),
    )

    from_: str = Field(
        alias="from", min_length=1, description="number or pool the call comes from",
        examples=["+14255550100"],
    )  # fmt: skip
    voice: str = Field("MATTHEW", min_length=1, description="Amazon Polly's voice")

    def send(self, aws: Aws, number: str, context: dict[str, str], **more: Any) -> Answer:
        return aws.ask(
            SERVICE,
            "SendVoiceMessage",
            **self.common(number, context),
            MessageBodyTextType="TEXT",
            VoiceId=self.voice,
            **more,
        )
