"""A message about trouble that leaves its reader with nothing to do.

Why: people need to know what still works, what they need not do, or where to follow progress. An update
on a status page may do without: its readers are there.

Bad:

    text: "{{component}} is not available. We expect it back {{eta}}."

Good:

    text: "{{component}} is not available. We expect it back {{eta}}. You can keep browsing."
"""

from collections.abc import Iterator

from commdrill.documents.plan import ChannelType, Phase
from commdrill.lint.names import names_in, timeless
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import BEFORE_THE_END, PlanView, StepUse, Words
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy.next_step import names_next_step
from commdrill.wording.template import placeholders_in
from commdrill.wording.types.url import UrlPlaceholder

_REACHED_AT = LazyPattern(r"(?i)phone|tel|contact|link|url|number|mail|enlace|correo")


def _look(view: PlanView) -> Iterator[Remark]:
    for words in view.wordings:
        if any(map(_leaves_open, words.outside)) and not _says_what_to_do(view, words):
            message = "this does not say what people can do meanwhile, or where to follow"
            hint = "say what still works, or add a link: Follow progress at {{status_url}}"
            yield on_value((*words.route, "text"), message, hint)


def _leaves_open(use: StepUse) -> bool:
    """Whether its reader asks what to do; who reads an update on a status page is there already."""
    is_update = use.step.phase is Phase.UPDATE and use.channel.type is ChannelType.STATUS_PAGE
    return use.step.phase in BEFORE_THE_END and not is_update


def _says_what_to_do(view: PlanView, words: Words) -> bool:
    for name in placeholders_in(words.whole):
        is_url = isinstance(view.plan.placeholders.get(name), UrlPlaceholder)
        if is_url or _REACHED_AT.search(name):
            return True
    return names_next_step(timeless(view.plan, words.whole), words.language, names_in(view, words))


RULE = PlanRule.error("CD203", _look, __doc__)
