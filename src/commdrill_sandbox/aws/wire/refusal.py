"""An AWS service's error answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from commdrill_sandbox.aws.plane import Json


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
