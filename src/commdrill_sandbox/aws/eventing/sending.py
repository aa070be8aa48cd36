"""Hands an event to a function, a topic, a queue or a bus. What cannot be handed over is lost, as on AWS."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.eventing.dead_letters import Letters, Lost
from commdrill_sandbox.aws.eventing.destinations import Destinations, Outcome
from commdrill_sandbox.aws.functions.functions import Functions, NotFound, OutOfTime, Throttled
from commdrill_sandbox.aws.functions.permissions import Caller

_LOG = logging.getLogger(__name__)
_LONGEST = 900.0  # seconds a function may run
_MOST_HANDED_ON = 16  # times, from one function to the next: then it goes in circles
_LOSSES: Mapping[type[Exception], str] = {
    NotFound: "ResourceNotFoundException", OutOfTime: "Sandbox.Timedout",
    Throttled: "TooManyRequestsException",
}  # fmt: skip
SERVICES = frozenset({"lambda", "sns", "sqs", "events"})


@dataclass(frozen=True)
class Handover:
    """To whom an event goes: a function, a topic, a queue or a bus, by ARN.

    `how`: the parameters of its kind; `by`: whom a function's policy must let in, None: a role does.
    """

    arn: str
    how: Mapping[str, Any] = field(default_factory=dict)
    by: Caller | None = None
    letters: Letters = field(default_factory=Letters)


@dataclass(frozen=True)
class Sending:
    """By the services' own calls; functions run in threads of their own."""

    clients: Clients
    functions: Functions

    def to(self, over: Handover, text: str) -> None:
        """To any of them."""
        from botocore.exceptions import BotoCoreError, ClientError

        _, _, service, region, *_ = over.arn.split(":")
        try:
            match service:
                case "lambda":
                    self.to_function(over, text)
                case "sns":
                    self.clients.of("sns", region).publish(TopicArn=over.arn, Message=text)
                case "sqs":
                    self._to_queue(over.arn, region, text, over.how.get("SqsParameters") or {})
                case "events":
                    how = over.how.get("EventBridgeParameters") or {}
                    self._to_bus(over.arn, region, text, how)
        except (BotoCoreError, ClientError) as refused:
            self._lose(over, text, Lost.by(refused))

    def to_function(self, over: Handover, event: str) -> None:
        """Asynchronously: whoever sends does not wait."""
        if over.by and not over.by.may_call(over.arn):
            said = f"its policy does not let {over.by.service} in"
            self._lose(over, event, Lost("AccessDeniedException", said))
            return
        self._begin(over, event, 0)

    def _begin(self, over: Handover, event: str, handed_on: int) -> None:
        def run() -> None:
            region = over.arn.split(":")[3]
            try:
                returned = self.functions.invoke(region, over.arn, event.encode(), _LONGEST)
            except tuple(_LOSSES) as lost:
                said = f"{_LOSSES[type(lost)]}: {over.arn}"
                self._lose(over, event, Lost(_LOSSES[type(lost)], said))
                return
            self._tell(Outcome(over.arn, event, returned), handed_on + 1)

        self.clients.errands.begin("function", run)

    def _tell(self, outcome: Outcome, handed_on: int) -> None:
        destination = Destinations(self.clients).of(outcome)
        if destination is None:
            return
        told = outcome.told(self.functions.clock)
        if ":function:" not in destination:
            self.to(Handover(destination, outcome.on_a_bus(destination)), told)
        elif handed_on < _MOST_HANDED_ON:
            self._begin(Handover(destination), told, handed_on)

    def _lose(self, over: Handover, text: str, lost: Lost) -> None:
        _LOG.info("an event for %s is lost: %s: %s", over.arn, lost.code, lost.message)
        over.letters.keep(self.clients, text, lost)

    def _to_queue(self, arn: str, region: str, text: str, how: Mapping[str, Any]) -> None:
        queues = self.clients.of("sqs", region)
        url = queues.get_queue_url(QueueName=arn.rpartition(":")[2])["QueueUrl"]
        queues.send_message(QueueUrl=url, MessageBody=text, **how)

    def _to_bus(self, arn: str, region: str, text: str, how: Mapping[str, Any]) -> None:
        entry = {"EventBusName": arn, "Detail": text, **how}
        self.clients.of("events", region).put_events(Entries=[entry])
