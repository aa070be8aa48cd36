"""What moto would store and never do: refused by name, so that nobody counts on it."""

import json
from collections.abc import Mapping

from commdrill_sandbox.aws.plane import Plane
from commdrill_sandbox.aws.wire.refusal import Refusal
from commdrill_sandbox.aws.wire.service import Asked, Operation, Service

_TARGETS = frozenset({"sns", "sqs", "lambda", "logs", "events"})


def refusing() -> tuple[Plane, ...]:
    """Each leaves to moto what can be done."""
    rules: Mapping[str, Operation] = {"PutRule": _rule, "PutTargets": _targets}
    return (Service("events", "events", rules, None),)


def _rule(asked: Asked) -> None:
    if expression := asked.input.get("ScheduleExpression"):
        raise Refusal(
            "ValidationException",
            f"the embedded AWS runs no rule by the clock: {expression!r}; rules have event patterns",
        )


def _targets(asked: Asked) -> None:
    for target in asked.input.get("Targets", ()):
        service = (str(target.get("Arn", "")).split(":") + [""] * 3)[2]
        if service not in _TARGETS:
            known = ", ".join(sorted(_TARGETS))
            said = (
                f"the embedded AWS reaches no target {json.dumps(target.get('Arn'))}: {known} are"
            )
            raise Refusal("ValidationException", said)
        if target.get("InputPath"):
            said = "the embedded AWS has no InputPath: use InputTransformer"
            raise Refusal("ValidationException", said)
