"""A drill's schedule as slots: what is due, from when, until when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, pairwise

from commdrill.documents.drill import Schedule
from commdrill.documents.openings import openings

USUAL_WINDOW = timedelta(days=1)  # of a schedule that names none


@dataclass(frozen=True, order=True)
class Slot:
    """One time a drill is due: it may begin from `opens` on and before `closes` (both UTC)."""

    opens: datetime
    drill: str
    closes: datetime

    def __str__(self) -> str:
        return f"{self.drill}@{self.opens:%Y%m%dT%H%M%SZ}"


def slots(drill: str, schedule: Schedule, since: datetime, until: datetime) -> Iterator[Slot]:
    """The slots of a drill that open in `[since, until)`, in order. Both are aware.

    A slot closes at the latest when the next one opens: two are never open at once.
    """
    window = schedule.window or USUAL_WINDOW
    found = (opening.instant for opening in openings(schedule, since))
    for opens, follows in pairwise(chain(found, (None,))):
        if opens is None or opens >= until:
            return
        closes = opens + window
        yield Slot(opens, drill, min(closes, follows) if follows else closes)
