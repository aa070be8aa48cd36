"""Where the filling of a placeholder may end, given where it starts."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar, assert_never

from commdrill.wording.durations import duration_beginning, durations_at
from commdrill.wording.numbers import numbers_at
from commdrill.wording.placeholders import (
    ChoiceType,
    DurationType,
    NumberType,
    PlaceholderType,
    TextType,
    TimeType,
    UrlType,
)
from commdrill.wording.seen import SeenText, splits_word
from commdrill.wording.times import Statement, time_beginning, time_opening, times_at
from commdrill.wording.unfilled import is_unfilled, may_be_unfilled

LONGEST_URL = 2048
LONGEST_STATEMENT = 100  # of a time, a duration or a number
_Ordered = TypeVar("_Ordered", float, timedelta)

_URL_HEAD = re.compile(r"(?i:https?)://[^\s<>\"“”«»{}/?#.:]")
_URL_BEGINNING = re.compile(r"(?<!\w)(?=<?(?i:https?)://)")
_DIGIT = re.compile("[0-9]")
_NUMBER_BEGINNING = re.compile(r"(?<!\w)(?=[-+−]?[0-9])")
_URL_REST = re.compile(r"[^\s<>\"“”«»{}]{0,2048}")
# as plain text sets links apart (RFC 3986, appendix C), and as chat posts write them
_URL_IN_BRACKETS = re.compile(
    r"<(?i:https?)://[^\s<>\"“”«»{}/?#.:|][^\s<>\"“”«»{}|]{0,2048}(?:\|[^<>|\n]{1,200})?>"
)


@dataclass(frozen=True)
class Reading:
    """What a filling is read against: when it was seen, and in which language's message."""

    now: datetime
    language: str


