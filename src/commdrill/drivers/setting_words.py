"""The type of a setting in the words of those who write it."""

import enum
import types
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, JsonValue, SecretStr

from commdrill.drivers.network.transport import Address
from commdrill.values import Json

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
