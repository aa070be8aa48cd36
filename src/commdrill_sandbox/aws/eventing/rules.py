"""EventBridge's rules: by pattern and by the clock, to functions, topics, queues, log groups and buses."""

import copy
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.eventing.buses import BUSES
from commdrill_sandbox.aws.eventing.dead_letters import Lost, letters_of_rule
from commdrill_sandbox.aws.eventing.expressions import expression, of_rule
from commdrill_sandbox.aws.eventing.schedules import scheduled
from commdrill_sandbox.aws.eventing.sending import Handover, Sending
from commdrill_sandbox.aws.eventing.takeover import Method, Taken, by_moto
from commdrill_sandbox.aws.eventing.target_words import Target, target_words
from commdrill_sandbox.aws.eventing.timer import Timed
from commdrill_sandbox.aws.functions.permissions import Caller
from commdrill_sandbox.aws.request import access_key
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_LOG = logging.getLogger(__name__)
_OURS = frozenset({"sns", "lambda", "sqs"})
_MOTOS = frozenset({"logs", "events"})
_MOST_ENTRIES = 10
_MOST_TARGETS = 5
_NEEDED = ("id", "account", "source", "time", "region", "resources", "detail-type")
_NOT_YOURS: Mapping[str, str] = {
    "ErrorCode": "NotAuthorizedForSourceException",
    "ErrorMessage": "Not authorized for the source.",
}


@dataclass(frozen=True)
class Rules:
    """They are kept by moto, which also looks at patterns."""

    sending: Sending

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            **BUSES,
            "PutRule": _check_rule,
            "PutTargets": _check_targets,
            "PutEvents": self.take_in,
            "TestEventPattern": _test_pattern,
        }

    def take_in(self, asked: Asked) -> Output | None:
        """Those that pretend to be AWS's own fail alone."""
        _check_entries(asked)
        entries = asked.input["Entries"]
        if access_key(asked.request) == self.sending.clients.services_key:
            return None
        if not any(map(_is_reserved, entries)):
            return None
        others = iter(_take_in(asked, [one for one in entries if not _is_reserved(one)]))
        told = [_NOT_YOURS if _is_reserved(one) else next(others) for one in entries]
        return {"FailedEntryCount": sum("ErrorCode" in one for one in told), "Entries": told}

    @property
    def taken(self) -> tuple[Taken, ...]:
        return (Taken("events.Rule.send_to_targets", self._matching),)

    def timed(self) -> Iterator[Timed]:
        """The rules that run by the clock."""
        from moto.backends import get_backend

        for kept in list(get_backend("events")[ACCOUNT].values()):
            for bus in list(kept.event_buses.values()):
                for rule in list(bus.rules.values()):
                    if rule.scheduled_expression and rule.state != "DISABLED":
                        yield Timed(
                            (rule.arn, id(rule)),
                            expression(rule.scheduled_expression),
                            partial(self._fire, rule),
                        )

    def _fire(self, rule: Any, due: datetime) -> None:
        at = due.strftime("%Y-%m-%dT%H:%M:%SZ")
        event = dict(scheduled(rule.arn, at, "aws.events", {}))
        self._hand_over(rule, event)
        if rest := _motos_own(rule):
            send = by_moto(type(rest).send_to_targets)
            send(rest, {**event, "time": due.timestamp()})

    def _matching(self, motos: Method) -> Method:
        def send(rule: Any, event: dict[str, Any], *args: Any, **named: Any) -> None:
            by_clock_alone = rule.scheduled_expression and not rule.event_pattern.get_pattern()
            if by_clock_alone or rule.state == "DISABLED":
                return
            if not rule.event_pattern.matches_event(event):
                return
            self._hand_over(rule, event)
            if rest := _motos_own(rule):
                motos(rest, event, *args, **named)

        return send

    def _hand_over(self, rule: Any, event: Mapping[str, Any]) -> None:
        for target in rule.targets:
            service = _service(target)
            if service in _OURS:
                self._tell(rule, target, event)
            elif service not in _MOTOS:
                _LOG.info("an event for %s is lost: nothing here reaches it", target["Arn"])

    def _tell(self, rule: Any, target: Target, event: Mapping[str, Any]) -> None:
        letters = letters_of_rule(target, rule.arn)
        try:
            words = target_words(target, event, rule.arn)
        except ValueError as broken:
            _LOG.info("an event for %s is lost: its words are no JSON: %s", target["Arn"], broken)
            lost = Lost("InvalidJson", f"Invalid input for target: {broken}")
            letters.keep(self.sending.clients, json.dumps(event), lost)
        else:
            by = None if target.get("RoleArn") else Caller("events", rule.arn)
            self.sending.to(Handover(target["Arn"], target, by, letters), words)


