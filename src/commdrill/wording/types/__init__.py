"""The types of placeholder: each module of this folder is one."""

from functools import reduce
from importlib import import_module
from operator import or_
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from commdrill.wording.types.placeholder_type import PlaceholderType, Reading, Value

__all__ = ["TYPES", "Placeholder", "PlaceholderType", "Reading", "Value"]

_SHAPE = "placeholder_type"  # the one module that is none


def explained(kind: type[PlaceholderType]) -> type[PlaceholderType]:
    """The same.

    Raises:
        TypeError: it says nothing of itself.
    """
    if not getattr(kind, "manual", ""):
        raise TypeError(f"{kind.__name__} needs a `manual`: what `commdrill explain` says of it")
    return kind


TYPES: tuple[type[PlaceholderType], ...] = tuple(
    explained(import_module(f"{__name__}.{each.name}").TYPE)
    for each in iter_modules(__path__)
    if each.name != _SHAPE
)

if TYPE_CHECKING:
    Placeholder = PlaceholderType
else:
    Placeholder = Annotated[reduce(or_, TYPES), Field(discriminator="type")]
"""One of them, as a plan writes it."""
