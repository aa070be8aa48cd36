"""A step that failed when it was last drilled.

Why: it is known not to work, and nobody has shown since that it does.

Bad: a run in which `email-customers` failed, and none after it.

Good: mend it, and drill it again.

    commdrill run checkout-outage
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView
from commdrill.record.run_facts import StepOutcome


def _look(view: PlanView) -> Iterator[Remark]:
    history = view.world.history
    for use in view.uses:
        drillings = history.drillings(view.plan.id, use.scenario_id, use.step.id)
        last = next((drilling for drilling in drillings if drilling.is_told), None)
        if last is not None and last.outcome is StepOutcome.FAILED:
            where = f"in {last.environment.id} on {last.when:%Y-%m-%d}"
            message = f"{use.step.id!r} failed when last drilled, {where}: {last.reason}"
            yield on_value((*use.route, "id"), message, f"see `commdrill report {last.run}`")


RULE = PlanRule.warning("CD407", _look, __doc__)
