"""An outage that is announced on a channel where nobody hears that it is over.

Why: people who were told that it broke go on waiting, or go elsewhere. Announcing the end is half of
the plan, and the half that is forgotten.

Bad:

    - {id: email, phase: outage, channel: customer-email, to: [customers], message: outage-email, …}

Good: the same channel in phase recovery, too.

    - {id: email-back, phase: recovery, channel: customer-email, to: [customers], message: restored, …}
"""

from collections.abc import Iterator

from commdrill.documents.plan import Phase
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import TROUBLE, PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    for name in view.plan.scenarios:
        steps = view.uses_in(name)
        channels = {t.step.channel for t in steps if t.step.phase is Phase.RECOVERY}
        for step in steps:
            if step.step.phase in TROUBLE and step.step.channel not in channels:
                channels.add(step.step.channel)
                message = f"{step.step.channel!r} tells of the trouble and never of the recovery"
                hint = f"add a step with phase: recovery and channel: {step.step.channel}"
                yield on_value((*step.route, "channel"), message, hint)


RULE = PlanRule.error("CD103", _look, __doc__)
