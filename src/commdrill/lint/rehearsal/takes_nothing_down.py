"""A drill that breaks nothing.

Why: when nothing is taken down, what an outage step expects either never comes or was there before:
neither proves that the plan works.

Bad:

    kind: drill
    id: checkout-outage
    …                              # and no `take_down`

Good:

    take_down: {checkout: outage}
"""

from collections.abc import Iterator

from commdrill.documents.plan import Phase
from commdrill.lint.rule import DrillRule, Remark, on_key
from commdrill.lint.views import DrillView


def _look(view: DrillView) -> Iterator[Remark]:
    outage = any(step.phase is Phase.OUTAGE for step in view.linked.scenario.steps)
    if outage and not view.drill.take_down:
        first = view.linked.scenario.affects[0]
        message = "this drill takes nothing down, and its scenario has outage steps"
        yield on_key(("scenario",), message, f"add take_down: {{{first}: …}}")


RULE = DrillRule.warning("CD403", _look, __doc__)
