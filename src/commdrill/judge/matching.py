"""What a matcher asks for, in words; and the difference from what was seen."""

import json
from typing import assert_never

from commdrill.documents.fitting import MISSING, Seen, fits
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
from commdrill.verdict import Difference

_QUOTED_AT_MOST = 160


def compare(what: str, matcher: AnyMatcher, seen: Seen) -> tuple[Difference, ...]:
    """No difference where the value fits, one where it does not."""
    if fits(matcher, seen):
        return ()
    return (Difference(what, described(matcher), quoted(seen)),)


def described(matcher: AnyMatcher) -> str:
    """What the matcher asks for, in words."""
    match matcher:
        case Equals(value):
            return quoted(value)
        case Contains(value):
            return f"something with {quoted(value)} in it"
        case Matches(pattern):
            return f"something that matches {pattern}"
        case Present():
            return "anything"
        case Absent():
            return "nothing"
        case AtLeast(value):
            return f"at least {value:g}"
        case AtMost(value):
            return f"at most {value:g}"
        case OneOf(values):
            return "one of " + ", ".join(quoted(value) for value in values)
        case never:
            assert_never(never)


def quoted(seen: Seen) -> str:
    """A value as a report shows it: text in quotes, cut where it is long."""
    if seen is MISSING:
        return "nothing"
    text = seen if isinstance(seen, str) else json.dumps(seen, ensure_ascii=False, default=list)
    shown = text if len(text) <= _QUOTED_AT_MOST else text[: _QUOTED_AT_MOST - 1] + "…"
    return f"“{shown}”" if isinstance(seen, str) else shown
