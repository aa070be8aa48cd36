"""A message about trouble that leaves its reader with nothing to do.

Why: people need to know what still works, what they need not do, or where to follow progress.

Bad:

    text: "{{component}} is not available. We expect it back {{eta}}."

Good:

    text: "{{component}} is not available. We expect it back {{eta}}. You can keep browsing."
"""

from collections.abc import Iterator

from commdrill.lint.plan_view import BEFORE_THE_END, PlanView, Words
from commdrill.lint.remark import Remark, on_value
from commdrill.lint.rule import PlanRule
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy import Severity
from commdrill.wording.policy.next_step import names_next_step
from commdrill.wording.template import placeholders_in
from commdrill.wording.types.url import UrlPlaceholder

_REACHED_AT = LazyPattern(r"(?i)phone|tel|contact|link|url|number|mail|enlace|correo")


def _look(view: PlanView) -> Iterator[Remark]:
    for words in view.wordings:
        if not any(use.step.phase in BEFORE_THE_END for use in words.outside):
            continue
        if not _says_what_to_do(view, words):
            message = "this does not say what people can do meanwhile, or where to follow"
            hint = "say what still works, or add a link: Follow progress at {{status_url}}"
            yield on_value((*words.route, "text"), message, hint)


def _says_what_to_do(view: PlanView, words: Words) -> bool:
    for name in placeholders_in(words.whole):
        is_url = isinstance(view.plan.placeholders.get(name), UrlPlaceholder)
        if is_url or _REACHED_AT.search(name):
            return True
    return names_next_step(words.whole)


RULE = PlanRule("CD203", Severity.ERROR, _look, __doc__ or "")
