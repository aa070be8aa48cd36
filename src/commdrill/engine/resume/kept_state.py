"""What the engine knows, as JSON: the journal keeps it, and another process goes on from it."""

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

from commdrill.values import Json

T = TypeVar("T")


def as_written(state: Any) -> Json:
    """The state of something, to be written down."""
    kind: type = type(state)
    written: Json = _adapter(kind).dump_python(state, mode="json", exclude_defaults=True)
    return written


def recalled(kind: type[T], written: Json) -> T:
    """The same state, as it was written down.

    Raises:
        ValueError: it is not of this kind.
    """
    of: type = kind
    state: T = _adapter(of).validate_python(written)
    return state


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
