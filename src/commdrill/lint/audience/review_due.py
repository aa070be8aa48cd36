"""A plan that is due for review, or never will be.

Why: names, numbers and components change; a date makes somebody look before it matters. One that is
more than two years away makes nobody look.

Bad:

    review_by: 2024-05-01        # long past

Good:

    review_by: 2027-05-01
"""

from collections.abc import Iterator
from datetime import timedelta

from commdrill.lint.rule import PlanRule, Remark, on_key, on_value
from commdrill.lint.views import PlanView
from commdrill.values import plural

_LONGEST = timedelta(days=2 * 366)


def _look(view: PlanView) -> Iterator[Remark]:
    due = view.plan.review_by
    if due is None:
        message = "no day by which somebody looks at this plan again"
        yield on_key(("id",), message, "add review_by: a date within a year")
    elif due < view.world.today:
        ago = plural((view.world.today - due).days, "day")
        message = f"the review was due on {due}, {ago} ago"
        yield on_value(("review_by",), message, "review it, and write the next date")
    elif due - view.world.today > _LONGEST:
        years = (due - view.world.today).days / 365.25
        message = f"the next review is {years:.0f} years away, on {due}"
        yield on_value(("review_by",), message, "write a date within a year")


RULE = PlanRule.warning("CD113", _look, __doc__)
