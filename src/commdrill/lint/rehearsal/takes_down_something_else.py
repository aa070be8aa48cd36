"""A drill that breaks what its scenario does not speak of.

Why: people are told that checkout is gone while search is. What is taken down must be affected by the
scenario, or something that the affected rely on.

Bad:

    scenario: unplanned-outage       # affects: [checkout]
    take_down: {search: slow}

Good:

    take_down: {checkout: outage}
"""

from collections.abc import Iterator

from commdrill.lint.rule import DrillRule, Remark, on_key
from commdrill.lint.views import DrillView


def _look(view: DrillView) -> Iterator[Remark]:
    affected = view.linked.scenario.affects
    beneath = _beneath(view, affected)
    for component in view.drill.take_down:
        if component not in beneath:
            message = (
                f"the scenario speaks of {', '.join(affected)}, and {component!r} is no part of it"
            )
            hint = f"take down {affected[0]}, or add {component} to the scenario's affects"
            yield on_key(("take_down", component), message, hint)


def _beneath(view: DrillView, affected: tuple[str, ...]) -> set[str]:
    """The affected components and all they rely on."""
    components, found = view.linked.plan.model.components, set[str]()
    waiting = list(affected)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += components[name].relies_on if name in components else ()
    return found


RULE = DrillRule.warning("CD404", _look, __doc__)
