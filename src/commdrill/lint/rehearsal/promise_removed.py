"""A promise that a run of the same version of the plan met, and that the plan makes no more.

Why: an audit reads versions. A step that goes without a new version makes a red drill green, and
nobody who compares two reports of that version learns why.

Bad: `version: "2026.11"`, drilled with a step `sms-customers` that is not there any more.

Good:

    version: "2026.12"        # and approved anew
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    plan = view.plan
    for name, scenario in plan.scenarios.items():
        steps = (step.id for step in scenario.steps)
        if gone := view.world.history.gone(plan.id, plan.version, name, steps):
            message = f"same version, other digest; gone: {', '.join(gone)} of {name!r}"
            yield on_value(("version",), message, "give the plan another version, and approve it")


RULE = PlanRule.warning("CD421", _look, __doc__)
