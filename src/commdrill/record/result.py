"""What a run came to: a fold over its records, whole or cut short."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from commdrill.record import events as e
from commdrill.record.step_result import FaultState, StepResult
from commdrill.values import grouped

E = TypeVar("E")


@dataclass(frozen=True)
class StageSpan:
    """A part of the run, and when it began."""

    stage: e.RunStage
    began: e.Seconds


@dataclass(frozen=True)
class SignedOffOn:
    """Somebody's word on a run, and when it was given."""

    by: str
    note: str
    at: datetime


@dataclass(frozen=True)
class Result:
    """Everything that reports, gates and `recover` need to know of a run: a view of its records.

    What speaks of a step or a fault that nobody announced is passed over: `verify` tells of it.
    """

    records: tuple[e.Record, ...]

    def _of(self, kind: type[E]) -> Iterator[tuple[e.Record, E]]:
        """The events of a kind, in order, each with its record."""
        for record in self._by_kind.get(kind, ()):
            if isinstance(record.event, kind):
                yield record, record.event

    @cached_property
    def _by_kind(self) -> Mapping[type, Sequence[e.Record]]:
        """Looked through once: a report asks for dozens of kinds, and of messages there are thousands."""
        return grouped((type(record.event), record) for record in self.records)

    def all_of(self, kind: type[E]) -> tuple[E, ...]:
        """Every event of a kind, in order."""
        return tuple(event for _, event in self._of(kind))

    def last_of(self, kind: type[E]) -> E | None:
        found = self.all_of(kind)
        return found[-1] if found else None

    # -- the run --------------------------------------------------------------------------------

    @property
    def run(self) -> str:
        return self.records[0].run

    @property
    def started(self) -> datetime:
        """When its first record was made."""
        return self.records[0].at

    @property
    def last(self) -> datetime:
        """When its last record was made."""
        return self.records[-1].at

    @cached_property
    def elapsed(self) -> e.Seconds:
        """How long it took: what people said of it days later is no part of it."""
        ends = [record.elapsed for record, _ in self._of(e.RunFinished)]
        return max(ends or (record.elapsed for record in self.records))

    @cached_property
    def start(self) -> e.RunStarted | None:
        """What it set out to do."""
        return self.last_of(e.RunStarted)

    @cached_property
    def finish(self) -> e.RunFinished | None:
        return self.last_of(e.RunFinished)

    @cached_property
    def finished(self) -> datetime | None:
        """When it was over."""
        return max((record.at for record, _ in self._of(e.RunFinished)), default=None)

    @cached_property
    def amended(self) -> bool:
        """Whether a person gave their word on a step after the run had ended."""
        words = [record.seq for record, _ in self._of(e.StepAttested)]
        ends = [record.seq for record, _ in self._of(e.RunFinished)]
        return bool(words and ends) and words[-1] > ends[0]

    @cached_property
    def died_at(self) -> e.Seconds | None:
        """Where it fell silent, if another process took it over; seconds from its start."""
        silent = 0.0
        for record in self.records:
            if isinstance(record.event, e.RecoveryStarted):
                return silent
            silent = max(silent, record.elapsed)
        return None

    # -- what was to be, and what became of it ----------------------------------------------------

    @cached_property
    def sandbox(self) -> e.SandboxStarted | None:
        return self.last_of(e.SandboxStarted)

    @cached_property
    def preflight_passed(self) -> bool:
        """Whether nothing spoke against it."""
        return self.last_of(e.PreflightPassed) is not None

    @cached_property
    def refusals(self) -> tuple[str, ...]:
        """What spoke against it."""
        return tuple(reason for one in self.all_of(e.PreflightFailed) for reason in one.reasons)

    @cached_property
    def stages(self) -> tuple[StageSpan, ...]:
        return tuple(
            StageSpan(entered.stage, record.elapsed) for record, entered in self._of(e.StageEntered)
        )

    @cached_property
    def steps(self) -> tuple[StepResult, ...]:
        """Every step of its plan, as it was announced."""
        found = {ref.id: StepResult(ref) for ref in self.start.steps} if self.start else {}
        for record in self.records:
            match record.event:
                case e.StepSeen(step) | e.StepDecided(step) | e.StepAttested(step) as event:
                    if step in found:
                        found[step] = found[step].after(event, record)
        return tuple(found.values())

    @cached_property
    def faults(self) -> tuple[FaultState, ...]:
        found: dict[int, FaultState] = {}
        for record in self.records:
            match record.event:
                case e.FaultArmed(fault) as armed:
                    found[fault] = FaultState(armed, record.elapsed)
                case (
                    e.FaultInjected(fault) | e.FaultReverted(fault) | e.RevertFailed(fault) as event
                ):
                    if fault in found:
                        found[fault] = found[fault].after(event, record.elapsed)
        return tuple(found.values())

    @cached_property
    def compared(self) -> tuple[e.ChannelCompared, ...]:
        """How each channel answered last, since the last fault is out."""
        found: dict[str, e.ChannelCompared] = {}
        for record in self.records:
            match record.event:
                case e.FaultReverted():
                    found.clear()  # how channels answered while it was in is over
                case e.ChannelCompared(channel) as compared:
                    found[channel] = compared
        return tuple(found.values())

    # -- what was met on the way ------------------------------------------------------------------

    @cached_property
    def looks(self) -> tuple[e.Looked | e.LookFailed, ...]:
        """What pages showed, and looks that said nothing."""
        events = (record.event for record in self.records)
        return tuple(one for one in events if isinstance(one, e.Looked | e.LookFailed))

    @cached_property
    def messages(self) -> tuple[e.MessageSeen, ...]:
        return self.all_of(e.MessageSeen)

    @cached_property
    def actions(self) -> tuple[e.ActionPerformed | e.ActionFailed, ...]:
        """What set the plan going."""
        events = (record.event for record in self.records)
        return tuple(one for one in events if isinstance(one, e.ActionPerformed | e.ActionFailed))

    @cached_property
    def inject_failures(self) -> tuple[e.InjectFailed, ...]:
        """Faults that could not go in."""
        return self.all_of(e.InjectFailed)

    @cached_property
    def findings(self) -> tuple[e.FindingMade, ...]:
        """What was noticed beside the steps."""
        return self.all_of(e.FindingMade)

    @cached_property
    def pauses(self) -> tuple[e.Paused, ...]:
        """When nobody could look."""
        return self.all_of(e.Paused)

    @cached_property
    def recoveries(self) -> tuple[e.RecoveryStarted, ...]:
        """Each time another process put back what it left."""
        return self.all_of(e.RecoveryStarted)

    @cached_property
    def pruned(self) -> tuple[e.EvidencePruned, ...]:
        """Evidence that need not be kept any longer."""
        return self.all_of(e.EvidencePruned)

    @cached_property
    def signed_off(self) -> tuple[SignedOffOn, ...]:
        """Who stands by what it shows, and since when."""
        return tuple(
            SignedOffOn(one.by, one.note, record.at) for record, one in self._of(e.SignedOff)
        )

    @cached_property
    def notes(self) -> tuple[e.Noted, ...]:
        """What those who watched it wrote down."""
        return self.all_of(e.Noted)

    @cached_property
    def interruptions(self) -> tuple[str, ...]:
        return tuple(one.by for one in self.all_of(e.Interrupted))

    @cached_property
    def aws_calls(self) -> tuple[e.AwsCalled, ...]:
        """Calls that are alike are one, however often they were told of."""
        found: dict[tuple[str, ...], e.AwsCalled] = {}
        for news in self.all_of(e.AwsCalled):
            known = found.get(news.kind)
            found[news.kind] = news.after(known) if known else news
        return tuple(found.values())

    @cached_property
    def resolved(self) -> e.RunResolved | None:
        """A person's word that all is as before."""
        return self.last_of(e.RunResolved)

    # -- what follows from it ---------------------------------------------------------------------

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
    def untold_channels(self) -> tuple[e.ChannelCompared, ...]:
        """Channels of which nobody can say whether they answer as they did before."""
        return tuple(channel for channel in self.compared if channel.untold)

    @property
    def is_restored(self) -> bool:
        """No fault in, no channel different."""
        return not self.open_faults and not self.unrestored

    @property
    def has_begun(self) -> bool:
        """Past preflight, and not refused then: something may have been touched."""
        return bool(self.faults) or (self.preflight_passed and not self.refusals)

    def step(self, step_id: str) -> StepResult:
        return next(step for step in self.steps if step.ref.id == step_id)


def fold(records: Iterable[e.Record]) -> Result:
    """The result of these records; any prefix of a run's will do.

    Raises:
        ValueError: no record at all.
    """
    known = tuple(records)
    if not known:
        raise ValueError("no record: this run left nothing")
    return Result(known)
