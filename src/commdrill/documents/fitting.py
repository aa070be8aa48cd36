"""Whether a value is what a matcher asks for."""

import json
from enum import Enum
from typing import Any, assert_never

from commdrill.documents.matcher import (
    Absent,
    AnyMatcher,
    AtLeast,
    AtMost,
    Contains,
    Equals,
    Matches,
    OneOf,
    Present,
    compiled,
)
from commdrill.values import Json


class Missing(Enum):
    """There is no value at all (JSON's null is one)."""

    MISSING = "nothing"


MISSING = Missing.MISSING
Seen = Json | Missing


def fits(matcher: AnyMatcher, seen: Seen) -> bool:
    """Whether a value is what the matcher asks for; what is missing fits only `absent`."""
    if isinstance(matcher, Absent):
        return seen is MISSING
    return seen is not MISSING and _fits_present(matcher, seen)


def _fits_present(matcher: AnyMatcher, seen: Any) -> bool:
    match matcher:
        case Equals(value):
            return _same(value, seen)
        case Contains(value):
            return _contains(value, seen)
        case Matches(pattern):
            return compiled(pattern).search(_as_text(seen)) is not None
        case Present():
            return True
        case Absent():
            return False
        case AtLeast(value):
            return (number := _as_number(seen)) is not None and number >= value
        case AtMost(value):
            return (number := _as_number(seen)) is not None and number <= value
        case OneOf(values):
            return any(_same(value, seen) for value in values)
        case never:
            assert_never(never)


def _same(expected: Any, seen: Any) -> bool:
    if isinstance(expected, bool) or isinstance(seen, bool):
        return expected is seen
    if isinstance(seen, str) and isinstance(expected, int | float):
        return _as_number(seen) == expected  # a header is always text
    return bool(expected == seen)


def _contains(expected: Any, seen: Any) -> bool:
    if isinstance(seen, list | tuple):
        return any(_same(expected, item) for item in seen)
    if isinstance(seen, dict):
        return str(expected) in seen
    return str(expected) in _as_text(seen)


def _as_text(seen: Any) -> str:
    return seen if isinstance(seen, str) else json.dumps(seen, ensure_ascii=False, default=list)


def _as_number(seen: Any) -> float | None:
    if isinstance(seen, bool) or not isinstance(seen, str | int | float):
        return None
    try:
        return float(seen)
    except ValueError:
        return None
