"""A message to colleagues that points to no way round.

Why: support is asked "and what do I do now?" a minute later. What to say, what to offer and where it
is written belongs in the first message.

Bad:

    outage-chat: {text: "{{component}} is not available. Expected back {{eta}}."}

Good:

    outage-chat:
      text: >
        {{component}} is not available. Expected back {{eta}}.
        Workaround: take orders by telephone and enter them later.
"""

from collections.abc import Iterator

from commdrill.documents.plan import Phase
from commdrill.lint.names import names_in, timeless
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView, Words
from commdrill.wording.policy.next_step import names_way_round
from commdrill.wording.template import placeholders_in
from commdrill.wording.types.url import UrlPlaceholder

_ASKS = frozenset({Phase.NOTICE, Phase.OUTAGE})


def _look(view: PlanView) -> Iterator[Remark]:
    for words in view.wordings:
        inside = any(use.is_internal and use.step.phase in _ASKS for use in words.uses)
        if inside and not _points_somewhere(view, words):
            message = "colleagues are not told what to do or say meanwhile"
            yield on_value((*words.route, "text"), message, "add: Workaround: …, or a link to it")


def _points_somewhere(view: PlanView, words: Words) -> bool:
    links = (view.plan.placeholders.get(name) for name in placeholders_in(words.text))
    return any(isinstance(link, UrlPlaceholder) for link in links) or names_way_round(
        timeless(view.plan, words.text), words.language, names_in(view, words)
    )


RULE = PlanRule.warning("CD211", _look, __doc__)
