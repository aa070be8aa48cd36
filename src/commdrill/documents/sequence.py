"""Steps that follow others: by when they are due, and that nothing follows itself."""

from collections.abc import Iterator
from datetime import timedelta

from commdrill.documents.dangling import dangling
from commdrill.documents.document import Document
from commdrill.documents.plan import ChannelType, Phase, Plan, Scenario, Step
from commdrill.documents.problem import Problem, Route, quoted
from commdrill.documents.severity import certain


def latest(scenario: Scenario, step: Step) -> timedelta | None:
    """By when it must be seen at the latest, from the start of its phase; None: no within says it.

    What it follows in an earlier phase was seen by then. `scenario`: at one severity.
    """
    limits = [certain(step.within), *_behind(scenario, step)]
    return min((limit for limit in limits if limit is not None), default=None)


def _behind(scenario: Scenario, step: Step) -> Iterator[timedelta]:
    """So late it may be, where what it follows takes all the time that it has."""
    soon = certain(step.after.within) if step.after else None
    if soon is None:
        return
    ahead = _followed(scenario, step)
    if ahead is not None and ahead.phase is step.phase and not _circle(scenario, step):
        before = latest(scenario, ahead)
        if before is None:
            return
        yield before + soon
    else:
        yield soon


def waits_for_detection(scenario: Scenario, step: Step) -> bool:
    """Whether its time, or that of a step which it follows in its phase, counts from the detection."""
    met: set[str] = set()
    now: Step | None = step
    while now is not None and now.phase is step.phase and now.id not in met:
        if now.from_:
            return True
        met.add(now.id)
        now = _followed(scenario, now)
    return False


def sequence_problems(
    plan: Document[Plan], route: Route, scenario: Scenario, step: Step
) -> Iterator[Problem]:
    """Everything wrong in the `after` of the step at `route`."""
    if step.after is None:
        return
    here = (*route, "after", "step")
    names = [other.id for other in scenario.steps]
    yield from dangling(plan, here, step.after.step, "step", names)
    if step.every is not None:
        message = (
            f"step {quoted(step.id)} has to keep coming, and 'after' says when it is seen once"
        )
        yield plan.key_problem((*route, "after"), "D326", message, "remove after, or write within")
    if circle := _circle(scenario, step):
        message = f"this follows itself: {' → '.join((*circle, circle[0]))}"
        yield plan.problem(here, "D326", message, "remove what is not so")
    elif (ahead := _followed(scenario, step)) and (why := _unseen(plan.model, step, ahead)):
        yield plan.problem(here, "D326", why, "follow a step that is seen before this one")


def _unseen(plan: Plan, step: Step, ahead: Step) -> str:
    """Why nobody sees when this one may begin; empty: it is seen."""
    order, channel = tuple(Phase), plan.channels.get(ahead.channel)
    if order.index(ahead.phase) > order.index(step.phase):
        return f"step {quoted(ahead.id)} is of phase {ahead.phase}, which begins after the {step.phase}"
    if ahead.every is not None:
        return f"step {quoted(ahead.id)} has to keep coming: it is never seen once for all"
    if channel is not None and channel.type is ChannelType.MANUAL:
        return f"step {quoted(ahead.id)} is attested by a person, who does not say when it was"
    return ""


def _followed(scenario: Scenario, step: Step) -> Step | None:
    wanted = step.after.step if step.after else None
    return next((other for other in scenario.steps if other.id == wanted), None)


def links(scenario: Scenario, step: Step) -> int:
    """How many steps must be seen before it."""
    ahead, links = _followed(scenario, step), 0
    while ahead is not None and links < len(scenario.steps):
        ahead, links = _followed(scenario, ahead), links + 1
    return links


def _circle(scenario: Scenario, step: Step) -> tuple[str, ...]:
    """The steps on the way from this one back to it."""
    met: dict[str, None] = {}
    now: Step | None = step
    while now is not None and now.id not in met:
        met[now.id] = None
        now = _followed(scenario, now)
    if now is None or now.id != step.id:
        return ()
    return tuple(met)
