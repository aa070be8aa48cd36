"""A scenario that no drill rehearses.

Why: a plan that was never tried does not work the first time. Each scenario needs a drill, the rare
ones most of all. Where a scenario promises something else at each severity, each of them does: a
drill at one proves nothing of the others.

Bad: a plan with four scenarios, and drills for one.

Good:

    kind: drill
    id: region-loss
    plan: storefront
    scenario: region-loss
    …
"""

from collections.abc import Iterator

from commdrill.documents.problem import quoted
from commdrill.documents.severity import NONE, scenario_at, severities_of, severity_of
from commdrill.lint.rule import PlanRule, Remark, on_key, on_value
from commdrill.lint.views import PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    drills = [drill.model for drill in view.world.drills_of(view.plan.id)]
    drilled = {(drill.scenario, severity_of(view.plan, drill)) for drill in drills}
    hint = f"add a drill with plan: {view.plan.id} and scenario: "
    if not drilled:
        first = next(iter(view.plan.scenarios), "…")
        yield on_value(("id",), "no drill rehearses any of this plan", hint + first)
        return
    for name in view.plan.scenarios:
        at = [severity for scenario, severity in drilled if scenario == name]
        if not at:
            yield on_key(("scenarios", name), f"no drill rehearses {name!r}", hint + name)
        for severity in _not_drilled(view, name, at) if at else ():
            message = f"no drill rehearses {name!r} at severity {quoted(severity)}"
            more = f"{hint}{name}, severity: {severity}"
            yield on_key(("scenarios", name), message, more)


def _not_drilled(view: PlanView, name: str, drilled: list[str]) -> Iterator[str]:
    """The severities at which a scenario promises what no drill at another one proves."""
    scenario = view.plan.scenarios[name]
    proved = [scenario_at(scenario, severity) for severity in drilled]
    for severity in severities_of(view.plan):
        promised = scenario_at(scenario, severity)
        if severity != NONE and promised.steps and promised not in proved:
            proved.append(promised)
            yield severity


RULE = PlanRule.warning("CD401", _look, __doc__)
