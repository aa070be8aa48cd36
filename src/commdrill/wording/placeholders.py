"""What may vary in an approved message, and what it must look like."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class TextType:
    """Free words: one line of at most 120 characters, unless the plan says otherwise."""

    max_length: int = 120
    max_lines: int = 1


@dataclass(frozen=True)
class UrlType:
    """A web address: http or https."""


@dataclass(frozen=True)
class NumberType:
    """A number, with decimal and thousands marks as people write them."""

    at_least: float | None = None
    at_most: float | None = None


@dataclass(frozen=True)
class DurationType:
    """A length of time: `45 minutes`, `1 hora y 30 minutos`."""

    at_least: timedelta | None = None
    at_most: timedelta | None = None


@dataclass(frozen=True)
class TimeType:
    """A moment that lies ahead, absolute or relative, no further away than `at_most`."""

    at_most: timedelta | None = None


@dataclass(frozen=True)
class ChoiceType:
    """One of some given wordings; a fixed value is a choice of one."""

    options: tuple[str, ...]


PlaceholderType = TextType | UrlType | NumberType | DurationType | TimeType | ChoiceType
