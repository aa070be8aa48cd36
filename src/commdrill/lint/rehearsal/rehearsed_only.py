"""A scenario that was only ever drilled in a sandbox.

Why: the sandbox shows that plan and drill fit each other. Whether the real page, the real provider
and the real mailbox do their part is told by a drill in a dev environment. Nothing is said where a
sandbox is the only environment there is.

Bad: twenty runs in `sandbox`, none in `aws-dev`.

Good:

    commdrill run region-loss --environment aws-dev
"""

from collections.abc import Iterator

from commdrill.documents.environment import Tier
from commdrill.lint.rule import PlanRule, Remark, on_key
from commdrill.lint.views import PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    if not view.world.has_real_place:
        return
    for name in view.plan.scenarios:
        runs = view.world.history.of_scenario(view.plan.id, name)
        stages = {run.environment.stage for run in runs if run.is_told}
        if stages == {Tier.SANDBOX}:
            message = f"{name!r} was only rehearsed in a sandbox, never drilled where it counts"
            hint = "run its drill with --environment: dev, test or staging"
            yield on_key(("scenarios", name), message, hint)


RULE = PlanRule.warning("CD408", _look, __doc__)
