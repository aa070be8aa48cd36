"""An approved message that no step uses.

Why: nobody drills it, so nobody knows whether it would be sent. Often its step was forgotten, most
often that of a recovery.

Bad:

    messages: {restored-email: {…}}       # and no step has message: restored-email

Good:

    - {id: email-back, phase: recovery, channel: customer-email, message: restored-email, …}
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_key
from commdrill.lint.views import PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    used = {use.step.message for use in view.uses}
    for name in view.plan.messages:
        if name not in used:
            message = f"no step uses the message {name!r}"
            yield on_key(("messages", name), message, "add the step that sends it, or remove it")


RULE = PlanRule.warning("CD214", _look, __doc__)
