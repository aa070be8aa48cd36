"""Everything that can happen in a run. Payload only: plain, frozen, fit for one line of JSON.

Times are seconds since the run started, by the monotonic clock; `Record.at` is for people.
Settings hold the names of secrets (`${env:NAME}`), never their values.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from commdrill.record.events.afterwards import ActionsKept as ActionsKept
from commdrill.record.events.afterwards import EvidencePruned as EvidencePruned
from commdrill.record.events.afterwards import KeptAction as KeptAction
from commdrill.record.events.afterwards import Noted as Noted
from commdrill.record.events.afterwards import RecoveryStarted as RecoveryStarted
from commdrill.record.events.afterwards import Resumed as Resumed
from commdrill.record.events.afterwards import RunResolved as RunResolved
from commdrill.record.events.afterwards import SignedOff as SignedOff
from commdrill.record.events.afterwards import StepAttested as StepAttested
from commdrill.record.events.calls import ActionBegun as ActionBegun
from commdrill.record.events.calls import ActionFailed as ActionFailed
from commdrill.record.events.calls import ActionPerformed as ActionPerformed
from commdrill.record.events.calls import AwsCalled as AwsCalled
from commdrill.record.events.earlier import EarlierNoted as EarlierNoted
from commdrill.record.events.earlier import EarlierRun as EarlierRun
from commdrill.record.events.earlier import EarlierStep as EarlierStep
from commdrill.record.events.faults import FaultArmed as FaultArmed
from commdrill.record.events.faults import FaultInjected as FaultInjected
from commdrill.record.events.faults import FaultReverted as FaultReverted
from commdrill.record.events.faults import InjectFailed as InjectFailed
from commdrill.record.events.faults import RevertFailed as RevertFailed
from commdrill.record.events.looks import Came as Came
from commdrill.record.events.looks import ChannelCompared as ChannelCompared
from commdrill.record.events.looks import CountedFor as CountedFor
from commdrill.record.events.looks import HeldAgainst as HeldAgainst
from commdrill.record.events.looks import Looked as Looked
from commdrill.record.events.looks import LookFailed as LookFailed
from commdrill.record.events.looks import MessageSeen as MessageSeen
from commdrill.record.events.run import ClockSetBack as ClockSetBack
from commdrill.record.events.run import Interrupted as Interrupted
from commdrill.record.events.run import Paused as Paused
from commdrill.record.events.run import PreflightFailed as PreflightFailed
from commdrill.record.events.run import PreflightPassed as PreflightPassed
from commdrill.record.events.run import RunFinished as RunFinished
from commdrill.record.events.run import RunStage as RunStage
from commdrill.record.events.run import RunStarted as RunStarted
from commdrill.record.events.run import SandboxStarted as SandboxStarted
from commdrill.record.events.run import StageEntered as StageEntered
from commdrill.record.events.run import StepRef as StepRef
from commdrill.record.events.steps import FindingMade as FindingMade
from commdrill.record.events.steps import Recipients as Recipients
from commdrill.record.events.steps import Severity as Severity
from commdrill.record.events.steps import StepDecided as StepDecided
from commdrill.record.events.steps import StepSeen as StepSeen
from commdrill.record.events.watching import BaselineNoted as BaselineNoted
from commdrill.record.events.watching import PhaseBegun as PhaseBegun
from commdrill.record.events.watching import Positioned as Positioned
from commdrill.record.events.watching import Watching as Watching
from commdrill.record.run_facts import NEVER_MASKED as NEVER_MASKED
from commdrill.record.run_facts import AskedFor as AskedFor
from commdrill.record.run_facts import EnvironmentRef as EnvironmentRef
from commdrill.record.run_facts import Name as Name
from commdrill.record.run_facts import Names as Names
from commdrill.record.run_facts import NameTable as NameTable
from commdrill.record.run_facts import Origin as Origin
from commdrill.record.run_facts import PlanRef as PlanRef
from commdrill.record.run_facts import RunOutcome as RunOutcome
from commdrill.record.run_facts import Seconds as Seconds
from commdrill.record.run_facts import StepOutcome as StepOutcome

Event = (
    RunStarted
    | EarlierNoted
    | SandboxStarted
    | PreflightPassed
    | PreflightFailed
    | StageEntered
    | Looked
    | LookFailed
    | MessageSeen
    | Positioned
    | BaselineNoted
    | Watching
    | ActionBegun
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
    | ClockSetBack
    | Interrupted
    | RecoveryStarted
    | Resumed
    | StepAttested
    | Noted
    | RunResolved
    | SignedOff
    | ActionsKept
    | EvidencePruned
    | RunFinished
)


@dataclass(frozen=True, slots=True)
class Record:
    """An event, stamped: which run, the how-manieth, when."""

    run: str
    seq: int
    at: datetime
    elapsed: Seconds
    event: Event


Emit = Callable[[Event], Record]
