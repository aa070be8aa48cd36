"""What the observers that read a queue have in common."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, ClassVar

from pydantic import Field

from commdrill.drivers.aws.driver import AwsDriver, Permission, Resource, allow, looking
from commdrill.drivers.aws.observers.envelopes import sent_at
from commdrill.drivers.aws.observers.queue import Queue
from commdrill.drivers.protocol import Look
from commdrill.sighting import Inbox, Message, Sighting

_AWS_URL = re.compile(r"https://sqs\.([a-z0-9-]+)\.amazonaws\.com/(\d{12})/([^/]+)")


class QueueInbox(AwsDriver):
    """Messages out of an Amazon SQS queue, which stays as it is."""

    shows: ClassVar[type[Sighting]] = Inbox
    permissions: ClassVar[tuple[Permission, ...]] = (
        allow(
            "sqs:GetQueueUrl",
            "sqs:GetQueueAttributes",
            "sqs:ReceiveMessage",
            "sqs:ChangeMessageVisibility",
            on="sqs:queue",
        ),
    )

    queue: str = Field(
        min_length=1, description="the queue's name, URL or ARN", examples=["drill-inbox"]
    )

    def resources(self) -> tuple[Resource, ...]:
        """A queue's URL says whose it is, and where."""
        if met := _AWS_URL.fullmatch(self.queue):
            region, account, name = met.groups()
            return (Resource("sqs:queue", f"arn:aws:sqs:{region}:{account}:{name}"),)
        return (Resource("sqs:queue", self.queue.rpartition("/")[2]),)

    def read(self, received: Mapping[str, Any]) -> Message | None:
        """The message somebody was told by what stands on the queue; None: nobody was."""
        raise NotImplementedError

    @contextmanager
    def open(self) -> Iterator[Look]:
        with self.speak() as aws:
            with looking():
                queue = Queue(aws, self.queue)
                seen = {str(one["MessageId"]) for one in queue.messages()}
            yield lambda: self._look(queue, seen)

    def _look(self, queue: Queue, seen: set[str]) -> Inbox:
        with looking():
            received = queue.messages()
        unseen = [one for one in received if str(one["MessageId"]) not in seen]
        new = [one for one in unseen if not _is_older(one, queue.opened_at)]
        messages = tuple(message for one in new if (message := self.read(one)) is not None)
        seen.update(str(one["MessageId"]) for one in unseen)
        return Inbox(messages)


def _is_older(received: Mapping[str, Any], opened_at: datetime | None) -> bool:
    """Somebody else may have held it while this was opened: it was not seen then, and is old."""
    at = sent_at(received)
    return at is not None and opened_at is not None and at < opened_at
