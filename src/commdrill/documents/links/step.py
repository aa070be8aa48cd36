"""One step of a scenario: that what it names is there, and that it promises something, by when."""

from collections.abc import Iterator

from commdrill.documents.dangling import all_dangling, dangling
from commdrill.documents.document import Document
from commdrill.documents.links.ahead import ahead_problems
from commdrill.documents.links.expect import expect_problems
from commdrill.documents.plan import DIRECT, FREE_THINGS, INBOXES, ChannelType, Phase, Plan, Step
from commdrill.documents.problem import Problem, Route, quoted
from commdrill.terms import Proof
from commdrill.wording.types.text import TextPlaceholder

_UNREAD = frozenset({ChannelType.MANUAL, ChannelType.HEALTH_CHECK})


def step_problems(plan: Document[Plan], route: Route, step: Step) -> Iterator[Problem]:
    channels, messages = plan.model.channels, plan.model.messages
    yield from dangling(plan, (*route, "channel"), step.channel, "channel", channels)
    if step.message is not None:
        yield from dangling(plan, (*route, "message"), step.message, "message", messages)
    yield from says_problems(plan, route, step)
    yield from ahead_problems(plan, route, step)
    yield from _promise(plan, route, step)
    yield from _audiences(plan, route, step)
    if step.channel in channels:
        channel = channels[step.channel].type
        yield from _reach(plan, route, step, channel)
        yield from _language(plan, route, step, channel)
        yield from expect_problems(plan, route, step, channel)


def _promise(plan: Document[Plan], route: Route, step: Step) -> Iterator[Problem]:
    if not (_says_what(step) or _is_attested(plan, step)):
        message = f"step {quoted(step.id)} promises nothing"
        yield plan.problem((*route, "id"), "D307", message, _to_promise(plan, step))
    if not _has_deadline(step):
        message = f"step {quoted(step.id)} has no deadline"
        hint = "add within: 15m (on an update step: every: 30m)"
        yield plan.problem((*route, "id"), "D308", message, hint)
    if step.phase is Phase.FOLLOW_UP:
        yield from _follow_up(plan, route, step)
    elif step.every is not None and step.phase is not Phase.UPDATE:
        message = f"'every' bounds the silence between updates, and this is phase {step.phase}"
        hint = "write within here, or phase: update"
        yield plan.key_problem((*route, "every"), "D308", message, hint)


def _to_promise(plan: Document[Plan], step: Step) -> str:
    """What to write where a step promises nothing."""
    channel = plan.model.channels.get(step.channel)
    if channel is not None and channel.type is ChannelType.MANUAL:
        return "add title: what a person is asked, in one line; or a message"
    return (
        "add a message; says: [affected, eta, next-step] where its words are not fixed; or "
        "expect: {text: {present: true}} where any will do"
    )


def _follow_up(plan: Document[Plan], route: Route, step: Step) -> Iterator[Problem]:
    """In the days after a run nobody looks: a person says that it was done, and by when it must be."""
    channel = plan.model.channels.get(step.channel)
    if channel is not None and channel.type is not ChannelType.MANUAL:
        message = f"nothing is watched in phase {step.phase}, and {step.channel} is of type {channel.type}"
        yield plan.problem((*route, "channel"), "D329", message, "use a channel of type manual")
    for key, value in (("every", step.every), ("after", step.after), ("stays", step.stays)):
        if value is not None:
            message = f"'{key}' is of what is watched, and nothing is in phase {step.phase}"
            yield plan.key_problem((*route, key), "D329", message, "write within: 5d")


def _has_deadline(step: Step) -> bool:
    limits = (step.within, step.every, step.ahead, step.after and step.after.within)
    return any(limit is not None for limit in limits)


def _says_what(step: Step) -> bool:
    expects = step.expect is not None and bool(step.expect.model_fields_set)
    return bool(step.message or step.says or expects or step.every or step.to)


def _is_attested(plan: Document[Plan], step: Step) -> bool:
    channel = plan.model.channels.get(step.channel)
    is_manual = channel is not None and channel.type is ChannelType.MANUAL
    return is_manual and step.title is not None


def _audiences(plan: Document[Plan], route: Route, step: Step) -> Iterator[Problem]:
    audiences = plan.model.audiences
    yield from all_dangling(plan, (*route, "to"), step.to, "audience", audiences)
    yield from all_dangling(plan, (*route, "not_to"), step.not_to, "audience", audiences)
    for index, audience in enumerate(step.not_to):
        if audience in step.to:
            message = f"{quoted(audience)} must be told and must not be told"
            hint = "remove it from to or from not_to"
            yield plan.problem((*route, "not_to", index), "D304", message, hint)


def _reach(
    plan: Document[Plan], route: Route, step: Step, channel: ChannelType
) -> Iterator[Problem]:
    if channel in DIRECT and not step.to:
        message = f"'to' is missing: {channel} reaches people one by one"
        hint = f"add to: [{', '.join(plan.model.audiences)}]"
        yield plan.problem((*route, "id"), "D304", message, hint)
    if channel not in DIRECT and step.not_to:
        message = f"'not_to' cannot be told of a channel of type {channel}"
        hint = f"it goes with {', '.join(sorted(DIRECT))}"
        yield plan.key_problem((*route, "not_to"), "D304", message, hint)
    if channel is ChannelType.MANUAL and step.proof not in (None, Proof.ATTESTED):
        message = f"'proof: {step.proof}' cannot be had on a channel of type {channel}: a person attests it"
        yield plan.problem((*route, "proof"), "D305", message, "remove it")
    if channel not in INBOXES and step.copies != 1:
        message = f"'copies' cannot be counted on a channel of type {channel}"
        yield plan.key_problem((*route, "copies"), "D305", message, "remove it")


def _language(
    plan: Document[Plan], route: Route, step: Step, channel: ChannelType
) -> Iterator[Problem]:
    if step.language is None:
        return
    here = (*route, "language")
    if channel in DIRECT:
        message = f"'language' does not go with {channel}: people have languages of their own"
        yield plan.key_problem(here, "D305", message, "remove it")
    elif step.message is None and not step.says:
        message = "'language' chooses a message's wording, and there is no message"
        yield plan.key_problem(here, "D305", message, "add a message, or remove it")
    elif step.message in plan.model.messages:
        message_here = plan.model.messages[step.message]
        wordings = message_here.in_languages(plan.model.language)
        yield from dangling(plan, here, step.language, f"wording of {step.message} in", wordings)


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
