"""A scenario that never ends: something was announced, and nothing says that it is over.

Why: who was told of planned work waits for a word that it is done, or finds out by trying. Where the
trouble itself is told, CD103 speaks of each channel.

Bad:

    planned-work:
      type: maintenance
      steps: [{id: notice, phase: notice, channel: customer-email, to: [customers], message: planned, …}]

Good:

      steps:
        - {id: notice, phase: notice, channel: customer-email, to: [customers], message: planned, …}
        - {id: done, phase: recovery, channel: status-page, expect: {maintenance: completed}, within: 10m}
"""

from collections.abc import Iterator

from commdrill.documents.plan import Phase
from commdrill.lint.rule import PlanRule, Remark, on_key
from commdrill.lint.views import TROUBLE, PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    for name, scenario in view.plan.scenarios.items():
        phases = {step.phase for step in scenario.steps}
        if phases.isdisjoint({Phase.RECOVERY, *TROUBLE}):
            message = f"nothing says that {name!r} is over"
            yield on_key(("scenarios", name), message, "add a step with phase: recovery")


RULE = PlanRule.error("CD121", _look, __doc__)
