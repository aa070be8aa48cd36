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
TYPES: tuple[type[PlaceholderType], ...] = tuple(
    import_module(f"{__name__}.{each.name}").TYPE
    for each in iter_modules(__path__)
    if each.name != _SHAPE
)

if TYPE_CHECKING:
    Placeholder = PlaceholderType
else:
    Placeholder = Annotated[reduce(or_, TYPES), Field(discriminator="type")]
"""One of them, as a plan writes it."""
