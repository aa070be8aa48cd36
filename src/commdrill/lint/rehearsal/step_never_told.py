"""A step that every drill leaves open.

Why: its scenario is drilled, and still nobody knows whether this promise is kept: each time it was
skipped (nobody was there to attest it) or could not be told.

Bad: a manual step that was skipped in every run, because runs take place where nobody is asked.

Good: give the word afterwards.

    commdrill attest RUN call-partners --by "Duty manager" --passed
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView
from commdrill.values import plural


def _look(view: PlanView) -> Iterator[Remark]:
    history, plan = view.world.history, view.plan.id
    for use in view.uses:
        drillings = history.drillings(plan, use.scenario_id, use.step.id)
        if drillings and not any(drilling.is_told for drilling in drillings):
            last = drillings[0]
            runs = plural(len(drillings), "run")
            message = (
                f"{use.step.id!r} was never told in {runs}; last {last.outcome}: {last.reason}"
            )
            hint = "attest it, or mend what keeps it from being seen"
            yield on_value((*use.route, "id"), message, hint)


RULE = PlanRule.warning("CD402", _look, __doc__)
