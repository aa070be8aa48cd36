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
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView

_HINT = (
    "add message: its approved words; says: [affected, eta, next-step] where its words are not fixed; "
    "or expect: {text: {present: true}} where any will do"
)


def _look(view: PlanView) -> Iterator[Remark]:
    for use in view.uses:
        step = use.step
        says = (
            step.message or step.says or (step.expect and (step.expect.text or step.expect.subject))
        )
        if use.channel.type in DIRECT and not says:
            message = f"step {step.id!r} writes to people, and no approved words are named"
            yield on_value((*use.route, "id"), message, _HINT)


RULE = PlanRule.warning("CD116", _look, __doc__)
