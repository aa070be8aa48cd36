"""A call to an AWS service, and what it may come to: an output or a refusal."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from werkzeug import Request, Response

from commdrill_sandbox.aws.plane import Json

Output = Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """A call: the operation's name, the Region it was sent to, and its input by member."""

    operation: str
    region: str
    input: Mapping[str, Any]
    request: Request


Operation = Callable[[Asked], Output | Response | None]


@dataclass(frozen=True)
class Refusal(Exception):
    """A service says no: its error code, what it says, and the error's further members.

    `status`: what HTTP is told where the service's model does not say.
    """

    code: str
    message: str
    status: int = 400
    members: Mapping[str, Json] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


def breached(code: str, sentences: Sequence[str]) -> Refusal:
    """That of values that a model does not allow, one sentence for each."""
    count = f"{len(sentences)} validation error{'s' if len(sentences) > 1 else ''} detected: "
    return Refusal(code, count + "; ".join(sentences))
