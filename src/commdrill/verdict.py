"""What a judge says of one look, and the differences that explain it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

_LONGEST_QUOTE = 500


WHOLE_TEXT = (
    "whole text"  # a difference whose sides have what differs marked: `[-words-]`, `{+words+}`
)


@dataclass(frozen=True)
class Difference:
    """One point where what was seen is not what was promised; both sides quoted.

    `code`: what a machine may call it, where it is of a kind that has a name.
    """

    what: str
    expected: str
    seen: str
    code: str = ""

    def __str__(self) -> str:
        return f"{self.what}: expected {self.expected}, saw {self.seen}"


@dataclass(frozen=True)
class Held:
    """The expectation holds now; `captured` is what filled the placeholders.

    `at`: since when, by the clock of whoever shows it, where it says so. `starts`: when that starts
    which it announces.
    """

    captured: Mapping[str, str] = field(default_factory=dict)
    at: datetime | None = None
    starts: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True)
class NotYet:
    """It does not hold, and may still come to."""

    differences: tuple[Difference, ...]


Verdict = Held | NotYet


def quoted(words: str) -> str:
    """In quotation marks, the middle left out where that is very long."""
    if len(words) <= _LONGEST_QUOTE:
        return f"'{words}'"
    half = _LONGEST_QUOTE // 2
    return f"'{words[:half]} … {words[-half:]}'"
