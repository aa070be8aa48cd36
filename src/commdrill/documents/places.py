"""Where each value of a YAML document stands: a compact table beside the plain data."""

from array import array
from typing import NamedTuple, Protocol

from commdrill.documents.problem import Route


class Mark(Protocol):
    """A place in a text as PyYAML tells it: line and column count from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Point(NamedTuple):
    """A place in a text; line and column count from 0."""

    line: int
    column: int


class Span(NamedTuple):
    """From one point to another, which is no more part of it."""

    start: Point
    end: Point


class Places:
    """The span of every key and value, numbered as they come, and what is in what by number.

    A key's number is always the one before its value's. A document of 1 MB has 100,000 spans:
    four numbers each in one array cost a fraction of what objects would.
    """

    def __init__(self) -> None:
        self._numbers = array("L")
        self._children: dict[int, dict[str, int] | list[int]] = {}
        self.root = 0

    def add(self, start: Mark, end: Mark) -> int:
        """Note a key or a value; its number."""
        self._numbers.extend((start.line, start.column, end.line, end.column))
        return len(self._numbers) // 4 - 1

    def close(self, number: int, end: Mark, children: dict[str, int] | list[int]) -> None:
        """Note where a collection ends and what is in it."""
        self._numbers[4 * number + 2] = end.line
        self._numbers[4 * number + 3] = end.column
        self._children[number] = children

    def share(self, number: int, original: int) -> None:
        """Note that an alias holds what its anchor holds."""
        if original in self._children:
            self._children[number] = self._children[original]

    def span(self, number: int) -> Span:
        """Where the key or value of this number stands."""
        line, column, end_line, end_column = self._numbers[4 * number : 4 * number + 4]
        return Span(Point(line, column), Point(end_line, end_column))

    def children(self, number: int) -> dict[str, int] | list[int]:
        """The numbers of what is in a collection; none for other values."""
        return self._children.get(number, [])

    def value_span(self, route: Route) -> Span:
        """The value at `route`; of what is not there, the nearest that holds it."""
        return self.span(self._walk(route)[-1])

    def key_span(self, route: Route) -> Span:
        """The key that ends `route`, or the item of a list, or the nearest that is there."""
        numbers = self._walk(route)
        holders = [self.children(number) for number in numbers[:-1]]
        has_key = bool(holders) and isinstance(holders[-1], dict)
        return self.span(numbers[-1] - 1 if has_key else numbers[-1])

    def _walk(self, route: Route) -> list[int]:
        numbers = [self.root]
        for step in route:
            child = self._child(numbers[-1], step)
            if child is None:
                break
            numbers.append(child)
        return numbers

    def _child(self, number: int, step: str | int) -> int | None:
        children = self.children(number)
        if isinstance(children, dict):
            return children.get(step) if isinstance(step, str) else None
        if isinstance(step, int) and 0 <= step < len(children):
            return children[step]
        return None
