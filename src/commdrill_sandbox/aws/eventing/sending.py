"""Hands an event to a function, a topic, a queue or a bus. What cannot be handed over is lost, as on AWS."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.eventing.destinations import Destinations, Outcome
from commdrill_sandbox.aws.functions.functions import Functions, NotFound, OutOfTime, Throttled
from commdrill_sandbox.aws.functions.permissions import Caller

_LOG = logging.getLogger(__name__)
_LONGEST = 900.0  # seconds a function may run
_MOST_HANDED_ON = 16  # times, from one function to the next: then it goes in circles
_PLAIN: Mapping[str, Any] = {}
SERVICES = frozenset({"lambda", "sns", "sqs", "events"})


@dataclass(frozen=True)
class Sending:
    """By the services' own calls; functions run in threads of their own."""

    clients: Clients
    functions: Functions

    def to(
        self, arn: str, text: str, target: Mapping[str, Any] = _PLAIN, by: Caller | None = None
    ) -> None:
        """`arn`: of a function, a topic, a queue or a bus; `target`: how it is to be handed over.

        `by`: whom a function's policy must let in; None: a role does.
        """
        from botocore.exceptions import BotoCoreError, ClientError

        _, _, service, region, *_ = arn.split(":")
        try:
            match service:
                case "lambda":
                    self.to_function(arn, text, target, by)
                case "sns":
                    self.clients.of("sns", region).publish(TopicArn=arn, Message=text)
                case "sqs":
                    self._to_queue(arn, region, text, target.get("SqsParameters") or {})
                case "events":
                    self._to_bus(arn, region, text, target.get("EventBridgeParameters") or {})
        except (BotoCoreError, ClientError) as lost:
            _LOG.info("an event for %s is lost: %s", arn, lost)
            dead_letter(self.clients, target, text)

    def to_function(
        self, arn: str, event: str, target: Mapping[str, Any] = _PLAIN, by: Caller | None = None
    ) -> None:
        """Asynchronously: whoever sends does not wait."""
        if by and not by.may_call(arn):
            _LOG.info("an event for %s is lost: its policy does not let %s in", arn, by)
            dead_letter(self.clients, target, event)
            return
        self._begin(arn, event, target, 0)

    def _begin(self, arn: str, event: str, target: Mapping[str, Any], handed_on: int) -> None:
        def run() -> None:
            region = arn.split(":")[3]
            try:
                returned = self.functions.invoke(region, arn, event.encode(), _LONGEST)
            except (Throttled, NotFound, OutOfTime) as lost:
                _LOG.info("an event for %s is lost: %r", arn, lost)
                dead_letter(self.clients, target, event)
                return
            self._tell(Outcome(arn, event, returned), handed_on + 1)

        self.clients.errands.begin("function", run)

    def _tell(self, outcome: Outcome, handed_on: int) -> None:
        destination = Destinations(self.clients).of(outcome)
        if destination is None:
            return
        told = outcome.told(self.functions.clock)
        if ":function:" not in destination:
            self.to(destination, told, outcome.on_a_bus(destination))
        elif handed_on < _MOST_HANDED_ON:
            self._begin(destination, told, _PLAIN, handed_on)

    def _to_queue(self, arn: str, region: str, text: str, how: Mapping[str, Any]) -> None:
        queues = self.clients.of("sqs", region)
        url = queues.get_queue_url(QueueName=arn.rpartition(":")[2])["QueueUrl"]
        queues.send_message(QueueUrl=url, MessageBody=text, **how)

    def _to_bus(self, arn: str, region: str, text: str, how: Mapping[str, Any]) -> None:
        entry = {"EventBusName": arn, "Detail": text, **how}
        self.clients.of("events", region).put_events(Entries=[entry])


def dead_letter(clients: Clients, target: Mapping[str, Any], text: str) -> None:
    """What could not be handed over goes to the queue that is there for it, if there is one."""
    arn = (target.get("DeadLetterConfig") or {}).get("Arn")
    if not arn:
        return
    from botocore.exceptions import BotoCoreError, ClientError

    queues = clients.of("sqs", arn.split(":")[3])
    try:
        url = queues.get_queue_url(QueueName=arn.rpartition(":")[2])["QueueUrl"]
        queues.send_message(QueueUrl=url, MessageBody=text)
    except (BotoCoreError, ClientError) as lost:
        _LOG.info("a dead letter for %s is lost: %s", arn, lost)
