"""SES templates: `{{name}}`, `{{a.b}}`, `{{#if x}}…{{else}}…{{/if}}`, `{{#unless}}`, `{{#each}}`.

What is filled in is not escaped, in HTML parts either, as SES does it.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_TOKEN = re.compile(r"\{\{\{?\s*([#/]?)\s*(\w+)?\s*([^{}]*?)\s*\}?\}\}")


class Unrenderable(Exception):
    """A template that cannot be rendered with this data."""


@dataclass(frozen=True)
class _Scope:
    """The data a name is looked for in: the innermost first."""

    layers: tuple[Any, ...]

    def get(self, path: str) -> Any:
        if path in ("this", "."):
            return self.layers[0]
        path = path.removeprefix("this.")
        for layer in self.layers:
            found, value = _within(layer, path.split("."))
            if found:
                return value
        raise Unrenderable(f"Attribute '{path}' is not present in the rendering data.")

    def truth(self, path: str) -> bool:
        try:
            return bool(self.get(path))
        except Unrenderable:
            return False

    def inner(self, layer: Any) -> "_Scope":
        return _Scope((layer, *self.layers))


@dataclass(frozen=True)
class _Block:
    """A `#if`, `#unless` or `#each` with its two branches."""

    kind: str
    argument: str
    body: tuple["str | _Name | _Block", ...]
    other: tuple["str | _Name | _Block", ...]


@dataclass(frozen=True)
class _Name:
    path: str


_Node = str | _Name | _Block


def render(template: str, data: str) -> str:
    """The template filled with `data`, a JSON object.

    Raises:
        Unrenderable: something is missing, or is no template, or no data.
    """
    try:
        document = json.loads(data or "{}")
    except ValueError as mistake:
        raise Unrenderable(f"the template data is no JSON: {mistake}") from mistake
    if not isinstance(document, Mapping):
        raise Unrenderable("the template data is no JSON object")
    nodes, _, _ = _parse(_tokens(template), closing=None)
    return _write(nodes, _Scope((document,)))


def _tokens(template: str) -> Iterator[str | tuple[str, str, str]]:
    end = 0
    for found in _TOKEN.finditer(template):
        yield template[end : found.start()]
        yield found[1], found[2] or "", found[3]
        end = found.end()
    yield template[end:]


def _parse(
    tokens: Iterator[str | tuple[str, str, str]], closing: str | None
) -> tuple[tuple[_Node, ...], tuple[_Node, ...], bool]:
    """The nodes up to the closing tag, those after an `else`, and whether there was one."""
    branches: tuple[list[_Node], list[_Node]] = ([], [])
    at = 0
    for token in tokens:
        match token:
            case str(text):
                branches[at].append(text)
            case "#", kind, argument:
                body, other, _ = _parse(tokens, closing=kind)
                branches[at].append(_Block(kind, argument, body, other))
            case "/", kind, _:
                if kind != closing:
                    raise Unrenderable(f"{{{{/{kind}}}}} closes nothing")
                return tuple(branches[0]), tuple(branches[1]), at == 1
            case _, "else", "":
                at = 1
            case _, name, rest:
                branches[at].append(_Name(name + rest))
    if closing is not None:
        raise Unrenderable(f"{{{{#{closing}}}}} is not closed")
    return tuple(branches[0]), (), False


def _write(nodes: Sequence[_Node], scope: _Scope) -> str:
    return "".join(_written(node, scope) for node in nodes)


def _written(node: _Node, scope: _Scope) -> str:
    match node:
        case str():
            return node
        case _Name():
            return _text(scope.get(node.path))
        case _Block("if"):
            return _write(node.body if scope.truth(node.argument) else node.other, scope)
        case _Block("unless"):
            return _write(node.other if scope.truth(node.argument) else node.body, scope)
        case _Block("each"):
            items = scope.get(node.argument)
            many = items if isinstance(items, list) else []
            each = "".join(_write(node.body, scope.inner(item)) for item in many)
            return each if many else _write(node.other, scope)
    raise Unrenderable(f"{{{{#{node.kind}}}}} is not known")


def _within(layer: Any, path: list[str]) -> tuple[bool, Any]:
    for name in path:
        if isinstance(layer, Mapping) and name in layer:
            layer = layer[name]
        elif isinstance(layer, list) and name.isdecimal() and int(name) < len(layer):
            layer = layer[int(name)]
        else:
            return False, None
    return True, layer


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)
