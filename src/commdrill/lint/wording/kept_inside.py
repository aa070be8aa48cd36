"""A confidential term or an internal name in words that would leave the house.

Why: the plan itself lists what stays inside, under `policy`. Confidential terms stay out of
colleagues' messages, too: those are forwarded.

Bad:

    policy: {internal_names: [orders-db-primary]}
    messages: {outage: {text: "{{component}} is down because of orders-db-primary."}}

Good:

    messages: {outage: {text: "{{component}} is not available right now."}}
"""

from collections.abc import Iterator

from commdrill.lint.leaks import SECRET, frame_leaks, leaks
from commdrill.lint.rule import PlanRule, Remark, on_value, on_words
from commdrill.lint.views import PlanView
from commdrill.wording.policy import Policy, Surface, examine
from commdrill.wording.policy.technical_detail import CODE as JARGON

_HINT = "use the words customers know"


def _look(view: PlanView) -> Iterator[Remark]:
    for words in view.wordings:
        for leak in leaks(view, words):
            if leak.code in SECRET:
                what = leak.message.rpartition(": ")[0]
                yield on_words(words.route_of(leak.quote), leak.quote, what, _HINT)
    for channel, leak in frame_leaks(view):
        if leak.code in SECRET:
            what = leak.message.rpartition(": ")[0]
            yield on_words(("channels", channel, "frame"), leak.quote, what, _HINT)
    yield from _names(view)


def _names(view: PlanView) -> Iterator[Remark]:
    """{{component}} puts a component's name into every message; one name is told once."""
    terms, named = view.plan.policy, set[str]()
    policy = Policy(terms.confidential, terms.internal_names, terms.allowed_terms)
    for component_id, component in view.plan.components.items():
        for key, name in {"name": component.name, **component.names()}.items():
            found = examine(name, Surface.MESSAGE, view.plan.language, policy)
            leak = next((leak for leak in found if leak.code != JARGON), None)
            if leak is not None and name not in named:
                named.add(name)
                what = f"customers read this name: {leak.message.rpartition(': ')[0]}"
                yield on_value(("components", component_id, key), what, _HINT)


RULE = PlanRule.error("CD205", _look, __doc__)
