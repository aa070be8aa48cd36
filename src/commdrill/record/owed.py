"""What a run leaves to be done in the days after it, until a person says that it was done.

A step of the follow-up has its time from the run's end, by the clock of the real world: no pace
shortens the days in which a report is written.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from commdrill.record.past import History, PastRun, PastStep
from commdrill.record.run_facts import StepOutcome
from commdrill.values import plural

FOLLOW_UP = "follow-up"
_WAITS = "waits for a person's word"
_A_DAY = timedelta(days=1)


def waits_until(term: str) -> str:
    """What is said of such a step when its run ends: `within 5d of the run's end`."""
    return f"{_WAITS}, {term} of the run's end: `commdrill attest`"


@dataclass(frozen=True)
class Owed:
    """A step that nobody has attested yet, and by when somebody has to."""

    run: PastRun
    step: PastStep
    due: datetime

    def late(self, now: datetime) -> timedelta:
        """How long ago it was due; nothing, where it still is."""
        return max(timedelta(0), now - self.due)

    def is_overdue(self, now: datetime) -> bool:
        """Whether its time is over."""
        return now > self.due


def owed(history: History) -> tuple[Owed, ...]:
    """All that runs left to be done and nobody has attested, the soonest first."""
    found = (one for run in history.runs for one in owed_by(run))
    return tuple(sorted(found, key=lambda one: (one.due, one.run.run, one.step.step)))


def owed_by(run: PastRun) -> Iterator[Owed]:
    """The same of one run; one that was sabotaged, or never took place, leaves nothing."""
    if run.sabotages or run.finished is None or not run.has_begun:
        return
    for step in run.drillings:
        if is_waiting(step) and step.within_in_plan is not None:
            yield Owed(run, step, run.finished + timedelta(seconds=step.within_in_plan))


def is_waiting(step: PastStep) -> bool:
    """Whether it is of the follow-up, and nobody has said yet how it went."""
    return step.phase == FOLLOW_UP and waits(step.outcome, step.reason)


def waits(outcome: StepOutcome, reason: str) -> bool:
    """Whether that is what a run says of a step that it left to be done."""
    return outcome is StepOutcome.SKIPPED and reason.startswith(_WAITS)


def in_days(late: timedelta) -> str:
    """`3 days`, `less than a day`."""
    days = late // _A_DAY
    if days < 1:
        return "less than a day"
    return plural(days, "day")
