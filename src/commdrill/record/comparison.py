"""What two runs differ in: what was asked of them, and what became of each promise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import starmap

from commdrill.record import events as e
from commdrill.record.events.faults import fault_label
from commdrill.record.result import Result
from commdrill.record.step_result import StepResult

_NOTICED = 0.1  # of the deadline: a measured time is exact to a twentieth of it
_NOTICED_SECONDS = 1.0  # where there is no deadline, and at least


class Change(StrEnum):
    """What became of a promise, seen from the older run; the worst first."""

    BROKEN = "newly broken"
    STILL_BROKEN = "still broken"
    UNTOLD = "told no more"
    GONE = "gone"
    REWRITTEN = "promised otherwise"
    SLOWER = "slower"
    NEW = "new"
    FASTER = "faster"
    KEPT = "newly kept"


@dataclass(frozen=True)
class StepChange:
    """One promise; None: that run does not have it."""

    step: str
    change: Change
    before: StepResult | None
    after: StepResult | None


@dataclass(frozen=True)
class Circumstance:
    """Something about a whole run."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Comparison:
    """All of it. `same`: promises of which nothing is to be said."""

    circumstances: tuple[Circumstance, ...]
    changes: tuple[StepChange, ...]
    same: int


def compare(before: Result, after: Result) -> Comparison:
    """The older run, and the newer one."""
    older = {step.ref.id: step for step in before.steps}
    newer = {step.ref.id: step for step in after.steps}
    names = tuple(dict.fromkeys((*older, *newer)))
    changes = [
        StepChange(name, change, older.get(name), newer.get(name))
        for name in names
        for change in _changes(older.get(name), newer.get(name), before, after)
    ]
    order = list(Change)
    changes.sort(key=lambda one: order.index(one.change))
    same = len(set(names) - {one.step for one in changes})
    return Comparison(tuple(_circumstances(before, after)), tuple(changes), same)


def _changes(
    before: StepResult | None, after: StepResult | None, older: Result, newer: Result
) -> Iterator[Change]:
    if before is None or after is None:
        yield Change.NEW if before is None else Change.GONE
        return
    if before.ref.substance and after.ref.substance not in ("", before.ref.substance):
        yield Change.REWRITTEN
    if (outcome := _of_outcomes(before.outcome, after.outcome)) is not None:
        yield outcome
    elif pace := _of_times(_took(before, older), _took(after, newer), _limit(after, newer)):
        yield pace


def _of_outcomes(before: e.StepOutcome, after: e.StepOutcome) -> Change | None:
    if after is e.StepOutcome.FAILED:
        return Change.STILL_BROKEN if before is e.StepOutcome.FAILED else Change.BROKEN
    if after is e.StepOutcome.PASSED:
        return None if before is e.StepOutcome.PASSED else Change.KEPT
    return None if before is after else Change.UNTOLD


def _of_times(before: float | None, after: float | None, limit: float | None) -> Change | None:
    """Where the difference is more than what two looks may be apart."""
    if before is None or after is None:
        return None
    noticed = max(_NOTICED_SECONDS, _NOTICED * limit if limit else 0.0)
    if abs(after - before) <= noticed:
        return None
    return Change.SLOWER if after > before else Change.FASTER


def _took(step: StepResult, run: Result) -> float | None:
    """At the plan's own pace."""
    return None if step.took is None else step.took * _pace(run)


def _limit(step: StepResult, run: Result) -> float | None:
    return None if step.ref.within is None else step.ref.within * _pace(run)


def _pace(run: Result) -> float:
    return run.start.environment.pace if run.start else 1.0


def _circumstances(before: Result, after: Result) -> Iterator[Circumstance]:
    older, newer = _told(before), _told(after)
    for what in dict.fromkeys((*older, *newer)):
        if older.get(what, "") != newer.get(what, ""):
            yield Circumstance(what, older.get(what, "none"), newer.get(what, "none"))


def _told(run: Result) -> Mapping[str, str]:
    """What of a run's circumstances a verdict may hang on, in words."""
    start = run.start
    if start is None:
        return {}
    facts = {
        "drill": start.drill,
        "plan": f"{start.plan.id} {start.plan.version}",
        "scenario": start.scenario,
        "environment": f"{start.environment.id} ({start.environment.stage})",
        "pace": f"{start.environment.pace:g}",
        "broken": ", ".join(starmap(fault_label, start.take_down.items())),
        "sabotages": ", ".join(start.sabotages) or "none",
        "commdrill": start.version,
        "operator": start.origin.operator if start.origin else "not noted",
        "put back": "all of it" if run.is_restored else "not all",
    }
    facts |= {f"variable {name}": value for name, value in start.variables.items()}
    return facts | {f"document {name}": sha256[:12] for name, sha256 in start.documents.items()}
