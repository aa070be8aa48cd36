"""Recurrence rules: those a drill can have, and how the others are refused."""

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdrill.documents.recurrence import check_recurrence
from commdrill.documents.rule_text import RecurrenceError
from tests.each import each

START = date(2026, 1, 1)


@each(
    "rule",
    [
        "FREQ=MONTHLY;INTERVAL=6;BYDAY=2TU;BYHOUR=10;BYMINUTE=0",
        "FREQ=DAILY",
        "RRULE:FREQ=DAILY",
        "freq=weekly;byday=mo,we",
        "FREQ=HOURLY;INTERVAL=6",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=YEARLY;BYWEEKNO=53",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=DAILY;COUNT=1",
        "FREQ=DAILY;UNTIL=20271231",
        "FREQ=DAILY;UNTIL=20271231T235959Z",
        "FREQ=WEEKLY;WKST=SU;BYDAY=SU",
        "FREQ=DAILY;INTERVAL=1000;BYMONTH=1",
    ],
)
def test_rules_that_are_due_are_taken(rule: str) -> None:
    check_recurrence(rule, START)


@each(
    ("rule", "why"),
    [
        ("", "is not NAME=VALUE"),
        ("every month", "is not NAME=VALUE"),
        ("FREQUENCY=DAILY", "unknown part 'FREQUENCY' (did you mean 'FREQ'?)"),
        ("BYDAY=MO", "FREQ is missing"),
        ("FREQ=FORTNIGHTLY", "FREQ=FORTNIGHTLY is none a drill can have"),
        ("FREQ=MINUTELY", "FREQ=MINUTELY is none"),
        ("FREQ=SECONDLY;BYSETPOS=2", "FREQ=SECONDLY is none"),
        ("FREQ=DAILY;BYEASTER=1", "unknown part 'BYEASTER'"),
        ("FREQ=DAILY;FREQ=DAILY", "FREQ stands here twice"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL=0 is out of range"),
        ("FREQ=DAILY;INTERVAL=1,2", "INTERVAL has one number"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20271231", "UNTIL and COUNT do not go together"),
        ("FREQ=DAILY;COUNT=0", "COUNT=0 is out of range"),
        ("FREQ=DAILY;BYMONTH=13", "BYMONTH=13 is out of range"),
        ("FREQ=DAILY;BYMONTHDAY=0", "BYMONTHDAY=0 is out of range"),
        ("FREQ=DAILY;BYHOUR=24", "BYHOUR=24 is out of range"),
        ("FREQ=DAILY;BYHOUR=-1", "BYHOUR=-1 is out of range"),
        ("FREQ=WEEKLY;BYDAY=XX", "BYDAY=XX names no day"),
        ("FREQ=WEEKLY;BYDAY=2TU", "BYDAY=2TU does not go with FREQ=WEEKLY"),
        ("FREQ=MONTHLY;BYDAY=99TU", "BYDAY=99TU is out of range"),
        ("FREQ=DAILY;UNTIL=tomorrow", "UNTIL=TOMORROW is no date"),
        ("FREQ=DAILY;UNTIL=20270231", "UNTIL=20270231 is no date"),
        ("FREQ=DAILY;UNTIL=20251231", "never due"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "never due"),
        ("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", "never due"),
        ("FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31", "never due"),
        ("FREQ=YEARLY;BYWEEKNO=53;BYMONTH=7", "never due"),
        ("FREQ=MONTHLY;BYSETPOS=300", "never due"),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", "never due"),
        ("FREQ=DAILY;BYSETPOS=2", "BYSETPOS does not go with FREQ=DAILY"),
        ("FREQ=MONTHLY;BYSETPOS=" + ",".join(map(str, range(1, 40))), "BYSETPOS has more than 12"),
        ("FREQ=DAILY;BYHOUR=" + "1," * 200 + "1", "longer than 300"),
        ("FREQ=HOURLY;INTERVAL=24;BYHOUR=5", "cannot be expanded"),
    ],
)
def test_other_rules_are_refused_with_the_part_that_is_wrong(rule: str, why: str) -> None:
    with pytest.raises(RecurrenceError) as caught:
        check_recurrence(rule, START)
    assert why in str(caught.value)


def test_a_window_ends_before_the_rule_is_due_again() -> None:
    check_recurrence("FREQ=DAILY", START, timedelta(hours=24))
    with pytest.raises(RecurrenceError, match="before its window ends"):
        check_recurrence("FREQ=DAILY", START, timedelta(hours=25))


@each("start", [date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29)])
def test_any_start_is_taken(start: date) -> None:
    check_recurrence("FREQ=DAILY", start)


PARTS = st.sampled_from(
    [
        "FREQ=DAILY",
        "FREQ=WEEKLY",
        "FREQ=MONTHLY",
        "FREQ=YEARLY",
        "FREQ=HOURLY",
        "BYDAY=MO,-1FR",
        "BYDAY=TU",
        "BYDAY=",
        "BYMONTH=2,3",
        "BYMONTHDAY=30",
        "BYMONTHDAY=-31",
        "BYSETPOS=5,-5",
        "BYYEARDAY=366",
        "BYWEEKNO=53",
        "BYHOUR=3",
        "BYMINUTE=59",
        "BYSECOND=0,59",
        "COUNT=3",
        "INTERVAL=13",
        "INTERVAL=999",
        "UNTIL=20300101",
        "WKST=SU",
        "X=1",
    ]
)


@given(st.lists(PARTS, max_size=6).map(";".join), st.dates())
def test_any_rule_is_taken_or_refused_in_words(rule: str, start: date) -> None:
    with contextlib.suppress(RecurrenceError):
        check_recurrence(rule, start)
