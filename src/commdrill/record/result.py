"""What a run came to: a fold over its records, whole or cut short."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import assert_never

from commdrill.record import events as e


@dataclass(frozen=True)
class StepResult:
    """One step: what was promised and what became of it."""

    ref: e.StepRef
    decided: e.StepDecided | None = None
    seen: e.StepSeen | None = None
    attested: e.StepAttested | None = None
    decided_at: e.Seconds | None = None
    attested_on: datetime | None = None

    @property
    def outcome(self) -> e.StepOutcome:
        """Attested, decided, or error: a run that was cut short cannot tell."""
        if self.attested is not None:
            return self.attested.outcome
        return self.decided.outcome if self.decided else e.StepOutcome.ERROR

    @property
    def reason(self) -> str:
        """One sentence."""
        if self.attested is not None:
            said = "it was so" if self.outcome is e.StepOutcome.PASSED else "it was not so"
            note = f": {self.attested.note}" if self.attested.note else ""
            return f"{self.attested.by} attests that {said}{note}"
        return self.decided.reason if self.decided else "the run ended before this was decided"


@dataclass(frozen=True)
class FaultState:
    """One fault and how far it got."""

    armed: e.FaultArmed
    armed_at: e.Seconds
    injected_at: e.Seconds | None = None
    reverted_at: e.Seconds | None = None
    reverted: e.FaultReverted | None = None
    failed: e.RevertFailed | None = None

    @property
    def is_open(self) -> bool:
        """Whether the world may still be broken by it."""
        return self.reverted_at is None


@dataclass(frozen=True)
class StageSpan:
    """A part of the run, and when it began."""

    stage: e.RunStage
    began: e.Seconds


@dataclass(frozen=True)
class Result:
    """Everything that reports, gates and `recover` need to know of a run.

    `died_at`: where a run fell silent that another process took over, seconds from its start.
    `amended`: a person gave their word on a step after the run had ended.
    """

    run: str
    started: datetime
    start: e.RunStarted | None = None
    last: datetime | None = None
    elapsed: e.Seconds = 0.0
    finish: e.RunFinished | None = None
    finished: datetime | None = None
    amended: bool = False
    died_at: e.Seconds | None = None
    sandbox: e.SandboxStarted | None = None
    preflight_passed: bool = False
    refusals: tuple[str, ...] = ()
    stages: tuple[StageSpan, ...] = ()
    steps: tuple[StepResult, ...] = ()
    faults: tuple[FaultState, ...] = ()
    looks: tuple[e.Looked | e.LookFailed, ...] = ()
    messages: tuple[e.MessageSeen, ...] = ()
    actions: tuple[e.ActionPerformed | e.ActionFailed, ...] = ()
    inject_failures: tuple[e.InjectFailed, ...] = ()
    findings: tuple[e.FindingMade, ...] = ()
    compared: tuple[e.ChannelCompared, ...] = ()
    aws_calls: tuple[e.AwsCalled, ...] = ()
    pauses: tuple[e.Paused, ...] = ()
    interruptions: tuple[str, ...] = ()
    recoveries: tuple[e.RecoveryStarted, ...] = ()
    resolved: e.RunResolved | None = None
    pruned: tuple[e.EvidencePruned, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether `recover` has something to do: it died on the way, or left something broken."""
        return self.resolved is None and (self.finish is None or bool(self.open_faults))

    @property
    def open_faults(self) -> tuple[FaultState, ...]:
        """Armed and not known to be reverted, in the order they went in."""
        return tuple(fault for fault in self.faults if fault.is_open)

    @property
    def no_longer_kept(self) -> frozenset[str]:
        """Evidence that was there once, by its path in the run's folder."""
        return frozenset(path for one in self.pruned for path in one.pruned)

    @property
    def unrestored(self) -> tuple[e.ChannelCompared, ...]:
        """Channels that do not answer as they did before the outage."""
        return tuple(channel for channel in self.compared if channel.differences)

    @property
    def is_restored(self) -> bool:
        """No fault in, no channel different."""
        return not self.open_faults and not self.unrestored

    @property
    def has_begun(self) -> bool:
        """Past preflight, and not refused then: something may have been touched."""
        return bool(self.faults) or (self.preflight_passed and not self.refusals)

    def step(self, step_id: str) -> StepResult:
        """One step by its id."""
        return next(step for step in self.steps if step.ref.id == step_id)


def fold(records: Iterable[e.Record]) -> Result:
    """The result of these records; any prefix of a run's will do.

    What speaks of a step or a fault that nobody announced is passed over: `verify` tells of it.

    Raises:
        ValueError: no record at all.
    """
    result: _Folding | None = None
    for record in records:
        if result is None:
            result = _Folding(record.run, record.at)
        result.take(record)
    if result is None:
        raise ValueError("no record: this run left nothing")
    return result.whole()


