"""What a round says: bounded, and loud where the clock jumped."""

from datetime import UTC, datetime, timedelta

import pytest

from commdrill.app.schedule.tick_lines import clock_lines, done_lines, jump_line
from commdrill.timetable.round import Done
from commdrill.timetable.slot import Entry, Settled, Slot, State

MANY = (
    "checkout@20261123T100000Z and 8,999 more until checkout@20271203T090000Z: "
    "MISSED: it was not run"
)
OPENS = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def missed(count: int, drill: str = "checkout") -> tuple[Entry, ...]:
    slots = (
        Slot(OPENS + timedelta(hours=n), drill, OPENS + timedelta(hours=n + 1))
        for n in range(count)
    )
    return tuple(Entry(slot, State.MISSED, why="it was not run") for slot in slots)


def test_many_missed_slots_of_a_drill_are_one_line() -> None:
    done = Done(settled=(*missed(9_000), *missed(2, "search")))
    assert list(done_lines(done, {})) == [
        MANY,
        "search@20261123T100000Z: MISSED: it was not run",
        "search@20261123T110000Z: MISSED: it was not run",
    ]


@pytest.mark.parametrize(
    ("gap", "ahead", "done", "said"),
    [
        (timedelta(minutes=5), 0, Done(), []),
        (timedelta(days=40), 0, Done(), []),
        (timedelta(seconds=-30), 0, Done(), []),
        (timedelta(days=31), 0, Done(missed(2)), ["NO ROUND FOR 31 days"]),
        (timedelta(days=-31), 0, Done(), ["THE CLOCK WENT BACK"]),
        (timedelta(hours=-2), 3, Done(), ["THE CLOCK WENT BACK", "3 slots that were told as over"]),
        (timedelta(minutes=5), 3, Done(), []),
    ],
    ids=["usual", "nothing-missed", "put-right", "gap", "back", "back-with-slots", "told-before"],
)
def test_a_clock_that_jumped_is_told(
    gap: timedelta, ahead: int, done: Done, said: list[str]
) -> None:
    slots = missed(ahead)
    over = Settled(slots[0], slots[-1].slot, ahead) if slots else None
    lines = list(clock_lines(OPENS, OPENS + gap, over, done))
    assert len(lines) == len(said)
    assert all(line.startswith(words) for line, words in zip(lines, said, strict=True))


def test_the_first_round_has_no_clock_to_compare_with() -> None:
    assert list(clock_lines(None, OPENS, None, Done(missed(2)))) == []


def test_a_jump_says_how_far_and_what_time_it_is() -> None:
    assert jump_line(timedelta(days=30), OPENS).startswith(
        "THE CLOCK JUMPED AHEAD by 30 days, or this machine slept: it is 2026-11-23 10:00:00 UTC"
    )
    assert "WENT BACK by 1h:" in jump_line(timedelta(hours=-1), OPENS)
