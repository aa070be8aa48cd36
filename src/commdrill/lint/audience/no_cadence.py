"""An outage without a promise of how often people hear more.

Why: silence makes people guess, call and post. Even "no news yet" is news, if it comes when it was
promised. Planned work may do without: its end is known.

Bad:

    outage: {type: unplanned, steps: [… outage and recovery steps alone …]}

Good:

    - {id: updates, phase: update, channel: status-page, message: outage-update, every: 30m}
"""

from collections.abc import Iterator

from commdrill.documents.plan import Phase, ScenarioType
from commdrill.lint.rule import PlanRule, Remark, on_key
from commdrill.lint.views import PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    for name, scenario in view.plan.scenarios.items():
        paced = any(step.phase is Phase.UPDATE and step.every for step in scenario.steps)
        if scenario.type is not ScenarioType.MAINTENANCE and not paced:
            message = f"nothing in {name!r} says how often people hear more while it lasts"
            hint = "add a step with phase: update and every: 30m"
            yield on_key(("scenarios", name), message, hint)


RULE = PlanRule.error("CD107", _look, __doc__)
