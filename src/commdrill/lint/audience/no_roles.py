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

from commdrill.lint.rule import PlanRule, Remark, on_key
from commdrill.lint.views import PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    if not view.plan.roles:
        message = "nobody is named who leads, who speaks to customers and who leads support"
        hint = "add roles: {incident_manager: …, communications_manager: …, support_manager: …}"
        yield on_key(("id",), message, hint)


RULE = PlanRule.warning("CD114", _look, __doc__)
