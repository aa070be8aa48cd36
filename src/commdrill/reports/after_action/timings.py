"""How long it took until people were told, over the last drills, against its limit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from commdrill.record.events import Seconds, StepOutcome
from commdrill.record.past import PastRun

MOST_RUNS = 6


@dataclass(frozen=True)
class Point:
    """One drill: when, how long (None: not told), and whether as promised."""

    run: str
    on: date
    took: Seconds | None
    is_kept: bool


@dataclass(frozen=True)
class Timing:
    """One promise over the drills, oldest first; times are the plan's own."""

    step: str
    channel: str
    within: Seconds
    points: tuple[Point, ...]


def timings(runs: Iterable[PastRun]) -> Iterator[Timing]:
    """Of the promises of the outage that have a limit, as the newest run has them. `runs`: newest first."""
    found = [run for run in runs if run.is_told][:MOST_RUNS]
    if not found:
        return
    for step in found[0].drillings:
        if step.phase == "outage" and step.within_in_plan is not None:
            points = tuple(_point(run, step.step) for run in reversed(found))
            yield Timing(
                step.step, step.channel, step.within_in_plan, tuple(one for one in points if one)
            )


def _point(run: PastRun, step: str) -> Point | None:
    for one in run.drillings:
        if one.step == step and one.is_told:
            return Point(
                run.run, run.started.date(), one.took_in_plan, one.outcome is StepOutcome.PASSED
            )
    return None
