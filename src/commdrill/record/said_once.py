"""JSON that says each thing once: of two values under one key, readers differ in which they believe."""

import json
from typing import Any

import pydantic_core


class SaidTwice(ValueError):
    """Nobody can tell which of them counts."""


def loads(text: str | bytes) -> Any:
    """What it holds.

    Raises:
        SaidTwice: an object in it has a key twice.
        ValueError: it is no JSON, or nested too deep.
    """
    try:
        return json.loads(text, object_pairs_hook=_each_once)
    except RecursionError as error:
        raise ValueError("this is nested too deep to be read") from error


def says_each_once(text: bytes, read: Any) -> bool:
    """Whether nothing of a text was dropped when it was read; False only asks for a closer look.

    Each key and each text has its two quotes, unless they are written by their number.
    """
    if b"\\u" in text:
        return False
    return text.count(b'"') == pydantic_core.to_json(read).count(b'"')


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise SaidTwice(f"it has {key!r} twice, and readers differ in which they believe")
        found[key] = value
    return found
