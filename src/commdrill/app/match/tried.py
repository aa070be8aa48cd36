"""What came of trying words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from commdrill.verdict import Difference
from commdrill.wording.policy import PolicyFinding
from commdrill.wording.types import Value


@dataclass(frozen=True)
class Tried:
    """What came of it. `language`: of the wording that it is, or comes nearest to.

    `message`: the approved one; None where a step's words are free. `step`: that step.
    """

    message: str | None
    language: str
    captured: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()
    findings: tuple[PolicyFinding, ...] = ()
    step: str | None = None

    @property
    def matches(self) -> bool:
        """Whether the words are as they must be; the policy is another matter."""
        return not self.differences
