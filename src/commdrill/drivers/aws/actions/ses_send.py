"""The `ses-send` action."""

import json
from typing import Any, ClassVar, Self

from pydantic import Field, JsonValue, model_validator

from commdrill.drivers.aws.actions.ses_mail import MailAddress, SesMail
from commdrill.drivers.aws.driver import Permission, Resource, allow
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.protocol import RunContext


class SesSend(SesMail):
    """Sends one mail by Amazon SES: words of its own, or a template and its data.

    A variable that a template's data lacks is no error of the call: SES tells it as a rendering
    failure later, and nobody gets the mail.
    """

    carried_out_by: ClassVar[tuple[str, str]] = ("sesv2", "SendEmail")
    permissions: ClassVar[tuple[Permission, ...]] = (
        allow("ses:SendEmail", "ses:GetEmailIdentity", on="ses:identity"),
        allow("ses:SendEmail", on="ses:configuration-set"),
        allow("ses:SendEmail", "ses:GetEmailTemplate", on="ses:template"),
    )

    to: tuple[MailAddress, ...] = Field(
        min_length=1, description="the recipients", examples=[["ana@drill.anycompany.example"]]
    )
    subject: str | None = Field(None, description="the subject, without a template")
    text: str | None = Field(None, description="the words as plain text")
    html: str | None = Field(None, description="the words as HTML")
    template: str | None = Field(None, min_length=1, description="name of an SES template")
    data: dict[str, JsonValue] = Field({}, description="what fills the template")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        own = self.text is not None or self.html is not None
        if own == (self.template is not None):
            raise ValueError("write text or html, or else a template")
        if own and self.subject is None:
            raise ValueError("`subject` is missing")
        return self

    def recipients(self) -> tuple[str, ...]:
        return self.to

    def resources(self) -> tuple[Resource, ...]:
        templates = (self.template,) if self.template else ()
        return (*super().resources(), *(Resource("ses:template", name) for name in templates))

    def look_up(self, aws: Aws) -> None:
        self.require_sender(aws)
        if self.template:
            self.require_template(aws, self.template)

    def carry_out(self, aws: Aws, run: RunContext) -> str:
        extras = self.extras(run)
        tags = extras.pop("tags")
        answer = aws.ask(
            "sesv2",
            "SendEmail",
            FromEmailAddress=self.from_,
            Destination={"ToAddresses": list(self.to)},
            Content=self._content(),
            EmailTags=tags,
            **extras,
        )
        return f"SES accepted mail {answer.get('MessageId')} to {', '.join(self.to)}"

    def _content(self) -> dict[str, Any]:
        if self.template:
            data = json.dumps(self.data, ensure_ascii=False)
            return {"Template": {"TemplateName": self.template, "TemplateData": data}}
        bodies = {"Text": self.text, "Html": self.html}
        body = {k: {"Data": words, "Charset": "UTF-8"} for k, words in bodies.items() if words}
        return {"Simple": {"Subject": {"Data": self.subject, "Charset": "UTF-8"}, "Body": body}}
