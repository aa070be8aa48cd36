"""STS: for how long a role may be taken on; moto takes any time."""

from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.plane import Plane
from commdrill_sandbox.aws.wire.call import Asked, Operation, Refusal
from commdrill_sandbox.aws.wire.service import Service

_INVALID = "ValidationError"


def sessions() -> Plane:
    """Looks at what is asked for, and leaves the rest to moto."""
    operations: Mapping[str, Operation] = {"AssumeRole": _taken_on}
    return Service("sts", "sts", operations, _INVALID)


def _taken_on(asked: Asked) -> None:
    wanted, role = asked.input.get("DurationSeconds"), _role(asked.input["RoleArn"])
    if wanted is not None and role is not None and wanted > (role.max_session_duration or 3600):
        said = "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
        raise Refusal(_INVALID, said)


def _role(arn: str) -> Any:
    """As moto has it; None: it is another account's, or nobody made it."""
    from moto.iam.models import iam_backends

    roles = iam_backends[arn.split(":")[4]]["aws"].roles.values() if arn.count(":") > 4 else ()
    return next((role for role in roles if role.arn == arn), None)
