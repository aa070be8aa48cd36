"""Updates that come so seldom that people stop believing in them.

Why: an hour of silence is long, and after two most people have called or left. Promise what can be
kept, and at least every two hours.

Bad:

    - {id: updates, phase: update, channel: status-page, every: 6h}

Good:

    - {id: updates, phase: update, channel: status-page, every: 30m}
"""

from collections.abc import Iterator
from datetime import timedelta

from commdrill.documents.severity import every_limit
from commdrill.lint.plan_view import PlanView
from commdrill.lint.remark import Remark, on_value
from commdrill.lint.rule import PlanRule
from commdrill.values import format_duration
from commdrill.wording.policy import Severity

_LONGEST = timedelta(hours=2)


def _look(view: PlanView) -> Iterator[Remark]:
    for told in view.told:
        for below, every in every_limit(told.step.every):
            if every > _LONGEST:
                message = f"up to {format_duration(every)} of silence while it lasts"
                here = (*told.route, "every", *below)
                yield on_value(here, message, "promise news every 30m or so")


RULE = PlanRule("CD108", Severity.WARNING, _look, __doc__ or "")
