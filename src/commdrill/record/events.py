"""Everything that can happen in a run. Payload only: plain, frozen, fit for one line of JSON.

Times are seconds since the run started, by the monotonic clock; `Record.at` is for people.
Settings hold the names of secrets (`${env:NAME}`), never their values.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from commdrill.record.drilled import NEVER_MASKED as NEVER_MASKED
from commdrill.record.drilled import EnvironmentRef as EnvironmentRef
from commdrill.record.drilled import Name as Name
from commdrill.record.drilled import Names as Names
from commdrill.record.drilled import NameTable as NameTable
from commdrill.record.drilled import Origin as Origin
from commdrill.record.drilled import PlanRef as PlanRef
from commdrill.record.drilled import RunOutcome as RunOutcome
from commdrill.record.drilled import Seconds as Seconds
from commdrill.record.drilled import StepOutcome as StepOutcome
from commdrill.verdict import Difference


class RunStage(StrEnum):
    """The parts of a run, in their order (contract section 4)."""

    PREFLIGHT = "preflight"
    BASELINE = "baseline"
    NOTICE = "notice"
    OUTAGE = "outage"
    UPDATE = "update"
    RECOVERY = "recovery"
    RESTORED = "restored"


class Severity(StrEnum):
    """Whether a finding fails its step or is only told."""

    ERROR = "error"
    WARNING = "warning"


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


@dataclass(frozen=True)
class Recipients:
    """How many people a step had to reach, and who was not."""

    expected: int
    reached: int
    missing: tuple[str, ...] = ()


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
class PreflightRefused:
    """It is not, and nothing was touched."""

    reasons: tuple[str, ...]


@dataclass(frozen=True)
class StageEntered:
    """A part of the run begins; deadlines of its steps count from here."""

    stage: RunStage


@dataclass(frozen=True)
class Looked:
    """A channel was seen to look different from the look before (or for the first time)."""

    channel: Name
    began: Seconds
    ended: Seconds
    summary: str
    evidence: Names = ()


@dataclass(frozen=True)
class LookFailed:
    """A look said nothing about the plan."""

    channel: Name
    ended: Seconds
    cause: str
    evidence: Names = ()


@dataclass(frozen=True)
class MessageSeen:
    """A message arrived. `covered_by` names the approved wording it is an instance of, if any."""

    channel: Name
    id: str
    to: tuple[str, ...]  # subscriber ids, or addresses nobody is known by
    subject: str | None
    covered_by: Name
    ended: Seconds  # of the look that found it
    received: datetime | None  # by the receiver's clock
    evidence: Names = ()


@dataclass(frozen=True)
class ActionPerformed:
    """The plan was set going by a call of ours."""

    action: Name
    stage: RunStage
    receipt: str


@dataclass(frozen=True)
class ActionFailed:
    """It could not be."""

    action: Name
    stage: RunStage
    why: str


@dataclass(frozen=True)
class FaultArmed:
    """All that the way back needs is on disk; nothing is broken yet."""

    fault: int
    component: Name
    way: Name
    driver: Name
    settings: Mapping[str, Any]
    folder: Name  # of the document that names it, relative to the project's root
    before: Any


@dataclass(frozen=True)
class FaultInjected:
    """The component is broken."""

    fault: int


@dataclass(frozen=True)
class InjectFailed:
    """It could not be broken (or not wholly: it is reverted all the same)."""

    fault: int
    why: str


@dataclass(frozen=True)
class FaultReverted:
    """The component is as before."""

    fault: int
    attempts: int
    note: str = ""


@dataclass(frozen=True)
class RevertFailed:
    """It is not, after every attempt: a person must act."""

    fault: int
    why: str
    by_hand: str


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


@dataclass(frozen=True)
class FindingMade:
    """Something worth telling about the words or their delivery."""

    code: Name
    message: str
    severity: Severity
    step: Name | None = None
    evidence: Name | None = None


@dataclass(frozen=True)
class ChannelCompared:
    """After recovery a channel was looked at again; differences: it is not as before."""

    channel: Name
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class AwsCalled:
    """Calls to AWS that are alike, since they were last told; `failed` of them were refused.

    `by`: what of the run made them (`fault checkout (outage)`). `plane`: control or data.
    """

    by: str
    service: Name
    operation: Name
    region: Name
    plane: Name
    calls: int
    failed: int = 0


@dataclass(frozen=True)
class Paused:
    """Nobody could look: the run stood still, or the machine it runs on slept."""

    began: Seconds
    ended: Seconds
    why: str


@dataclass(frozen=True)
class Interrupted:
    """Somebody or something ended the run early."""

    by: str


@dataclass(frozen=True)
class RecoveryStarted:
    """Another process took over a run that died."""

    version: Name
    bytes_lost: int  # of a torn last line
    evidence: Names = ()  # kept by the run that died before it could say of what


@dataclass(frozen=True)
class StepAttested:
    """A person's word on a manual step, during the run or after it."""

    step: Name
    by: str
    outcome: StepOutcome
    note: str = ""
    evidence: Names = ()


@dataclass(frozen=True)
class RunResolved:
    """A person's word that what the run left broken is as before; its verdict stays."""

    by: str
    note: str = ""


@dataclass(frozen=True)
class EvidencePruned:
    """Evidence is kept no longer; what it showed is told by the other records, and stays."""

    pruned: Names
    by: str
    rule: str


@dataclass(frozen=True)
class RunFinished:
    """The last event of a run (only a person's word may follow)."""

    outcome: RunOutcome
    exit_code: int
    restored: bool


Event = (
    RunStarted
    | SandboxStarted
    | PreflightPassed
    | PreflightRefused
    | StageEntered
    | Looked
    | LookFailed
    | MessageSeen
    | ActionPerformed
    | ActionFailed
    | FaultArmed
    | FaultInjected
    | InjectFailed
    | FaultReverted
    | RevertFailed
    | StepSeen
    | StepDecided
    | FindingMade
    | ChannelCompared
    | AwsCalled
    | Paused
    | Interrupted
    | RecoveryStarted
    | StepAttested
    | RunResolved
    | EvidencePruned
    | RunFinished
)


@dataclass(frozen=True)
class Record:
    """An event, stamped: which run, the how-manieth, when."""

    run: str
    seq: int
    at: datetime
    elapsed: Seconds
    event: Event
