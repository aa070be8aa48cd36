"""When schedules are due, as AWS's pages have them."""

from datetime import UTC, datetime, timedelta

import pytest

from commdrill_sandbox.aws.eventing.expressions import expression, of_rule
from tests.each import each

NOW = datetime(2026, 11, 28, 10, 30, 15, tzinfo=UTC)  # a Saturday

DUE = {
    "at": ("at(2026-11-28T10:31:00)", "UTC", "2026-11-28T10:31:00"),
    "at in a zone": ("at(2026-11-28T12:00:00)", "Europe/Madrid", "2026-11-28T11:00:00"),
    "at that is just over": ("at(2026-11-28T10:30:00)", "UTC", "2026-11-28T10:30:00"),
    "at that is long over": ("at(2026-11-28T10:29:00)", "UTC", None),
    "a minute": ("rate(1 minute)", "UTC", "2026-11-28T10:31:15"),
    "minutes": ("rate(5 minutes)", "UTC", "2026-11-28T10:35:15"),
    "an hour": ("rate(1 hour)", "UTC", "2026-11-28T11:30:15"),
    "days": ("rate(7 days)", "UTC", "2026-12-05T10:30:15"),
    "each minute": ("cron(* * * * ? *)", "UTC", "2026-11-28T10:31:00"),
    "each quarter": ("cron(0/15 * * * ? *)", "UTC", "2026-11-28T10:45:00"),
    "a time of day": ("cron(15 10 * * ? *)", "UTC", "2026-11-29T10:15:00"),
    "its own minute is over": ("cron(30 10 * * ? *)", "UTC", "2026-11-29T10:30:00"),
    "working days": ("cron(0 18 ? * MON-FRI *)", "UTC", "2026-11-30T18:00:00"),
    "days by number": ("cron(0 18 ? * 2-6 *)", "UTC", "2026-11-30T18:00:00"),
    "the second Tuesday": ("cron(0 10 ? * 3#2 *)", "UTC", "2026-12-08T10:00:00"),
    "the last Friday": ("cron(0 10 ? * 6L *)", "UTC", "2026-12-25T10:00:00"),
    "the last day": ("cron(0 10 L * ? *)", "UTC", "2026-11-30T10:00:00"),
    "the last working day": ("cron(0 10 LW 1 ? *)", "UTC", "2027-01-29T10:00:00"),
    "a working day near the 1st": ("cron(0 10 1W 8 ? *)", "UTC", "2027-08-02T10:00:00"),
    "a working day near the 5th": ("cron(0 10 5W 12 ? *)", "UTC", "2026-12-04T10:00:00"),
    "a list": ("cron(0 9,11 28 NOV,DEC ? *)", "UTC", "2026-11-28T11:00:00"),
    "a leap day": ("cron(0 0 29 2 ? *)", "UTC", "2028-02-29T00:00:00"),
    "a year that is over": ("cron(0 0 1 1 ? 2026)", "UTC", None),
    "a day there never is": ("cron(0 0 31 2 ? *)", "UTC", None),
    "local time": ("cron(0 12 * * ? *)", "Europe/Madrid", "2026-11-28T11:00:00"),
    "local time in summer": ("cron(0 12 1 7 ? *)", "Europe/Madrid", "2027-07-01T10:00:00"),
}  # fmt: skip


@each(("written", "zone", "due"), DUE.values())
def test_a_schedule_is_due_at(written: str, zone: str, due: str | None) -> None:
    found = expression(written, zone).after(NOW, NOW)
    assert found == (due and datetime.fromisoformat(f"{due}+00:00"))


@each("written", ["rate(2 minutes)", "cron(* * * * ? *)"])
def test_each_time_is_later_than_the_last(written: str) -> None:
    timed, due = expression(written), NOW
    seen = []
    for _ in range(5):
        later = timed.after(due, NOW)
        assert later is not None
        seen.append(later - due)
        due = later
    assert all(step > timedelta(0) for step in seen)
    assert len(set(seen[1:])) == 1


def test_what_is_to_begin_later_begins_then() -> None:
    begins = NOW + timedelta(hours=1)
    assert expression("rate(1 day)").after(NOW, begins) == begins
    assert expression("cron(* * * * ? *)").after(NOW, begins) == begins + timedelta(seconds=45)


def test_what_began_long_ago_keeps_its_beat() -> None:
    begun = NOW - timedelta(minutes=12)
    assert expression("rate(5 minutes)").after(NOW, begun) == NOW + timedelta(minutes=3)


WRONG = [
    "", "every day", "rate(0 minutes)", "rate(5 seconds)", "rate()",
    "at(tomorrow)", "at(2026-11-28)", "at(2026-11-28T10:00:00Z)", "at(2026-13-01T00:00:00)", "cron(* * * * *)", "cron(* * * * * *)", "cron(* * ? * ? *)",
    "cron(60 * * * ? *)", "cron(* 24 * * ? *)", "cron(* * 32 * ? *)", "cron(* * * 13 ? *)",
    "cron(* * ? * 8 *)", "cron(*/0 * * * ? *)", "cron(5-1 * * * ? *)", "cron(x * * * ? *)",
]  # fmt: skip


@each("written", ["rate(1 hours)", "rate(5 minute)", " rate(1 days) "])
def test_a_rule_wants_the_word_to_agree_with_the_number_and_a_schedule_does_not(
    written: str,
) -> None:
    expression(written)
    with pytest.raises(ValueError, match="rate"):
        of_rule(written)


@each("written", WRONG)
def test_what_is_no_expression_is_not_read(written: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        expression(written)


@each("zone", ["Mars/Olympus", "../etc", ""])
def test_a_zone_must_be_one(zone: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        expression("rate(1 day)", zone)
