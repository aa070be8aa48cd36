"""Matchers: a plain value means equal, or a mapping with exactly one of the operators."""

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

import re2
from pydantic import GetPydanticSchema, WithJsonSchema
from pydantic_core.core_schema import (
    PlainValidatorFunctionSchema,
    no_info_plain_validator_function,
    plain_serializer_function_ser_schema,
)

from commdrill.values import Json, Scalar


@dataclass(frozen=True)
class Equals:
    """The very value."""

    value: Json


@dataclass(frozen=True)
class Contains:
    """Text that has this in it, or a list that has this as an item."""

    value: Scalar


@dataclass(frozen=True)
class Matches:
    """Text in which this RE2 pattern is found (anchor it with ^ and $ for the whole)."""

    pattern: str


@dataclass(frozen=True)
class Present:
    """Anything at all, as long as it is there."""


@dataclass(frozen=True)
class Absent:
    """Must not be there."""


@dataclass(frozen=True)
class AtLeast:
    """A number (or text that is one) no smaller than this."""

    value: float


@dataclass(frozen=True)
class AtMost:
    """A number (or text that is one) no larger than this."""

    value: float


@dataclass(frozen=True)
class OneOf:
    """Any one of these values."""

    values: tuple[Scalar, ...]


class UnfitMatcher(ValueError):
    """A mapping that is no matcher; `key` is the one to look at, where one can be told."""

    def __init__(self, message: str, key: str | None = None) -> None:
        super().__init__(message)
        self.key = key


AnyMatcher = Equals | Contains | Matches | Present | Absent | AtLeast | AtMost | OneOf
OPERATORS = (
    "equals", "contains", "matches", "present", "absent", "at_least", "at_most", "one_of",
)  # fmt: skip


def parse_matcher(value: Any) -> AnyMatcher:
    """What a plan writes where a value is expected → the matcher it means.

    Raises:
        UnfitMatcher: no operator, an unknown one, several, or one with an unfit operand.
    """
    if isinstance(value, AnyMatcher):
        return value
    if not isinstance(value, dict):
        return Equals(value)
    unknown = next((key for key in value if key not in OPERATORS), None)
    if unknown is not None:
        raise UnfitMatcher(f"a matcher has no {unknown!r}", unknown)
    if len(value) != 1:
        raise UnfitMatcher(f"a matcher has exactly one operator, this one has {len(value)}")
    ((operator, operand),) = value.items()
    return _with_operand(operator, operand)


def _with_operand(operator: str, operand: Any) -> AnyMatcher:
    match operator:
        case "equals":
            return Equals(operand)
        case "contains" if isinstance(operand, str | int | float):
            return Contains(operand)
        case "matches" if isinstance(operand, str):
            return Matches(_checked_pattern(operand))
        case "present" if operand is True:
            return Present()
        case "absent" if operand is True:
            return Absent()
        case "present" | "absent" if operand is False:
            return Absent() if operator == "present" else Present()
        case "at_least" if _is_number(operand):
            return AtLeast(operand)
        case "at_most" if _is_number(operand):
            return AtMost(operand)
        case "one_of" if isinstance(operand, list) and operand and _are_scalars(operand):
            return OneOf(tuple(operand))
    raise UnfitMatcher(f"{operator!r} takes {_TAKES[operator]}", operator)


_TAKES = {
    "contains": "a text or a number",
    "matches": "a regular expression as text",
    "present": "true or false",
    "absent": "true or false",
    "at_least": "a number",
    "at_most": "a number",
    "one_of": "a list of at least one plain value",
}


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _are_scalars(values: list[Any]) -> bool:
    return all(value is None or isinstance(value, str | int | float) for value in values)


@cache
def compiled(pattern: str) -> Any:
    """What a `Matches` looks for."""
    options = re2.Options()
    options.log_errors = False
    return re2.compile(pattern, options)


def _checked_pattern(pattern: str) -> str:
    try:
        compiled(pattern)
    except re2.error as error:
        why = error.args[0]
        why = why.decode() if isinstance(why, bytes) else why
        raise UnfitMatcher(f"this is not an RE2 regular expression: {why}", "matches") from None
    return pattern


def written(matcher: AnyMatcher) -> Json:
    """The matcher as a plan writes it, the short way."""
    match matcher:
        case Equals(value):
            return {"equals": value} if isinstance(value, dict) else value
        case Contains(value):
            return {"contains": value}
        case Matches(pattern):
            return {"matches": pattern}
        case Present():
            return {"present": True}
        case Absent():
            return {"absent": True}
        case AtLeast(value):
            return {"at_least": value}
        case AtMost(value):
            return {"at_most": value}
        case OneOf(values):
            return {"one_of": list(values)}


_PLAIN = {"type": ["string", "number", "boolean", "null", "array"]}
_OPERATOR_SCHEMA: dict[str, Any] = {
    "type": "object",
    "minProperties": 1,
    "maxProperties": 1,
    "additionalProperties": False,
    "properties": {
        "equals": {},
        "contains": {"type": ["string", "number"]},
        "matches": {"type": "string", "format": "regex"},
        "present": {"type": "boolean"},
        "absent": {"type": "boolean"},
        "at_least": {"type": "number"},
        "at_most": {"type": "number"},
        "one_of": {"type": "array", "minItems": 1},
    },
}


def _read_and_written(*_: object) -> PlainValidatorFunctionSchema:
    """By these two alone: `PlainValidator` has pydantic build schemas of all operators, asked by nobody."""
    as_written = plain_serializer_function_ser_schema(written)
    return no_info_plain_validator_function(parse_matcher, serialization=as_written)


Matcher = Annotated[
    AnyMatcher,
    GetPydanticSchema(_read_and_written),
    WithJsonSchema({"anyOf": [_PLAIN, _OPERATOR_SCHEMA]}),
]
