"""Who is told ahead of a drill that is due, and what became of it."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from commdrill.documents.patterns import Words
from commdrill.model import Model


class MailSecurity(StrEnum):
    """How the way to a mail server is kept from others."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


class WebhookReceiver(Model):
    """An address that takes JSON by POST; `text` in it is what chat services show."""

    webhook: Words = Field(description="the address; a secret one as ${env:NAME}")


class MailReceiver(Model):
    """A mailbox, and the server that takes mail for it."""

    email: Words = Field(description="whose mailbox")
    smtp: Words = Field(description="host:port of the server that takes the mail")
    from_: Words | None = Field(None, alias="from", description="the sender; else the receiver")
    user: Words | None = Field(None, description="who logs in, where the server asks")
    password: Words | None = Field(None, description="as ${env:NAME}")
    security: MailSecurity | None = Field(
        None,
        description="tls from the first byte, starttls, or none; unless set, starttls where the "
        "server offers it, and always where there is a password",
    )


class CommandReceiver(Model):
    """A program of the user's, run in the document's folder; ${notice:text} is what to say."""

    command: tuple[Words, ...] = Field(min_length=1, description="the program and its arguments")
    env: dict[Words, str] = Field(
        default_factory=dict,
        description="environment variables for it; a secret one as ${env:NAME}",
    )


Receiver = WebhookReceiver | MailReceiver | CommandReceiver


def _entry(value: Any) -> str:
    """Which one an entry is, so that its mistakes are told once."""
    if isinstance(value, Receiver):
        return type(value).__name__
    keys = value if isinstance(value, dict) else ()
    if "command" in keys:
        return "CommandReceiver"
    return "MailReceiver" if "email" in keys or "smtp" in keys else "WebhookReceiver"


ReceiverEntry = Annotated[
    Annotated[WebhookReceiver, Tag("WebhookReceiver")]
    | Annotated[MailReceiver, Tag("MailReceiver")]
    | Annotated[CommandReceiver, Tag("CommandReceiver")],
    Discriminator(_entry),
]
