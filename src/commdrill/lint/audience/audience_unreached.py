"""An audience that no step of a scenario tells anything before it is over.

Why: whoever is left out finds out by running into it, and calls. Pages, banners and the status page
reach everybody outside; a webhook reaches colleagues; `to` names whom else.

Bad:

    audiences: {customers: {relation: external}, support: {relation: internal}}
    scenarios:
      outage:                       # support hears nothing
        steps: [{id: page, phase: outage, channel: store-page, …}]

Good: a step on a channel that support watches, first of all.

        steps:
          - {id: page, phase: outage, channel: store-page, …}
          - {id: chat, phase: outage, channel: support-chat, message: outage-chat, within: 5m}
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_key
from commdrill.lint.views import BEFORE_THE_END, PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    for name in view.plan.scenarios:
        steps = [use for use in view.uses_in(name) if use.step.phase in BEFORE_THE_END]
        reached = {audience for use in steps for audience in view.reached(use)}
        for audience in view.plan.audiences:
            if audience not in reached:
                message = f"nothing in {name!r} tells audience {audience!r} before it is over"
                hint = f"add a step with to: [{audience}], on a channel that reaches them"
                yield on_key(("scenarios", name), message, hint)


RULE = PlanRule.error("CD102", _look, __doc__)
