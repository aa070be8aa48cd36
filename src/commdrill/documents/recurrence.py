"""Whether a recurrence (RFC 5545's RRULE) can be expanded, told before anything hangs on it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import islice

from commdrill.documents.rule_text import NUMBERED, RecurrenceError, RuleText, until_of
from commdrill.documents.suggestion import did_you_mean

_MOST_POSITIONS = 12
_LOOKED_AHEAD = 30  # years; what is due later than that is never due
_FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY")
_NEVER, _CHECK = "this rule is never due", "check its days, months and UNTIL"
_WEEKDAY = re.compile(r"([+-]?[0-9]{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)")
_FROM_THE_END = frozenset({"BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"})
_DAYS = ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYDAY")
_SINGLE = frozenset({"INTERVAL", "COUNT"})


def check_recurrence(rule: str, start: date, window: timedelta | None = None) -> None:
    """Take a rule that is due again and again, in windows that do not overlap.

    Raises:
        RecurrenceError: it is no such rule.
    """
    parts = RuleText.parse(rule).parts
    for name, value in parts.items():
        _check_part(name, value)
    _check_fit(parts)
    if _days_never_come(parts, start):
        raise RecurrenceError(_NEVER, _CHECK)
    due = list(islice(_first_days(parts, start), 2))
    until = until_of(parts.get("UNTIL"))
    if not due or (until is not None and (start + due[0]).toordinal() > until.toordinal()):
        raise RecurrenceError(_NEVER, _CHECK)
    if window is not None and len(due) == 2 and window > due[1] - due[0]:
        raise RecurrenceError("this rule is due again before its window ends", "shorten the window")


def _check_part(name: str, value: str) -> None:
    match name:
        case "FREQ" if value not in _FREQUENCIES:
            raise RecurrenceError(
                f"FREQ={value} is none a drill can have{did_you_mean(value, _FREQUENCIES)}",
                f"write one of {', '.join(_FREQUENCIES)}",
            )
        case "FREQ":
            pass
        case "UNTIL":
            until_of(value)
        case "BYDAY" | "WKST":
            if not all(_WEEKDAY.fullmatch(day) for day in value.split(",")):
                raise RecurrenceError(f"{name}={value} names no day", "write e.g. BYDAY=MO or 2TU")
        case _:
            _check_numbers(name, value)


def _check_numbers(name: str, value: str) -> None:
    allowed = NUMBERED[name]
    numbers = value.split(",")
    if name in _SINGLE and len(numbers) > 1:
        raise RecurrenceError(f"{name} has one number, not {value}")
    for number in numbers:
        unsigned = number.removeprefix("-") if name in _FROM_THE_END else number
        if not re.fullmatch(r"[0-9]{1,6}", unsigned) or int(unsigned) not in allowed:
            hint = f"write a number from {allowed[0]} to {allowed[-1]}"
            raise RecurrenceError(f"{name}={number} is out of range", hint)


def _check_fit(parts: Mapping[str, str]) -> None:
    """What RFC 5545 does not allow together, and what takes too long to find out."""
    frequency = parts.get("FREQ")
    if frequency is None:
        raise RecurrenceError("FREQ is missing", f"begin with one of {', '.join(_FREQUENCIES)}")
    numbered = [day for day in parts.get("BYDAY", "").split(",") if day[:1] in "+-0123456789"]
    if numbered and numbered[0] and frequency not in ("MONTHLY", "YEARLY"):
        raise RecurrenceError(f"BYDAY={numbered[0]} does not go with FREQ={frequency}")
    if any(day and int(day[:-2]) not in (*range(-53, 0), *range(1, 54)) for day in numbered):
        raise RecurrenceError(f"BYDAY={parts['BYDAY']} is out of range")
    if "UNTIL" in parts and "COUNT" in parts:
        raise RecurrenceError("UNTIL and COUNT do not go together", "keep the one that is meant")
    if "BYSETPOS" in parts and frequency in ("DAILY", "HOURLY"):
        raise RecurrenceError(f"BYSETPOS does not go with FREQ={frequency}")
    if parts.get("BYSETPOS", "").count(",") >= _MOST_POSITIONS:
        raise RecurrenceError(f"BYSETPOS has more than {_MOST_POSITIONS} numbers")


def _days_never_come(parts: Mapping[str, str], start: date) -> bool:
    """Whether no year has such days: told quickly, where looking day by day would take long."""
    days = {name: parts[name] for name in _DAYS if name in parts}
    if parts["FREQ"] not in ("DAILY", "HOURLY") or days.keys() <= {"BYMONTH"}:
        return False
    return next(_first_days({"FREQ": "YEARLY", **days}, start), None) is None


def _first_days(parts: Mapping[str, str], start: date) -> Iterator[timedelta]:
    """How long after the start the rule is due, looking some decades ahead.

    dateutil looks on until the year 9999 where a rule has no match: so the start is moved there, to
    a year with the same calendar, and the search ends soon.
    """
    from dateutil.rrule import rrulestr

    moved = datetime(_late_year_like(start), start.month, start.day)  # noqa: DTZ001 - a calendar's day
    endless = (f"{name}={value}" for name, value in parts.items() if name not in ("UNTIL", "COUNT"))
    try:
        for due in rrulestr(";".join(endless), dtstart=moved):
            yield due - moved
    except (ValueError, IndexError, OverflowError, TypeError) as error:
        raise RecurrenceError(f"this rule cannot be expanded: {error}") from None


def _late_year_like(start: date) -> int:
    """A year `_LOOKED_AHEAD` or a little more before the last, with the same days as the start's."""
    first = date(start.year, 1, 1).weekday()
    last = 9999 - _LOOKED_AHEAD
    for year in range(last, last - 28, -1):
        if year % 4 == start.year % 4 and date(year, 1, 1).weekday() == first:
            return year
    return last - last % 4  # a turn of the century that is no leap year
