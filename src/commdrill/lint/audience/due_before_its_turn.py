"""A step that is due before the one that it follows has to be seen.

Why: the first step may take all the time that it has, and nobody has broken a promise; the second is late
by then, whatever anybody does. Give it a time that counts from the step it follows.

Bad:

    - {id: support-knows, phase: outage, channel: chat, message: outage, within: 30m}
    - {id: email, phase: outage, channel: customer-email, to: [customers], message: outage, after: {step: support-knows}, within: 15m}

Good:

    - {id: support-knows, phase: outage, channel: chat, message: outage, within: 10m}
    - {id: email, phase: outage, channel: customer-email, to: [customers], message: outage, after: {step: support-knows, within: 15m}}
"""

from collections.abc import Iterator

from commdrill.documents.severity import certain
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView, StepUse
from commdrill.values import format_duration


def _look(view: PlanView) -> Iterator[Remark]:
    for severity, use in view.uses_at_each_severity:
        ahead, within = _ahead(view, use, severity), certain(use.step.within)
        latest = ahead.latest if ahead else None
        if ahead is None or within is None or latest is None or latest < within:
            continue
        message = (
            f"step {use.step.id!r} is due within {format_duration(within)}, and "
            f"{ahead.step.id!r}, which it follows, only within {format_duration(latest)}"
        )
        hint = f"write after: {{step: {ahead.step.id}, within: …}}, and leave within out"
        yield on_value((*use.route, "within"), message, hint)


def _ahead(view: PlanView, use: StepUse, severity: str) -> StepUse | None:
    """The step of the same phase that it follows."""
    after, phase = use.step.after, use.step.phase
    others = (one for one in view.uses_in(use.scenario_id) if one.step.phase is phase)
    found = next((one for one in others if after and one.step.id == after.step), None)
    return found and view.use_at(found, severity)


RULE = PlanRule.warning("CD122", _look, __doc__)
