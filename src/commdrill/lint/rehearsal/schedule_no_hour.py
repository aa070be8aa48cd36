"""A schedule that does not say at what hour.

Why: a rule without `BYHOUR` is due at midnight, and those who answer customers are asleep. Where that
is meant, say so: `BYHOUR=0`.

Bad:

    schedule: {rrule: "FREQ=MONTHLY;INTERVAL=6;BYDAY=2TU", timezone: Europe/Madrid, start: 2026-01-01}

Good:

    schedule: {rrule: "FREQ=MONTHLY;INTERVAL=6;BYDAY=2TU;BYHOUR=10", timezone: Europe/Madrid, …}
"""

from collections.abc import Iterator

from commdrill.documents.rule_text import RuleText
from commdrill.lint.rule import DrillRule, Remark, on_value
from commdrill.lint.views import DrillView


def _look(view: DrillView) -> Iterator[Remark]:
    schedule = view.drill.schedule
    if schedule is None:
        return
    parts = RuleText.parse(schedule.rrule).parts
    if "BYHOUR" not in parts and parts["FREQ"] != "HOURLY":
        message = f"this rule names no hour: it is due at midnight in {schedule.timezone}"
        yield on_value(("schedule", "rrule"), message, "write the hour that is meant: BYHOUR=10")


RULE = DrillRule.warning("CD420", _look, __doc__)
