"""How soon people were told, and how many in time: by channel, and by audience."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from commdrill.record.events import Seconds, StepOutcome
from commdrill.record.result import Result
from commdrill.record.step_result import StepResult
from commdrill.values import Json, grouped

WHOEVER_LOOKS = "whoever looks"


@dataclass(frozen=True)
class Tally:
    """The promises of one channel or audience. `reached` of `expected`: people, over all of them."""

    name: str
    kept: int
    broken: int
    untold: int
    times: tuple[Seconds, ...]
    reached: int
    expected: int

    @property
    def promised(self) -> int:
        """How many there are."""
        return self.kept + self.broken + self.untold

    @property
    def first(self) -> Seconds | None:
        """The soonest."""
        return min(self.times, default=None)

    @property
    def usual(self) -> Seconds | None:
        """Half of them took no longer."""
        return median(self.times) if self.times else None

    @property
    def last(self) -> Seconds | None:
        """The slowest."""
        return max(self.times, default=None)


def by_channel(result: Result) -> tuple[Tally, ...]:
    """In the plan's order."""
    return tuple(_tallies(result.steps, lambda step: (step.ref.channel,)))


def by_audience(result: Result) -> tuple[Tally, ...]:
    """Likewise; pages are for whoever looks. Runs of before it was noted tell nothing here."""
    if not any(step.ref.audiences for step in result.steps):
        return ()
    return tuple(_tallies(result.steps, lambda step: step.ref.audiences or (WHOEVER_LOOKS,)))


def for_machines(tally: Tally) -> dict[str, Json]:
    """As `report.json` has it."""
    return {
        "name": tally.name, "promised": tally.promised,
        "kept": tally.kept, "broken": tally.broken, "untold": tally.untold,
        "first_s": tally.first, "median_s": tally.usual, "last_s": tally.last,
        "people": {"expected": tally.expected, "reached": tally.reached},
    }  # fmt: skip


def _tallies(
    steps: Iterable[StepResult], names_of: Callable[[StepResult], tuple[str, ...]]
) -> Iterator[Tally]:
    asked = (step for step in steps if not step.ref.left_out)
    for name, mine in grouped((name, step) for step in asked for name in names_of(step)).items():
        yield _tally(name, mine)


def _tally(name: str, steps: Sequence[StepResult]) -> Tally:
    outcomes = [step.outcome for step in steps]
    kept, broken = outcomes.count(StepOutcome.PASSED), outcomes.count(StepOutcome.FAILED)
    decided = [step.decided for step in steps if step.decided]
    people = [one.recipients for one in decided if one.recipients]
    return Tally(
        name,
        kept,
        broken,
        len(steps) - kept - broken,
        tuple(one.took for one in decided if one.took is not None),
        sum(one.reached for one in people),
        sum(one.expected for one in people),
    )
