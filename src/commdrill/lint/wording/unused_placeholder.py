"""A placeholder that is declared and stands in no message.

Why: most often the message lost its {{eta}} in an edit, or the name is spelt another way there. (One
that is used and not declared is a mistake of its own, D303.)

Bad:

    placeholders: {eta: {type: time}, ticket: {type: text}}
    messages: {outage: {text: "We expect it back {{eta}}."}}

Good:

    placeholders: {eta: {type: time}}
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_key
from commdrill.lint.views import PlanView
from commdrill.wording.template import placeholders_in


def _look(view: PlanView) -> Iterator[Remark]:
    plan = view.plan
    texts = [channel.frame or "" for channel in plan.channels.values()]
    for message in plan.messages.values():
        for wording in message.in_languages(plan.language).values():
            texts += [wording.subject or "", wording.text]
    used = {name for text in texts for name in placeholders_in(text)}
    used |= {thing for use in view.uses for thing in use.step.says}
    for name in plan.placeholders:
        if name not in used:
            what = f"the placeholder {name!r} stands in no message"
            yield on_key(("placeholders", name), what, "use it, or remove it")


RULE = PlanRule.warning("CD206", _look, __doc__)
