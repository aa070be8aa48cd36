"""A drill's schedule: a time zone that exists, a rule that is due again and again."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo, available_timezones

from commdrill.documents.document import Document
from commdrill.documents.drill import Drill
from commdrill.documents.problem import Problem, quoted
from commdrill.documents.recurrence import check_recurrence
from commdrill.documents.rule_text import RecurrenceError
from commdrill.documents.suggestion import closest


def schedule_problems(drill: Document[Drill]) -> Iterator[Problem]:
    """Everything wrong with when a drill is due."""
    schedule = drill.model.schedule
    if schedule is None:
        return
    if not _is_zone(schedule.timezone):
        near = closest(schedule.timezone, available_timezones())
        suggestion = f" (did you mean {near!r}?)" if near else ""
        message = f"there is no time zone {quoted(schedule.timezone)}{suggestion}"
        yield drill.problem(
            ("schedule", "timezone"), "D317", message, "write e.g. Europe/Madrid or UTC"
        )
    if schedule.remind and not schedule.notify:
        message = "'remind' reminds nobody"
        yield drill.key_problem(
            ("schedule", "remind"), "D320", message, "add notify: [{webhook: …}]"
        )
    try:
        check_recurrence(schedule.rrule, schedule.start, schedule.window)
    except RecurrenceError as error:
        yield drill.problem(("schedule", "rrule"), "D316", str(error), error.hint)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
