"""What a run says of what it drilled: which plan, where, and what became of it.

A `Name` is how documents and run folders call something. It is never masked as a secret would be:
names are what the fold, `recover` and `verify` find things by.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

Seconds = float

NEVER_MASKED = "never masked"
Name = Annotated[str, NEVER_MASKED]
Names = Annotated[tuple[str, ...], NEVER_MASKED]
NameTable = Annotated[Mapping[str, str], NEVER_MASKED]


class StepOutcome(StrEnum):
    """What became of one promise."""

    PASSED = "passed"
    FAILED = "failed"  # we looked, and it was not so
    ERROR = "error"  # could not be told
    SKIPPED = "skipped"


class RunOutcome(StrEnum):
    """What became of a whole run."""

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    NOT_RESTORED = "not-restored"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True)
class PlanRef:
    """Which plan, in which version, by its bytes."""

    id: Name
    version: Name
    title: str
    sha256: Name


@dataclass(frozen=True)
class Origin:
    """Who ran it, where, and by which state of the documents; what is not known is empty."""

    operator: str = ""
    host: str = ""
    ci_run: str = ""  # its address
    commit: Name = ""
    tree: Name = ""  # clean | changed
    approved: str = ""  # who approved the plan, and when


@dataclass(frozen=True)
class AskedFor:
    """What whoever started it asked beyond the documents: whoever goes on with it asks the same."""

    pace: float | None = None
    hold: Seconds | None = None
    until_asked: bool = False
    only: Names = ()
    strict: bool = False


@dataclass(frozen=True)
class EnvironmentRef:
    """Where it was drilled, and how much faster than the plan's own minutes."""

    id: Name
    stage: Name
    pace: float
