"""What stands on a queue, unwrapped: SNS envelopes, SES notifications, events, two-way SMS."""

import base64
import binascii
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from commdrill.drivers.mail.parsing import parse_mail
from commdrill.sighting import Evidence, Message, read_json

_DELIVERY_EVENTS = ("TEXT_", "VOICE_", "MEDIA_", "RCS_")


def unwrapped(body: str) -> tuple[str, Mapping[str, Any]]:
    """The message in a queue's message, and the SNS envelope round it: empty for raw delivery."""
    document = json_of(body)
    if isinstance(document, Mapping) and document.get("Type") == "Notification":
        inner = document.get("Message", "")
        return inner if isinstance(inner, str) else json.dumps(inner), document
    return body, {}


def json_of(text: str) -> Any:
    """The JSON a text is; None where it is none."""
    try:
        return read_json(text)
    except (ValueError, RecursionError):
        return None


def message_of(received: Mapping[str, Any]) -> Message | None:
    """What somebody was told by it; None for events, which tell what became of a message.

    A mail that SES took in, an SMS that somebody wrote back, or else the text as it stands.
    """
    uid, body, at = str(received["MessageId"]), str(received.get("Body", "")), sent_at(received)
    text, envelope = unwrapped(body)
    document = json_of(text)
    if isinstance(document, Mapping):
        if is_event(document):
            return None
        if document.get("notificationType") == "Received":
            return _mail(document, uid, at, body)
        if "originationNumber" in document and "messageBody" in document:
            return _sms(document, uid, at, body)
    subject = envelope.get("Subject")
    return Message(
        id=uid,
        to=_recipients(received, envelope),
        bodies=(text,),
        subject=None if subject is None else str(subject),
        at=at,
        evidence=(_evidence(body),),
    )


def is_event(document: Mapping[str, Any]) -> bool:
    """Whether a service tells what became of a message, rather than the message."""
    kind = str(document.get("eventType") or document.get("notificationType") or "")
    is_mails = kind != "Received" and isinstance(document.get("mail"), Mapping)
    return is_mails or kind.startswith(_DELIVERY_EVENTS)


def sent_at(received: Mapping[str, Any]) -> datetime | None:
    """When it was put on the queue."""
    milliseconds = (received.get("Attributes") or {}).get("SentTimestamp")
    return datetime.fromtimestamp(int(milliseconds) / 1000, UTC) if milliseconds else None


def _mail(document: Mapping[str, Any], uid: str, at: datetime | None, body: str) -> Message:
    """A mail that SES received and published whole; where it is in a bucket, `ses-s3` reads it."""
    content = str(document.get("content") or "")
    message = parse_mail(_bytes(content), uid, at)
    receipt = document.get("receipt") or {}
    boxes = tuple(str(one).lower() for one in receipt.get("recipients") or ())
    return Message(
        id=uid,
        to=message.to,
        bodies=message.bodies,
        subject=message.subject,
        delivered_to=boxes or message.delivered_to,
        at=at,
        media_type=message.media_type,
        headers=message.headers,
        attachments=message.attachments,
        evidence=(_evidence(body), *message.evidence),
    )


def _bytes(content: str) -> bytes:
    """SES publishes a mail as UTF-8 text or in base64, as its rule says."""
    try:
        return base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        return content.encode(errors="replace")


def _sms(document: Mapping[str, Any], uid: str, at: datetime | None, body: str) -> Message:
    return Message(
        id=uid,
        to=(str(document.get("destinationNumber", "")),),
        bodies=(str(document["messageBody"]),),
        at=at,
        headers={"from": str(document["originationNumber"])},
        evidence=(_evidence(body),),
    )


def _recipients(received: Mapping[str, Any], envelope: Mapping[str, Any]) -> tuple[str, ...]:
    """Whom an attribute called `to` names; a queue by itself has no addressees."""
    own = (received.get("MessageAttributes") or {}).get("to") or {}
    outer = (envelope.get("MessageAttributes") or {}).get("to") or {}
    named = own.get("StringValue") or outer.get("Value")
    return tuple(_listed(named)) if named else ()


def _listed(named: str) -> Iterator[str]:
    document = json_of(named)
    if isinstance(document, Sequence) and not isinstance(document, str):
        yield from map(str, document)
    else:
        yield from (part.strip() for part in named.split(",") if part.strip())


def _evidence(body: str) -> Evidence:
    return Evidence(body.encode(errors="replace"), ".json" if json_of(body) else ".txt")
