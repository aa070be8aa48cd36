"""A schedule that silently skips.

Why: a rule such as "the 31st of every sixth month, from August" is never due in February: the drill
that was to take place twice a year takes place once, and nothing says so. Three years are expanded,
and each month or year that the rule speaks of must have its turn.

Bad:

    schedule: {rrule: "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=31", start: 2026-08-01}

Good:

    schedule: {rrule: "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1", start: 2026-08-01}    # the last day
"""

from collections.abc import Iterator
from datetime import date

from commdrill.documents.drill import Schedule
from commdrill.lint.drill_view import DrillView
from commdrill.lint.remark import Remark, on_value
from commdrill.lint.rule import DrillRule
from commdrill.lint.slots import YEARS, slots
from commdrill.wording.policy import Severity

_Month = tuple[int, int]


def _look(view: DrillView) -> Iterator[Remark]:
    schedule = view.drill.schedule
    if schedule is None:
        return
    due = {(slot.written.year, slot.written.month) for slot in slots(schedule)}
    missing = [month for month in _expected(schedule) if not _has(month, due)]
    if due and missing:
        told = ", ".join(
            f"{year}-{month:02}" if month else str(year) for year, month in missing[:3]
        )
        message = f"this rule is never due in {told}, though its interval says so"
        hint = "write a day that every month has: BYMONTHDAY=-1, BYMONTHDAY=28 or BYDAY=2TU"
        yield on_value(("schedule", "rrule"), message, hint)


def _has(month: _Month, due: set[_Month]) -> bool:
    return month in due or (month[1] == 0 and any(year == month[0] for year, _ in due))


def _expected(schedule: Schedule) -> Iterator[_Month]:
    """Each month (or year: month 0) in which the rule should be due, the first one aside."""
    parts = _parts(schedule.rrule)
    if "COUNT" in parts or "UNTIL" in parts:
        return
    interval = int(parts.get("INTERVAL", "1"))
    months = [int(month) for month in parts.get("BYMONTH", "").split(",") if month]
    first = schedule.start
    if parts["FREQ"] == "MONTHLY":
        yield from _months(first, interval, months)
    elif parts["FREQ"] == "YEARLY":
        for year in range(first.year + interval, first.year + YEARS, interval):
            yield from ((year, month) for month in months or (0,))


def _months(first: date, interval: int, wanted: list[int]) -> Iterator[_Month]:
    for number in range(interval, 12 * YEARS, interval):
        years, month = divmod(first.month - 1 + number, 12)
        if not wanted or month + 1 in wanted:
            yield first.year + years, month + 1


def _parts(rule: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in rule.upper().removeprefix("RRULE:").split(";"))
    return {name: value for name, _, value in pairs}


RULE = DrillRule("CD415", Severity.ERROR, _look, __doc__ or "")
