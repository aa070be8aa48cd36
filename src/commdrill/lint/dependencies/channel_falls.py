"""A channel that relies on what its scenario takes down.

Why: what carries the word must not have gone down with what it speaks of. `relies_on` is followed
through components and channels, however long the chain.

Bad:

    components: {platform: {name: Our platform}}
    channels: {status-page: {type: status-page, relies_on: [platform]}}
    scenarios: {outage: {affects: [platform], steps: [{channel: status-page, …}]}}

Good: a status page that somebody else runs.

    channels: {status-page: {type: status-page, relies_on: [status-provider]}}
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import BEFORE_THE_END, PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    for name, scenario in view.plan.scenarios.items():
        said: set[str] = set()
        for use in view.uses_in(name):
            channel = use.step.channel
            if use.step.phase not in BEFORE_THE_END or channel in said:
                continue
            chains = view.hangs_on(channel)
            falls = [chains[component] for component in scenario.affects if component in chains]
            if falls:
                said.add(channel)
                message = f"this goes down with what it tells of: {' → '.join(falls[0])}"
                hint = "tell it on a channel that does not rely on what is down"
                yield on_value((*use.route, "channel"), message, hint)


RULE = PlanRule.error("CD301", _look, __doc__)
