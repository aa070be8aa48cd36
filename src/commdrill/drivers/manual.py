"""The manual of drivers, made from their classes: docstrings, fields and descriptions, types in the words of those who write them."""

import enum
import inspect
import textwrap
import types
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, JsonValue, SecretStr
from pydantic.fields import FieldInfo

from commdrill.drivers.network.transport import Address
from commdrill.drivers.protocol import Driver
from commdrill.drivers.registry import Kind, Registry
from commdrill.errors import DriverError
from commdrill.values import Json, format_duration

_WIDTH = 92
_WORDS: Mapping[Any, str] = {
    str: "text",
    SecretStr: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    timedelta: "duration",
    Path: "file",
    Address: "host:port",
    type(None): "nothing",
}


def list_drivers(registry: Registry) -> str:
    """All drivers, a line each, by kind; one whose package is broken says so."""
    sections = []
    for kind in Kind:
        names = sorted(registry.of(kind))
        column = max(map(len, names), default=0) + 2
        rows = [f"  {name:{column}}{_about(registry, kind, name)}" for name in names]
        sections.append("\n".join([f"{kind.value}s", *(rows or ["  none"])]))
    return "\n\n".join(sections) + "\n"


def driver_manual(name: str, driver: type[Driver]) -> str:
    """All there is to know to use a driver."""
    parts = [
        f"{name} ({_nature(driver)})",
        inspect.cleandoc(driver.__doc__ or "Its author says nothing about it."),
        "settings\n" + "\n".join(_settings(driver)),
        "for example\n" + textwrap.indent(_example(name, driver), "  "),
    ]
    return "\n\n".join(parts) + "\n"


def kind_of(driver: type[Driver]) -> Kind:
    """What a driver is for, by what it can do."""
    if hasattr(driver, "inject"):
        return Kind.FAULT
    return Kind.OBSERVER if hasattr(driver, "open") else Kind.ACTION


def _about(registry: Registry, kind: Kind, name: str) -> str:
    """The first sentence of a driver's docstring."""
    try:
        about = inspect.cleandoc(registry.of(kind)[name].__doc__ or "")
    except DriverError as error:
        return f"cannot be used: {error}"
    return " ".join(about.partition("\n\n")[0].split())


def _nature(driver: type[Driver]) -> str:
    kind = kind_of(driver)
    if kind is not Kind.OBSERVER:
        return kind.value
    set_by = driver.model_fields.get("proof")
    shows = getattr(driver, "shows", None)
    proof = f"{set_by.default} unless set" if set_by else getattr(driver, "proof", None)
    seen = _SHOWN.get(getattr(shows, "__name__", ""), "what is there")
    return f"{kind.value} of {seen}, proof: {proof}"


_SHOWN = {"Page": "a page", "StatusBoard": "a status page", "Inbox": "messages"}


def _settings(driver: type[Driver]) -> Iterator[str]:
    named = ((field.alias or name, field) for name, field in driver.model_fields.items())
    fields = dict(sorted(named, key=lambda one: not one[1].is_required()))
    column = max(map(len, fields), default=0) + 2
    for name, field in fields.items():
        yield f"  {name:{column}}{words(field.annotation)}{_default(field)}"
        indent = " " * (column + 2)
        yield from textwrap.wrap(
            field.description or "", _WIDTH, initial_indent=indent, subsequent_indent=indent
        )
    if not fields:
        yield "  none"


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return " (required)"
    default = field.get_default(call_default_factory=True, validated_data={})
    if default is None or default in ({}, (), ""):
        return ""
    return f" (default: {_written(default)})"


def _written(value: Any) -> str:
    """A default, as a document would have it."""
    if isinstance(value, timedelta):
        return format_duration(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _example(name: str, driver: type[Driver]) -> str:
    import yaml

    settings = {
        field.alias or key: field.examples[0] if field.examples else "…"
        for key, field in driver.model_fields.items()
        if field.is_required()
    }
    use = {"use": name, "with": settings} if settings else {"use": name}
    document = _placed(kind_of(driver), use)
    dumped: str = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return dumped.rstrip()


def _placed(kind: Kind, use: dict[str, Any]) -> dict[str, Any]:
    """Where an environment names a driver of this kind."""
    match kind:
        case Kind.FAULT:
            return {"components": {"checkout": {"outage": use}}}
        case Kind.OBSERVER:
            return {"channels": {"the-channel": use}}
        case Kind.ACTION:
            return {"actions": {"announce": use}}


def words(annotation: Any) -> str:
    """`timedelta | None` → `duration`, `tuple[str, ...]` → `list of text`."""
    if annotation in (Any, JsonValue, Json):
        return "any JSON"
    arguments, origin = get_args(annotation), get_origin(annotation)
    if origin is Annotated:
        return words(arguments[0])
    if origin in (Union, types.UnionType):
        return " or ".join(words(one) for one in arguments if one is not type(None))
    if origin is Literal:
        return " | ".join(str(one) for one in arguments)
    if isinstance(origin, type):
        return _collection(origin, arguments)
    return _plain(annotation)


def _collection(origin: type, arguments: tuple[Any, ...]) -> str:
    if issubclass(origin, Mapping):
        return f"mapping of {words(arguments[0])} to {words(arguments[1])}"
    if issubclass(origin, Sequence | frozenset | set):
        return f"list of {words(arguments[0])}"
    return origin.__name__


def _plain(annotation: Any) -> str:
    if annotation in _WORDS:
        return _WORDS[annotation]
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return " | ".join(str(one.value) for one in annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        names = (field.alias or name for name, field in annotation.model_fields.items())
        return f"{{{', '.join(names)}}}"
    return getattr(annotation, "__name__", str(annotation))
