"""A wording that is not in the language it is given for.

Why: a Spanish wording that was copied from English and never translated counts as one, until
somebody reads it.

Bad:

    languages: {es: {text: "We expect it back {{eta}}. You can keep browsing."}}

Good:

    languages: {es: {text: "Esperamos que vuelva {{eta}}. Puedes seguir mirando."}}
"""

from collections.abc import Iterator

from commdrill.lint.plan_view import PlanView
from commdrill.lint.remark import Remark, on_value
from commdrill.lint.rule import PlanRule
from commdrill.wording.languages import guess_language, language_name, language_of, primary_language
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy import Severity

_PLACEHOLDER = LazyPattern(r"\{\{[^{}]*\}\}")


def _look(view: PlanView) -> Iterator[Remark]:
    for words in view.wordings:
        guess = guess_language(_PLACEHOLDER.sub(" ", words.whole))
        language = primary_language(words.language)
        if guess and guess != language and language_of(language):
            message, hint = (
                f"this is {language_name(guess)}",
                f"write it in {language_name(language)}",
            )
            yield on_value((*words.route, "text"), message, hint)


RULE = PlanRule("CD213", Severity.ERROR, _look, __doc__ or "")
