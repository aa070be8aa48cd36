"""A step that failed when it was last drilled, and nobody is said to do anything about it.

Why: auditors ask who mends what a drill found, and by when; and what nobody owns stays as it is.

Bad: a run in which `email-customers` failed, and no open action that names it.

Good:

    kind: actions
    actions:
      - id: A-31
        finding: {plan: storefront, step: email-customers}
        text: Sync the customers' list every night
        owner: Head of Customer Care
        began: 2026-11-30
        due: 2026-12-11
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView
from commdrill.record.follow_up import concerns, follow_up
from commdrill.record.run_facts import StepOutcome


def _look(view: PlanView) -> Iterator[Remark]:
    world = view.world
    actions = [action for one in world.project.actions.values() for action in one.model.actions]
    open_ = [one for one in actions if follow_up(one, world.history, world.today).is_open]
    for use in view.uses:
        drilled = world.history.drillings(view.plan.id, use.scenario_id, use.step.id)
        last = next((one for one in drilled if one.is_told), None)
        if last is None or last.outcome is not StepOutcome.FAILED:
            continue
        if not any(concerns(one, view.plan.id, use.scenario_id, use.step.id) for one in open_):
            message = f"{use.step.id!r} failed on {last.when:%Y-%m-%d}, and no action is to mend it"
            hint = "write one, in a document of kind: actions"
            yield on_value((*use.route, "id"), message, hint)


RULE = PlanRule.warning("CD423", _look, __doc__)
