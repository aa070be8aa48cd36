"""A plan that does not say who does what.

Why: when everybody could announce the outage, everybody thinks somebody else has. Roles, not names:
people go on holiday.

Bad:

    kind: plan                    # and no `roles`

Good:

    roles:
      incident_manager: Duty reliability engineer
      communications_manager: Head of Customer Care
      support_manager: Support team lead
"""

from collections.abc import Iterator

from commdrill.lint.plan_view import PlanView
from commdrill.lint.remark import Remark, on_key
from commdrill.lint.rule import PlanRule
from commdrill.wording.policy import Severity


def _look(view: PlanView) -> Iterator[Remark]:
    if not view.plan.roles:
        message = "nobody is named who leads, who speaks to customers and who leads support"
        hint = "add roles: {incident_manager: …, communications_manager: …, support_manager: …}"
        yield on_key(("id",), message, hint)


RULE = PlanRule("CD114", Severity.WARNING, _look, __doc__ or "")
