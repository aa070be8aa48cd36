"""The settings of drivers as text, for rules that look for what is named in them."""

from collections.abc import Iterator
from typing import Any

from commdrill.documents.environment import Environment, Use
from commdrill.documents.problem import Route

Uses = Iterator[tuple[Route, Use]]


def actions(environment: Environment) -> Uses:
    """Every way to set the plan going."""
    for name, use in environment.actions.items():
        yield ("actions", name), use


def observers(environment: Environment) -> Uses:
    """Every way a channel is looked at."""
    for name, use in environment.channels.items():
        yield ("channels", name), use
    if environment.detection is not None:
        yield ("detection",), environment.detection


def faults(environment: Environment) -> Uses:
    """Every way a component is broken."""
    for name, ways in environment.components.items():
        for way, use in ways.items():
            yield ("components", name, way), use


def texts(use: Use, route: Route) -> Iterator[tuple[Route, str]]:
    """Every text in a driver's settings, and its route; a list of arguments is one text."""
    yield (*route, "use"), use.use
    yield from _within(use.with_, (*route, "with"))


def _within(value: Any, route: Route) -> Iterator[tuple[Route, str]]:
    match value:
        case str():
            yield route, value
        case dict():
            for key, item in value.items():
                yield from _within(item, (*route, key))
        case list() if value and all(isinstance(item, str) for item in value):
            yield route, " ".join(value)
        case list():
            for index, item in enumerate(value):
                yield from _within(item, (*route, index))
