"""Where an environment asks for what of Amazon Pinpoint has ended."""

from collections.abc import Iterator, Sequence
from typing import Any

from commdrill.documents.aws_command import aws_command
from commdrill.documents.document import Document
from commdrill.documents.ended import CODE, replacement
from commdrill.documents.environment import Environment, Use
from commdrill.documents.problem import Problem, quoted

_SENDERS = frozenset({"eum-sms", "eum-voice", "push", "ses-bulk", "ses-send", "sns-publish"})
# Operations of `aws pinpoint` that live on, as End User Messaging.
_LIVING = ("send-messages", "send-otp-message", "verify-otp-message", "phone-number-validate")
_LIVING_PARTS = ("-app", "-channel")

Route = tuple[str | int, ...]


def ended_features(environment: Document[Environment]) -> Iterator[Problem]:
    """Every place where an environment asks for one."""
    model = environment.model
    for channel, observer in model.channels.items():
        yield from _in_use(environment, ("channels", channel), observer)
    for component, ways in model.components.items():
        for way, use in ways.items():
            yield from _in_use(environment, ("components", component, way), use)
    for action, use in model.actions.items():
        yield from _in_use(environment, ("actions", action), use)


def _in_use(environment: Document[Environment], route: Route, use: Use) -> Iterator[Problem]:
    if use.use.lower().startswith("pinpoint") and (told := replacement(use.use)):
        yield environment.problem((*route, "use"), CODE, f"{quoted(use.use)}: {told[0]}", told[1])
        return
    if use.use in _SENDERS:
        for key in use.with_:
            if told := replacement(key):
                where = (*route, "with", key)
                yield environment.key_problem(where, CODE, f"{quoted(key)}: {told[0]}", told[1])
    for key, value in use.with_.items():
        if isinstance(value, list) and (told := _of_command(value)):
            yield environment.problem((*route, "with", key), CODE, told[0], told[1])


def _of_command(argv: Sequence[Any]) -> tuple[str, str] | None:
    """`aws pinpoint OPERATION …` of an operation that has ended."""
    command = aws_command(argv)
    if command is None or command.service != "pinpoint":
        return None
    operation = command.operation
    if operation in _LIVING or operation.removesuffix("s").endswith(_LIVING_PARTS):
        return None
    told = replacement(f"pinpoint {operation}")
    assert told is not None
    return f"'aws pinpoint {operation}': {told[0]}", told[1]
