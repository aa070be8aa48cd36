"""Where a name is looked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from commdrill_sandbox.aws.messaging.ses.handlebars.nodes import (
    Argument,
    Literal,
    Nodes,
    Path,
    Unrenderable,
)

_NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Scope:
    """A context inside another. `data`: `@index` and the like; `called`: `as |one index|`; `partials`: by name."""

    value: Any
    around: "Scope | None" = None
    data: Mapping[str, Any] = field(default_factory=dict)
    called: Mapping[str, Any] = field(default_factory=dict)
    partials: Mapping[str, Nodes] = field(default_factory=dict)

    def inner(
        self, value: Any, data: Mapping[str, Any] = _NOTHING, called: Mapping[str, Any] = _NOTHING
    ) -> "Scope":
        return Scope(value, self, data, called, self.partials)

    def get(self, argument: Argument) -> Any:
        """Raises: Unrenderable, where there is nothing of that name."""
        if isinstance(argument, Literal):
            return argument.value
        found, value = self._find(argument)
        if not found:
            said = f"Attribute '{argument.written}' is not present in the rendering data."
            raise Unrenderable(said)
        return value

    def known(self, argument: Argument) -> Any:
        """None, where there is nothing of that name."""
        return argument.value if isinstance(argument, Literal) else self._find(argument)[1]

    def _find(self, path: Path) -> tuple[bool, Any]:
        at: Scope | None = self
        for _ in range(path.up):
            at = at.around if at else None
        if at is None:
            return False, None
        if not path.names:
            return True, at.value
        for place in at.of_loops() if path.data else at.of_contexts():
            found, value = _within(place, path.names)
            if found:
                return True, value
        return False, None

    def of_loops(self) -> Iterator[Mapping[str, Any]]:
        """`@index` and the like, from the innermost outwards; the outermost has `@root`, too."""
        for scope in self._outwards():
            yield scope.data if scope.around else {**scope.data, "root": scope.value}

    def of_contexts(self) -> Iterator[Any]:
        """What is called by a name, and what is there, from the innermost outwards."""
        for scope in self._outwards():
            yield scope.called
            yield scope.value

    def _outwards(self) -> "Iterator[Scope]":
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.around


def is_true(value: Any) -> bool:
    """As Handlebars has it: an empty object is true."""
    return isinstance(value, Mapping) or bool(value)


def _within(value: Any, names: tuple[str, ...]) -> tuple[bool, Any]:
    for name in names:
        if isinstance(value, Mapping) and name in value:
            value = value[name]
        elif isinstance(value, list) and name.isdecimal() and int(name) < len(value):
            value = value[int(name)]
        elif isinstance(value, list) and name == "length":
            value = len(value)
        else:
            return False, None
    return True, value
