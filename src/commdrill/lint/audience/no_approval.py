"""Words that nobody has approved.

Why: the point of a plan is that nobody has to find words, or somebody to approve them, while it
burns.

Bad:

    messages: {outage-page: {text: …}}       # and no `approved`

Good:

    approved: {by: Head of Customer Care, on: 2026-11-02}
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_key, on_value
from commdrill.lint.views import PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    approved = view.plan.approved
    if approved is None:
        message = "nobody has approved these words"
        yield on_key(("id",), message, "add approved: {by: a role, on: a date}")
    elif approved.on > view.world.today:
        message = f"approved on {approved.on}, a day that has not come"
        yield on_value(("approved", "on"), message, "write the day on which it was approved")


RULE = PlanRule.warning("CD112", _look, __doc__)
