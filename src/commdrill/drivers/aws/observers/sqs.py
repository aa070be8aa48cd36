"""The `sqs` observer."""

from collections.abc import Mapping
from typing import Any, ClassVar

from commdrill.drivers.aws.observers.envelopes import message_of
from commdrill.drivers.aws.observers.queue_inbox import QueueInbox
from commdrill.errors import CannotLook
from commdrill.sighting import Evidence, Message
from commdrill.terms import Proof


class Sqs(QueueInbox):
    """Messages on an Amazon SQS queue: from SNS, mail that SES received, SMS people wrote back.

    SNS may deliver raw or in its envelope. Nothing is deleted, and what is read is given back at once, so that others find it too; give
    drills a queue of their own all the same, without a redrive policy (each look counts as a
    receive) and with a short retention. Delivery events on the same queue are left to `eum-events`.
    Whom a message is to says its attribute `to`, or for a mail its receipt.
    """

    proof: ClassVar[Proof] = Proof.CONTENT

    @classmethod
    def reread_message(cls, settings: Mapping[str, Any], kept: Evidence, uid: str) -> Message:  # noqa: ARG003
        """What stood on the queue; whom an attribute beside it named, it does not tell."""
        message = message_of({"MessageId": uid, "Body": kept.content.decode("utf-8", "replace")})
        if message is None:
            raise CannotLook(
                "what is kept of the queue tells what became of a message, and is none"
            )
        return message

    def read(self, received: Mapping[str, Any]) -> Message | None:
        return message_of(received)
