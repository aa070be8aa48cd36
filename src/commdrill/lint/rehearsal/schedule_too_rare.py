"""A schedule that is due more seldom than the plan promises, or never again.

Why: the plan says how often each scenario is drilled (`drill_every`). A schedule with longer gaps, or
one that is over (`UNTIL`, `COUNT`), breaks that promise by itself, and nobody is told that nothing is
due. The three years from today are looked at. A month's grace is given: the second Tuesday wanders.

Bad:

    drill_every: 6 months                       # in the plan
    schedule: {rrule: "FREQ=YEARLY;BYMONTH=3;BYHOUR=10", start: 2026-01-01}

Good:

    schedule: {rrule: "FREQ=YEARLY;BYMONTH=3,9;BYDAY=2TU;BYHOUR=10", start: 2026-01-01}
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from commdrill.documents.drill import Schedule
from commdrill.lint.due_times import due_times, last_before
from commdrill.lint.rule import DrillRule, Remark, on_value
from commdrill.lint.views import DrillView
from commdrill.values import Period

_GRACE = timedelta(days=31)
_NOT_DUE = "not due in the next three years"


def _look(view: DrillView) -> Iterator[Remark]:
    schedule, every = view.drill.schedule, view.linked.plan.model.drill_every
    if schedule is None or every is None:
        return
    days = [due.written.date() for due in view.due_times]
    found = _over(schedule, view.world.today) if not days else _rare(days, every)
    if found is not None and not _has_others(view):
        what, hint = found
        yield on_value(
            ("schedule", "rrule"), f"{what}, and the plan says drill_every: {every}", hint
        )


def _over(schedule: Schedule, today: date) -> tuple[str, str]:
    last = last_before(schedule, today)
    when = f"this schedule is over: it was last due on {last}" if last else _NOT_DUE
    return when, "let it go on: a later UNTIL, or none"


def _rare(days: list[date], every: Period) -> tuple[str, str] | None:
    gap = next(((a, b) for a, b in pairwise(days) if b > every.after(a) + _GRACE), None)
    if gap is None and len(days) > 1:
        return None
    dates = f"{gap[0]} and then on {gap[1]}" if gap else f"{days[0]} alone in three years"
    return f"due on {dates}", "let it be due more often"


def _has_others(view: DrillView) -> bool:
    """Another drill of the same scenario may fill the gaps, if it is due itself."""
    others = (
        drill.model.schedule
        for drill in view.world.drills_of(view.drill.plan)
        if drill.model.scenario == view.drill.scenario and drill.model.id != view.drill.id
    )
    return any(schedule and due_times(schedule, view.world.today) for schedule in others)


RULE = DrillRule.warning("CD416", _look, __doc__)
