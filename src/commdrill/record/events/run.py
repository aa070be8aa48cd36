"""How a run begins, goes on and ends."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from commdrill.record.run_facts import (
    AskedFor,
    EnvironmentRef,
    Name,
    Names,
    NameTable,
    Origin,
    PlanRef,
    RunOutcome,
    Seconds,
)


class RunStage(StrEnum):
    """The parts of a run, in their order (contract section 4)."""

    PREFLIGHT = "preflight"
    BASELINE = "baseline"
    NOTICE = "notice"
    OUTAGE = "outage"
    UPDATE = "update"
    RECOVERY = "recovery"
    RESTORED = "restored"


@dataclass(frozen=True)
class StepRef:
    """A step as the run took it; durations after pace."""

    id: Name
    phase: Name
    channel: Name
    channel_type: Name
    promise: str  # one line in words: what is to be seen
    place: Name  # file:line in the plan
    within: Seconds | None = None
    every: Seconds | None = None
    stays: Seconds | None = None
    substance: Name = ""  # digest of all it promises: tells whether it changed since
    people: Names = ()  # who is to receive it, where people are reached one by one
    after: Name = ""  # the step that must be seen first
    within_after: Seconds | None = None  # so soon after that one
    left_out: str = ""  # why it is no part of this drill
    audiences: Names = ()  # who is to be told; empty: whoever looks


@dataclass(frozen=True)
class RunStarted:
    """A drill began; nothing has been looked at yet."""

    drill: Name
    title: str
    plan: PlanRef
    scenario: Name
    scenario_type: Name
    environment: EnvironmentRef
    steps: tuple[StepRef, ...]
    take_down: NameTable
    token: Name
    version: Name  # of commdrill
    documents: NameTable  # file → sha256
    sabotages: Names = ()
    aws: NameTable = field(default_factory=dict)  # where it is met, as the environment has it
    slot: Name = ""  # of the timetable that asked for it
    hosts: Names = ("*",)  # that the guard allows: `recover` goes no further either
    variables: Mapping[str, str] = field(default_factory=dict)  # `${var:NAME}`, as they were set
    tags: tuple[str, ...] = ()  # what whoever started it calls it
    origin: Origin | None = None  # None: written before this was noted
    asked: AskedFor | None = None  # likewise
    severity: Name = ""  # of those that the plan knows, if it knows any

    @property
    def is_strict(self) -> bool:
        """Whether a skipped step fails it."""
        return self.asked is not None and self.asked.strict


@dataclass(frozen=True)
class SandboxStarted:
    """The embedded environment is up; a later process can find it again by these."""

    pid: int
    addresses: NameTable
    token: Name  # what it answers to: pids and ports are used again by others


@dataclass(frozen=True)
class PreflightPassed:
    """The world is as the drill needs it."""


@dataclass(frozen=True)
class PreflightFailed:
    """It is not, and nothing was touched."""

    reasons: tuple[str, ...]


@dataclass(frozen=True)
class StageEntered:
    """A part of the run begins; deadlines of its steps count from here."""

    stage: RunStage


@dataclass(frozen=True)
class Paused:
    """Nobody could look: the run stood still, or the machine it runs on slept."""

    began: Seconds
    ended: Seconds
    why: str
    doubt: Seconds = 0.0  # so many of them the wall clock alone tells of, which may have been set


@dataclass(frozen=True)
class ClockSetBack:
    """The wall clock of the machine was set back, by so many seconds."""

    moment: Seconds
    seconds: Seconds


@dataclass(frozen=True)
class Interrupted:
    """Somebody or something ended the run early."""

    by: str


@dataclass(frozen=True)
class RunFinished:
    """The last event of a run (only a person's word may follow)."""

    outcome: RunOutcome
    exit_code: int
    restored: bool
