"""Spans: whether a moment, or all of a window, lies in them."""

from datetime import UTC, datetime

import pytest

from commdrill.timetable.blackouts import BlackoutWindow, why_all, why_at


def at(hour: int) -> datetime:
    return datetime(2026, 12, 15, hour, tzinfo=UTC)


def span(begins: int, ends: int, why: str = "freeze") -> BlackoutWindow:
    return BlackoutWindow(at(begins), at(ends), why)


@pytest.mark.parametrize(
    ("hour", "why"), [(9, None), (10, "freeze"), (11, "freeze"), (12, None)],
    ids=["before", "at-its-beginning", "inside", "at-its-end"],
)  # fmt: skip
def test_a_span_holds_its_beginning_and_not_its_end(hour: int, why: str | None) -> None:
    assert why_at([span(10, 12)], at(hour)) == why


@pytest.mark.parametrize(
    ("spans", "why"),
    [
        ([], None),
        ([span(10, 14)], "freeze"),
        ([span(8, 20)], "freeze"),
        ([span(11, 14)], None),
        ([span(10, 13)], None),
        ([span(12, 15, "b"), span(9, 12, "a")], "a; b"),
        ([span(10, 11), span(12, 14)], None),
        ([span(10, 11), span(10, 14)], "freeze"),
    ],
    ids=["none", "just-so", "wider", "late", "early", "two-that-meet", "a-gap", "one-in-another"],
)
def test_a_window_is_covered_only_where_no_moment_is_left(
    spans: list[BlackoutWindow], why: str | None
) -> None:
    assert why_all(spans, at(10), at(14)) == why