@dataclass
class _Folding:
    """The result as it grows: lists while folding, a frozen Result at the end."""

    run: str
    started: datetime
    last: datetime | None = None
    elapsed: e.Seconds = 0.0
    start: e.RunStarted | None = None
    finish: e.RunFinished | None = None
    finished: datetime | None = None
    amended: bool = False
    died_at: e.Seconds | None = None
    sandbox: e.SandboxStarted | None = None
    preflight_passed: bool = False
    refusals: list[str] = field(default_factory=list)
    stages: list[StageSpan] = field(default_factory=list)
    steps: dict[str, StepResult] = field(default_factory=dict)
    faults: dict[int, FaultState] = field(default_factory=dict)
    looks: list[e.Looked | e.LookFailed] = field(default_factory=list)
    messages: list[e.MessageSeen] = field(default_factory=list)
    actions: list[e.ActionPerformed | e.ActionFailed] = field(default_factory=list)
    inject_failures: list[e.InjectFailed] = field(default_factory=list)
    findings: list[e.FindingMade] = field(default_factory=list)
    compared: dict[str, e.ChannelCompared] = field(default_factory=dict)
    aws_calls: dict[tuple[str, ...], e.AwsCalled] = field(default_factory=dict)
    pauses: list[e.Paused] = field(default_factory=list)
    interruptions: list[str] = field(default_factory=list)
    recoveries: list[e.RecoveryStarted] = field(default_factory=list)
    resolved: e.RunResolved | None = None
    pruned: list[e.EvidencePruned] = field(default_factory=list)

    def take(self, record: e.Record) -> None:  # noqa: C901, PLR0912, PLR0915 one line for each event
        """One more record."""
        before, self.elapsed = self.elapsed, max(self.elapsed, record.elapsed)
        self.last = record.at
        match record.event:
            case e.RunStarted() as start:
                self.start = start
                self.steps = {ref.id: StepResult(ref) for ref in start.steps}
            case e.SandboxStarted() as sandbox:
                self.sandbox = sandbox
            case e.PreflightPassed():
                self.preflight_passed = True
            case e.PreflightRefused(reasons):
                self.refusals.extend(reasons)
            case e.StageEntered(stage):
                self.stages.append(StageSpan(stage, record.elapsed))
            case e.Looked() | e.LookFailed() as look:
                self.looks.append(look)
            case e.MessageSeen() as message:
                self.messages.append(message)
            case e.ActionPerformed() | e.ActionFailed() as action:
                self.actions.append(action)
            case e.FaultArmed() as armed:
                self.faults[armed.fault] = FaultState(armed, record.elapsed)
            case e.FaultInjected(fault):
                self._fault(fault, injected_at=record.elapsed)
            case e.InjectFailed() as failure:
                self.inject_failures.append(failure)
            case e.FaultReverted() as reverted:
                news = {"reverted_at": record.elapsed, "reverted": reverted, "failed": None}
                self._fault(reverted.fault, **news)
                self.compared.clear()  # how channels answered while it was in is over
            case e.RevertFailed() as failed:
                self._fault(failed.fault, failed=failed)
            case e.StepSeen() as seen:
                self._step(seen.step, seen=seen)
            case e.StepDecided() as decided:
                self._step(decided.step, decided=decided, decided_at=record.elapsed)
            case e.FindingMade() as finding:
                self.findings.append(finding)
            case e.ChannelCompared() as compared:
                self.compared[compared.channel] = compared
            case e.AwsCalled() as called:
                self._called(called)
            case e.Paused() as pause:
                self.pauses.append(pause)
            case e.Interrupted(by):
                self.interruptions.append(by)
            case e.RecoveryStarted() as recovery:
                self.recoveries.append(recovery)
                self.died_at = before if self.died_at is None else self.died_at
            case e.StepAttested() as attested:
                self._step(attested.step, attested=attested, attested_on=record.at)
                self.amended = self.finish is not None
            case e.RunResolved() as resolved:
                self.resolved = resolved
            case e.EvidencePruned() as pruned:
                self.pruned.append(pruned)
            case e.RunFinished() as finish:
                self.finish, self.finished = finish, record.at
            case never:
                assert_never(never)

    def _fault(self, number: int, **news: object) -> None:
        if number in self.faults:
            self.faults[number] = replace(self.faults[number], **news)  # type: ignore[arg-type]

    def _called(self, news: e.AwsCalled) -> None:
        """Calls that are alike are one, however often they were told of."""
        key = (news.by, news.service, news.operation, news.region)
        known = self.aws_calls.get(key)
        calls = news.calls + (known.calls if known else 0)
        failed = news.failed + (known.failed if known else 0)
        self.aws_calls[key] = replace(news, calls=calls, failed=failed)

    def _step(self, step: str, **news: object) -> None:
        if step in self.steps:
            self.steps[step] = replace(self.steps[step], **news)  # type: ignore[arg-type]

    def whole(self) -> Result:
        """Frozen."""
        return Result(**{name: _frozen(value) for name, value in vars(self).items()})  # type: ignore[arg-type]


def _frozen(value: object) -> object:
    match value:
        case dict():
            return tuple(value.values())
        case list():
            return tuple(value)
        case _:
            return value
