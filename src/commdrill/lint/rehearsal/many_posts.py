"""A channel that is looked at by POST, more often than anybody said.

Why: each look may do something there: place an order, send a message, count against a quota. A drill
looks often where something may happen, and over hours that is many. `look_every` says how seldom is
enough; a verdict is then told with both ends, as between two looks. Nothing is said of sandboxes.

Bad:

    orders-api: {use: web-page, with: {url: "https://api.dev.anycompany.example/orders", method: POST}}

Good:

    orders-api: {use: web-page, look_every: 30s, with: {url: "https://api.dev.anycompany.example/orders", method: POST}}
"""

from collections.abc import Iterator

from commdrill.documents.environment import Tier
from commdrill.lint.rule import EnvironmentRule, Remark, on_value
from commdrill.lint.views import EnvironmentView

_MANY = 200


def _look(view: EnvironmentView) -> Iterator[Remark]:
    if view.environment.stage is Tier.SANDBOX:
        return
    for channel, use in view.environment.channels.items():
        found = [one for one in view.world.changing_looks
                 if (one.environment, one.channel) == (view.environment.id, channel)]  # fmt: skip
        most = max(found, key=lambda one: one.looks, default=None)
        if most and most.looks > _MANY and use.look_every is None:
            message = (
                f"drill {most.drill!r} may look up to {most.looks:,} times, each a {most.method}"
            )
            hint = "say by look_every: how seldom is enough"
            yield on_value(("channels", channel, "use"), message, hint)


RULE = EnvironmentRule.warning("CD442", _look, __doc__)
