"""A `relies_on` that nearly names a component, and names none.

Why: services outside the plan may be named freely, and so a slip is no mistake: the channel that goes down
with its component (CD301) is then told by nobody.

Bad:

    components: {mail-service: {name: Order mails}}
    channels: {customer-email: {type: email, relies_on: [mail-servce]}}

Good:

    channels: {customer-email: {type: email, relies_on: [mail-service]}}
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import chain

from commdrill.documents.plan import Channel, Component
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView

_A_SLIP = 0.9  # of one: `orders-db` is no slip of `orders`


def _look(view: PlanView) -> Iterator[Remark]:
    components, channels = view.plan.components, view.plan.channels
    known = {*components, *channels}
    named: Iterable[tuple[str, str, Channel | Component]] = chain(
        (("channels", name, channel) for name, channel in channels.items()),
        (("components", name, component) for name, component in components.items()),
    )
    for section, name, thing in named:
        for index, on in enumerate(thing.relies_on):
            near = [] if on in known else get_close_matches(on, sorted(known), 1, _A_SLIP)
            if near:
                message = f"{on!r} is no component and no channel (did you mean {near[0]!r}?)"
                yield on_value((section, name, "relies_on", index), message, f"write {near[0]}")


RULE = PlanRule.warning("CD306", _look, __doc__)
