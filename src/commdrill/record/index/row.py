"""A run as one row: what all runs of its kind have in common is kept once, as their frame."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import IntEnum
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, overload
from zlib import crc32

from commdrill.record.past import PastRun, PastStep
from commdrill.record.run_facts import EnvironmentRef, PlanRef, RunOutcome, Seconds, StepOutcome


class State(IntEnum):
    """What a run says of its environment, to whoever looks at many."""

    NOTHING = 0
    WHOLE = 1  # it was found and left whole
    BROKEN = 2


class Row(NamedTuple):
    """One run as it is kept. `sum` tells whether a row is as it was written."""

    name: str
    stamp: str
    begun: str
    place: str
    state: int
    frame: str
    body: str
    told: str
    sum: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing in it has been damaged."""
        return self.sum == _sum(self[:-1])


class FrameStep(NamedTuple):
    """A step, as far as it is the same in each run."""

    step: str
    phase: str
    channel: str
    within: Seconds | None
    substance: str


@dataclass(frozen=True)
class Frame:
    """What runs of one drill in one place have in common, as long as its plan stays as it is."""

    drill: str
    title: str
    plan: PlanRef
    scenario: str
    scenario_type: str
    environment: EnvironmentRef
    sabotages: tuple[str, ...]
    steps: tuple[FrameStep, ...]
    severity: str = ""

    @classmethod
    def of(cls, run: PastRun) -> "Frame":
        steps = (
            FrameStep(one.step, one.phase, one.channel, one.within, one.substance)
            for one in run.drillings
        )
        return cls(
            run.drill,
            run.title,
            run.plan,
            run.scenario,
            run.scenario_type,
            run.environment,
            run.sabotages,
            tuple(steps),
            run.severity,
        )

    @classmethod
    def from_text(cls, text: str) -> "Frame":
        """The frame that a text holds.

        Raises:
            ValueError, KeyError, TypeError: it holds none.
        """
        data: dict[str, Any] = json.loads(text)
        plan, environment = PlanRef(**data.pop("plan")), EnvironmentRef(**data.pop("environment"))
        steps = tuple(FrameStep(*one) for one in data.pop("steps"))
        sabotages = tuple(data.pop("sabotages"))
        return cls(plan=plan, environment=environment, sabotages=sabotages, steps=steps, **data)

    @cached_property
    def text(self) -> str:
        """As it is kept."""
        return json.dumps(asdict(self))

    @cached_property
    def digest(self) -> str:
        """What rows name it by."""
        return digest_of(self.text)


class KeptDrillings(Sequence[PastStep]):
    """The steps of a kept run; they are made when they are looked at, for most never are."""

    __slots__ = ("_frame", "_run", "_told", "_when")

    def __init__(self, frame: Frame, run: str, when: datetime, told: str) -> None:
        self._frame = frame
        self._run = run
        self._when = when
        self._told = told

    def __len__(self) -> int:
        return len(self._frame.steps)

    @overload
    def __getitem__(self, index: int) -> PastStep: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[PastStep, ...]: ...
    def __getitem__(self, index: int | slice) -> PastStep | tuple[PastStep, ...]:
        return tuple(self)[index]

    def __iter__(self) -> Iterator[PastStep]:
        return map(self._step, self._frame.steps, json.loads(self._told))

    def _step(self, step: FrameStep, row: Sequence[Any]) -> PastStep:
        outcome, reason, took = row
        return PastStep(
            self._run,
            self._when,
            self._frame.plan.version,
            step.substance,
            self._frame.environment,
            step.step,
            _STEP_OUTCOMES[outcome],
            reason,
            took,
            step.within,
            step.phase,
            step.channel,
            self._frame.severity,
        )


_STEP_OUTCOMES = {outcome.value: outcome for outcome in StepOutcome}
_RUN_OUTCOMES = {outcome.value: outcome for outcome in RunOutcome}


def row_of(run: PastRun, name: str, stamp: str, frame: Frame) -> Row:
    """A run as it is kept."""
    ended = run.finished.isoformat() if run.finished else None
    begun = run.started.isoformat()
    body = json.dumps([run.run, ended, run.outcome.value, run.slot, run.has_begun])
    document = json.dumps([[one.outcome.value, one.reason, one.took] for one in run.drillings])
    place, state = json.dumps(run.environment.id), state_of(run).value
    parts = (name, stamp, begun, place, state, frame.digest, body, document)
    return Row(*parts, _sum(parts))


def state_of(run: PastRun) -> State:
    """Who could drill an environment to the end has found it whole."""
    if run.outcome is RunOutcome.NOT_RESTORED:
        return State.BROKEN
    return State.WHOLE if run.is_told else State.NOTHING


def run_of(row: Row, frames: Mapping[str, Frame], reports: Path) -> PastRun:
    """The run that a row keeps.

    Raises:
        ValueError: it was damaged.
        KeyError: its frame was.
    """
    if not row.is_whole:
        raise ValueError(f"{row.name}: not as it was written")
    return _run_of(row, frames[row.frame], reports)


def _run_of(row: Row, frame: Frame, reports: Path) -> PastRun:
    run, ended, outcome, slot, has_begun = json.loads(row.body)
    started = datetime.fromisoformat(row.begun)
    return PastRun(
        run=run,
        reports=reports,
        name=row.name,
        drill=frame.drill,
        plan=frame.plan,
        scenario=frame.scenario,
        environment=frame.environment,
        started=started,
        finished=datetime.fromisoformat(ended) if ended else None,
        outcome=_RUN_OUTCOMES[outcome],
        sabotages=frame.sabotages,
        drillings=KeptDrillings(frame, run, started, row.told),
        slot=slot,
        has_begun=has_begun,
        title=frame.title,
        scenario_type=frame.scenario_type,
        severity=frame.severity,
    )


def digest_of(text: str) -> str:
    """The name of a frame: it tells one that was damaged, too."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _sum(parts: Sequence[str | int]) -> int:
    return crc32("\0".join(map(str, parts)).encode("utf-8", "surrogateescape"))
