"""What became of what was promised."""

from collections.abc import Mapping
from dataclasses import dataclass

from commdrill.record.run_facts import Name, Names, Seconds, StepOutcome
from commdrill.verdict import Difference


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