def ends(kind: PlaceholderType, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:
    """Where a filling of `kind` that starts at `start` may end, in order; a range if all adjoin."""
    match kind:
        case TextType():
            return _text_ends(kind, seen, start)
        case UrlType():
            return _url_ends(seen, start)
        case ChoiceType(options):
            return [
                start + len(option) for option in options if seen.flat.startswith(option, start)
            ]
        case NumberType(at_least, at_most):
            return [
                end
                for end, number in numbers_at(seen.flat, start)
                if _between(number, at_least, at_most)
            ]
        case DurationType(shortest, longest):
            return [
                end
                for end, length in durations_at(seen.flat, start, reading.language)
                if _between(length, shortest, longest)
            ]
        case TimeType(limit):
            return [
                end
                for end, statement in _statements(seen, start, reading.language)
                if (moment := statement.instant(reading.now)) is not None
                and reading.now < moment
                and (limit is None or moment - reading.now <= limit)
            ]
        case _:
            assert_never(kind)


def _statements(seen: SeenText, start: int, language: str) -> Sequence[tuple[int, Statement]]:
    """What is stated from `start` on; read once for all the messages that ask."""
    known = seen.once(("statements", language), dict[int, Sequence[tuple[int, Statement]]])
    if start not in known:
        known[start] = times_at(seen.flat, start, language) or ()
    return known[start]


def whole_ends(
    kind: PlaceholderType, seen: SeenText, start: int, reading: Reading
) -> Sequence[int]:
    """Where a filling ends on a page that no fixed words follow: with the whole of what it is."""
    found = ends(kind, seen, start, reading)
    if not found:
        return ()
    flat, end = seen.flat, max(found)
    if isinstance(kind, TextType):
        whole = _end_of_words(flat, start, min(start + kind.max_length, seen.line_end(start)))
        return (whole,) if whole in found else ()
    if isinstance(kind, UrlType):
        shortest = min(found)
        return (shortest + len(flat[shortest:end].rstrip(".,;:!?)'’…")),)
    return () if splits_word(flat, end) else (end,)


def _end_of_words(flat: str, start: int, limit: int) -> int:
    """The last place up to `limit` that goes through no word."""
    if not splits_word(flat, limit):
        return limit
    space = flat.rfind(" ", start, limit)
    return limit if space < 0 else space


def starts(
    kind: PlaceholderType, seen: SeenText, goals: Sequence[int], reading: Reading
) -> Iterator[int]:
    """Where on a page a filling may begin that ends at one of `goals`, in order."""
    places, index, most = beginnings(kind, seen, reading), 0, longest(kind)
    for goal in goals:
        index = bisect_left(places, goal - most, index)
        while index < len(places) and places[index] < goal:
            yield places[index]
            index += 1


def beginnings(kind: PlaceholderType, seen: SeenText, reading: Reading) -> Sequence[int]:
    """Where on a page a filling may begin, in order."""
    question = ("beginnings", kind, reading.language)
    return seen.once(question, lambda: _beginnings(kind, seen, reading.language))


def _beginnings(kind: PlaceholderType, seen: SeenText, language: str) -> Sequence[int]:
    """Where a filling could begin: links and numbers by their first characters."""
    match kind:
        case TextType():
            return seen.word_starts
        case UrlType():
            return seen.beginnings(_URL_BEGINNING)
        case ChoiceType(options):
            found = sorted({at for option in options for at in seen.occurrences(option)})
            return [at for at in found if not splits_word(seen.flat, at)]
        case NumberType():
            return seen.beginnings(_NUMBER_BEGINNING)
        case DurationType():
            possible = seen.beginnings(duration_beginning(language))
            return [at for at in possible if durations_at(seen.flat, at, language)]
        case TimeType():
            possible = seen.beginnings(time_beginning(language))
            return [at for at in possible if _statements(seen, at, language)]
        case _:
            assert_never(kind)


def may_hold(kind: PlaceholderType, seen: SeenText, language: str) -> bool:
    """Whether a filling of `kind` could stand anywhere at all: a quick first test."""
    match kind:
        case TextType():
            return True
        case ChoiceType(options):
            return any(option in seen.flat for option in options)
        case UrlType():
            return "://" in seen.flat
        case NumberType():
            return seen.once("digits", lambda: _DIGIT.search(seen.flat) is not None)
        case DurationType() | TimeType():
            opening = time_opening(language)
            return seen.once(opening, lambda: opening.search(seen.flat) is not None)
        case _:
            assert_never(kind)


def text_starts(kind: TextType, seen: SeenText, goals: Sequence[int]) -> Iterator[int]:
    """As `starts`, and only so many that each goal is reached: the furthest back."""
    places, covered = seen.word_starts, -1
    for goal in goals:
        if goal <= covered:
            continue
        line = seen.line_start(goal) if kind.max_lines == 1 else 0
        index = bisect_left(places, max(line, goal - kind.max_length, 0))
        if index < len(places) and places[index] < goal:
            start = places[index]
            yield start
            covered = min(start + kind.max_length, seen.line_end(start, kind.max_lines))


def longest(kind: PlaceholderType) -> int:
    """No filling of `kind` is longer than this."""
    match kind:
        case TextType():
            return kind.max_length
        case UrlType():
            return LONGEST_URL
        case ChoiceType(options):
            return max(map(len, options), default=0)
        case NumberType() | DurationType() | TimeType():
            return LONGEST_STATEMENT
        case _:
            assert_never(kind)


def _text_ends(kind: TextType, seen: SeenText, start: int) -> Sequence[int]:
    flat = seen.flat
    if start >= len(flat) or flat[start] == " ":
        return ()
    limit = min(start + kind.max_length, seen.line_end(start, kind.max_lines))
    braces = flat.find("{{", start, limit)
    span = range(start + 1, (limit if braces < 0 else braces) + 1)
    if may_be_unfilled(flat, start):
        return [end for end in span if not is_unfilled(flat[start:end])]
    return span


def _url_ends(seen: SeenText, start: int) -> Sequence[int]:
    if bracketed := _URL_IN_BRACKETS.match(seen.flat, start):
        return () if _has_hole(seen, start, bracketed.end()) else (bracketed.end(),)
    head = _URL_HEAD.match(seen.flat, start)
    if head is None:
        return ()
    rest = _URL_REST.match(seen.flat, head.end())
    end = rest.end() if rest else head.end()
    return () if _has_hole(seen, start, end) else range(head.end(), end + 1)


def _has_hole(seen: SeenText, start: int, end: int) -> bool:
    """Whether the link from `start` to `end` lacks a value that should be in it."""
    at = bisect_left(seen.holes_in_links, start)
    return at < len(seen.holes_in_links) and seen.holes_in_links[at] < end


def _between(value: _Ordered, at_least: _Ordered | None, at_most: _Ordered | None) -> bool:
    return (at_least is None or value >= at_least) and (at_most is None or value <= at_most)
