"""The `eum-events` observer."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from pydantic import Field

from commdrill.drivers.aws.observers.envelopes import is_event, json_of, sent_at, unwrapped
from commdrill.drivers.aws.observers.queue_inbox import QueueInbox
from commdrill.drivers.json_path import JsonPath
from commdrill.sighting import Evidence, Message, Proof

_DELIVERED = (
    "TEXT_DELIVERED",
    "VOICE_COMPLETED",
    "MEDIA_DELIVERED",
    "RCS_DELIVERED",
    "Delivery",
)


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
    text: JsonPath = Field(
        JsonPath("$.context.text"), description="JSONPath, in an event, to the words"
    )

    def read(self, received: Mapping[str, Any]) -> Message | None:
        body = str(received.get("Body", ""))
        text, _ = unwrapped(body)
        event = json_of(text)
        if not isinstance(event, Mapping) or not is_event(event) or not self._counts(event):
            return None
        return Message(
            id=str(event.get("messageId") or received["MessageId"]),
            to=tuple(_recipients(event)),
            bodies=tuple(str(words) for words in self.text.find(dict(event))),
            subject=_subject(event),
            at=sent_at(received),
            evidence=(Evidence(body.encode(errors="replace"), ".json"),),
        )

    def _counts(self, event: Mapping[str, Any]) -> bool:
        return (event.get("eventType") or event.get("notificationType")) in self.events


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
