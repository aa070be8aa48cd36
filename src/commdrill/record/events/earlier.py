"""What became of the same drill before."""

from dataclasses import dataclass
from datetime import datetime

from commdrill.record.run_facts import (
    EnvironmentRef,
    Name,
    PlanRef,
    RunOutcome,
    Seconds,
    StepOutcome,
)


@dataclass(frozen=True)
class EarlierStep:
    """One promise in an earlier run; how long it took, at the pace of that run."""

    step: Name
    outcome: StepOutcome
    took: Seconds | None = None


@dataclass(frozen=True)
class EarlierRun:
    """An earlier run of the drill, as it lay there when this one was put back."""

    run: Name
    began: datetime
    outcome: RunOutcome
    plan: PlanRef
    environment: EnvironmentRef
    steps: tuple[EarlierStep, ...]


@dataclass(frozen=True)
class EarlierNoted:
    """The last runs of the drill that told anything, newest first: a report needs no other folder."""

    runs: tuple[EarlierRun, ...]
