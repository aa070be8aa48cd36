"""What a placeholder should have held, and what it held instead, in words."""

from datetime import timedelta
from typing import assert_never

from commdrill.values import format_duration
from commdrill.verdict import Difference
from commdrill.wording.durations import durations_at
from commdrill.wording.filling import Reading, ends
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
from commdrill.wording.seen import SeenText
from commdrill.wording.times import times_at
from commdrill.wording.unfilled import is_unfilled
from commdrill.wording.wording import Slot

_LONGEST_QUOTE = 500
_LANGUAGES = {"en": "English", "es": "Spanish"}


def quoted(words: str) -> str:
    """In quotation marks, the middle left out where that is very long."""
    if len(words) <= _LONGEST_QUOTE:
        return f"'{words}'"
    half = _LONGEST_QUOTE // 2
    return f"'{words[:half]} … {words[-half:]}'"


def objection(slot: Slot, content: str, reading: Reading) -> Difference | None:
    """Why `content` does not fill `slot`; None where it does."""
    content = content.strip()
    if len(content) in ends(slot.kind, SeenText.of(content), 0, reading):
        return None
    return Difference(slot.name, expected(slot.kind), _shown(slot.kind, content, reading))


def expected(kind: PlaceholderType) -> str:
    """What fills a placeholder of this type."""
    match kind:
        case TextType(max_length, max_lines):
            lines = "one line" if max_lines == 1 else f"{max_lines} lines"
            return f"{lines} of at most {max_length} characters"
        case UrlType():
            return "a web address"
        case NumberType(at_least, at_most):
            return f"a number{_limits(at_least, at_most)}"
        case DurationType(at_least, at_most):
            return f"a duration{_limits(at_least, at_most)}"
        case TimeType(at_most):
            limit = f", at most {format_duration(at_most)}" if at_most else ""
            return f"a time that lies ahead{limit}"
        case ChoiceType(options):
            return " or ".join(map(quoted, options))
        case _:
            assert_never(kind)


def _limits(at_least: float | timedelta | None, at_most: float | timedelta | None) -> str:
    lower = "" if at_least is None else f" of at least {_plain(at_least)}"
    upper = "" if at_most is None else f" of at most {_plain(at_most)}"
    return lower + (" and" if lower and upper else "") + upper


def _plain(limit: float | timedelta) -> str:
    return format_duration(limit) if isinstance(limit, timedelta) else f"{limit:g}"


def _shown(kind: PlaceholderType, content: str, reading: Reading) -> str:
    if not content:
        return "nothing"
    if is_unfilled(content):
        return f"the unfilled {quoted(content)}"
    remark = _remark(kind, content, reading)
    return f"{quoted(content)}{remark and ', '}{remark}"


def _remark(kind: PlaceholderType, content: str, reading: Reading) -> str:
    """What is wrong with a value that looks right, or nothing."""
    match kind:
        case TimeType():
            return _time_remark(content, reading)
        case DurationType():
            lengths = durations_at(content, 0, reading.language)
            return format_duration(lengths[-1][1]) if lengths else "which is no duration"
        case NumberType():
            return "" if numbers_at(content, 0) else "which is no number"
        case UrlType() if SeenText.of(content).holes_in_links:
            return "a link that lacks a value"
        case TextType(max_length) if len(content) > max_length:
            return f"{len(content)} characters"
        case TextType(_, max_lines) if "{{" not in content:
            return f"more than {'one line' if max_lines == 1 else f'{max_lines} lines'}"
        case _:
            return ""


def _time_remark(content: str, reading: Reading) -> str:
    statements = times_at(content, 0, reading.language)
    if not statements:
        return _no_time_remark(content, reading)
    end, statement = statements[-1]
    moment = statement.instant(reading.now)
    if moment is None:
        return "a day that does not exist"
    if end < len(content):
        return "more than a time"
    distance = moment - reading.now
    if distance <= timedelta(0):
        return f"{_rounded(-distance)} ago"
    return f"{_rounded(distance)} ahead"


def _no_time_remark(content: str, reading: Reading) -> str:
    if times_at(content, 0, "any"):
        return f"which is not in {_LANGUAGES.get(reading.language, reading.language)}"
    if times_at(f"{content} UTC", 0, reading.language):
        return "which names no time zone"
    return "which is no time"


def _rounded(distance: timedelta) -> str:
    """To whole minutes, as people speak."""
    minutes = round(distance.total_seconds() / 60)
    if minutes < 1:
        return "less than a minute"
    days, rest = divmod(minutes, 1440)
    hours, minutes = divmod(rest, 60)
    parts = ((days, "day"), (hours, "hour"), (minutes, "minute"))
    said = [f"{count} {unit}{'s' if count != 1 else ''}" for count, unit in parts if count]
    return " ".join(said)