def _motos_own(rule: Any) -> Any:
    """The rule with the targets that moto reaches; None: it has none."""
    rest = copy.copy(rule)
    rest.targets = [target for target in rule.targets if _service(target) in _MOTOS]
    return rest if rest.targets else None


def _check_rule(asked: Asked) -> None:
    if written := asked.input.get("ScheduleExpression"):
        try:
            of_rule(written)
        except ValueError as wrong:
            said = "Parameter ScheduleExpression is not valid."
            raise Refusal("ValidationException", said) from wrong


def _check_entries(asked: Asked) -> None:
    if not 1 <= len(asked.input.get("Entries") or ()) <= _MOST_ENTRIES:
        said = f"Entries must have length between 1 and {_MOST_ENTRIES}"
        raise Refusal("ValidationException", said)


def _is_reserved(entry: Mapping[str, Any]) -> bool:
    return str(entry.get("Source", "")).startswith("aws.")


def _take_in(asked: Asked, entries: list[Any]) -> Sequence[Mapping[str, Any]]:
    """By moto."""
    from moto.backends import get_backend

    told: Sequence[Mapping[str, Any]] = get_backend("events")[ACCOUNT][asked.region].put_events(
        entries
    )
    return told


def _test_pattern(asked: Asked) -> Output:
    """By moto, whose own call does nothing."""
    from moto.events.exceptions import InvalidEventPatternException
    from moto.events.models import EventPattern, EventPatternParser

    written = asked.input["EventPattern"]
    try:
        pattern = EventPattern(written, EventPatternParser(written).parse())
    except InvalidEventPatternException as wrong:
        raise Refusal("InvalidEventPatternException", str(wrong.message)) from wrong
    try:
        event = json.loads(asked.input["Event"])
        missing = [name for name in _NEEDED if name not in event]
    except (ValueError, TypeError) as wrong:
        raise Refusal("ValidationException", f"Parameter Event is not valid: {wrong}") from wrong
    if missing:
        said = f"Parameter Event is not valid: {', '.join(missing)} must be provided"
        raise Refusal("ValidationException", said)
    return {"Result": pattern.matches_event(event)}


def _check_targets(asked: Asked) -> None:
    wanted = asked.input.get("Targets", ())
    if len({*_targets(asked), *(one.get("Id") for one in wanted)}) > _MOST_TARGETS:
        said = "The requested resource exceeds the maximum number allowed."
        raise Refusal("LimitExceededException", said)
    for target in wanted:
        service = _service(target)
        if service not in _OURS | _MOTOS or ":api-destination/" in target["Arn"]:
            known = ", ".join(sorted(_OURS | _MOTOS))
            said = (
                f"the embedded AWS reaches no target {json.dumps(target.get('Arn'))}: {known} are"
            )
            raise Refusal("ValidationException", said)
        if target.get("InputPath") and service in _MOTOS:
            said = f"the embedded AWS has no InputPath for {service}: use InputTransformer"
            raise Refusal("ValidationException", said)


def _targets(asked: Asked) -> set[str]:
    """The ids of those that the rule has; moto says it where there is no such rule."""
    from moto.events.models import events_backends

    bus = asked.input.get("EventBusName", "default").rpartition("/")[2]
    known = events_backends[ACCOUNT][asked.region].event_buses.get(bus)
    rule = known.rules.get(str(asked.input.get("Rule"))) if known else None
    return {target["Id"] for target in rule.targets} if rule else set()


def _service(target: Target) -> str:
    return (str(target.get("Arn", "")).split(":") + [""] * 3)[2]
