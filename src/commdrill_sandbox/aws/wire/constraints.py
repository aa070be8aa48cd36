"""What a service refuses before it looks at anything else: values its model does not allow."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "long": (int,), "boolean": (bool,), "double": (int, float),
    "float": (int, float), "structure": (dict,), "list": (list,), "map": (dict,),
}  # fmt: skip
_RETENTION = (
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
    3288, 3653,
)  # fmt: skip
_ONE_OF = {"Days": _RETENTION}  # numbers that the service lists and its model does not, by shape

_MOST = {"Timeout": 900}  # likewise


def breaches(shape: Any, value: Mapping[str, Any]) -> Iterator[str]:
    """One sentence for each value of `value` that its shape does not allow."""
    yield from _structure(shape, value, "")


def _structure(shape: Any, value: Mapping[str, Any], at: str) -> Iterator[str]:
    for name in shape.required_members:
        if name not in value:
            yield _sentence("null", at + _lower(name), "Member must not be null")
    for name, member in shape.members.items():
        if name in value:
            yield from _value(member, value[name], at + _lower(name))


def _value(shape: Any, value: Any, at: str) -> Iterator[str]:
    if not _is_of_type(shape.type_name, value):
        yield _sentence(value, at, f"Member must be a {shape.type_name}")
        return
    match shape.type_name:
        case "structure":
            yield from _structure(shape, value, at + ".")
        case "list" | "map":
            yield from _size(shape, value, at)
            yield from _items(shape, value, at)
        case "string":
            yield from _text(shape, value, at)
        case "integer" | "long":
            yield from _number(shape, value, at)


def _is_of_type(name: str, value: object) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, _TYPES.get(name, (object,)))


def _items(shape: Any, value: Any, at: str) -> Iterator[str]:
    if shape.type_name == "map":
        for key, item in value.items():
            yield from _value(shape.value, item, f"{at}.{key}.member")
        return
    for index, item in enumerate(value, 1):
        yield from _value(shape.member, item, f"{at}.{index}.member")


def _text(shape: Any, value: str, at: str) -> Iterator[str]:
    yield from _size(shape, value, at)
    if shape.enum and value not in shape.enum:
        yield _sentence(value, at, f"Member must satisfy enum value set: [{', '.join(shape.enum)}]")
    pattern = shape.metadata.get("pattern")
    if pattern and not _fits(pattern, value):
        yield _sentence(value, at, f"Member must satisfy regular expression pattern: {pattern}")


def _fits(pattern: str, value: str) -> bool:
    """Whether it does; of a pattern that is another language's, nobody here can say no."""
    return (read := _read(pattern)) is None or read.fullmatch(value) is not None


@cache
def _read(pattern: str) -> re.Pattern[str] | None:
    try:
        return re.compile(pattern)
    except re.error:  # as `\\p{L}`
        return None


def _size(shape: Any, value: str | list[Any] | dict[str, Any], at: str) -> Iterator[str]:
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if least is not None and len(value) < least:
        yield _sentence(value, at, f"Member must have length greater than or equal to {least}")
    if most is not None and len(value) > most:
        yield _sentence(value, at, f"Member must have length less than or equal to {most}")


def _number(shape: Any, value: int, at: str) -> Iterator[str]:
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if least is not None and value < least:
        yield _sentence(value, at, f"Member must have value greater than or equal to {least}")
    if (most := _MOST.get(shape.name, most)) is not None and value > most:
        yield _sentence(value, at, f"Member must have value less than or equal to {most}")
    if (listed := _ONE_OF.get(shape.name)) and value not in listed:
        yield _sentence(value, at, f"Member must satisfy enum value set: {list(listed)}")


def _sentence(value: object, at: str, constraint: str) -> str:
    return f"Value '{value}' at '{at}' failed to satisfy constraint: {constraint}"


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
