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
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView
from commdrill.values import format_duration

_LONGEST = timedelta(hours=2)


def _look(view: PlanView) -> Iterator[Remark]:
    for use in view.uses:
        for below, every in every_limit(use.step.every):
            if every > _LONGEST:
                message = f"up to {format_duration(every)} of silence while it lasts"
                here = (*use.route, "every", *below)
                yield on_value(here, message, "promise news every 30m or so")


RULE = PlanRule.warning("CD108", _look, __doc__)
