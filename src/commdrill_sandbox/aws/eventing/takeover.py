"""Functions and topics as targets of moto's topics and rules, which it would fail on."""

import copy
import inspect
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from werkzeug import Request

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.eventing.sending import Sending, of_topic
from commdrill_sandbox.aws.request import service_call

_Method = Callable[..., None]


@dataclass
class Takeover:
    """A plane that answers nothing: it sees to it that moto hands over what is for `sending`.

    moto is one for the whole process, whoever asked it last is who is handed things.
    """

    sending: Sending
    clock: Clock
    _publish: _Method | None = field(default=None)
    _send: _Method | None = field(default=None)

    def answer(self, request: Request) -> None:
        call = service_call(request)
        if call is not None and call.service in {"sns", "events"}:
            self._take_topics()
        if call is not None and call.service == "events":
            self._take_rules()

    def _take_topics(self) -> None:
        from moto.sns import models

        subscriptions: Any = models.Subscription
        if self._publish is None:
            self._publish = self._publishing(_own(subscriptions.publish))
        subscriptions.publish = self._publish

    def _take_rules(self) -> None:
        from moto.events import models

        rules: Any = models.Rule
        if self._send is None:
            self._send = self._matching(_own(rules.send_to_targets))
        rules.send_to_targets = self._send

    def _publishing(self, motos: _Method) -> _Method:
        parameters = inspect.signature(motos)

        def publish(subscription: Any, *args: Any, **named: Any) -> None:
            if subscription.protocol != "lambda":
                motos(subscription, *args, **named)
                return
            told = dict(parameters.bind(subscription, *args, **named).arguments)
            self._notify(subscription, told)

        publish.__wrapped__ = motos  # type: ignore[attr-defined]
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

    def _matching(self, motos: _Method) -> _Method:
        def send(rule: Any, event: dict[str, Any], *args: Any, **named: Any) -> None:
            if rule.scheduled_expression and not rule.event_pattern.get_pattern():
                return
            ours = [target for target in rule.targets if _is_ours(target)]
            rest = copy.copy(rule)
            rest.targets = [target for target in rule.targets if not _is_ours(target)]
            motos(rest, event, *args, **named)
            for target in ours if rule.event_pattern.matches_event(event) else ():
                self.sending.to(target["Arn"], _text(target, event))

        send.__wrapped__ = motos  # type: ignore[attr-defined]
        return send


def _own(method: _Method) -> _Method:
    """What moto itself has, under whatever stands around it."""
    while (inner := getattr(method, "__wrapped__", None)) is not None:
        method = inner
    return method


def _is_ours(target: Mapping[str, Any]) -> bool:
    return str(target["Arn"]).split(":")[2] in {"sns", "lambda"}


def _text(target: Mapping[str, Any], event: Mapping[str, Any]) -> str:
    """The event, or what the target makes of it."""
    from moto.events.utils import EventTemplateParser

    if (constant := target.get("Input")) is not None:
        return str(constant)
    told: Any = dict(event)
    if isinstance(told.get("time"), int | float):
        told["time"] = datetime.fromtimestamp(told["time"], UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if not (transformer := target.get("InputTransformer")):
        return json.dumps(told)
    made: Any = EventTemplateParser.parse(
        input_template=transformer.get("InputTemplate"),
        input_paths_map=transformer.get("InputPathsMap", {}),
        event=told,
    )
    return made if isinstance(made, str) else json.dumps(made)
