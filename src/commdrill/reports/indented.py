"""JSON as `json.dumps(…, indent=2)` writes it, piece by piece: what is long need never be there at once."""

import json
from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring
from typing import Any

_STEP = "  "
_plain = json.JSONEncoder(ensure_ascii=False).encode


def written(document: Mapping[str, Any]) -> Iterator[str]:
    """A piece for each of its keys, and for each item of a list that is an iterator."""
    before = "{"
    for key, value in document.items():
        yield f"{before}\n{_STEP}{encode_basestring(key)}: "
        if isinstance(value, Iterator):
            yield from _items(value)
        else:
            yield _indented(value, _STEP)
        before = ","
    yield "\n}\n" if document else "{}\n"


def _items(items: Iterable[Any]) -> Iterator[str]:
    pad, before = _STEP * 2, "["
    for item in items:
        yield f"{before}\n{pad}{_indented(item, pad)}"
        before = ","
    yield "[]" if before == "[" else f"\n{_STEP}]"


def _indented(value: Any, pad: str) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if not value or isinstance(value, int | float):
        return _plain(value)
    deeper = pad + _STEP
    between = f",\n{deeper}"
    if isinstance(value, list | tuple):
        items = [_indented(one, deeper) for one in value]
        return f"[\n{deeper}{between.join(items)}\n{pad}]"
    items = [f"{_key(key)}: {_indented(one, deeper)}" for key, one in value.items()]
    return f"{{\n{deeper}{between.join(items)}\n{pad}}}"


def _key(key: Any) -> str:
    """As JSON has it: a number or null as the text of it."""
    return encode_basestring(key) if isinstance(key, str) else _plain({key: 0})[1:-4]
