"""Limits that count from the detection of an outage: where that can be, and that it is seen here."""

from collections.abc import Iterator

from commdrill.documents.document import Document
from commdrill.documents.environment import Environment
from commdrill.documents.plan import ChannelType, Phase, Plan, Scenario, Step
from commdrill.documents.problem import Problem, Route, quoted

DETECTION = "detection"  # what it is called where channels are


def detection_problems(plan: Document[Plan], route: Route, step: Step) -> Iterator[Problem]:
    if step.from_ is None:
        return
    channel = plan.model.channels.get(step.channel)
    for why, hint in _misplaced(step, channel.type if channel else None):
        yield plan.key_problem((*route, "from"), "D332", why, hint)


def _misplaced(step: Step, channel: ChannelType | None) -> Iterator[tuple[str, str]]:
    if step.within is None:
        yield "'from' says what within counts from, and there is no within", "add within: 15m"
    if step.phase not in (Phase.OUTAGE, Phase.UPDATE):
        what = f"an outage is detected, and this is phase {step.phase}"
        yield what, "remove it: within counts from the phase's start"
    if step.after is not None:
        yield "a step follows another, or the detection, and not both", "remove one of the two"
    if channel is ChannelType.MANUAL:
        yield "a person attests this, who does not say when it was", "remove it"


def undetected(
    plan: Plan, scenario: Scenario, environment: Document[Environment], drill: str
) -> Iterator[Problem]:
    """That a scenario counts from what nobody sees in an environment, at the first such step."""
    step = next((one for one in scenario.steps if one.from_), None)
    if step is None:
        return
    if environment.model.detection is None:
        message = (
            f"nothing here shows that an outage is detected, and step {quoted(step.id)} of drill "
            f"{quoted(drill)} counts from that"
        )
        hint = "add detection: {use: cloudwatch-alarm, with: {…}, expect: {json: {$.state: ALARM}}}"
        yield environment.key_problem(("id",), "D332", message, hint)
    if DETECTION in plan.channels:
        message = "a channel of the plan is called as the detection is in reports"
        yield environment.key_problem((DETECTION,), "D332", message, "rename that channel")
