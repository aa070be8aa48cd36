"""Planned work that nobody is told of beforehand.

Why: work that was announced is an arrangement; work that was not is an outage.

Bad:

    planned-work:
      type: maintenance
      steps: [{id: page, phase: outage, channel: store-page, …}]

Good:

      steps:
        - {id: notice, phase: notice, channel: customer-email, to: [customers], message: planned, …}
        - {id: page, phase: outage, channel: store-page, …}
"""

from collections.abc import Iterator

from commdrill.documents.plan import Phase, ScenarioType
from commdrill.lint.rule import PlanRule, Remark, on_key
from commdrill.lint.views import PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    for name, scenario in view.plan.scenarios.items():
        phases = {step.phase for step in scenario.steps}
        if scenario.type is ScenarioType.MAINTENANCE and Phase.NOTICE not in phases:
            message = f"nobody is told of {name!r} before it begins"
            yield on_key(("scenarios", name), message, "add a step with phase: notice")


RULE = PlanRule.error("CD106", _look, __doc__)
