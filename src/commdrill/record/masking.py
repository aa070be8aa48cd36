"""An event without the secrets that others may have echoed into it."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, get_args, get_type_hints

from commdrill.record.events import NEVER_MASKED, Event

Mask = Callable[[str], str]


def masked(event: Event, mask: Mask) -> Event:
    """The same event, every text in it masked, but for names."""
    result: Event = _masked_fields(event, mask)
    return result


def masked_json(value: Any, mask: Mask) -> Any:
    """Plain data, every text in it masked, those of keys too."""
    return _masked(value, mask)


def _masked_fields(value: Any, mask: Mask) -> Any:
    texts = _texts(value.__class__)
    return replace(value, **{name: _masked(getattr(value, name), mask) for name in texts})


def _masked(value: Any, mask: Mask) -> Any:
    match value:
        case Enum():
            return value
        case str():
            return mask(value)
        case Mapping():
            return {_masked(key, mask): _masked(item, mask) for key, item in value.items()}
        case list() | tuple():
            return type(value)(_masked(item, mask) for item in value)
        case _ if is_dataclass(value):
            return _masked_fields(value, mask)
        case _:
            return value


@cache
def _texts(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass that may hold what others said."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(field.name for field in fields(kind) if not _is_name(hints[field.name]))


def _is_name(hint: Any) -> bool:
    marks = getattr(hint, "__metadata__", ())
    return NEVER_MASKED in marks or any(_is_name(part) for part in get_args(hint))
