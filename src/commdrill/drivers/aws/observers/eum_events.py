"""The `eum-events` observer."""

from collections.abc import Container, Iterator, Mapping
from typing import Any, ClassVar

from pydantic import Field

from commdrill.drivers.aws.observers.envelopes import is_event, json_of, sent_at, unwrapped
from commdrill.drivers.aws.observers.queue_inbox import QueueInbox
from commdrill.drivers.json_path import JsonPath
from commdrill.errors import CannotLook
from commdrill.sighting import Evidence, Message
from commdrill.terms import Proof

_DELIVERED = ("TEXT_DELIVERED", "VOICE_COMPLETED", "MEDIA_DELIVERED", "RCS_DELIVERED", "Delivery")
_TEXT = "$.context.text"


class EumEvents(QueueInbox):
    """Deliveries that AWS End User Messaging and SES tell of, by SNS on an Amazon SQS queue.

    A carrier's word: proof `carrier`. Events do not hold what was said: words that the sender put
    in the message's context (as `eum-sms` does, under `text`) are read there; without any, a step
    that promises words is not kept by an event. Nothing is deleted from the queue, see `sqs`.
    """

    proof: ClassVar[Proof] = Proof.CARRIER

    events: tuple[str, ...] = Field(
        _DELIVERED, min_length=1, description="types of event that count as delivered"
    )
    text: JsonPath = Field(JsonPath(_TEXT), description="JSONPath, in an event, to the words")

    @classmethod
    def reread_message(cls, settings: Mapping[str, Any], kept: Evidence, uid: str) -> Message:
        """The event, and its words by the path of the settings, as they are written."""
        received = {"MessageId": uid, "Body": kept.content.decode("utf-8", "replace")}
        try:
            text = JsonPath(str(settings.get("text", _TEXT)))
            message = _delivery(received, settings.get("events", _DELIVERED), text)
        except (ValueError, TypeError) as why:
            raise CannotLook(f"what is kept of an event cannot be read again: {why}") from None
        if message is None:
            raise CannotLook("what is kept of the queue is no event that counts")
        return message

    def read(self, received: Mapping[str, Any]) -> Message | None:
        return _delivery(received, self.events, self.text)


def _delivery(
    received: Mapping[str, Any], events: Container[str], text: JsonPath
) -> Message | None:
    body = str(received.get("Body", ""))
    event = json_of(unwrapped(body)[0])
    if not isinstance(event, Mapping) or not is_event(event):
        return None
    if (event.get("eventType") or event.get("notificationType")) not in events:
        return None
    return Message(
        id=str(event.get("messageId") or received["MessageId"]),
        to=tuple(_recipients(event)),
        bodies=tuple(str(words) for words in text.find(dict(event))),
        subject=_subject(event),
        at=sent_at(received),
        evidence=(Evidence(body.encode(errors="replace"), ".json"),),
    )


def _recipients(event: Mapping[str, Any]) -> Iterator[str]:
    if number := event.get("destinationPhoneNumber"):
        yield str(number)
    delivery = event.get("delivery") or {}
    for address in delivery.get("recipients") or ():
        yield str(address).lower()


def _subject(event: Mapping[str, Any]) -> str | None:
    headers = (event.get("mail") or {}).get("commonHeaders") or {}
    subject = headers.get("subject")
    return None if subject is None else str(subject)
