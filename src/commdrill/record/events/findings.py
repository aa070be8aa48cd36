"""What is worth telling beside the verdicts."""

from dataclasses import dataclass
from enum import StrEnum

from commdrill.record.run_facts import Name


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
