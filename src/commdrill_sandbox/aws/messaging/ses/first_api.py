"""SES's first API: the same templates and the same mails, by other names."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.messaging.ses.sending import Sending
from commdrill_sandbox.aws.messaging.ses.templates import Templates
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_CODES = {
    "AlreadyExistsException": "AlreadyExists",
    "BadRequestException": "InvalidParameterValue",
    "SendingPausedException": "AccountSendingPausedException",
}
Given = Mapping[str, Any]


@dataclass(frozen=True)
class FirstApi:
    """What it sends and what it keeps; all else of it is moto's."""

    sending: Sending
    templates: Templates

    @property
    def operations(self) -> Mapping[str, Operation]:
        operations: Mapping[str, Operation] = {
            "SendEmail": self.send,
            "SendRawEmail": self.send_raw,
            "SendTemplatedEmail": self.send_templated,
            "SendBulkTemplatedEmail": self.send_bulk,
            "CreateTemplate": self.create,
            "UpdateTemplate": self.update,
            "GetTemplate": self.get,
            "ListTemplates": self.list,
            "DeleteTemplate": self.delete,
            "TestRenderTemplate": self.test,
        }
        return {name: _refusing_its_way(do) for name, do in operations.items()}

    def send(self, asked: Asked) -> Output:
        return self._send(asked, {"Simple": asked.input["Message"]})

    def send_raw(self, asked: Asked) -> Output:
        """Who is named in the call gets it; where nobody is, who is named in the mail."""
        to = {"ToAddresses": asked.input.get("Destinations") or ()}
        return self._send(asked, {"Raw": asked.input["RawMessage"]}, Destination=to)

    def send_templated(self, asked: Asked) -> Output:
        return self._send(asked, {"Template": _template(asked.input, "TemplateData")})

    def send_bulk(self, asked: Asked) -> Output:
        given = {
            **_common(asked.input, "DefaultTags"),
            "DefaultContent": {"Template": _template(asked.input, "DefaultTemplateData")},
            "DefaultEmailTags": asked.input.get("DefaultTags") or (),
            "BulkEmailEntries": [_entry(one) for one in asked.input["Destinations"]],
        }
        results = self.sending.send_bulk(replace(asked, input=given))["BulkEmailEntryResults"]
        return {"Status": [{**one, "Status": one["Status"].capitalize()} for one in results]}

    def create(self, asked: Asked) -> Output:
        with _told_as("InvalidTemplate"):
            return self.templates.create(replace(asked, input=_content(asked.input["Template"])))

    def update(self, asked: Asked) -> Output:
        with _told_as("InvalidTemplate"):
            return self.templates.update(replace(asked, input=_content(asked.input["Template"])))

    def get(self, asked: Asked) -> Output:
        told = self.templates.get(asked)
        parts = {f"{part}Part": words for part, words in told["TemplateContent"].items()}
        return {"Template": {"TemplateName": told["TemplateName"], **parts}}

    def list(self, asked: Asked) -> Output:
        known = self.templates.list(asked)["TemplatesMetadata"]
        return {"TemplatesMetadata": [{**one, "Name": one["TemplateName"]} for one in known]}

    def delete(self, asked: Asked) -> Output:
        """One that is not there may be deleted."""
        held = self.templates.account.of(asked.region)
        with held.lock:
            held.templates.pop(asked.input["TemplateName"], None)
        return {}

    def test(self, asked: Asked) -> Output:
        _check_data(asked.input.get("TemplateData") or "{}")
        with _told_as("MissingRenderingAttribute"):
            return self.templates.test(asked)

    def _send(self, asked: Asked, content: Given, **more: Any) -> Output:
        given = {**_common(asked.input, "Tags"), **more, "Content": content}
        return self.sending.send(replace(asked, input=given))


def _check_data(written: str) -> None:
    try:
        json.loads(written)
    except ValueError as wrong:
        said = "Template data is invalid: it is no JSON"
        raise Refusal("InvalidRenderingParameter", said) from wrong


def _common(given: Given, tags: str) -> dict[str, Any]:
    return {
        "FromEmailAddress": given.get("Source"),
        "Destination": given.get("Destination"),
        "ReplyToAddresses": given.get("ReplyToAddresses"),
        "ConfigurationSetName": given.get("ConfigurationSetName"),
        "EmailTags": given.get(tags) or (),
    }


def _template(given: Given, data: str) -> dict[str, Any]:
    return {"TemplateName": given["Template"], "TemplateData": given.get(data)}


def _entry(one: Given) -> dict[str, Any]:
    own = {"ReplacementTemplateData": one.get("ReplacementTemplateData")}
    return {
        "Destination": one["Destination"],
        "ReplacementTags": one.get("ReplacementTags") or (),
        "ReplacementEmailContent": {"ReplacementTemplate": own},
    }


def _content(template: Given) -> dict[str, Any]:
    parts = {part: template.get(f"{part}Part") for part in ("Subject", "Text", "Html")}
    return {"TemplateName": template["TemplateName"], "TemplateContent": parts}


def _refusing_its_way(do: Operation) -> Operation:
    def done(asked: Asked) -> Output | Response | None:
        with _in_its_own_codes():
            return do(asked)

    return done


@contextmanager
def _told_as(code: str) -> Iterator[None]:
    """By its own name for what the second API calls a bad request."""
    try:
        yield
    except Refusal as refusal:
        code = code if refusal.code == "BadRequestException" else refusal.code
        raise Refusal(code, refusal.message) from refusal


@contextmanager
def _in_its_own_codes() -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        code = _CODES.get(refusal.code, refusal.code)
        if code == "NotFoundException":
            what = "Template" if refusal.message.startswith("Template") else "ConfigurationSet"
            code = f"{what}DoesNotExist"
        if code == "AccountSendingPausedException" and "configuration set" in refusal.message:
            code = "ConfigurationSetSendingPausedException"
        raise Refusal(code, refusal.message) from refusal
