"""A kind of trouble that the plan has no scenario for.

Why: outages without warning, planned work, half failures and the loss of a whole site are told
differently. What a plan does not foresee is improvised at three in the morning.

Bad:

    scenarios:
      outage: {type: unplanned, …}            # and nothing else

Good:

    scenarios:
      outage: {type: unplanned, …}
      planned-work: {type: maintenance, …}
      slow-search: {type: partial, …}
      region-loss: {type: disaster-recovery, …}
"""

from collections.abc import Iterator

from commdrill.documents.plan import ScenarioType
from commdrill.lint.rule import PlanRule, Remark, on_key
from commdrill.lint.views import PlanView

_WHAT = {
    ScenarioType.UNPLANNED: "an outage without warning",
    ScenarioType.MAINTENANCE: "planned work",
    ScenarioType.PARTIAL: "something that works, but badly",
    ScenarioType.DISASTER_RECOVERY: "the loss of a whole site",
}


def _look(view: PlanView) -> Iterator[Remark]:
    there = {scenario.type for scenario in view.plan.scenarios.values()}
    for kind, what in _WHAT.items():
        if kind not in there:
            message = f"no scenario of type {kind}: nobody knows what is told in {what}"
            yield on_key(("scenarios",), message, f"add a scenario with type: {kind}")


RULE = PlanRule.warning("CD101", _look, __doc__)
