"""A recovery step that is content as soon as words are gone that were never there.

Why: `absent: [outage-page]` says "the outage's words are gone" only where the outage said them, on this
channel and in this scenario. Another message's absence is no news.

Bad:

    - {id: page, phase: outage, channel: store-page, message: outage-page, within: 2m}
    - {id: page-back, phase: recovery, channel: store-page, expect: {absent: [search-page]}, within: 2m}

Good:

    - {id: page-back, phase: recovery, channel: store-page, expect: {absent: [outage-page]}, within: 2m}
"""

from collections.abc import Iterator

from commdrill.documents.plan import Phase
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import BEFORE_THE_END, PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    for name in view.plan.scenarios:
        steps = view.uses_in(name)
        said: dict[str, list[str]] = {}
        for use in steps:
            if use.step.phase in BEFORE_THE_END and use.step.message:
                said.setdefault(use.step.channel, []).append(use.step.message)
        for use in steps:
            absent = use.step.expect.absent if use.step.expect else ()
            there = said.get(use.step.channel, ())
            if use.step.phase is Phase.RECOVERY and absent and set(absent).isdisjoint(there):
                message = f"{name!r} never says {' or '.join(absent)} on {use.step.channel!r}"
                hint = f"write absent: [{', '.join(dict.fromkeys(there)) or '…'}]: what it does say"
                yield on_value((*use.route, "expect", "absent"), message, hint)


RULE = PlanRule.error("CD119", _look, __doc__)
