"""A wording that is not in the language it is given for.

Why: a Spanish wording that was copied from English and never translated counts as one, until
somebody reads it.

Bad:

    languages: {es: {text: "We expect it back {{eta}}. You can keep browsing."}}

Good:

    languages: {es: {text: "Esperamos que vuelva {{eta}}. Puedes seguir mirando."}}
"""

import re
from collections.abc import Iterator

from commdrill.lint.plan_view import PlanView
from commdrill.lint.remark import Remark, on_value
from commdrill.lint.rule import Rule
from commdrill.wording.policy import Policy, Severity
from commdrill.wording.policy.wrong_language import objections

_PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}")


def _look(view: PlanView) -> Iterator[Remark]:
    for words in view.wordings:
        text = _PLACEHOLDER.sub(" ", words.whole)
        for objection in objections(text, words.language, Policy()):
            message, _, hint = objection.rpartition(": ")
            yield on_value((*words.route, "text"), message, hint)


RULE = Rule("CD213", Severity.ERROR, _look, __doc__ or "")
