"""One plan: that everything it names is in it, and nothing hangs on itself."""

import re
from collections.abc import Iterator, Mapping
from itertools import dropwhile

from commdrill.documents.dangling import all_dangling
from commdrill.documents.document import Document
from commdrill.documents.links.detection import detection_problems
from commdrill.documents.links.expect import why_no_path
from commdrill.documents.links.placeholder import placeholder_problems
from commdrill.documents.links.step import step_problems
from commdrill.documents.links.zone import zone_problems
from commdrill.documents.patterns import ASKED_FOR, EMAIL
from commdrill.documents.plan import ChannelType, Plan, Scenario
from commdrill.documents.problem import Problem, Route, quoted
from commdrill.documents.sequence import sequence_problems
from commdrill.documents.severity import severity_problems, step_severity_problems

_LONGEST_CIRCLE = 8
_ADDRESS = re.compile(EMAIL)


def plan_problems(plan: Document[Plan]) -> Iterator[Problem]:
    """Everything wrong within a plan."""
    yield from _circles(plan)
    yield from severity_problems(plan)
    yield from placeholder_problems(plan)
    yield from _senders(plan)
    yield from _shown(plan)
    yield from zone_problems(plan, ("timezone",), plan.model.timezone)
    for name, audience in plan.model.audiences.items():
        yield from zone_problems(plan, ("audiences", name, "timezone"), audience.timezone)
    for name, scenario in plan.model.scenarios.items():
        yield from _scenario(plan, ("scenarios", name), scenario)


def _senders(plan: Document[Plan]) -> Iterator[Problem]:
    """Only a mail says whom it is from, and who found that it is so."""
    for name, channel in plan.model.channels.items():
        asked = {"from": channel.from_ is not None, "authenticated": channel.authenticated}
        for key in asked if channel.type is not ChannelType.EMAIL else ():
            if asked[key]:
                message = f"a channel of type {channel.type} has no {key}"
                hint = "it is asked of mails: a channel of type email"
                yield plan.key_problem(("channels", name, key), "D305", message, hint)
        sender = channel.from_ if channel.type is ChannelType.EMAIL else None
        if sender is not None and not _ADDRESS.match(sender):
            message, hint = f"{quoted(sender)} is no address", f"write {ASKED_FOR[EMAIL]}"
            yield plan.problem(("channels", name, "from"), "D105", message, hint)


def _shown(plan: Document[Plan]) -> Iterator[Problem]:
    """Only a post may be JSON, of which a part is shown."""
    for name, channel in plan.model.channels.items():
        if channel.shown and channel.type is not ChannelType.WEBHOOK:
            message = f"a channel of type {channel.type} has no shown"
            hint = "it is said of posts: a channel of type webhook"
            yield plan.key_problem(("channels", name, "shown"), "D305", message, hint)
        for number, path in enumerate(channel.shown):
            if why := why_no_path(path):
                here = ("channels", name, "shown", number)
                yield plan.problem(here, "D315", why, "write e.g. $.text or $.alert.message")


def _scenario(plan: Document[Plan], route: Route, scenario: Scenario) -> Iterator[Problem]:
    components = plan.model.components
    yield from all_dangling(plan, (*route, "affects"), scenario.affects, "component", components)
    first: dict[str, Route] = {}
    for index, step in enumerate(scenario.steps):
        here = (*route, "steps", index)
        if first.setdefault(step.id, here) != here:
            where = plan.position((*first[step.id], "id"))
            message = f"step {quoted(step.id)} is there already (line {where.line})"
            hint = "give each step of a scenario an id of its own"
            yield plan.problem((*here, "id"), "D310", message, hint)
        yield from step_problems(plan, here, step)
        yield from sequence_problems(plan, here, scenario, step)
        yield from detection_problems(plan, here, step)
        yield from step_severity_problems(plan, here, scenario, step)


def _circles(plan: Document[Plan]) -> Iterator[Problem]:
    """`relies_on` that leads back to where it began, told once, at its first component."""
    components, channels = plan.model.components, plan.model.channels
    relies = {
        **{name: channel.relies_on for name, channel in channels.items()},
        **{name: component.relies_on for name, component in components.items()},
    }
    done: set[str] = set()
    for start in relies:
        circle = _circle(start, relies, done)
        if circle:
            top = "components" if circle[0] in components else "channels"
            message = f"this relies on itself: {' → '.join(_way_round(circle))}"
            route = (top, circle[0], "relies_on")
            yield plan.problem(route, "D302", message, "remove what is not so")


def _way_round(circle: tuple[str, ...]) -> tuple[str, ...]:
    """Once round and back where it began; of a long way its middle is left out."""
    if len(circle) > _LONGEST_CIRCLE:
        circle = (*circle[:3], f"… {len(circle) - 4} more …", circle[-1])
    return (*circle, circle[0])


def _circle(start: str, relies: Mapping[str, tuple[str, ...]], done: set[str]) -> tuple[str, ...]:
    """The first circle met on the way from `start`; `done` grows by what leads to none."""
    path: dict[str, None] = {}  # a list, in which a name is found at once
    ways = [iter((start,))]
    while ways:
        following = next(ways[-1], None)
        if following is None:
            ways.pop()
            if path:
                done.add(path.popitem()[0])
        elif following in path:
            done.update(path)
            return tuple(dropwhile(following.__ne__, path))
        elif following in relies and following not in done:
            path[following] = None
            ways.append(iter(relies[following]))
    return ()
