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
from commdrill.lint.rule import PlanRule, Remark, on_key
from commdrill.lint.views import PlanView

_FIRST = frozenset(
    {ChannelType.ERROR_PAGE, ChannelType.API_ERROR, ChannelType.BANNER, ChannelType.STATUS_PAGE}
)


def _look(view: PlanView) -> Iterator[Remark]:
    for name in view.plan.scenarios:
        outage = [use for use in view.uses_in(name) if use.step.phase is Phase.OUTAGE]
        if not any(use.channel.type in _FIRST for use in outage):
            message = f"in {name!r} whoever runs into the trouble sees nothing on the spot"
            hint = (
                "add an outage step on an error page, an API's error, a banner or the status page"
            )
            yield on_key(("scenarios", name), message, hint)


RULE = PlanRule.error("CD105", _look, __doc__)
