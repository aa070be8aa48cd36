"""What a step expects: keys that fit its channel, words that status pages share, JSONPath."""

import re
from collections.abc import Iterator
from typing import Any

from commdrill.documents.dangling import all_dangling, dangling_key
from commdrill.documents.document import Document
from commdrill.documents.matcher import AnyMatcher, AtLeast, AtMost, Equals, OneOf
from commdrill.documents.plan import INBOXES, PAGES, ChannelType, Expect, Plan, Step
from commdrill.documents.problem import Problem, Route, quoted
from commdrill.documents.suggestion import did_you_mean
from commdrill.terms import COMPONENT_STATUSES, INCIDENT_STATUSES, INDICATORS, MAINTENANCE_STATUSES

_LONGEST_PATH = 1_000
_PLAIN_PATH = re.compile(r"\$(?:\.[A-Za-z_][A-Za-z0-9_]{0,60}|\[(?:0|[1-9][0-9]{0,5})\]){0,12}")


def fitting_keys(channel: ChannelType) -> tuple[str, ...]:
    """The keys of `expect` that say something about a channel of this type."""
    if channel in PAGES:
        return ("status", "headers", "json", "text", "absent")
    if channel is ChannelType.STATUS_PAGE:
        return ("incident", "maintenance", "indicator", "components")
    if channel in INBOXES:
        return ("subject", "text", "json")
    return ()


def expect_problems(
    plan: Document[Plan], route: Route, step: Step, channel: ChannelType
) -> Iterator[Problem]:
    expect = step.expect
    if expect is None:
        return
    here = (*route, "expect")
    yield from _misplaced(plan, here, expect, channel)
    yield from _status_words(plan, here, expect)
    yield from _http_status(plan, here, expect.status)
    for path in expect.json_:
        if why := why_no_path(path):
            hint = "write e.g. $.code or $.items[0].name"
            yield plan.key_problem((*here, "json", path), "D315", why, hint)
    yield from all_dangling(plan, (*here, "absent"), expect.absent, "message", plan.model.messages)
    if step.message in expect.absent:
        message = f"{quoted(step.message)} must be there and must not"
        at = (*here, "absent", expect.absent.index(str(step.message)))
        yield plan.problem(at, "D305", message, "remove it here, or from the step's message")


def _misplaced(
    plan: Document[Plan], here: Route, expect: Expect, channel: ChannelType
) -> Iterator[Problem]:
    fitting = fitting_keys(channel)
    for name in expect.model_fields_set:
        key = name.removesuffix("_")
        if key not in fitting:
            message = f"{key!r} cannot be told of a channel of type {channel}"
            hint = (
                f"fit for it: {', '.join(fitting)}"
                if fitting
                else "a person attests it: title says what"
            )
            yield plan.key_problem((*here, key), "D305", message, hint)


def _status_words(plan: Document[Plan], here: Route, expect: Expect) -> Iterator[Problem]:
    yield from _words(plan, (*here, "incident"), expect.incident, INCIDENT_STATUSES)
    yield from _words(plan, (*here, "maintenance"), expect.maintenance, MAINTENANCE_STATUSES)
    yield from _words(plan, (*here, "indicator"), expect.indicator, INDICATORS)
    for component, matcher in expect.components.items():
        at = (*here, "components", component)
        yield from dangling_key(plan, at, "component", plan.model.components)
        yield from _words(plan, at, matcher, COMPONENT_STATUSES)


def _words(
    plan: Document[Plan], route: Route, matcher: AnyMatcher | None, known: tuple[str, ...]
) -> Iterator[Problem]:
    for word in _exact_values(matcher):
        if word not in known:
            near = did_you_mean(word, known) if isinstance(word, str) else ""
            message = f"{quoted(word)} is no word of status pages{near}"
            yield plan.problem(route, "D306", message, f"write one of {', '.join(known)}")


def _exact_values(matcher: AnyMatcher | None) -> tuple[Any, ...]:
    """The values that a matcher names in full; None of them for patterns and the like."""
    match matcher:
        case Equals(value) | AtLeast(value) | AtMost(value):
            return (value,)
        case OneOf(values):
            return values
    return ()


def _http_status(
    plan: Document[Plan], here: Route, matcher: AnyMatcher | None
) -> Iterator[Problem]:
    for value in _exact_values(matcher):
        if isinstance(value, bool) or not isinstance(value, int) or not 100 <= value <= 599:
            message = f"{quoted(value)} is no HTTP status"
            yield plan.problem((*here, "status"), "D306", message, "write a number such as 503")


def why_no_path(path: str) -> str:
    """What is wrong with a JSONPath, quoting it; empty where nothing is."""
    why = _not_a_path(path)
    return f"{quoted(path)} is no JSONPath: {why}" if why else ""


def _not_a_path(path: str) -> str | None:
    if _PLAIN_PATH.fullmatch(path):  # as nearly all are: the library takes long to load
        return None
    from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError

    environment = JSONPathEnvironment()
    for name in ("match", "search"):  # these run patterns that can backtrack without bound
        environment.function_extensions.pop(name)
    if len(path) > _LONGEST_PATH:
        return f"longer than {_LONGEST_PATH:,} characters"
    try:
        environment.compile(path)
    except JSONPathError as error:
        return str(error)
    except RecursionError:
        return "nested too deep"
    return None
