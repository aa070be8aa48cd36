"""What a template's functions come to: Ref, Fn::GetAtt, Fn::Sub and the others."""

import base64
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.cloudformation.template import invalid

NOTHING = object()  # AWS::NoValue
_NAMED = re.compile(r"\$\{(!?)([^}]*)\}")
_ZONES = "abc"


@dataclass(frozen=True)
class Scope:
    """What names stand for. `condition` tells of one by name; `ref`, `attribute` of what is there."""

    ref: Callable[[str], Any]
    attribute: Callable[[str, str], Any]
    condition: Callable[[str], bool]
    mappings: Mapping[str, Any]
    exports: Callable[[str], str]
    region: str


def resolved(value: Any, scope: Scope) -> Any:
    """The same with every function carried out; what came to nothing is left out."""
    match value:
        case Mapping():
            if len(value) == 1 and (do := _function(next(iter(value)))):
                return do(next(iter(value.values())), scope)
            found = {key: resolved(one, scope) for key, one in value.items()}
            return {key: one for key, one in found.items() if one is not NOTHING}
        case list():
            items = (resolved(one, scope) for one in value)
            return [one for one in items if one is not NOTHING]
    return value


def holds(condition: Any, scope: Scope) -> bool:
    """Whether a condition is so, or what a rule asserts."""
    match condition:
        case {"Condition": name}:
            return scope.condition(name)
        case {"Fn::Equals": [left, right]}:
            return str(resolved(left, scope)) == str(resolved(right, scope))
        case {"Fn::Not": [one]}:
            return not holds(one, scope)
        case {"Fn::And": several}:
            return all(holds(one, scope) for one in several)
        case {"Fn::Or": several}:
            return any(holds(one, scope) for one in several)
        case {"Fn::Contains": [several, one]}:
            return str(resolved(one, scope)) in map(str, resolved(several, scope))
        case {"Fn::EachMemberEquals": [several, one]}:
            return {*map(str, resolved(several, scope))} <= {str(resolved(one, scope))}
        case {"Fn::EachMemberIn": [several, others]}:
            known = {*map(str, resolved(others, scope))}
            return {*map(str, resolved(several, scope))} <= known
    raise invalid(f"Template format error: {condition!r} is no condition")


def names_in(value: Any) -> Iterator[str]:
    """Every name that a value refers to."""
    match value:
        case {"Ref": str(name), **rest} if not rest:
            yield name
        case {"Fn::GetAtt": [str(name), *_], **rest} if not rest:
            yield name
        case {"Fn::GetAtt": str(text), **rest} if not rest:
            yield text.partition(".")[0]
        case {"Fn::Sub": subject, **rest} if not rest:
            yield from _names_in_text(subject)
        case Mapping():
            yield from (name for one in value.values() for name in names_in(one))
        case list():
            yield from (name for one in value for name in names_in(one))


def _names_in_text(subject: Any) -> Iterator[str]:
    text, own = (subject[0], subject[1]) if isinstance(subject, list) else (subject, {})
    for literal, name in _NAMED.findall(text):
        if not literal and name not in own:
            yield name.partition(".")[0]
    yield from names_in(own)


def _get_att(said: Any, scope: Scope) -> Any:
    name, attribute = said.split(".", 1) if isinstance(said, str) else said
    return scope.attribute(name, resolved(attribute, scope))


def _sub(said: Any, scope: Scope) -> str:
    text, own = (said[0], resolved(said[1], scope)) if isinstance(said, list) else (said, {})

    def put(found: re.Match[str]) -> str:
        literal, name = found.groups()
        if literal:
            return f"${{{name}}}"
        if name in own:
            return str(own[name])
        one, dot, attribute = name.partition(".")
        return str(scope.attribute(one, attribute) if dot else scope.ref(name))

    return _NAMED.sub(put, text)


def _if(said: Any, scope: Scope) -> Any:
    name, yes, no = said
    return resolved(yes if scope.condition(name) else no, scope)


def _join(said: Any, scope: Scope) -> str:
    between, parts = said
    return str(between).join(map(str, resolved(parts, scope)))


def _split(said: Any, scope: Scope) -> list[str]:
    between, text = said
    return str(resolved(text, scope)).split(between)


def _select(said: Any, scope: Scope) -> Any:
    number, items = said
    return resolved(items, scope)[int(resolved(number, scope))]


def _find_in_map(said: Any, scope: Scope) -> Any:
    name, first, second = (resolved(one, scope) for one in said)
    try:
        return scope.mappings[name][str(first)][str(second)]
    except KeyError as missing:
        raise invalid(
            f"Template error: Unable to get mapping for {name}::{first}::{second}"
        ) from missing


def _zones(said: Any, scope: Scope) -> list[str]:
    return [f"{resolved(said, scope) or scope.region}{letter}" for letter in _ZONES]


_FUNCTIONS: Mapping[str, Callable[[Any, Scope], Any]] = {
    "Ref": lambda said, scope: scope.ref(said),
    "Fn::GetAtt": _get_att,
    "Fn::Sub": _sub,
    "Fn::If": _if,
    "Fn::Join": _join,
    "Fn::Split": _split,
    "Fn::Select": _select,
    "Fn::FindInMap": _find_in_map,
    "Fn::GetAZs": _zones,
    "Fn::ImportValue": lambda said, scope: scope.exports(str(resolved(said, scope))),
    "Fn::Base64": lambda said, scope: base64.b64encode(
        str(resolved(said, scope)).encode()
    ).decode(),
    "Fn::ToJsonString": lambda said, scope: json.dumps(resolved(said, scope)),
}


def _function(name: str) -> Callable[[Any, Scope], Any] | None:
    if name.startswith("Fn::") and name not in _FUNCTIONS:
        raise invalid(f"Template error: the embedded AWS has no {name}")
    return _FUNCTIONS.get(name)
