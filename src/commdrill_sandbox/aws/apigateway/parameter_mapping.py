"""Parameter mapping of HTTP APIs: headers, query and path on the way in, headers and status out."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from commdrill_sandbox.aws.apigateway.backend import Order, Reply
from commdrill_sandbox.aws.apigateway.callers import Visit

_REFERENCE = re.compile(r"\$\{?((?:request|response|context|stageVariables)(?:\.[\w-]+)*)\}?")


@dataclass(frozen=True)
class Sources:
    """What a mapping's values may name. `reply`: None on the way in."""

    visit: Visit
    reply: Reply | None = None

    def text(self, written: str) -> str:
        """A value as it is meant: references filled in, all else as it stands."""
        return _REFERENCE.sub(lambda found: self._value(found[1]), written)

    def _value(self, name: str) -> str:
        match name.split("."):
            case ["response", "header", header]:
                return (self.reply.header(header) if self.reply else None) or ""
            case ["response", "body", *path]:
                return _within(self.reply.body if self.reply else b"", path)
            case ["request", "body", *path]:
                return _within(self.visit.request.get_data(), path)
            case ["request", "path"]:
                return self.visit.path
            case ["request", place, *rest]:
                return self.visit.variables.value(f"method.request.{place}.{'.'.join(rest)}") or ""
        return self.visit.variables.value(name) or ""


def map_request(order: Order, mapping: Mapping[str, str], sources: Sources) -> Order:
    """The order with `append:header.x`, `overwrite:querystring.y`, `overwrite:path` … done to it."""
    for verb, place, name, written in _steps(mapping):
        value = sources.text(written)
        if place == "header":
            order = replace(order, headers=_changed(order.headers, verb, name, value))
        elif place == "querystring":
            order = replace(order, query=_changed(order.query, verb, name, value))
        elif place == "path":
            order = replace(order, url=_with_path(order.url, value))
    return order


def map_response(reply: Reply, mapping: Mapping[str, str], sources: Sources) -> Reply:
    """The reply with headers and, by `overwrite:statuscode`, its status changed."""
    for verb, place, name, written in _steps(mapping):
        value = sources.text(written)
        if place == "header":
            reply = replace(reply, headers=_changed(reply.headers, verb, name, value))
        elif place == "statuscode" and value.isdecimal():
            reply = replace(reply, status=int(value))
    return reply


def _steps(mapping: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    for key, value in mapping.items():
        verb, _, target = key.partition(":")
        place, _, name = target.partition(".")
        yield verb, place, name, value


def _changed(
    pairs: tuple[tuple[str, str], ...], verb: str, name: str, value: str
) -> tuple[tuple[str, str], ...]:
    others = tuple(pair for pair in pairs if pair[0].lower() != name.lower())
    match verb:
        case "append":
            return (*pairs, (name, value))
        case "overwrite":
            return (*others, (name, value))
        case "remove":
            return others
    return pairs


def _with_path(url: str, path: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}/{path.lstrip('/')}"


def _within(body: bytes, path: list[str]) -> str:
    try:
        value: Any = json.loads(body)
    except ValueError:
        return ""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)
