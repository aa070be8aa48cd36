"""A Region that messages leave from: mail by SES, texts and calls by End User Messaging."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from commdrill.documents.environment import Subscriber
from commdrill.documents.plan import ChannelType
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.company.messaging.mail_room import SENDER
from commdrill_sandbox.company.on_aws.refused import refused_as_os_error
from commdrill_sandbox.company.outgoing import Notice
from commdrill_sandbox.company.premises import REGIONS
from commdrill_sandbox.company.sabotage.slip import Slip

_TEMPLATE = "notice"
_EUM = "pinpoint-sms-voice-v2"


@dataclass(frozen=True)
class Sender:
    """Sends by data-plane calls; what they need was set up before."""

    clients: Clients
    region: str
    slips: frozenset[Slip]

    def open(self, readers: Sequence[Subscriber]) -> None:
        """Verify the sender's domain, store the mail's template, get a number."""
        if not self._lacks(Slip.MAIL_IN_ONE_REGION):
            ses = self.clients.of("sesv2", self.region)
            domain = SENDER.rpartition("@")[2].removesuffix(">")
            with suppress(
                ses.exceptions.AlreadyExistsException
            ):  # companies of one process share it
                ses.create_email_identity(EmailIdentity=domain)
            footer = "\n\n{{legal_name}}" if Slip.TEMPLATE_VARIABLE_MISSING in self.slips else ""
            content = {"Subject": "{{subject}}", "Text": "{{text}}" + footer}
            ses.create_email_template(TemplateName=_TEMPLATE, TemplateContent=content)
        if not self._lacks(Slip.SMS_IN_ONE_REGION):
            self.clients.of(_EUM, self.region).request_phone_number(
                IsoCountryCode="US",
                MessageType="TRANSACTIONAL",
                NumberCapabilities=["SMS", "VOICE"],
                NumberType="LONG_CODE",
            )
        self._lose(readers)

    def _lose(self, readers: Sequence[Subscriber]) -> None:
        """Have AWS hold things against the first who could be written to."""
        address = next((one.email for one in readers if one.email), None)
        if address and Slip.READER_SUPPRESSED in self.slips:
            ses = self.clients.of("sesv2", self.region)
            ses.put_suppressed_destination(EmailAddress=address, Reason="BOUNCE")
        number = next((one.sms for one in readers if one.sms), None)
        if number and Slip.READER_OPTED_OUT in self.slips:
            texts = self.clients.of(_EUM, self.region)
            texts.put_opted_out_number(OptOutListName="Default", OptedOutNumber=number)

    def mail(self, notice: Notice) -> None:
        """OSError: SES did not take it."""
        words = {"subject": notice.subject or "", "text": notice.text + "\n"}
        template = {"TemplateName": _TEMPLATE, "TemplateData": json.dumps(words)}
        content = _with_html(notice) if notice.html else {"Template": template}
        with refused_as_os_error():
            self.clients.of("sesv2", self.region).send_email(
                FromEmailAddress=SENDER,
                Destination={"ToAddresses": [notice.address]},
                Content=content,
            )

    def text(self, notice: Notice) -> None:
        """OSError: End User Messaging did not take it."""
        client = self.clients.of(_EUM, self.region)
        send = {
            ChannelType.SMS: client.send_text_message,
            ChannelType.VOICE: client.send_voice_message,
        }.get(notice.kind)
        if send is None:
            raise ConnectionError(f"{notice.kind} is not sent from here")
        with refused_as_os_error():
            send(DestinationPhoneNumber=notice.address, MessageBody=notice.text)

    def _lacks(self, slip: Slip) -> bool:
        return slip in self.slips and self.region != REGIONS[0]


def _with_html(notice: Notice) -> dict[str, Any]:
    """A mail that has a second part, past the template."""
    said = {"Text": notice.text + "\n", "Html": notice.html}
    body = {part: {"Data": words, "Charset": "UTF-8"} for part, words in said.items()}
    return {"Simple": {"Subject": {"Data": notice.subject or ""}, "Body": body}}
