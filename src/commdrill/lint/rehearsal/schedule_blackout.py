"""A schedule that is due while nothing may be drilled.

Why: a slot whose whole window lies in a blackout of its environment is not run late, it is missed:
with two drills a year, half of what the plan promises. Days and spans of days are looked at; what a
calendar file says is known on the day.

Bad:

    blackouts: [{from: 2026-12-15, to: 2027-01-06}]                               # environment
    schedule: {rrule: "FREQ=MONTHLY;INTERVAL=6;BYDAY=3WE;BYHOUR=10", start: 2026-06-01, window: 4h}

Good:

    schedule: {rrule: "FREQ=MONTHLY;INTERVAL=6;BYDAY=1WE;BYHOUR=10", start: 2026-06-01, window: 4h}
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from commdrill.documents.blackout import BlackoutEntry, BlackoutSpan
from commdrill.lint.rule import DrillRule, Remark, on_value
from commdrill.lint.views import DrillView

_A_DAY, _A_MOMENT = timedelta(days=1), timedelta(microseconds=1)


def _look(view: DrillView) -> Iterator[Remark]:
    schedule, place = view.drill.schedule, view.linked.environment.model
    if schedule is None or not place.blackouts:
        return
    window = schedule.window or _A_DAY  # as the timetable has it
    for due in view.due_times:
        days = _days(due.shown, due.shown + window - _A_MOMENT)
        if all(_is_out(day, place.blackouts) for day in days):
            message = f"due on {days[0]}, in a blackout of {place.id!r}: it will be missed"
            yield on_value(("schedule", "rrule"), message, "choose other days, or a longer window")
            return


def _days(first: datetime, last: datetime) -> tuple[date, ...]:
    count = (last.date() - first.date()).days + 1
    return tuple(first.date() + number * _A_DAY for number in range(count))


def _is_out(day: date, blackouts: tuple[BlackoutEntry, ...]) -> bool:
    return any(
        entry.from_ <= day <= entry.to if isinstance(entry, BlackoutSpan) else entry == day
        for entry in blackouts
    )


RULE = DrillRule.warning("CD419", _look, __doc__)
