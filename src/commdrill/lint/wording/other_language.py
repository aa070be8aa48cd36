"""A wording that is not in the language it is given for.

Why: a Spanish wording that was copied from English and never translated counts as one, until
somebody reads it.

Bad:

    languages: {es: {text: "We expect it back {{eta}}. You can keep browsing."}}

Good:

    languages: {es: {text: "Esperamos que vuelva {{eta}}. Puedes seguir mirando."}}
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_words
from commdrill.lint.views import PlanView
from commdrill.wording.languages import language_name
from commdrill.wording.tongues import foreign

_LONGEST_QUOTE = 60


def _look(view: PlanView) -> Iterator[Remark]:
    for words in view.wordings:
        found = foreign(words.whole, words.language)
        if found is not None:
            wanted = language_name(words.language)
            quote = found.words[:_LONGEST_QUOTE].strip()
            what = f"this is {found.name}" if found.name else f"this is not {wanted}"
            message = f"{what}: '{quote}{'…' if len(found.words) > _LONGEST_QUOTE else ''}'"
            hint = f"write it in {wanted}"
            yield on_words(words.route_of(found.words), found.words, message, hint)


RULE = PlanRule.error("CD213", _look, __doc__)
