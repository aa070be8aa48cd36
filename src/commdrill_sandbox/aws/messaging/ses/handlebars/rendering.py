"""Fills a template: what is filled in is not escaped, in HTML parts either, as SES does it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, assert_never

from commdrill_sandbox.aws.messaging.ses.handlebars.nodes import (
    Arguments,
    Block,
    Inline,
    Node,
    Nodes,
    Partial,
    Path,
    Unrenderable,
    Value,
)
from commdrill_sandbox.aws.messaging.ses.handlebars.parsing import parse
from commdrill_sandbox.aws.messaging.ses.handlebars.scope import Scope, is_true

_DEEPEST = 100  # contexts in contexts: a partial may call itself


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
    return _write(parse(template), Scope(document), 0)


def _write(nodes: Nodes, scope: Scope, depth: int) -> str:
    if depth > _DEEPEST:
        raise Unrenderable(f"blocks and partials stand in each other more than {_DEEPEST} deep")
    inline = {node.name: node.body for node in nodes if isinstance(node, Inline)}
    if inline:
        scope = replace(scope, partials={**scope.partials, **inline})
    return "".join(_written(node, scope, depth) for node in nodes)


def _written(node: Node, scope: Scope, depth: int) -> str:
    match node:
        case str():
            return node
        case Value():
            return _text(scope.get(node.argument))
        case Block():
            return _block(node, scope, depth + 1)
        case Partial():
            return _partial(node, scope, depth + 1)
        case Inline():
            return ""
    assert_never(node)


def _block(block: Block, scope: Scope, depth: int) -> str:
    match block.kind:
        case "if" | "unless":
            wanted = block.kind == "if"
            holds = is_true(scope.known(_only(block)))
            return _write(block.body if holds is wanted else block.other, scope, depth)
        case "each":
            return _each(block, scope, scope.known(_only(block)), depth)
        case "with":
            return _with(block, scope, scope.known(_only(block)), depth)
    if block.arguments.values:
        raise Unrenderable(f"{{{{#{block.kind} …}}}} calls a helper that is not known")
    return _section(block, scope, depth)


def _section(block: Block, scope: Scope, depth: int) -> str:
    """`{{#name}}…{{/name}}`: for each of a list, with an object, if anything else."""
    value = scope.known(Path(block.kind, 0, tuple(block.kind.split("."))))
    if isinstance(value, list):
        return _each(block, scope, value, depth)
    if isinstance(value, Mapping):
        return _with(block, scope, value, depth)
    return _write(block.body if is_true(value) else block.other, scope, depth)


def _each(block: Block, scope: Scope, items: Any, depth: int) -> str:
    pairs = list(_pairs(items))
    if not pairs:
        return _write(block.other, scope, depth)
    written = []
    for index, (key, item) in enumerate(pairs):
        data = {"index": index, "key": key, "first": index == 0, "last": index == len(pairs) - 1}
        called = dict(zip(block.arguments.calls, (item, key), strict=False))
        written.append(_write(block.body, scope.inner(item, data, called), depth))
    return "".join(written)


def _pairs(items: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(items, Mapping):
        yield from items.items()
    elif isinstance(items, list):
        yield from enumerate(items)


def _with(block: Block, scope: Scope, value: Any, depth: int) -> str:
    if not is_true(value):
        return _write(block.other, scope, depth)
    called = dict(zip(block.arguments.calls, (value,), strict=False))
    return _write(block.body, scope.inner(value, called=called), depth)


def _partial(partial: Partial, scope: Scope, depth: int) -> str:
    body = scope.partials.get(partial.name)
    if body is None:
        raise Unrenderable(f"The partial '{partial.name}' could not be found.")
    arguments: Arguments = partial.arguments
    for value in arguments.values[:1]:
        scope = scope.inner(scope.get(value))
    if arguments.named:
        named = {name: scope.get(value) for name, value in arguments.named}
        scope = replace(scope, called={**scope.called, **named})
    return _write(body, scope, depth)


def _only(block: Block) -> Any:
    if len(block.arguments.values) != 1:
        raise Unrenderable(f"{{{{#{block.kind}}}}} goes by one value")
    return block.arguments.values[0]


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else json.dumps(value, ensure_ascii=False)
