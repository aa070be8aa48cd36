"""Templates' control plane, and a look at what one would become."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.messaging.ses.account import Account, Template, bad_request, exists
from commdrill_sandbox.aws.messaging.ses.composing import Body, compose
from commdrill_sandbox.aws.messaging.ses.handlebars.nodes import Unrenderable
from commdrill_sandbox.aws.messaging.ses.handlebars.parsing import parse
from commdrill_sandbox.aws.messaging.ses.handlebars.rendering import render
from commdrill_sandbox.aws.messaging.ses.tagged import forget_tags, keep_tags
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output


@dataclass(frozen=True)
class Templates:
    """Made, told, changed, removed, rendered."""

    account: Account
    clock: Clock

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "CreateEmailTemplate": self.create,
            "GetEmailTemplate": self.get,
            "ListEmailTemplates": self.list,
            "UpdateEmailTemplate": self.update,
            "DeleteEmailTemplate": self.delete,
            "TestRenderEmailTemplate": self.test,
        }

    def create(self, asked: Asked) -> Output:
        held, name = self.account.of(asked.region), asked.input["TemplateName"]
        with held.lock:
            if name in held.templates:
                raise exists(f"Template {name} already exists.")
            held.templates[name] = self._template(name, asked.input["TemplateContent"])
        keep_tags(asked, f"template/{name}", asked.input.get("Tags") or ())
        return {}

    def get(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            template = held.template(asked.input["TemplateName"])
        content = {"Subject": template.subject, "Text": template.text, "Html": template.html}
        return {"TemplateName": template.name, "TemplateContent": content}

    def list(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            known = list(held.templates.values())
        told = [{"TemplateName": t.name, "CreatedTimestamp": t.created} for t in known]
        return {"TemplatesMetadata": told}

    def update(self, asked: Asked) -> Output:
        held, name = self.account.of(asked.region), asked.input["TemplateName"]
        with held.lock:
            held.template(name)
            held.templates[name] = self._template(name, asked.input["TemplateContent"])
        return {}

    def delete(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            name = held.template(asked.input["TemplateName"]).name
            del held.templates[name]
        forget_tags(asked, f"template/{name}")
        return {}

    def test(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            template = held.template(asked.input["TemplateName"])
        try:
            body = fill(template, asked.input["TemplateData"])
        except Unrenderable as missing:
            raise bad_request(str(missing)) from missing
        return {"RenderedTemplate": compose(body, {}, "").as_string()}

    def _template(self, name: str, content: Mapping[str, Any]) -> Template:
        if not content.get("Text") and not content.get("Html"):
            raise bad_request("The template content has neither a text nor an HTML part.")
        for part in ("Subject", "Text", "Html"):
            try:
                parse(content.get(part) or "")
            except Unrenderable as problem:
                raise bad_request(f"The template's {part} cannot be read: {problem}") from problem
        return Template(
            name,
            content.get("Subject") or "",
            content.get("Text"),
            content.get("Html"),
            self.clock.now(),
        )


def fill(template: Template, data: str) -> Body:
    """Subject, text and HTML with `data` (JSON) filled in.

    Raises:
        Unrenderable: something is missing.
    """
    return Body(
        render(template.subject, data),
        None if template.text is None else render(template.text, data),
        None if template.html is None else render(template.html, data),
    )
