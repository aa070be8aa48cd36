"""What a step promises in substance, as a digest: comments, layout and order are left aside.

Two digests are the same as long as the same people are promised the same words on the same
channel by the same time. A key that says its default is as good as none, so that a plan does not
seem to change when this program learns a new key. What a plan says about itself (owner, approval,
version, what relies on what) is no promise.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from commdrill.documents.approved import ApprovedMessage
from commdrill.documents.drill import Drill
from commdrill.documents.environment import Environment, Subscriber
from commdrill.documents.plan import Channel, ChannelType, Plan, Scenario, Step
from commdrill.documents.severity import scenario_at, severity_of
from commdrill.model import Model
from commdrill.values import Json
from commdrill.wording.template import fill, placeholders_in

# sets, written as lists
_NO_ORDER = ("to", "not_to", "absent", "languages", "sent_from", "affects", "says")
_LENGTH = 16  # hexadecimal digits: 64 bits


def plan_substance(plan: Plan) -> Mapping[tuple[str, str], str]:
    """The digest of each step, by the scenario's id and the step's."""
    return {
        (name, step.id): step_substance(plan, scenario, step)
        for name, scenario in plan.scenarios.items()
        for step in scenario.steps
    }


def step_substance(plan: Plan, scenario: Scenario, step: Step) -> str:
    """The digest of one step of a scenario of a plan; all it names must be there."""
    channel = plan.channels[step.channel]
    messages = {name: _wordings(plan, plan.messages[name]) for name in _messages(step)}
    words = (channel.frame or "", *_texts(messages))
    return _digest(
        {
            "step": _step(step, channel),
            "channel": _channel(channel),
            "messages": messages,
            "placeholders": _placeholders(plan, words, step.says),
            "audiences": {name: _audience(plan, name) for name in (*step.to, *step.not_to)},
            "affects": {name: _names(plan, name) for name in scenario.affects},
        }
    )


def drill_substance(plan: Plan, drill: Drill) -> str:
    """The digest of what a drill does and of every step it looks at; not of when or where."""
    scenario = scenario_at(plan.scenarios[drill.scenario], severity_of(plan, drill))
    steps = {step.id: step_substance(plan, scenario, step) for step in scenario.steps}
    does = _dumped(drill, "take_down", "actions", "values", "hold")
    return _digest({"scenario": drill.scenario, "steps": steps, "does": does})


def environment_substance(
    environment: Environment, subscribers: Iterable[Subscriber] | None = None
) -> str:
    """The digest of how an environment is broken and looked at, and of who is looked for."""
    people = {person.id: _dumped(person) for person in subscribers or ()}
    return _digest({"is": _without(_dumped(environment), "title", "blackouts"), "people": people})


def _step(step: Step, channel: Channel) -> Json:
    """Its title is a promise only where a person is asked for it."""
    decoration = ("id", "only") if channel.type is ChannelType.MANUAL else ("id", "only", "title")
    return _without(_dumped(step), *decoration)


def _channel(channel: Channel) -> Json:
    return {**_without(_dumped(channel), "relies_on"), "frame": _spaced(channel.frame)}


def _messages(step: Step) -> tuple[str, ...]:
    absent = step.expect.absent if step.expect else ()
    return (*([step.message] if step.message else []), *absent)


def _wordings(plan: Plan, message: ApprovedMessage) -> dict[str, tuple[str, str]]:
    return {
        language: (_spaced(wording.subject), _spaced(wording.text))
        for language, wording in message.in_languages(plan.language).items()
    } | ({"attachments": (" ".join(message.attachments), "")} if message.attachments else {})


def _spaced(words: str | None) -> str:
    """White space as messages are matched: one blank is as good as any."""
    spaced = " ".join((words or "").split())
    return fill(spaced, {name: f"{{{{{name}}}}}" for name in placeholders_in(spaced)})


def _texts(messages: Mapping[str, Mapping[str, tuple[str, str]]]) -> Iterator[str]:
    for wordings in messages.values():
        for subject, text in wordings.values():
            yield subject
            yield text


def _placeholders(plan: Plan, words: Iterable[str], says: Iterable[str]) -> Json:
    used = {*says, *(name for text in words for name in placeholders_in(text))}
    return {
        name: {"type": spec.type, **_dumped(spec)}
        for name, spec in plan.placeholders.items()
        if name in used
    }


def _audience(plan: Plan, name: str) -> Json:
    languages = sorted(plan.audience_languages(name))
    zone = plan.audience_timezone(name)
    facts = {"relation": plan.audiences[name].relation, "languages": languages}
    return {**facts, "timezone": zone} if zone else facts


def _names(plan: Plan, component: str) -> Json:
    known = plan.components[component]
    return {plan.language: known.name, **known.names()}


def _dumped(model: Model, *keys: str) -> dict[str, Any]:
    only = set(keys) or None
    return model.model_dump(mode="json", by_alias=True, exclude_defaults=True, include=only)


def _without(dumped: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in dumped.items() if key not in keys}


def _digest(content: Mapping[str, Json]) -> str:
    plain = json.dumps(_orderless(content), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def _orderless(value: Any, key: str = "") -> Any:
    match value:
        case dict():
            return {name: _orderless(item, name) for name, item in value.items()}
        case list() | tuple():
            items = [_orderless(item) for item in value]
            return sorted(items, key=str) if key in _NO_ORDER else items
        case _:
            return value
