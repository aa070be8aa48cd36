"""Which of the values that could be seen a matcher takes: what a step is content with."""

from collections.abc import Iterable

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
)
from commdrill.values import Scalar


def taken(matcher: AnyMatcher, values: Iterable[Scalar]) -> tuple[Scalar, ...]:
    """Those of `values` that the matcher takes."""
    return tuple(value for value in values if _takes(matcher, value))


def _takes(matcher: AnyMatcher, value: Scalar) -> bool:
    match matcher:
        case Equals(wanted):
            return value == wanted
        case OneOf(wanted):
            return value in wanted
        case Contains(part):
            return str(part) in str(value)
        case Matches(pattern):
            return _is_found(pattern, str(value))
        case AtLeast(least):
            return isinstance(value, int | float) and value >= least
        case AtMost(most):
            return isinstance(value, int | float) and value <= most
        case Present():
            return True
        case Absent():
            return False


def _is_found(pattern: str, text: str) -> bool:
    import re2

    return re2.search(pattern, text) is not None
