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

from commdrill.lint.plan_view import BEFORE_THE_END, PlanView
from commdrill.lint.remark import Remark, on_key
from commdrill.lint.rule import PlanRule
from commdrill.wording.policy import Severity


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
        told.step.channel
        for told in view.told_in(scenario)
        if told.step.phase in BEFORE_THE_END and audience in view.reached(told)
    )
    return tuple(dict.fromkeys(found))


def _shared(view: PlanView, channels: tuple[str, ...]) -> set[str]:
    return set.intersection(*(set(view.hangs_on(channel)) for channel in channels))


RULE = PlanRule("CD303", Severity.ERROR, _look, __doc__ or "")
