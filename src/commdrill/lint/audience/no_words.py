"""A message to people without approved words.

Why: a step that writes to people and names no message leaves the words to whoever is on duty, and a
drill can only see that something came.

Bad:

    - {id: email, phase: outage, channel: customer-email, to: [customers], within: 15m}

Good:

    - {id: email, phase: outage, channel: customer-email, to: [customers], message: outage-email, within: 15m}
"""

from collections.abc import Iterator

from commdrill.documents.plan import DIRECT
from commdrill.lint.plan_view import PlanView
from commdrill.lint.remark import Remark, on_value
from commdrill.lint.rule import PlanRule
from commdrill.wording.policy import Severity

_HINT = (
    "add message: its approved words; says: [affected, eta, next-step] where its words are not fixed; "
    "or expect: {text: {present: true}} where any will do"
)


def _look(view: PlanView) -> Iterator[Remark]:
    for told in view.told:
        step = told.step
        says = (
            step.message or step.says or (step.expect and (step.expect.text or step.expect.subject))
        )
        if told.channel.type in DIRECT and not says:
            message = f"step {step.id!r} writes to people, and no approved words are named"
            yield on_value((*told.route, "id"), message, _HINT)


RULE = PlanRule("CD116", Severity.WARNING, _look, __doc__ or "")
