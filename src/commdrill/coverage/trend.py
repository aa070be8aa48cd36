"""How long a step took, run after run in one environment, as a line of text."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from commdrill.record.events import Seconds, StepOutcome
from commdrill.record.history import PastStep

MOST_RUNS = 8
_BARS = "▁▂▃▄▅▆▇█"
_FAILED = "×"
_UNMEASURED = "·"
_STEADY = 0.1  # of the time before: less is no change,
_TRIFLE = 0.05  # nor is less than this of the deadline


class Direction(StrEnum):
    """Where the times go."""

    FASTER = "faster"
    STEADY = "steady"
    SLOWER = "slower"


_ARROWS = {Direction.FASTER: "↘", Direction.STEADY: "→", Direction.SLOWER: "↗"}


@dataclass(frozen=True)
class Trend:
    """The newest runs that could be told, the oldest of them first; times at the plan's pace."""

    runs: tuple[PastStep, ...] = ()

    @property
    def direction(self) -> Direction | None:
        """The newest time against the median of those before; None: there are too few."""
        *before, last = [*self._times()] or [0.0]
        if not before:
            return None
        usual = median(before)
        limit = self.runs[-1].within_in_plan or 0.0
        if abs(last - usual) <= max(_STEADY * usual, _TRIFLE * limit):
            return Direction.STEADY
        return Direction.SLOWER if last > usual else Direction.FASTER

    def __str__(self) -> str:
        """`▁▂▁× ↗`: a bar a run, full at the deadline, and where it goes; nothing for one run."""
        if len(self.runs) < 2:
            return ""
        bars = "".join(self._bar(run) for run in self.runs)
        return f"{bars} {_ARROWS[self.direction]}" if self.direction else bars

    def _times(self) -> Sequence[Seconds]:
        return [run.took_in_plan for run in self.runs if run.took_in_plan is not None]

    def _bar(self, run: PastStep) -> str:
        if run.outcome is StepOutcome.FAILED:
            return _FAILED
        if run.took_in_plan is None:
            return _UNMEASURED
        full = run.within_in_plan or max(self._times()) or 1.0
        share = run.took_in_plan / full
        return _BARS[max(0, min(len(_BARS) - 1, int(share * len(_BARS))))]


def trend_of(drillings: Sequence[PastStep]) -> Trend:
    """Of drillings of one step, newest first: those in the environment of the newest."""
    telling = [drilling for drilling in drillings if drilling.is_told]
    same = [one for one in telling if one.environment.id == telling[0].environment.id]
    return Trend(tuple(reversed(same[:MOST_RUNS])))
