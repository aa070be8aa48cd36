"""SendEmail and SendBulkEmail."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.utils import format_datetime, getaddresses, parseaddr
from typing import Any

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.messaging.ses.account import Account, Template, bad_request
from commdrill_sandbox.aws.messaging.ses.composing import Body, compose, parse
from commdrill_sandbox.aws.messaging.ses.events import Dispatch
from commdrill_sandbox.aws.messaging.ses.handlebars.nodes import Unrenderable
from commdrill_sandbox.aws.messaging.ses.identities import Identities, Verified
from commdrill_sandbox.aws.messaging.ses.post import Post
from commdrill_sandbox.aws.messaging.ses.simulator import simulated
from commdrill_sandbox.aws.messaging.ses.templates import fill
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_MOST = 50  # recipients of one mail, and entries of one bulk call


@dataclass(frozen=True)
class Envelope:
    """Who a mail is from and for, and what its events carry."""

    source: str
    to: tuple[str, ...]
    cc: tuple[str, ...]
    bcc: tuple[str, ...]
    reply_to: tuple[str, ...]
    configuration_set: str | None
    tags: Mapping[str, tuple[str, ...]]

    @property
    def recipients(self) -> tuple[str, ...]:
        addresses = getaddresses([*self.to, *self.cc, *self.bcc])
        return tuple(dict.fromkeys(address for _, address in addresses if address))

    @property
    def headers(self) -> Mapping[str, str]:
        return {
            "From": self.source,
            "To": ", ".join(self.to),
            "Cc": ", ".join(self.cc),
            "Reply-To": ", ".join(self.reply_to),
        }


@dataclass(frozen=True)
class Sender:
    """The account in one Region, as one call finds it."""

    region: str
    verified: Verified


@dataclass(frozen=True)
class Sending:
    """Mails are accepted, or refused before anything is on its way."""

    account: Account
    clock: Clock
    identities: Identities
    post: Post

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {"SendEmail": self.send, "SendBulkEmail": self.send_bulk}

    def send(self, asked: Asked) -> Output:
        given = asked.input
        sender = Sender(asked.region, self.identities.verified(asked.region))
        envelope = _envelope(given, given.get("Destination") or {}, given.get("EmailTags") or ())
        match given["Content"]:
            case {"Raw": raw}:
                return {"MessageId": self._send_raw(sender, envelope, raw["Data"])}
            case {"Simple": simple}:
                self._check(sender, envelope)
                return {"MessageId": self._send(sender, envelope, _simple(simple))}
            case {"Template": template}:
                found = self._template(asked.region, template)
                data = template.get("TemplateData") or "{}"
                return {"MessageId": self._send_filled(sender, envelope, found, data, template)}
        raise bad_request("Content is one of Simple, Raw and Template.")

    def send_bulk(self, asked: Asked) -> Output:
        entries = asked.input["BulkEmailEntries"]
        if len(entries) > _MOST:
            raise bad_request(f"A bulk call has at most {_MOST} entries.")
        sender = Sender(asked.region, self.identities.verified(asked.region))
        template = asked.input["DefaultContent"].get("Template") or {}
        found = self._template(asked.region, template)
        results = [self._send_entry(sender, asked.input, found, entry) for entry in entries]
        return {"BulkEmailEntryResults": results}

    def _send_entry(
        self, sender: Sender, given: Mapping[str, Any], found: Template, entry: Mapping[str, Any]
    ) -> Output:
        template = given["DefaultContent"]["Template"]
        tags = [*(given.get("DefaultEmailTags") or ()), *(entry.get("ReplacementTags") or ())]
        envelope = _envelope(given, entry["Destination"], tags)
        own = (entry.get("ReplacementEmailContent") or {}).get("ReplacementTemplate") or {}
        data = _merged(template.get("TemplateData"), own.get("ReplacementTemplateData"))
        headers = entry.get("ReplacementHeaders") or template.get("Headers") or ()
        try:
            sent = self._send_filled(
                sender, envelope, found, data, {**template, "Headers": headers}
            )
        except Refusal as refusal:
            if refusal.code != "BadRequestException":
                raise
            return {"Status": "FAILED", "Error": refusal.message}
        return {"Status": "SUCCESS", "MessageId": sent}

    def _send_filled(
        self,
        sender: Sender,
        envelope: Envelope,
        template: Template,
        data: str,
        given: Mapping[str, Any],
    ) -> str:
        """A template that cannot be filled is no error of the call: an event tells of it."""
        self._check(sender, envelope)
        try:
            body = fill(template, data)
        except Unrenderable as missing:
            dispatch = self._dispatch(sender.region, envelope, None)
            details = {"errorMessage": str(missing), "templateName": template.name}
            self.post.events.tell(dispatch, "Rendering Failure", details)
            return dispatch.id
        headers, attachments = given.get("Headers") or (), given.get("Attachments") or ()
        return self._send(sender, envelope, replace(body, headers=headers, attachments=attachments))

    def _send(self, sender: Sender, envelope: Envelope, body: Body) -> str:
        dispatch = self._dispatch(sender.region, envelope, None)
        headers = {**envelope.headers, "Date": format_datetime(dispatch.at)}
        return self._post(replace(dispatch, mail=compose(body, headers, dispatch.id)))

    def _send_raw(self, sender: Sender, envelope: Envelope, raw: bytes) -> str:
        mail = parse(raw)
        envelope = _completed(envelope, mail)
        self._check(sender, envelope)
        dispatch = self._dispatch(sender.region, envelope, mail)
        for name in ("Bcc", "Message-ID", "X-SES-CONFIGURATION-SET", "X-SES-MESSAGE-TAGS"):
            del mail[name]
        mail["Message-ID"] = f"<{dispatch.id}@email.amazonses.com>"
        if "Date" not in mail:
            mail["Date"] = format_datetime(dispatch.at)
        return self._post(dispatch)

    def _post(self, dispatch: Dispatch) -> str:
        held = self.account.of(dispatch.region)
        with held.lock:
            held.sent += len(dispatch.recipients)
        self.post.take(dispatch)
        return dispatch.id

    def _dispatch(self, region: str, envelope: Envelope, mail: EmailMessage | None) -> Dispatch:
        return Dispatch(
            f"{uuid.uuid4().hex[:16]}-{uuid.uuid4()}-000000",
            region,
            parseaddr(envelope.source)[1],
            envelope.recipients,
            self._set_of(region, envelope),
            envelope.tags,
            self.clock.now(),
            mail,
        )

    def _set_of(self, region: str, envelope: Envelope) -> str | None:
        """The one that is named, or else the sender's own."""
        own = self.account.of(region).of_sender(parseaddr(envelope.source)[1])
        return envelope.configuration_set or own.configuration_set

    def _check(self, sender: Sender, envelope: Envelope) -> None:
        """Raises Refusal where SES would not take the mail at all."""
        held = self.account.of(sender.region)
        with held.lock:
            named = self._set_of(sender.region, envelope)
            found = held.configuration_set(named) if named else None
            paused = not held.sends
        if found is not None and not found.sends:
            said = f"Email sending is disabled for configuration set <{named}>."
            raise Refusal("SendingPausedException", said)
        if paused:
            raise Refusal("SendingPausedException", "Email sending is disabled.")
        if not envelope.recipients:
            raise bad_request("Missing required destination: no To, Cc or Bcc address.")
        if any(not address.rpartition("@")[0] for address in envelope.recipients):
            raise bad_request("Missing final '@domain'")
        if len(envelope.recipients) > _MOST:
            raise bad_request(f"Recipient count exceeds {_MOST}.")
        self._check_identities(sender, envelope)

    def _check_identities(self, sender: Sender, envelope: Envelope) -> None:
        source = parseaddr(envelope.source)[1]
        if not source:
            raise bad_request("Missing required FromEmailAddress.")
        needed = [source]
        if not self.account.production:
            needed += [address for address in envelope.recipients if simulated(address) is None]
        unknown = [one for one in needed if not sender.verified.covers(one)]
        if unknown:
            said = (
                "Email address is not verified. The following identities failed the check in "
                f"region {sender.region.upper()}: {', '.join(unknown)}"
            )
            raise Refusal("MessageRejected", said)

    def _template(self, region: str, given: Mapping[str, Any]) -> Template:
        content, held = given.get("TemplateContent"), self.account.of(region)
        if content:
            return Template(
                "", content.get("Subject") or "", content.get("Text"), content.get("Html"),
                self.clock.now(),
            )  # fmt: skip
        name = given.get("TemplateName") or (given.get("TemplateArn") or "").rpartition("/")[2]
        if not name:
            raise bad_request("TemplateName, TemplateArn or TemplateContent is needed.")
        with held.lock:
            return held.template(name)


