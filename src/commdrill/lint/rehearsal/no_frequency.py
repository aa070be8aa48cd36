"""A plan that does not say how often it is drilled.

Why: without `drill_every` nothing can be overdue, and so nothing ever is.

Bad:

    kind: plan                   # and no `drill_every`

Good:

    drill_every: 6 months
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_key
from commdrill.lint.views import PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    if view.plan.drill_every is None:
        message = "nothing says how often this plan is drilled"
        yield on_key(("id",), message, "add drill_every: 6 months")


RULE = PlanRule.warning("CD409", _look, __doc__)
