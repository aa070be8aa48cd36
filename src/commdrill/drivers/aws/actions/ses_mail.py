"""What the two actions that send mail by SES have in common."""

from typing import Annotated

from pydantic import AfterValidator, Field

from commdrill.drivers.aws.driver import AwsAction, Resource
from commdrill.drivers.aws.preflight.simulator import plain_address
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.aws.trouble import AwsRefused, Trouble
from commdrill.drivers.protocol import RunContext
from commdrill.errors import DriverError


def _address(text: str) -> str:
    if "@" not in text.strip("@"):
        raise ValueError(f"{text!r} is no e-mail address")
    return text


MailAddress = Annotated[str, AfterValidator(_address)]


class SesMail(AwsAction):
    """Mail by Amazon SES (API version 2)."""

    from_: MailAddress = Field(
        alias="from", description="the sender, of a verified identity",
        examples=["status@dev.anycompany.example"],
    )  # fmt: skip
    configuration_set: str | None = Field(
        None, min_length=1, description="its events tell what became of each mail"
    )
    tags: dict[str, str] = Field(
        {}, description="message tags; `commdrill-run` is added, so that events name the run"
    )

    def resources(self) -> tuple[Resource, ...]:
        sets = (self.configuration_set,) if self.configuration_set else ()
        address = plain_address(self.from_)
        return (
            Resource("ses:identity", address.rpartition("@")[2], or_else=address),
            *(Resource("ses:configuration-set", name) for name in sets),
        )

    def require_sender(self, aws: Aws) -> None:
        """The sender's address or its domain is verified here.

        Raises:
            DriverError: neither is.
        """
        address = plain_address(self.from_)
        for identity in (address, address.rpartition("@")[2]):
            try:
                answer = aws.ask("sesv2", "GetEmailIdentity", EmailIdentity=identity)
            except AwsRefused as refused:
                if refused.trouble is not Trouble.UNKNOWN:
                    raise
                continue
            if answer.get("VerifiedForSendingStatus", False):
                return
        where = aws.region_of("sesv2")
        raise DriverError(
            f"SES may not send from {address!r} here: neither it nor its domain is a verified "
            f"identity in {where}; verify one, or send from another"
        )

    def require_template(self, aws: Aws, name: str) -> None:
        aws.ask("sesv2", "GetEmailTemplate", TemplateName=name)

    def extras(self, run: RunContext) -> dict[str, object]:
        """The configuration set and tags of a send."""
        tags = {**self.tags, "commdrill-run": run.run}
        sets = {"ConfigurationSetName": self.configuration_set} if self.configuration_set else {}
        return {**sets, "tags": [{"Name": name, "Value": value} for name, value in tags.items()]}
