"""What a step must say in words of its author's: each thing is known, and can be missing."""

from collections.abc import Iterator

from commdrill.documents.document import Document
from commdrill.documents.places import Route
from commdrill.documents.plan import FREE_THINGS, ChannelType, Plan, Step
from commdrill.documents.problem import Problem, quoted
from commdrill.documents.references import dangling
from commdrill.wording.types.text import TextPlaceholder

_UNREAD = frozenset({ChannelType.MANUAL, ChannelType.HEALTH_CHECK})


def says_problems(plan: Document[Plan], route: Route, step: Step) -> Iterator[Problem]:
    if not step.says:
        return
    channel = plan.model.channels.get(step.channel)
    if channel is not None and channel.type in _UNREAD:
        message = (
            f"'says' cannot be told of a channel of type {channel.type}: nothing is read there"
        )
        yield plan.key_problem((*route, "says"), "D305", message, "remove it")
    if step.message is not None:
        message = (
            f"'says' stands in place of fixed words, and there is message {quoted(step.message)}"
        )
        yield plan.key_problem((*route, "says"), "D305", message, "remove one of the two")
    for index, thing in enumerate(step.says):
        yield from _thing(plan, (*route, "says", index), thing)


def _thing(plan: Document[Plan], here: Route, thing: str) -> Iterator[Problem]:
    placeholders = plan.model.placeholders
    known = (*FREE_THINGS, *placeholders)
    yield from dangling(plan, here, thing, "thing to say or placeholder", known)
    spec = placeholders.get(thing)
    if isinstance(spec, TextPlaceholder) and spec.matches is None and thing not in FREE_THINGS:
        message = f"any words at all fill {quoted(thing)}: it would always be said"
        hint = f"say what it looks like: {thing}: {{type: text, matches: 'INC-\\d+'}}"
        yield plan.problem(here, "D322", message, hint)
