"""An audience that is told of the trouble and not of the recovery.

Why: all who were told that it broke must be told that it works, or they act on old news.

Bad:

    - {id: email, phase: outage, channel: mail, to: [customers, partners], …}
    - {id: email-back, phase: recovery, channel: mail, to: [customers], …}

Good:

    - {id: email-back, phase: recovery, channel: mail, to: [customers, partners], …}
"""

from collections.abc import Iterator

from commdrill.documents.plan import Phase
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import TROUBLE, PlanView, StepUse


def _look(view: PlanView) -> Iterator[Remark]:
    for name in view.plan.scenarios:
        steps = view.uses_in(name)
        back = [told for told in steps if told.step.phase is Phase.RECOVERY]
        channels = {told.step.channel for told in back}
        told = {audience for step in back for audience in step.step.to}
        for step in steps:
            if step.step.phase in TROUBLE and step.step.channel in channels:
                yield from _left_out(step, told)


def _left_out(step: StepUse, audiences: set[str]) -> Iterator[Remark]:
    for index, audience in enumerate(step.step.to):
        if audience not in audiences:
            audiences.add(audience)
            message = f"audience {audience!r} is told of the trouble and never of the recovery"
            hint = f"add {audience} to a recovery step's to"
            yield on_value((*step.route, "to", index), message, hint)


RULE = PlanRule.error("CD104", _look, __doc__)
