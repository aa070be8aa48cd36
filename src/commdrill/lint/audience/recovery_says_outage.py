"""A recovery that is told in the words of the outage.

Why: whoever reads "is not available" in the message that ends it waits on, and calls. A message with a
choice in it ({{state}}: "is down", "is back") may serve both.

Bad:

    - {id: page, phase: outage, channel: store-page, message: outage-page, within: 2m}
    - {id: page-back, phase: recovery, channel: store-page, message: outage-page, within: 2m}

Good:

    - {id: page-back, phase: recovery, channel: store-page, message: restored-page, within: 2m}
"""

from collections.abc import Iterator

from commdrill.documents.plan import Phase
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import BEFORE_THE_END, PlanView
from commdrill.wording.template import placeholders_in
from commdrill.wording.types.choice import ChoicePlaceholder


def _look(view: PlanView) -> Iterator[Remark]:
    for name in view.plan.scenarios:
        steps = view.uses_in(name)
        trouble = {t.step.message: t for t in reversed(steps) if t.step.phase in BEFORE_THE_END}
        for use in steps:
            message = use.step.message
            before = trouble.get(message) if message else None
            if use.step.phase is Phase.RECOVERY and before and not _has_a_choice(view, message):
                says = f"the recovery is told with {message!r}, as {before.step.id!r} tells the "
                says += "notice" if before.step.phase is Phase.NOTICE else "trouble"
                hint = "write a message that says it works again, and name that"
                yield on_value((*use.route, "message"), says, hint)


def _has_a_choice(view: PlanView, message: str | None) -> bool:
    names = placeholders_in(view.plan.messages[message].text) if message else ()
    return any(isinstance(view.plan.placeholders.get(name), ChoicePlaceholder) for name in names)


RULE = PlanRule.error("CD117", _look, __doc__)
