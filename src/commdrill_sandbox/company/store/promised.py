"""What a plan's step promises of an answer, as a value that keeps the promise."""

import re
from collections.abc import Mapping
from typing import Any, assert_never

from commdrill.documents.matcher import (
    Absent,
    AnyMatcher,
    AtLeast,
    AtMost,
    Contains,
    Equals,
    Matches,
    OneOf,
    Present,
)
from commdrill.documents.plan import Step

_MEMBER = re.compile(r"\$((?:\.[A-Za-z_][A-Za-z0-9_-]*)+)")


def keeping(matcher: AnyMatcher | None, usual: Any) -> Any:
    """The usual value, or the nearest one that fits; None where none must be there."""
    match matcher:
        case None | Present() | Matches():
            return usual
        case Equals(value):
            return value
        case OneOf(values):
            return usual if usual in values else values[0]
        case Contains(value):
            return usual if str(value) in str(usual) else value
        case AtLeast(least):
            return usual if _number(usual, least - 1) >= least else least
        case AtMost(most):
            return usual if _number(usual, most + 1) <= most else most
        case Absent():
            return None
        case _:
            assert_never(matcher)


def promised_status(step: Step | None, usual: int) -> int:
    if step is None or step.expect is None:
        return usual
    return int(keeping(step.expect.status, usual))


def promised_headers(step: Step | None, usual: Mapping[str, str]) -> Mapping[str, str]:
    headers: dict[str, str] = dict(usual)
    promised = step.expect.headers if step and step.expect else {}
    for name, matcher in promised.items():
        value = keeping(matcher, headers.get(name, "yes"))
        headers.pop(name, None)
        if value is not None:
            headers[name] = str(value)
    return headers


def promised_json(step: Step | None, usual: Mapping[str, Any]) -> dict[str, Any]:
    """`usual` with what the step says of members (`$.code`, `$.error.kind`) put in."""
    document = dict(usual)
    promised = step.expect.json_ if step and step.expect else {}
    for path, matcher in promised.items():
        if found := _MEMBER.fullmatch(path):
            _put(document, found[1].split(".")[1:], matcher)
    return document


def _put(document: dict[str, Any], names: list[str], matcher: AnyMatcher) -> None:
    *inner, last = names
    for name in inner:
        document = document.setdefault(name, {})
    value = keeping(matcher, document.get(last, "yes"))
    if value is None and isinstance(matcher, Absent):
        document.pop(last, None)
    else:
        document[last] = value


def _number(value: Any, otherwise: float) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return otherwise