def _simple(given: Mapping[str, Any]) -> Body:
    parts = given["Body"]
    if "Text" not in parts and "Html" not in parts:
        raise bad_request("Body has neither Text nor Html.")
    return Body(
        given["Subject"]["Data"],
        parts["Text"]["Data"] if "Text" in parts else None,
        parts["Html"]["Data"] if "Html" in parts else None,
        given.get("Headers") or (),
        given.get("Attachments") or (),
    )


def _envelope(given: Mapping[str, Any], destination: Mapping[str, Any], tags: Any) -> Envelope:
    return Envelope(
        given.get("FromEmailAddress") or "",
        tuple(destination.get("ToAddresses") or ()),
        tuple(destination.get("CcAddresses") or ()),
        tuple(destination.get("BccAddresses") or ()),
        tuple(given.get("ReplyToAddresses") or ()),
        given.get("ConfigurationSetName"),
        {tag["Name"]: (tag["Value"],) for tag in tags},
    )


def _completed(envelope: Envelope, mail: EmailMessage) -> Envelope:
    """What the call does not say, the mail's own headers do."""
    if not envelope.recipients:
        envelope = replace(
            envelope, to=_listed(mail, "To"), cc=_listed(mail, "Cc"), bcc=_listed(mail, "Bcc")
        )
    named = envelope.configuration_set or mail.get("X-SES-CONFIGURATION-SET")
    tags = dict(pair.strip().partition("=")[::2]
                for pair in str(mail.get("X-SES-MESSAGE-TAGS", "")).split(",") if "=" in pair)  # fmt: skip
    return replace(
        envelope,
        source=envelope.source or str(mail.get("From", "")),
        configuration_set=str(named) if named else None,
        tags={**{name: (value,) for name, value in tags.items()}, **envelope.tags},
    )


def _listed(mail: EmailMessage, name: str) -> tuple[str, ...]:
    return tuple(address for _, address in getaddresses(mail.get_all(name, [])))


def _merged(default: str | None, own: str | None) -> str:
    """One recipient's data over what all have. What is no JSON is found when it is filled in."""
    try:
        return json.dumps(_over(json.loads(default or "{}"), json.loads(own or "{}")))
    except ValueError:
        return own or default or "{}"


def _over(default: Any, own: Any) -> Any:
    """Objects are merged, in each other too; all else is replaced."""
    if not isinstance(default, dict) or not isinstance(own, dict):
        return own
    return {**default, **{name: _over(default.get(name), value) for name, value in own.items()}}
