"""The `ses-bulk` action."""

import json
from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from commdrill.drivers.aws.actions.ses_mail import MailAddress, SesMail
from commdrill.drivers.aws.driver import Permission, Resource, allow
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.protocol import RunContext
from commdrill.errors import DriverError

_MOST = 50  # destinations of one call


class Destination(BaseModel):
    """One recipient and what is theirs alone."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    to: MailAddress = Field(description="the address")
    data: dict[str, JsonValue] = Field({}, description="what fills the template for them")


class SesBulk(SesMail):
    """Sends one template to many by Amazon SES, each filled for its recipient.

    That is what stands in the place of a campaign to a segment, whose service has ended.
    """

    carried_out_by: ClassVar[tuple[str, str]] = ("sesv2", "SendBulkEmail")
    permissions: ClassVar[tuple[Permission, ...]] = (
        allow("ses:SendBulkEmail", "ses:SendEmail", "ses:GetEmailIdentity", on="ses:identity"),
        allow("ses:SendBulkEmail", "ses:SendEmail", on="ses:configuration-set"),
        allow("ses:SendBulkEmail", "ses:SendEmail", "ses:GetEmailTemplate", on="ses:template"),
    )

    template: str = Field(
        min_length=1, description="name of the SES template", examples=["outage-email"]
    )
    data: dict[str, JsonValue] = Field({}, description="what fills it where a recipient's lacks")
    destinations: tuple[Destination, ...] = Field(
        min_length=1,
        description="`{to, data}` of each recipient",
        examples=[[{"to": "ana@drill.anycompany.example"}]],
    )

    def recipients(self) -> tuple[str, ...]:
        return tuple(one.to for one in self.destinations)

    def resources(self) -> tuple[Resource, ...]:
        return (*super().resources(), Resource("ses:template", self.template))

    def look_up(self, aws: Aws) -> None:
        self.require_sender(aws)
        self.require_template(aws, self.template)

    def carry_out(self, aws: Aws, run: RunContext) -> str:
        results = [result for batch in self._batches() for result in self._send(aws, run, batch)]
        if refused := [one for one in results if one.get("Status") != "SUCCESS"]:
            first = f"{refused[0].get('Status')}: {refused[0].get('Error', 'no reason given')}"
            problem = f"SES refused {len(refused)} of {len(results)} mails, the first with {first}"
            raise DriverError(problem)
        return f"SES accepted {len(results)} mails of template {self.template!r}"

    def _batches(self) -> Iterator[tuple[Destination, ...]]:
        for start in range(0, len(self.destinations), _MOST):
            yield self.destinations[start : start + _MOST]

    def _send(
        self, aws: Aws, run: RunContext, batch: tuple[Destination, ...]
    ) -> list[dict[str, Any]]:
        extras = self.extras(run)
        tags = extras.pop("tags")
        template = {"TemplateName": self.template, "TemplateData": json.dumps(self.data)}
        answer = aws.ask(
            "sesv2",
            "SendBulkEmail",
            FromEmailAddress=self.from_,
            DefaultContent={"Template": template},
            DefaultEmailTags=tags,
            BulkEmailEntries=[_entry(one) for one in batch],
            **extras,
        )
        results: list[dict[str, Any]] = answer["BulkEmailEntryResults"]
        return results


def _entry(one: Destination) -> dict[str, Any]:
    filled = {"ReplacementTemplateData": json.dumps(one.data, ensure_ascii=False)}
    return {
        "Destination": {"ToAddresses": [one.to]},
        "ReplacementEmailContent": {"ReplacementTemplate": filled},
    }
