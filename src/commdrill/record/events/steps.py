"""What became of what was promised, and what is worth telling beside the verdicts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from commdrill.record.run_facts import Name, Names, Seconds, StepOutcome
from commdrill.verdict import Difference


class Severity(StrEnum):
    """Whether a finding fails its step or is only told."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class FindingMade:
    """Something worth telling about the words or their delivery."""

    code: Name
    message: str
    severity: Severity
    step: Name | None = None
    evidence: Name | None = None


@dataclass(frozen=True)
class Recipients:
    """How many people a step had to reach, and who was not."""

    expected: int
    reached: int
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class StepSeen:
    """What a step promises was seen for the first time; not yet its verdict.

    The moment lies between `not_before` (the last look that missed it) and `took`,
    both counted from the start of the step's phase.
    """

    step: Name
    not_before: Seconds
    took: Seconds


@dataclass(frozen=True)
class StepDecided:
    """The verdict on a step, final."""

    step: Name
    outcome: StepOutcome
    reason: str
    took: Seconds | None = None
    not_before: Seconds | None = None
    differences: tuple[Difference, ...] = ()
    captured: Mapping[str, str] | None = None
    recipients: Recipients | None = None
    evidence: Names = ()
    proof: Name | None = None
