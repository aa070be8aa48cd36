"""Pieces of documents that use every key once: what the manual shows is read and reviewed by tests."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "specimen"
NAME, ITEM = "NAME", "[]"  # any key of a mapping, any item of a list
_MOST_LINES = 8

Route = tuple[str, ...]


@dataclass(frozen=True)
class _Place:
    """Where a key stands: the mapping that holds it, and its own lines, counted from 0."""

    path: Route
    value: str | None
    mapping: int
    first: int
    last: int


def example_of(kind: str, path: Sequence[str]) -> str:
    """The piece of a document in which the key at this path stands; `NAME` is any name.

    Raises:
        LookupError: the specimen has no such key.
    """
    for place in _places(kind):
        if _fits(place.path, path):
            return _shown(kind, place)
    raise LookupError(f"the specimen's {kind} has nothing at {'.'.join(path)}")


def example_with(kind: str, key: str, value: str | None, beside: str = "") -> str:
    """The piece in which a key has this value, or any, beside another key; empty where none does."""
    for place in _places(kind):
        if place.path[-1] == key and value in (None, place.value):
            shown = _shown(kind, place)
            if beside in shown:
                return shown
    return ""


def _fits(path: Route, pattern: Sequence[str]) -> bool:
    return len(path) == len(pattern) and all(
        wanted in (NAME, found) for found, wanted in zip(path, pattern, strict=True)
    )


@cache
def _lines(kind: str) -> tuple[str, ...]:
    return tuple((FOLDER / f"{kind}.specimen").read_text(encoding="utf-8").splitlines())


@cache
def _places(kind: str) -> tuple[_Place, ...]:
    roots = yaml.compose_all("\n".join(_lines(kind)), Loader=yaml.SafeLoader)
    return tuple(place for root in roots for place in _walk(root, ()))


def _walk(node: Any, path: Route) -> Iterator[_Place]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _walk(item, (*path, ITEM))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            scalar = value.value if isinstance(value, yaml.ScalarNode) else None
            here = (*path, str(key.value))
            yield _Place(here, scalar, node.start_mark.line, key.start_mark.line, _last(value))
            yield from _walk(value, here)


def _last(value: Any) -> int:
    """The line of its last character: a block ends where the next one begins."""
    end = value.end_mark
    return int(end.line - 1 if end.column == 0 and end.line > value.start_mark.line else end.line)


def _shown(kind: str, place: _Place) -> str:
    lines = list(_lines(kind)[place.first : place.last + 1])
    if len(lines) > _MOST_LINES:
        lines = [*lines[:_MOST_LINES], f"{_indent(lines[_MOST_LINES])}…"]
    if 0 < place.mapping < place.first:
        top = _lines(kind)[place.mapping]
        gap = [f"{_indent(lines[0])}…"] if place.first > place.mapping + 1 else []
        lines = [top, *gap, *lines]
    return dedent("\n".join(lines)).rstrip()


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
