"""A schedule that silently skips.

Why: a rule such as "the 31st of every sixth month, from August" is never due in February: the drill
that was to take place twice a year takes place once, and nothing says so. The three years from today
are expanded, and each month or year that the rule speaks of must have its turn.

Bad:

    schedule: {rrule: "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=31;BYHOUR=10", start: 2026-08-01}

Good:

    schedule: {rrule: "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1;BYHOUR=10", start: 2026-08-01}    # the last day
"""

from collections.abc import Iterator, Mapping
from datetime import date

from commdrill.documents.drill import Schedule
from commdrill.documents.rule_text import RuleText
from commdrill.lint.due_times import YEARS
from commdrill.lint.rule import DrillRule, Remark, on_value
from commdrill.lint.views import DrillView

_Month = tuple[int, int]


def _look(view: DrillView) -> Iterator[Remark]:
    schedule = view.drill.schedule
    if schedule is None:
        return
    found = {(due.written.year, due.written.month) for due in view.due_times}
    missing = [month for month in _expected(schedule, view.world.today) if not _has(month, found)]
    if found and missing:
        text = ", ".join(
            f"{year}-{month:02}" if month else str(year) for year, month in missing[:3]
        )
        message = f"this rule is never due in {text}, though its interval says so"
        hint = "write a day that every month has: BYMONTHDAY=-1, BYMONTHDAY=28 or BYDAY=2TU"
        yield on_value(("schedule", "rrule"), message, hint)


def _has(month: _Month, due: set[_Month]) -> bool:
    return month in due or (month[1] == 0 and any(year == month[0] for year, _ in due))


def _expected(schedule: Schedule, today: date) -> Iterator[_Month]:
    """Each month (or year: month 0) in which the rule should be due, the first one aside."""
    parts = RuleText.parse(schedule.rrule).parts
    if "COUNT" in parts or "UNTIL" in parts or schedule.exdate:
        return
    begins = max(today, schedule.start)
    ends = date(begins.year + YEARS, begins.month, 1)
    for year, month in _turns(schedule.start, parts, ends):
        if (begins.year, begins.month) < (year, month or 1) < (ends.year, ends.month):
            yield year, month


def _turns(start: date, parts: Mapping[str, str], ends: date) -> Iterator[_Month]:
    """The months and years that the rule speaks of, from its start on."""
    interval = int(parts.get("INTERVAL", "1"))
    wanted = [int(month) for month in parts.get("BYMONTH", "").split(",") if month]
    if parts["FREQ"] == "MONTHLY":
        for number in range(0, 12 * (ends.year - start.year + 1), interval):
            years, month = divmod(start.month - 1 + number, 12)
            if not wanted or month + 1 in wanted:
                yield start.year + years, month + 1
    elif parts["FREQ"] == "YEARLY":
        for year in range(start.year, ends.year, interval):
            yield from ((year, month) for month in wanted or (0,))


RULE = DrillRule.error("CD415", _look, __doc__)
