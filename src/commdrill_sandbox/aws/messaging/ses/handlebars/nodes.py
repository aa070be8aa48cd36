"""A template, read."""

from dataclasses import dataclass, field


class Unrenderable(Exception):
    """A template that is none, or that cannot be rendered with this data."""


@dataclass(frozen=True)
class Path:
    """`../a.b`: `up` contexts up, then `names`; `data`: it is `@index` or the like."""

    written: str
    up: int
    names: tuple[str, ...]
    data: bool = False


@dataclass(frozen=True)
class Literal:
    value: str | float | bool | None


Argument = Path | Literal


@dataclass(frozen=True)
class Arguments:
    """What stands behind a name: values in order, by name, and the names for what a block goes through."""

    values: tuple[Argument, ...] = ()
    named: tuple[tuple[str, Argument], ...] = ()
    calls: tuple[str, ...] = ()


@dataclass(frozen=True)
class Value:
    argument: Argument


@dataclass(frozen=True)
class Block:
    """`{{#kind …}}body{{else}}other{{/kind}}`."""

    kind: str
    arguments: Arguments
    body: "Nodes"
    other: "Nodes"


@dataclass(frozen=True)
class Inline:
    """`{{#* inline "name"}}body{{/inline}}`: a partial."""

    name: str
    body: "Nodes" = field(default=())


@dataclass(frozen=True)
class Partial:
    """`{{> name}}`."""

    name: str
    arguments: Arguments


Node = str | Value | Block | Inline | Partial
Nodes = tuple[Node, ...]
