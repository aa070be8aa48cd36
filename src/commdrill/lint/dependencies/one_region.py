"""Messages that leave from one Region only.

Why: when that Region is the trouble, nobody hears of it. Sending identities, templates and numbers
are set up in a second Region beforehand, or not at all.

Bad:

    customer-email: {type: email, sent_from: [us-east-1]}

Good:

    customer-email: {type: email, sent_from: [us-east-1, us-west-2]}
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    for name, channel in view.plan.channels.items():
        regions = set(channel.sent_from)
        if len(regions) == 1:
            message = f"{name!r} is sent from {next(iter(regions))} alone"
            hint = "set it up in a second Region, and add that here"
            yield on_value(("channels", name, "sent_from"), message, hint)


RULE = PlanRule.error("CD302", _look, __doc__)
