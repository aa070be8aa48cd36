"""Hands an event to a function, a topic or a queue. What cannot be handed over is lost, as on AWS."""

import json
import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.functions.functions import Functions, NotFound, OutOfTime, Throttled

_LOG = logging.getLogger(__name__)
_LONGEST = 900.0  # seconds a function may run


@dataclass(frozen=True)
class Sending:
    """By the services' own calls; functions run in threads of their own."""

    clients: Clients
    functions: Functions

    def to(self, arn: str, text: str) -> None:
        """`arn`: of a function, a topic or a queue."""
        from botocore.exceptions import BotoCoreError, ClientError

        _, _, service, region, *_ = arn.split(":")
        try:
            match service:
                case "lambda":
                    self.to_function(arn, text)
                case "sns":
                    self.clients.of("sns", region).publish(TopicArn=arn, Message=text)
                case "sqs":
                    self._to_queue(arn, region, text)
        except (BotoCoreError, ClientError) as lost:
            _LOG.info("an event for %s is lost: %s", arn, lost)

    def to_function(self, arn: str, event: str) -> None:
        """Asynchronously: whoever sends does not wait."""
        region = arn.split(":")[3]

        def run() -> None:
            try:
                self.functions.invoke(region, arn, event.encode(), _LONGEST)
            except (Throttled, NotFound, OutOfTime) as lost:
                _LOG.info("an event for %s is lost: %r", arn, lost)

        threading.Thread(target=run, name="function", daemon=True).start()

    def _to_queue(self, arn: str, region: str, text: str) -> None:
        queues = self.clients.of("sqs", region)
        url = queues.get_queue_url(QueueName=arn.rpartition(":")[2])["QueueUrl"]
        queues.send_message(QueueUrl=url, MessageBody=text)


def of_topic(subscription: Any, message: Mapping[str, Any]) -> str:
    """A notification as a function gets it; `message`: what moto knows of it."""
    attributes = message.get("message_attributes") or {}
    notice = {
        "Type": "Notification",
        "MessageId": message["message_id"],
        "TopicArn": subscription.topic.arn,
        "Subject": message.get("subject"),
        "Message": message["message"],
        "Timestamp": message["at"],
        "SignatureVersion": "1",
        "Signature": "embedded",
        "SigningCertUrl": "",
        "UnsubscribeUrl": "",
        "MessageAttributes": {
            name: {"Type": value["Type"], "Value": value["Value"]}
            for name, value in attributes.items()
        },
    }
    record = {
        "EventSource": "aws:sns",
        "EventVersion": "1.0",
        "EventSubscriptionArn": subscription.arn,
        "Sns": notice,
    }
    return json.dumps({"Records": [record]})
