"""A drill that is due on a weekend.

Why: those who would mend what breaks, and those whose mailboxes are watched, are not there. Where a
weekend is meant, say so: `# commdrill: ignore[CD418] the shop is quietest on Sunday`.

Bad:

    schedule: {rrule: "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=15;BYHOUR=10", start: 2026-01-01}

Good:

    schedule: {rrule: "FREQ=MONTHLY;INTERVAL=6;BYDAY=2TU;BYHOUR=10", start: 2026-01-01}
"""

from collections.abc import Iterator

from commdrill.lint.rule import DrillRule, Remark, on_value
from commdrill.lint.views import DrillView

_SATURDAY = 5


def _look(view: DrillView) -> Iterator[Remark]:
    schedule = view.drill.schedule
    if schedule is None:
        return
    free = [due for due in view.due_times if due.shown.weekday() >= _SATURDAY]
    if free:
        first = free[0].shown
        message = f"due on a weekend: {first:%A %Y-%m-%d}"
        yield on_value(("schedule", "rrule"), message, "choose a weekday: BYDAY=2TU")


RULE = DrillRule.warning("CD418", _look, __doc__)
