"""A step that failed when it was last drilled.

Why: it is known not to work, and nobody has shown since that it does.

Bad: a run in which `email-customers` failed, and none after it.

Good: mend it, and drill it again.

    commdrill run checkout-outage
"""

from collections.abc import Iterator

from commdrill.lint.plan_view import PlanView
from commdrill.lint.remark import Remark, on_value
from commdrill.lint.rule import PlanRule
from commdrill.record.references import StepOutcome
from commdrill.wording.policy import Severity


def _look(view: PlanView) -> Iterator[Remark]:
    history = view.world.history
    for told in view.told:
        drillings = history.drillings(view.plan.id, told.scenario_id, told.step.id)
        last = next((drilling for drilling in drillings if drilling.is_told), None)
        if last is not None and last.outcome is StepOutcome.FAILED:
            where = f"in {last.environment.id} on {last.when:%Y-%m-%d}"
            message = f"{told.step.id!r} failed when last drilled, {where}: {last.reason}"
            yield on_value((*told.route, "id"), message, f"see `commdrill report {last.run}`")


RULE = PlanRule("CD407", Severity.WARNING, _look, __doc__ or "")
