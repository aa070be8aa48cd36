"""A drill's schedule: a time zone that exists, a rule that is due again and again."""

from collections.abc import Iterator

from commdrill.documents.document import Document
from commdrill.documents.drill import Drill
from commdrill.documents.links.zone import zone_problems
from commdrill.documents.problem import Problem
from commdrill.documents.recurrence import check_recurrence
from commdrill.documents.rule_text import RecurrenceError


def schedule_problems(drill: Document[Drill]) -> Iterator[Problem]:
    """Everything wrong with when a drill is due."""
    schedule = drill.model.schedule
    if schedule is None:
        return
    yield from zone_problems(drill, ("schedule", "timezone"), schedule.timezone)
    if schedule.remind and not schedule.notify:
        message = "'remind' reminds nobody"
        yield drill.key_problem(
            ("schedule", "remind"), "D320", message, "add notify: [{webhook: …}]"
        )
    try:
        check_recurrence(schedule.rrule, schedule.start, schedule.window)
    except RecurrenceError as error:
        yield drill.problem(("schedule", "rrule"), "D316", str(error), error.hint)
