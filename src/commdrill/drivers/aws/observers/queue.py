"""Reading a queue without taking anything from it."""

from collections.abc import Iterator
from typing import Any

from commdrill.drivers.aws.session import Aws
from commdrill.errors import DriverError

_BATCH = 10
_HELD_SECONDS = 30  # how long a message that is being read is hidden from others
_MOST_READ = 5_000  # messages in one look; a queue for a drill holds few

Received = dict[str, Any]


class Queue:
    """A queue whose messages stay, and stay visible, for whoever else needs them.

    `opened_at`: when it was first asked, by AWS's own clock. All that is there is received, each batch hidden for as long as it takes to come to the end, and
    then given back. Nothing is deleted: what was seen before is known by its id.
    """

    def __init__(self, aws: Aws, name_or_url: str) -> None:
        self._aws = aws
        self._url = self._resolved(name_or_url)
        self._refuse_redrive()
        self.opened_at = aws.answered_at

    def messages(self) -> tuple[Received, ...]:
        """All that are there and that nobody else holds at the moment."""
        found: dict[str, Received] = {}
        handles: list[str] = []
        try:
            while batch := self._receive():
                new = [one for one in batch if one["MessageId"] not in found]
                handles += [one["ReceiptHandle"] for one in batch]
                found |= {one["MessageId"]: one for one in new}
                if not new:
                    break
                if len(found) > _MOST_READ:
                    raise DriverError(
                        f"queue {self._url} holds more than {_MOST_READ} messages: give drills a "
                        "queue of their own, with a short retention"
                    )
        finally:
            self._give_back(handles)
        return tuple(found.values())

    def _receive(self) -> list[Received]:
        answer = self._aws.ask(
            "sqs",
            "ReceiveMessage",
            QueueUrl=self._url,
            MaxNumberOfMessages=_BATCH,
            VisibilityTimeout=_HELD_SECONDS,
            MessageAttributeNames=["All"],
            MessageSystemAttributeNames=["SentTimestamp"],
        )
        received: list[Received] = answer.get("Messages", [])
        return received

    def _give_back(self, handles: list[str]) -> None:
        for some in _batches(handles):
            entries = [
                {"Id": str(i), "ReceiptHandle": handle, "VisibilityTimeout": 0}
                for i, handle in enumerate(some)
            ]
            self._aws.ask(
                "sqs", "ChangeMessageVisibilityBatch", QueueUrl=self._url, Entries=entries
            )

    def _resolved(self, name_or_url: str) -> str:
        if name_or_url.startswith(("http://", "https://")):
            return name_or_url
        name = name_or_url.rpartition(":")[2]
        return str(self._aws.ask("sqs", "GetQueueUrl", QueueName=name)["QueueUrl"])

    def _refuse_redrive(self) -> None:
        """Each look counts as a receive: after some, such a queue gives its messages away."""
        answer = self._aws.ask(
            "sqs", "GetQueueAttributes", QueueUrl=self._url, AttributeNames=["RedrivePolicy"]
        )
        if answer.get("Attributes", {}).get("RedrivePolicy"):
            raise DriverError(
                f"queue {self._url} has a redrive policy: looking would move its messages to the "
                "dead-letter queue. Subscribe a queue of its own, without one"
            )


def _batches(handles: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(handles), _BATCH):
        yield handles[start : start + _BATCH]
