"""Reports of a run: one module a format, named as it is asked for, and found by lying here.

Each renders one run (`render`) into the file of its folder (`FILE`; empty: it lies in none); one that
may be large renders it piece by piece (`pieces`) instead, and one that can tell of several runs at
once has `render_all`.
"""

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast, runtime_checkable

from commdrill.reports.source import Source

FORMATS = tuple(sorted(module.name for module in iter_modules(__path__)))


class Format(Protocol):
    """What each module here offers."""

    FILE: str


@runtime_checkable
class Whole(Protocol):
    """What those offer that are made in one go."""

    def render(self, source: Source) -> str: ...


@runtime_checkable
class Streamed(Protocol):
    """What those offer that grow with what a run met."""

    def pieces(self, source: Source) -> Iterable[str]: ...


@runtime_checkable
class Joining(Protocol):
    """What those offer that can tell of several runs."""

    def render_all(self, sources: Iterable[Source]) -> str: ...


def kept() -> Iterable[str]:
    """The formats that lie in a run's folder."""
    return (name for name in FORMATS if report_format(name).FILE)


def report_format(name: str) -> Format:
    return cast(Format, import_module(f"{__name__}.{name}"))


def pieces_of(name: str, source: Source) -> Iterable[str]:
    """A run in the format of this name, from its beginning to its end."""
    made_by = report_format(name)
    if isinstance(made_by, Streamed):
        return made_by.pieces(source)
    return (cast(Whole, made_by).render(source),)


def joining() -> dict[str, Joining]:
    """The formats that can tell of several runs, by name."""
    found = {name: report_format(name) for name in FORMATS}
    return {name: one for name, one in found.items() if isinstance(one, Joining)}
