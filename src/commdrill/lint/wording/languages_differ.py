"""Wordings of one message that do not say the same: one lacks a placeholder.

Why: what the English says and the Spanish leaves out (most often when it will be back) is found out
by those who read Spanish.

Bad:

    text: "We expect it back {{eta}}. …"
    languages: {es: {text: "Volverá pronto. …"}}

Good:

    languages: {es: {text: "Esperamos que vuelva {{eta}}. …"}}
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView
from commdrill.wording.blocks import is_affected
from commdrill.wording.template import placeholders_in
from commdrill.wording.types.choice import ChoicePlaceholder


def _look(view: PlanView) -> Iterator[Remark]:
    first, agreeing = view.plan.language, {*_agreeing(view)}
    for name, message in view.plan.messages.items():
        wordings = message.in_languages(first)
        original = set(placeholders_in(wordings[first].text))
        for language, wording in wordings.items():
            missing = sorted(original - set(placeholders_in(wording.text)) - agreeing)
            missing = [one for one in missing if not is_affected(one)]
            if missing:
                text = ", ".join(f"{{{{{one}}}}}" for one in missing)
                message_ = f"{text} stands in the wording in {first!r} and not in this one"
                route = ("messages", name, "languages", language, "text")
                yield on_value(route, message_, f"add {text}")


def _agreeing(view: PlanView) -> Iterator[str]:
    """What only agrees with the component named, as each language has it: `is`, `están`."""
    for name, kind in view.plan.placeholders.items():
        if isinstance(kind, ChoicePlaceholder) and kind.by_component:
            yield name


RULE = PlanRule.warning("CD216", _look, __doc__)
