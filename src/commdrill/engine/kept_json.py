"""What a driver hands over to be kept: JSON, all of it, so that another process reads the same."""

from collections.abc import Mapping
from math import isfinite
from typing import Any

from commdrill.errors import DriverError
from commdrill.values import Json


def as_json(value: Any, where: str = "$") -> Json:
    """The value as another process will read it: a tuple is a list there.

    Raises:
        DriverError: a part of it would be lost, or come back as something else.
    """
    match value:
        case None | bool() | int() | str():
            return value
        case float() if isfinite(value):
            return value
        case Mapping():
            return {_key(key, where): as_json(one, f"{where}.{key}") for key, one in value.items()}
        case list() | tuple():
            return [as_json(one, f"{where}[{n}]") for n, one in enumerate(value)]
        case _:
            raise _lost(value, where)


def _key(key: Any, where: str) -> str:
    if isinstance(key, str):
        return key
    raise _lost(key, f"a key of {where}")


def _lost(value: Any, where: str) -> DriverError:
    """A number is told as it is; of all else the type, for it may hold a secret."""
    what = repr(value) if isinstance(value, float) else f"of the type {type(value).__name__}"
    return DriverError(
        f"observe() of its driver must return JSON, and {where} is {what}: nothing was broken"
    )
