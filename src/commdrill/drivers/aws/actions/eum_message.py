"""What the actions of AWS End User Messaging (SMS and voice) have in common."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from commdrill.drivers.aws.driver import AwsAction, Resource
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.protocol import RunContext

SERVICE = "pinpoint-sms-voice-v2"
_LONGEST_CONTEXT = 800  # characters of one value


def _number(text: str) -> str:
    if not (text.startswith("+") and text[1:].isdigit() and 6 <= len(text[1:]) <= 15):
        raise ValueError(f'{text!r} is no telephone number: write e.g. "+14255550101"')
    return text


TelephoneNumber = Annotated[str, AfterValidator(_number)]


class EumMessage(AwsAction):
    """Something sent by AWS End User Messaging, to one number after the other."""

    to: tuple[TelephoneNumber, ...] = Field(
        min_length=1, description="the numbers", examples=[["+14255550101"]]
    )
    from_: str | None = Field(
        None, alias="from", min_length=1,
        description="number, sender id or pool it comes from; AWS chooses unless set",
    )  # fmt: skip
    message: str = Field(
        min_length=1, description="the words", examples=["Checkout is unavailable"]
    )
    configuration_set: str | None = Field(
        None, min_length=1, description="its events tell what became of it, see `eum-events`"
    )

    def recipients(self) -> tuple[str, ...]:
        return self.to

    def resources(self) -> tuple[Resource, ...]:
        named = (self.configuration_set,) if self.configuration_set else ()
        return (
            *(Resource("sms-voice:configuration-set", name) for name in named),
            Resource("sms-voice:sender", self.from_ or "*"),
            *self._named_sender(),
        )

    def _named_sender(self) -> Iterator[Resource]:
        """A sender by its id, which has tags; a number alone does not tell which it is."""
        for kind in ("phone", "pool"):
            if self.from_ and self.from_.startswith(f"{kind}-"):
                yield Resource(f"sms-voice:{kind}", self.from_)

    def look_up(self, aws: Aws) -> None:
        """A dry run: AWS checks all of it and sends nothing."""
        self.send(aws, self.to[0], {"commdrill-run": "preflight"}, DryRun=True)

    def carry_out(self, aws: Aws, run: RunContext) -> str:
        """The words go along as context: events name the message and not what it says."""
        context = {"commdrill-run": run.run}
        if len(self.message) <= _LONGEST_CONTEXT:
            context["text"] = self.message
        ids = [str(self.send(aws, number, context).get("MessageId")) for number in self.to]
        return f"End User Messaging accepted {', '.join(ids)} to {', '.join(self.to)}"

    def send(self, aws: Aws, number: str, context: dict[str, str], **more: Any) -> dict[str, Any]:
        raise NotImplementedError

    def common(self, number: str, context: dict[str, str]) -> dict[str, Any]:
        """The parameters that text and voice share."""
        optional = {
            "OriginationIdentity": self.from_,
            "ConfigurationSetName": self.configuration_set,
        }
        return {
            "DestinationPhoneNumber": number,
            "MessageBody": self.message,
            "Context": context,
            **{name: value for name, value in optional.items() if value is not None},
        }
