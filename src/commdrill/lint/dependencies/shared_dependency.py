"""All ways to reach an audience hang on one thing.

Why: several channels that share a provider are one channel. When it fails, the audience hears
nothing at all, and nobody notices.

Bad:

    channels:
      customer-email: {type: email, relies_on: [message-hub]}
      customer-sms: {type: sms, relies_on: [message-hub]}

Good:

    channels:
      customer-email: {type: email, relies_on: [email-service]}
      customer-sms: {type: sms, relies_on: [sms-service]}
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_key
from commdrill.lint.views import BEFORE_THE_END, PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    for audience in view.plan.audiences:
        said: set[str] = set()
        for scenario in view.plan.scenarios:
            channels = _channels(view, scenario, audience)
            shared = _shared(view, channels) if len(channels) > 1 else set[str]()
            for name in sorted(shared - said):
                message = f"all that reaches {audience!r} in {scenario!r} relies on {name!r}"
                hint = f"add a channel that does not: now there are {', '.join(channels)}"
                yield on_key(("audiences", audience), message, hint)
            said |= shared


def _channels(view: PlanView, scenario: str, audience: str) -> tuple[str, ...]:
    found = (
        use.step.channel
        for use in view.uses_in(scenario)
        if use.step.phase in BEFORE_THE_END and audience in view.reached(use)
    )
    return tuple(dict.fromkeys(found))


def _shared(view: PlanView, channels: tuple[str, ...]) -> set[str]:
    return set.intersection(*(set(view.hangs_on(channel)) for channel in channels))


RULE = PlanRule.error("CD303", _look, __doc__)
