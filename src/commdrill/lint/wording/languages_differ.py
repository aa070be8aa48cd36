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
from commdrill.wording.template import placeholders_in


def _look(view: PlanView) -> Iterator[Remark]:
    first = view.plan.language
    for name, message in view.plan.messages.items():
        wordings = message.in_languages(first)
        original = set(placeholders_in(wordings[first].text))
        for language, wording in wordings.items():
            missing = sorted(original - set(placeholders_in(wording.text)) - {"component"})
            if missing:
                text = ", ".join(f"{{{{{one}}}}}" for one in missing)
                message_ = f"{text} stands in the wording in {first!r} and not in this one"
                route = ("messages", name, "languages", language, "text")
                yield on_value(route, message_, f"add {text}")


RULE = PlanRule.warning("CD216", _look, __doc__)
