"""One environment: that it is guarded, that its subscribers are in audiences of some plan, and asks for nothing that has ended."""

from collections.abc import Iterator, Sequence
from typing import Any

from commdrill.documents.aws_command import aws_command
from commdrill.documents.document import Document
from commdrill.documents.ended import CODE, replacement
from commdrill.documents.environment import Environment, Guard, Tier, Use
from commdrill.documents.links.blackout import blackout_problems
from commdrill.documents.problem import Problem, quoted
from commdrill.documents.project import Project
from commdrill.documents.suggestion import did_you_mean, listed

_SENDERS = frozenset({"eum-sms", "eum-voice", "push", "ses-bulk", "ses-send", "sns-publish"})
# Operations of `aws pinpoint` that live on, as End User Messaging.
_LIVING = ("send-messages", "send-otp-message", "verify-otp-message", "phone-number-validate")
_LIVING_PARTS = ("-app", "-channel")
Route = tuple[str | int, ...]


def environment_problems(project: Project, environment: Document[Environment]) -> Iterator[Problem]:
    """Everything wrong with an environment by itself."""
    yield from _guard(environment)
    yield from _ended_features(environment)
    yield from blackout_problems(environment, project.readable)
    yield from _audiences(project, environment)


def _guard(environment: Document[Environment]) -> Iterator[Problem]:
    model = environment.model
    if model.stage is Tier.SANDBOX or _guards(model.guard):
        return
    what = "is missing" if model.guard is None else "guards against nothing"
    message = f"'guard' {what}, and stage {model.stage} needs it"
    hint = 'add guard: {hosts: ["*.dev.…"], recipients: […], aws_account: "…"}'
    if model.guard is None:
        yield environment.problem(("stage",), "D312", message, hint)
    else:
        yield environment.key_problem(("guard",), "D312", message, hint)


def _guards(guard: Guard | None) -> bool:
    return guard is not None and bool(guard.aws_account or guard.hosts or guard.recipients)


def _audiences(project: Project, environment: Document[Environment]) -> Iterator[Problem]:
    """Each unknown audience once, at the first subscriber who is said to be in it."""
    enrolled = project.rosters[environment.model.id].enrolled
    known = _known_audiences(project, {entry.subscriber.audience for entry in enrolled})
    if known is None:
        return
    for entry in enrolled:
        audience = entry.subscriber.audience
        if audience not in known:
            message = f"no plan has an audience {quoted(audience)}{did_you_mean(audience, known)}"
            yield entry.problem("audience", "D301", message, f"there are: {listed(known)}")
            known.add(audience)


def _known_audiences(project: Project, wanted: set[str]) -> set[str] | None:
    """Those of all plans; None where one that cannot be read may have what is wanted.

    Plans that nobody asked for are looked into only where the others lack one.
    """
    known = {name for plan in project.plans.values() for name in plan.model.audiences}
    aside = [] if wanted <= known else [plan.audiences() for plan in project.aside]
    if None in aside or any(kind == "plan" for kind, _ in project.broken):
        return None
    return known.union(*filter(None, aside))


def _ended_features(environment: Document[Environment]) -> Iterator[Problem]:
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
    if use.use.lower().startswith("pinpoint") and (instead := replacement(use.use)):
        yield environment.problem(
            (*route, "use"), CODE, f"{quoted(use.use)}: {instead[0]}", instead[1]
        )
        return
    if use.use in _SENDERS:
        for key in use.with_:
            if instead := replacement(key):
                where = (*route, "with", key)
                yield environment.key_problem(
                    where, CODE, f"{quoted(key)}: {instead[0]}", instead[1]
                )
    for key, value in use.with_.items():
        if isinstance(value, list) and (instead := _of_command(value)):
            yield environment.problem((*route, "with", key), CODE, instead[0], instead[1])


def _of_command(argv: Sequence[Any]) -> tuple[str, str] | None:
    """`aws pinpoint OPERATION …` of an operation that has ended."""
    command = aws_command(argv)
    if command is None or command.service != "pinpoint":
        return None
    operation = command.operation
    if operation in _LIVING or operation.removesuffix("s").endswith(_LIVING_PARTS):
        return None
    instead = replacement(f"pinpoint {operation}")
    assert instead is not None
    return f"'aws pinpoint {operation}': {instead[0]}", instead[1]
