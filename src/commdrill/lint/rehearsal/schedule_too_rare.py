"""A schedule that is due more seldom than the plan promises.

Why: the plan says how often each scenario is drilled (`drill_every`). A schedule with longer gaps
breaks that promise by itself. A month's grace is given: the second Tuesday wanders.

Bad:

    drill_every: 6 months                       # in the plan
    schedule: {rrule: "FREQ=YEARLY;BYMONTH=3", start: 2026-01-01}

Good:

    schedule: {rrule: "FREQ=YEARLY;BYMONTH=3,9;BYDAY=2TU", start: 2026-01-01}
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from commdrill.lint.drill_view import DrillView
from commdrill.lint.proving import after
from commdrill.lint.remark import Remark, on_value
from commdrill.lint.rule import DrillRule
from commdrill.lint.slots import slots
from commdrill.wording.policy import Severity

_GRACE = timedelta(days=31)


def _look(view: DrillView) -> Iterator[Remark]:
    schedule, every = view.drill.schedule, view.match.plan.model.drill_every
    if schedule is None or every is None or _has_others(view):
        return
    days = [slot.written.date() for slot in slots(schedule)]
    gap = next(((a, b) for a, b in pairwise(days) if b > after(a, every) + _GRACE), None)
    if gap is not None or len(days) == 1:
        dates = f"{gap[0]} and then on {gap[1]}" if gap else f"{days[0]} alone in three years"
        message = f"due on {dates}, and the plan says drill_every: {every}"
        yield on_value(("schedule", "rrule"), message, "let it be due more often")


def _has_others(view: DrillView) -> bool:
    """Another drill of the same scenario may fill the gaps."""
    drills = view.world.drills_of(view.drill.plan)
    return sum(drill.model.scenario == view.drill.scenario for drill in drills) > 1


RULE = DrillRule("CD416", Severity.WARNING, _look, __doc__ or "")
