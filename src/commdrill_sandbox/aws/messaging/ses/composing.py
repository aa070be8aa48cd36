"""Mails as bytes: from parts, or as somebody else wrote them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP
from typing import Any


@dataclass(frozen=True)
class Body:
    """A subject, and the words as text, HTML, or both."""

    subject: str
    text: str | None
    html: str | None
    headers: Sequence[Mapping[str, str]] = field(default_factory=tuple)
    attachments: Sequence[Mapping[str, Any]] = field(default_factory=tuple)


def compose(body: Body, headers: Mapping[str, str], message_id: str) -> EmailMessage:
    """A mail with both parts, each as it was given."""
    mail = EmailMessage(policy=SMTP)
    for name, value in headers.items():
        if value:
            mail[name] = value
    mail["Subject"] = body.subject
    if message_id:
        mail["Message-ID"] = f"<{message_id}@email.amazonses.com>"
    for header in body.headers:
        del mail[header["Name"]]
        mail[header["Name"]] = header["Value"]
    _fill(mail, body)
    for attachment in body.attachments:
        _attach(mail, attachment)
    return mail


def parse(raw: bytes) -> EmailMessage:
    """A mail as somebody wrote it."""
    mail = BytesParser(EmailMessage, policy=SMTP).parsebytes(raw)
    assert isinstance(mail, EmailMessage)
    return mail


def _fill(mail: EmailMessage, body: Body) -> None:
    if body.text is not None:
        mail.set_content(body.text)
        if body.html is not None:
            mail.add_alternative(body.html, subtype="html")
    elif body.html is not None:
        mail.set_content(body.html, subtype="html")


def _attach(mail: EmailMessage, attachment: Mapping[str, Any]) -> None:
    kind = attachment.get("ContentType") or "application/octet-stream"
    main, _, sub = kind.partition("/")
    mail.add_attachment(
        attachment["RawContent"],
        maintype=main,
        subtype=sub or "octet-stream",
        filename=attachment["FileName"],
        disposition=(attachment.get("ContentDisposition") or "ATTACHMENT").lower(),
    )
