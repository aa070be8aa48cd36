"""A schedule that falls where the clocks change.

Why: on the night the clocks go forward, 02:30 does not exist, and on the one they go back it comes
twice. Every scheduler makes something else of that. Nobody wants a drill at that hour anyway.

Bad:

    schedule: {rrule: "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;BYHOUR=2;BYMINUTE=30", timezone: Europe/Madrid, …}

Good:

    schedule: {rrule: "FREQ=YEARLY;BYMONTH=3;BYDAY=-1TU;BYHOUR=10;BYMINUTE=0", timezone: Europe/Madrid, …}
"""

from collections.abc import Iterator

from commdrill.lint.rule import DrillRule, Remark, on_value
from commdrill.lint.views import DrillView


def _look(view: DrillView) -> Iterator[Remark]:
    schedule = view.drill.schedule
    if schedule is None:
        return
    for due in view.due_times:
        if due.exists and not due.is_twice:
            continue
        what = "comes twice" if due.exists else "does not exist"
        message = f"{due.written:%Y-%m-%d %H:%M} {what} in {schedule.timezone}: the clocks change"
        yield on_value(("schedule", "rrule"), message, "choose another hour: BYHOUR=10")
        return


RULE = DrillRule.error("CD417", _look, __doc__)
