"""An AWS service's error answer."""

from collections.abc import Mapping
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
