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
from commdrill.lint.plan_view import BEFORE_THE_END, PlanView
from commdrill.lint.remark import Remark, on_value
from commdrill.lint.rule import PlanRule
from commdrill.wording.policy import Severity


def _look(view: PlanView) -> Iterator[Remark]:
    for name in view.plan.scenarios:
        steps = view.told_in(name)
        said: dict[str, list[str]] = {}
        for told in steps:
            if told.step.phase in BEFORE_THE_END and told.step.message:
                said.setdefault(told.step.channel, []).append(told.step.message)
        for told in steps:
            absent = told.step.expect.absent if told.step.expect else ()
            there = said.get(told.step.channel, ())
            if told.step.phase is Phase.RECOVERY and absent and set(absent).isdisjoint(there):
                message = f"{name!r} never says {' or '.join(absent)} on {told.step.channel!r}"
                hint = f"write absent: [{', '.join(dict.fromkeys(there)) or '…'}]: what it does say"
                yield on_value((*told.route, "expect", "absent"), message, hint)


RULE = PlanRule("CD119", Severity.ERROR, _look, __doc__ or "")
