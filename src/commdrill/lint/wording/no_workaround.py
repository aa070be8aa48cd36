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
from commdrill.lint.plan_view import PlanView, Words
from commdrill.lint.remark import Remark, on_value
from commdrill.lint.rule import PlanRule
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy import Severity
from commdrill.wording.policy.mere_news import says_more
from commdrill.wording.template import placeholders_in
from commdrill.wording.types.url import UrlPlaceholder

_ASKS = frozenset({Phase.NOTICE, Phase.OUTAGE})
_WAY_ROUND = LazyPattern(
    r"(?i)\bwork-?arounds?\b|\binstead\b|\bmeanwhile\b|\bin the meantime\b|\boffer\b|\brunbook\b|\bplaybook\b"
    r"|\bscript\b|\b(?:tell|ask|send|direct|point|refer) (?:the )?(?:callers|customers|patients|passengers|users|clients|people|guests|travell?ers|members|them)\b"
    r"|\bby (?:telephone|phone|hand|e-?mail)\b|\bon paper\b|\bmanual(?:ly)?\b|\bplease\b|\bfall ?back\b|\bhttps?://"
    r"|\balternativa\b|\bmientras tanto\b|\bentretanto\b|\ben su lugar\b|\bsolución (?:provisional|temporal)\b"
    r"|\bofre(?:ce|zca|ced|cer|zcan)\b|\bpor teléfono\b|\ba mano\b|\ben papel\b|\bguion\b|\bguía\b|\bprocedimiento\b"
    r"|\b(?:diga|dile|digan|indique|indica|informe|informa|remita|derive|deriva|dirija) \w|\bpor favor\b|\bmanualmente\b"
)


def _look(view: PlanView) -> Iterator[Remark]:
    for words in view.wordings:
        inside = any(use.is_internal and use.step.phase in _ASKS for use in words.uses)
        if inside and not _points_somewhere(view, words):
            message = "colleagues are not told what to do or say meanwhile"
            yield on_value((*words.route, "text"), message, "add: Workaround: …, or a link to it")


def _points_somewhere(view: PlanView, words: Words) -> bool:
    links = (view.plan.placeholders.get(name) for name in placeholders_in(words.text))
    return (
        any(isinstance(link, UrlPlaceholder) for link in links)
        or _WAY_ROUND.search(" ".join(words.text.split())) is not None
        or says_more(words.text)
    )


RULE = PlanRule("CD211", Severity.WARNING, _look, __doc__ or "")
