"""A plan whose words or promises changed after they were approved.

Why: an approval speaks of what was read. Version control knows when a plan changed in substance;
comments and layout do not count. Where there is no version control, nothing is said.

Bad:

    approved: {by: Head of Customer Care, on: 2026-03-02}     # the wording changed in May

Good: have the change approved, and write the new day.

    approved: {by: Head of Customer Care, on: 2026-05-12}
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    approved, changed = view.plan.approved, view.world.changed_on.get(view.plan.id)
    if approved is not None and changed is not None and approved.on < changed:
        message = f"approved on {approved.on}, and changed in substance since, on {changed}"
        hint = "have the change approved, and write the new date"
        yield on_value(("approved", "on"), message, hint)


RULE = PlanRule.warning("CD115", _look, __doc__)
