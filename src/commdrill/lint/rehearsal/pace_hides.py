"""A pace at which deadlines are too short to be told.

Why: channels are looked at ten times a second at most. A deadline of under a second, or a page that
must stay for less than half of one, is over before it was looked at properly: what comes late, or
comes and goes, is missed.

Bad:

    pace: 1000            # and the plan says within: 5m

Good:

    pace: 150             # two seconds
"""

from collections.abc import Iterator
from datetime import timedelta

from commdrill.documents.plan import Step
from commdrill.documents.severity import certain
from commdrill.lint.rule import EnvironmentRule, Remark, on_value
from commdrill.lint.views import EnvironmentView
from commdrill.values import format_duration

_DEADLINE, _STAY = timedelta(seconds=1), timedelta(seconds=0.5)


def _look(view: EnvironmentView) -> Iterator[Remark]:
    pace = view.environment.pace
    for drill in view.drills:
        for step in drill.scenario.steps:
            if hidden := _hidden(step, pace):
                message = f"{hidden} of step {step.id!r} is too short to be told at this pace"
                fastest = _fastest(step)
                yield on_value(("pace",), message, f"write {fastest:g} or less")
                return


def _hidden(step: Step, pace: float) -> str:
    for name, duration, shortest in _limits(step):
        if duration / pace < shortest:
            lasts = format_duration(duration / pace)
            return f"{name}: {format_duration(duration)} is {lasts} here, and that"
    return ""


def _fastest(step: Step) -> float:
    return min(duration / shortest for _, duration, shortest in _limits(step))


def _limits(step: Step) -> Iterator[tuple[str, timedelta, timedelta]]:
    for name, duration, shortest in (
        ("within", certain(step.within), _DEADLINE),
        ("after", certain(step.after.within) if step.after else None, _DEADLINE),
        ("every", certain(step.every), _DEADLINE),
        ("stays", step.stays, _STAY),
    ):
        if duration is not None:
            yield name, duration, shortest


RULE = EnvironmentRule.warning("CD414", _look, __doc__)
