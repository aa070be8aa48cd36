"""A plan that nobody keeps up to date.

Why: plans rot. A plan with an owner (a team's address, not a person's) is mended when the world
changes; one without is found to be wrong when it is needed.

Bad:

    kind: plan
    id: storefront

Good:

    owner: reliability@anycompany.example
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_key
from commdrill.lint.views import PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    if view.plan.owner is None:
        message = "nobody is named who keeps this plan up to date"
        yield on_key(("id",), message, "add owner: a team's address")


RULE = PlanRule.warning("CD111", _look, __doc__)
