"""From where on an inbox is read, as it was written down."""

from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from commdrill.errors import CannotLook
from commdrill.values import Json

T = TypeVar("T")


def recalled(kind: type[T], position: Json) -> T:
    """A position as its driver knows it.

    Raises:
        CannotLook: it is none of this driver.
    """
    try:
        return TypeAdapter(kind).validate_python(position)
    except ValidationError as why:
        raise CannotLook(f"from where on this inbox was read cannot be told: {why}") from None
