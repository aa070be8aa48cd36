"""Functions that subscribe to topics."""

import inspect
import json
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.eventing.sending import Sending, of_topic
from commdrill_sandbox.aws.eventing.takeover import Method, Taken


@dataclass(frozen=True)
class Notices:
    """What is published reaches them; all other subscribers are moto's."""

    sending: Sending
    clock: Clock

    @property
    def taken(self) -> tuple[Taken, ...]:
        return (Taken("sns.Subscription.publish", self._publishing),)

    def _publishing(self, motos: Method) -> Method:
        parameters = inspect.signature(motos)

        def publish(subscription: Any, *args: Any, **named: Any) -> None:
            if subscription.protocol != "lambda":
                motos(subscription, *args, **named)
                return
            told = dict(parameters.bind(subscription, *args, **named).arguments)
            self._notify(subscription, told)

        return publish

    def _notify(self, subscription: Any, told: dict[str, Any]) -> None:
        matcher = subscription._filter_policy_matcher  # noqa: SLF001 - moto has no other way to it
        if matcher and not matcher.matches(told.get("message_attributes"), told["message"]):
            return
        if told.get("message_structure") == "json":
            structures = json.loads(told["message"])
            told["message"] = structures.get("lambda", structures["default"])
        at = self.clock.now().strftime("%Y-%m-%dT%H:%M:%S.000Z")
        notice = of_topic(subscription, {**told, "at": at})
        self.sending.to_function(subscription.endpoint, notice)
