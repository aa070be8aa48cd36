"""An action that is overdue: its day is past, and no run has shown that it helped.

Why: what a drill found and nobody mended in time is found again in the outage. A later run closes an
action, on a stage that is no sandbox, in which the step passed.

Bad:

    actions:
      - {id: A-27, due: 2026-09-01, …}     # and the last run of its step failed

Good: mend it and drill the step again, or agree on another day with those it waits for.

    commdrill run checkout-outage --environment aws-dev
"""

from collections.abc import Iterator

from commdrill.lint.rule import ActionsRule, Remark, on_value
from commdrill.lint.views import ActionsView
from commdrill.values import plural


def _look(view: ActionsView) -> Iterator[Remark]:
    for number, one in enumerate(view.followed):
        if one.is_overdue:
            action = one.action
            message = (
                f"{action.id!r} is overdue by {plural(one.late, 'day')}: "
                f"no run off the sandbox has shown yet that {action.finding.step!r} is kept"
            )
            hint = f"{action.owner} owns it; a run in which the step passes closes it"
            yield on_value(("actions", number, "due"), message, hint)


RULE = ActionsRule.warning("CD422", _look, __doc__)
