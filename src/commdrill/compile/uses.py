"""`use:` and `with:` of an environment: the driver is there, and its settings are of its form."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from commdrill.compile.script import DriverUse
from commdrill.documents.document import Document
from commdrill.documents.environment import Environment, Use
from commdrill.documents.problem import Problem
from commdrill.drivers.protocol import Driver
from commdrill.drivers.registry import Kind, Registry, UnknownDriver

Route = tuple[str | int, ...]


def check_use(
    environment: Document[Environment],
    route: Route,
    use: Use,
    kind: Kind,
    registry: Registry,
) -> DriverUse | tuple[Problem, ...]:
    """The use, or every mistake in it. A setting that holds a `${…}` is checked once it is filled."""
    try:
        driver = registry.find(kind, use.use)
    except UnknownDriver as unknown:
        return (environment.problem((*route, "use"), "D401", str(unknown)),)
    mistakes = tuple(
        environment.key_problem((*route, "with", *where), "D402", f"{use.use}: {what}")
        for where, what in setting_mistakes(driver, use.with_)
    )
    if mistakes:
        return mistakes
    place = str(environment.position((*route, "use")))
    return DriverUse(use.use, driver, use.with_, environment.source.file.parent, place)


def setting_mistakes(
    driver: type[Driver], settings: Mapping[str, Any]
) -> tuple[tuple[Route, str], ...]:
    """Where and what is wrong with settings, references left out."""
    try:
        driver.model_validate(dict(settings))
    except ValidationError as error:
        return tuple(
            (tuple(mistake["loc"]), _worded(mistake["msg"], mistake["loc"], mistake["type"]))
            for mistake in error.errors(include_url=False, include_context=False)
            if not _has_reference(mistake["input"])
        )
    return ()


def _worded(message: str, where: Route, kind: str) -> str:
    setting = ".".join(str(part) for part in where)
    if kind == "extra_forbidden":
        return f"it has no setting {setting!r}: `commdrill drivers` shows those it has"
    if kind == "missing":
        return f"the setting {setting!r} is missing"
    told = message.removeprefix("Value error, ").removeprefix("Input should be ")
    return f"{setting}: {told}" if told != message else f"{setting}: {message}"


def _has_reference(value: Any) -> bool:
    return isinstance(value, str) and "${" in value
