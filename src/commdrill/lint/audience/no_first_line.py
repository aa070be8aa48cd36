"""A scenario in which those who run into the trouble see nothing on the spot.

Why: mail and SMS come late and not to everybody. An error page, an API's error, a banner or the
status page is there the moment somebody looks: the first line of defence.

Bad:

    steps: [{id: email, phase: outage, channel: customer-email, to: [customers], …}]

Good:

    steps:
      - {id: page, phase: outage, channel: store-page, message: outage-page, within: 2m}
      - {id: email, phase: outage, channel: customer-email, to: [customers], …}
"""

from collections.abc import Iterator

from commdrill.documents.plan import ChannelType, Phase
from commdrill.lint.plan_view import PlanView
from commdrill.lint.remark import Remark, on_key
from commdrill.lint.rule import PlanRule
from commdrill.wording.policy import Severity

_FIRST = frozenset(
    {ChannelType.ERROR_PAGE, ChannelType.API_ERROR, ChannelType.BANNER, ChannelType.STATUS_PAGE}
)


def _look(view: PlanView) -> Iterator[Remark]:
    for name in view.plan.scenarios:
        outage = [told for told in view.told_in(name) if told.step.phase is Phase.OUTAGE]
        if not any(told.channel.type in _FIRST for told in outage):
            message = f"in {name!r} whoever runs into the trouble sees nothing on the spot"
            hint = (
                "add an outage step on an error page, an API's error, a banner or the status page"
            )
            yield on_key(("scenarios", name), message, hint)


RULE = PlanRule("CD105", Severity.ERROR, _look, __doc__ or "")
