"""A scenario that no drill rehearses.

Why: a plan that was never tried does not work the first time. Each scenario needs a drill, the rare
ones most of all.

Bad: a plan with four scenarios, and drills for one.

Good:

    kind: drill
    id: region-loss
    plan: storefront
    scenario: region-loss
    …
"""

from collections.abc import Iterator

from commdrill.lint.plan_view import PlanView
from commdrill.lint.remark import Remark, on_key, on_value
from commdrill.lint.rule import PlanRule
from commdrill.wording.policy import Severity


def _look(view: PlanView) -> Iterator[Remark]:
    drilled = {drill.model.scenario for drill in view.world.drills_of(view.plan.id)}
    hint = f"add a drill with plan: {view.plan.id} and scenario: "
    if not drilled:
        first = next(iter(view.plan.scenarios), "…")
        yield on_value(("id",), "no drill rehearses any of this plan", hint + first)
        return
    for name in view.plan.scenarios:
        if name not in drilled:
            yield on_key(("scenarios", name), f"no drill rehearses {name!r}", hint + name)


RULE = PlanRule("CD401", Severity.WARNING, _look, __doc__ or "")
