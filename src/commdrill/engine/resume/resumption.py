"""What a run that died left in its journal: enough to go on from it, or why nobody can."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import takewhile

from commdrill.documents.plan import Phase
from commdrill.engine.phases import PHASES
from commdrill.errors import CommdrillError
from commdrill.record.events import (
    ActionBegun,
    BaselineNoted,
    ClockSetBack,
    FaultReverted,
    LookFailed,
    MessageSeen,
    Paused,
    Positioned,
    RunStage,
    Seconds,
    StepDecided,
    StepOutcome,
    Watching,
)
from commdrill.record.result import Result, StageSpan
from commdrill.record.step_result import FaultState
from commdrill.values import Json, format_duration

_LONGEST = timedelta(hours=12)  # that nobody looked; whoever comes later puts things back instead


class CannotResume(CommdrillError):
    """Nobody can go on with a run: it is put back instead."""


class HasEnded(CannotResume):
    """It came to its end; what may be missing are its reports, or a fault that would not come out."""


@dataclass(frozen=True)
class Resumption:
    """The records of a run that died, as whoever goes on with it needs them.

    `bytes_lost`: of a torn last line. `evidence`: kept, and named by no record.
    """

    result: Result
    bytes_lost: int = 0
    evidence: tuple[str, ...] = ()

    @property
    def died(self) -> Seconds:
        """When the last was heard of it."""
        return self.result.elapsed

    @cached_property
    def clock(self) -> tuple[ClockSetBack | Paused, ...]:
        return (*self.result.pauses, *self.result.all_of(ClockSetBack))

    @property
    def span(self) -> StageSpan:
        """The stage it was in, and since when.

        Raises:
            CannotResume: in none.
        """
        if not self.result.stages:
            raise CannotResume("it had not begun")
        return self.result.stages[-1]

    @property
    def phase(self) -> Phase | None:
        """The phase that was on; None before the first and after the last."""
        return PHASES.get(self.span.stage)

    @cached_property
    def watching(self) -> Watching:
        """How far watching had come.

        Raises:
            CannotResume: nobody wrote that down.
        """
        known = self.result.last_of(Watching)
        if known is None:
            raise CannotResume("it had not come to watching, or another version ran it")
        return known

    @cached_property
    def refusals(self) -> tuple[LookFailed, ...]:
        """Looks that failed since then, the first of them first."""
        since = takewhile(
            lambda one: not isinstance(one.event, Watching), self.result.records[::-1]
        )
        failed = [one.event for one in since if isinstance(one.event, LookFailed)]
        return tuple(failed[::-1])

    @cached_property
    def phases(self) -> tuple[tuple[Seconds, Phase], ...]:
        """Those that had begun, of those up to its stage."""
        order = tuple(Phase)
        last = PHASES.get(self.span.stage, Phase.RECOVERY)
        begun = ((one.since, Phase(one.phase)) for one in self.watching.phases)
        return tuple(
            (moment, phase) for moment, phase in begun
            if self.is_on_the_way_back or order.index(phase) <= order.index(last)
        )  # fmt: skip

    @cached_property
    def baselines(self) -> tuple[BaselineNoted, ...]:
        """How pages looked before anything broke."""
        return self.result.all_of(BaselineNoted)

    @cached_property
    def positions(self) -> Mapping[str, Json]:
        """From where on each inbox is read."""
        return {one.channel: one.position for one in self.result.all_of(Positioned)}

    def messages(self, channel: str) -> tuple[MessageSeen, ...]:
        return tuple(one for one in self.result.messages if one.channel == channel)

    @cached_property
    def decided(self) -> Mapping[str, StepOutcome]:
        """The last words that were said."""
        return {one.step: one.outcome for one in self.result.all_of(StepDecided)}

    @property
    def faults(self) -> tuple[FaultState, ...]:
        """Those that are in."""
        return self.result.open_faults

    @cached_property
    def mended(self) -> Seconds | None:
        """When the last fault came out; None where one is in, or none came out yet."""
        out = [record.elapsed for record in self.result.records
               if isinstance(record.event, FaultReverted)]  # fmt: skip
        return out[-1] if out and not self.faults else None

    @property
    def is_on_the_way_back(self) -> bool:
        """Whether a fault has come out."""
        return self.result.last_of(FaultReverted) is not None

    @cached_property
    def actions(self) -> tuple[str, ...]:
        """Those that were begun."""
        return tuple(one.action for one in self.result.all_of(ActionBegun))

    def check(self, actions: Mapping[Phase, Iterable[str]], now: Seconds) -> None:
        """Whether anybody can go on with it, whose actions are these.

        Raises:
            CannotResume: nobody can, and why.
        """
        for why in self._obstacles(actions, now):
            raise CannotResume(why)

    def _obstacles(self, actions: Mapping[Phase, Iterable[str]], now: Seconds) -> Iterator[str]:
        result, stage = self.result, self.span.stage
        if result.interruptions or result.recoveries:
            yield "it was being ended as it died"
        if stage in (RunStage.PREFLIGHT, RunStage.BASELINE):
            yield "nothing was broken yet: run the drill anew"
        if timedelta(seconds=now - self.died) > _LONGEST:
            yield f"nobody looked for more than {format_duration(_LONGEST)}"
        if any(fault.failed for fault in result.faults):
            yield "something could not be put back"
        if stage is RunStage.NOTICE and result.faults:
            yield "it died while it was breaking something"
        yield from self._unperformed(actions)

    def _unperformed(self, actions: Mapping[Phase, Iterable[str]]) -> Iterator[str]:
        """What sets the plan going must not be done twice, and not late."""
        stage = self.span.stage
        ended = {(one.action, one.stage) for one in self.result.actions}
        for action in actions.get(PHASES[stage], ()) if stage in PHASES else ():
            if (action, stage) not in ended:
                yield f"it died before action {action} was known to be performed"
