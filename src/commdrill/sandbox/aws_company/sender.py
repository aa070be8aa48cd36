"""A Region that messages leave from: mail by SES, texts and calls by End User Messaging."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from commdrill.documents.plan import ChannelType
from commdrill.sandbox.aws.clients import Clients
from commdrill.sandbox.messaging.mail_room import SENDER
from commdrill.sandbox.outgoing import Notice
from commdrill.sandbox.premises import REGIONS
from commdrill.sandbox.sabotage.slip import Slip

_TEMPLATE = "notice"
_EUM = "pinpoint-sms-voice-v2"


@dataclass(frozen=True)
class Sender:
    """Sends by data-plane calls; what they need was set up before."""

    clients: Clients
    region: str
    slips: frozenset[Slip]

    def open(self) -> None:
        """Verify the sender's domain, store the mail's template, get a number."""
        if not self._lacks(Slip.MAIL_IN_ONE_REGION):
            ses = self.clients.of("sesv2", self.region)
            domain = SENDER.rpartition("@")[2].removesuffix(">")
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

    def mail(self, notice: Notice) -> None:
        """OSError: SES did not take it."""
        words = {"subject": notice.subject or "", "text": notice.text + "\n"}
        template = {"TemplateName": _TEMPLATE, "TemplateData": json.dumps(words)}
        with _refusals_as_os_errors():
            self.clients.of("sesv2", self.region).send_email(
                FromEmailAddress=SENDER,
                Destination={"ToAddresses": [notice.address]},
                Content={"Template": template},
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
        with _refusals_as_os_errors():
            send(DestinationPhoneNumber=notice.address, MessageBody=notice.text)

    def _lacks(self, slip: Slip) -> bool:
        return slip in self.slips and self.region != REGIONS[0]


@contextmanager
def _refusals_as_os_errors() -> Iterator[None]:
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except (BotoCoreError, ClientError) as refused:
        raise ConnectionError(str(refused)) from refused
