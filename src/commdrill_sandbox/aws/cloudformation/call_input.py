"""A template's properties as the input of an API call, which names and shapes them its own way."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from commdrill_sandbox.aws.wire.models import service_model

_TAG = {"Key", "Value"}
_ALSO_CALLED = {
    "ipv6enabled": "isipv6enabled",
    "origincustomheaders": "customheaders",
    "apikeysourcetype": "apikeysource",
}


def fitted(service: str, operation: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    """Those that an operation takes, as it takes them; others are another call's.

    Raises:
        ValueError: one of those has something in it that the call knows nothing of.
    """
    names = taken(service, operation)
    shape = _input(service, operation)
    known = {_called(key, names): one for key, one in properties.items()}
    return {name: _fit(shape.members[name], one) for name, one in known.items() if name}


@cache
def taken(service: str, operation: str) -> Mapping[str, str]:
    """What an operation takes, by its name in lower case."""
    return _names(_input(service, operation))


def is_among(names: Mapping[str, str], key: str) -> bool:
    """Whether a property is one of them, as a template calls it."""
    return bool(_called(key, names))


def _input(service: str, operation: str) -> Any:
    return service_model(service).operation_model(operation).input_shape


def _fit(shape: Any, value: Any) -> Any:
    match shape.type_name:
        case "structure":
            return _structure(shape, value)
        case "list":
            return [_fit(shape.member, one) for one in _several(shape.member, value)]
        case "map":
            pairs = _pairs(value)
            return {str(key): _fit(shape.value, one) for key, one in pairs.items()}
    return _scalar(shape.type_name, value)


def _several(member: Any, value: Any) -> list[Any]:
    """A list, also where its only item is written alone, or tags are written as a map."""
    if isinstance(value, list):
        return value
    is_tag = getattr(member, "members", {}).keys() == _TAG
    if is_tag and isinstance(value, Mapping) and not value.keys() <= _TAG:
        return [{"Key": key, "Value": one} for key, one in value.items()]
    return [value]


def _structure(shape: Any, value: Any) -> Any:
    if isinstance(value, list):
        return _listed(shape, value)
    if not isinstance(value, Mapping):
        return value
    names = _names(shape)
    if unheard := sorted(str(key) for key in value if not _called(key, names)):
        raise ValueError(f"Encountered unsupported property {', '.join(unheard)} in {shape.name}")
    known = {
        _called(key, names): _fit(shape.members[_called(key, names)], one)
        for key, one in value.items()
    }
    return {**_counted(shape, known), **known}


def _counted(shape: Any, known: Mapping[str, Any]) -> Mapping[str, int]:
    """How many a list has, which a template need not say."""
    if {"Items", "Quantity"} <= shape.members.keys():
        return {"Quantity": len(known.get("Items", ()))}
    return {}


def _listed(shape: Any, value: list[Any]) -> Mapping[str, Any]:
    """CloudFront's lists stand in a structure, most with their length written on it."""
    told = {"Quantity": len(value), "Enabled": bool(value)}
    items = {"Items": _fit(shape.members["Items"], value)} if value else {}
    return {**items, **{name: one for name, one in told.items() if name in shape.members}}


def _called(key: str, names: Mapping[str, str]) -> str:
    lower = key.lower()
    return names.get(lower) or names.get(_ALSO_CALLED.get(lower, ""), "")


@cache
def _names(shape: Any) -> Mapping[str, str]:
    return {name.lower(): name for name in shape.members}


def _pairs(value: Any) -> Mapping[str, Any]:
    """A map, also where it is written as a list of tags."""
    if isinstance(value, Mapping):
        return value
    return {one["Key"]: one["Value"] for one in value}


def _scalar(kind: str, value: Any) -> Any:
    match kind:
        case "string":
            if isinstance(value, bool):
                return str(value).lower()
            return json.dumps(value) if isinstance(value, Mapping | list) else str(value)
        case "boolean":
            return value if isinstance(value, bool) else str(value).lower() == "true"
        case "integer" | "long":
            return int(value)
        case "float" | "double":
            return float(value)
        case "blob":
            return value if isinstance(value, bytes) else str(value).encode()
    return value
