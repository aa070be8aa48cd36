"""A message that does not say what is affected, in customers' words.

Why: "we are experiencing issues" leaves everybody to wonder whether it concerns them. `{{component}}`
stands for the name that the plan gives to what is lost.

Bad:

    text: "We are experiencing issues. We expect to be back {{eta}}."

Good:

    text: "{{component}} is not available. We expect it back {{eta}}."
"""

from collections.abc import Iterator

from commdrill.lint.names import all_names, names_in
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView, Words
from commdrill.wording.blocks import fullest, is_affected
from commdrill.wording.policy.named import names_it
from commdrill.wording.template import placeholders_in


def _look(view: PlanView) -> Iterator[Remark]:
    for words in view.wordings:
        if words.outside and not _says_what(view, words):
            message = f"this does not say what is affected ({', '.join(names_in(view, words))})"
            yield on_value((*words.route, "text"), message, "name it, or write {{component}}")


def _says_what(view: PlanView, words: Words) -> bool:
    if any(map(is_affected, placeholders_in(fullest(words.whole)))):
        return True
    own, every = names_in(view, words), all_names(view, words)
    return names_it(words.whole, own, every, words.language)


RULE = PlanRule.error("CD202", _look, __doc__)
