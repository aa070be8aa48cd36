from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdrill.judge.moment import (
    Gap,
    LookTime,
    Moment,
    OwnTime,
    Timing,
    last_of,
    moment_between,
    unseen_between,
)
from commdrill.judge.other_clock import OtherClock, resolution

LIMIT = timedelta(seconds=10)
SECONDS = st.floats(0, 100)


@pytest.mark.parametrize(
    ("moment", "timing"),
    [
        (Moment(8, 9, 9.1), Timing.IN_TIME),
        (Moment(9, 10, 12), Timing.IN_TIME),  # a look that began in time saw it in time
        (Moment(9.9, 10.1, 10.2), Timing.LATE),
        (Moment(10.4, 11.4, 11.5), Timing.LATE),
        (Moment(9.8, 10.1, 10.2), Timing.UNTOLD),
        (Moment(3, 13, 13.1), Timing.UNTOLD),
    ],
)
def test_only_looks_on_both_sides_of_a_limit_tell_what_is_late(
    moment: Moment, timing: Timing
) -> None:
    assert moment.against(LIMIT) is timing


def test_what_was_in_time_took_no_longer_than_there_was() -> None:
    assert Moment(9, 9.9, 9.95).took(LIMIT) == 9.95
    assert Moment(9, 10, 12).took(LIMIT) == 10
    assert Moment(9, 10.1, 12).took(LIMIT) == 12


def test_a_moment_counts_from_a_start_and_nothing_is_before_it() -> None:
    assert Moment(4, 5.5, 6).since(5) == Moment(0, 0.5, 1)


@pytest.mark.parametrize(
    ("own", "told"),
    [
        (OwnTime(9), Moment(9, 9, 9)),
        (OwnTime(9, doubt=2), Moment(7, 9, 9)),
        (OwnTime(12.5), Moment(12.5, 12, 12.5)),
        (OwnTime(1), Moment(3, 3, 3)),  # it was not there yet, whatever that clock says
        (OwnTime(99), Moment(13, 12, 13)),  # it was there
        (OwnTime(9, doubt=99), Moment(3, 9, 9)),
    ],
)
def test_another_clock_tells_more_and_looks_have_the_last_word(own: OwnTime, told: Moment) -> None:
    assert Moment(3, 12, 13).told(own) == told


@given(st.lists(SECONDS, min_size=3, max_size=3).map(sorted), SECONDS, SECONDS, SECONDS)
def test_no_clock_makes_late_what_a_look_saw_in_time_nor_puts_it_outside_of_its_looks(
    looks: list[float], own: float, doubt: float, limit: float
) -> None:
    seen = Moment(*looks)
    told = seen.told(OwnTime(own, doubt))
    assert seen.after <= told.by <= seen.by
    assert told.after <= told.by
    within = timedelta(seconds=limit + 0.001)
    if seen.against(within) is Timing.IN_TIME:
        assert told.against(within) is Timing.IN_TIME


def test_all_are_there_when_the_last_of_them_is() -> None:
    early, late = Moment(1, 8, 9), Moment(2, 4, 5)
    assert last_of([early, late]) == Moment(2, 8, 9)
    assert last_of([]) == Moment(0, 0, 0)


def test_a_moment_lies_between_two_looks() -> None:
    missed, seen = LookTime(1, 1.5), LookTime(2, 2.5)
    assert moment_between(missed, seen) == Moment(1, 2, 2.5)


STILL = Gap(3, 13, "this process stood still")


@pytest.mark.parametrize(
    ("look", "saw_from", "saw_until"),
    [
        (LookTime(1, 2), 1, 2),
        (LookTime(2.9, 13.2, STILL), 13, 3),  # of before the gap or of after it
        (LookTime(13.1, 13.2, STILL), 13.1, 13.2),
        (LookTime(4, 13.2, STILL), 13, 4),
        (LookTime(13, 13.2, STILL), 13, 13.2),
    ],
)
def test_a_look_that_a_gap_fell_into_proves_nothing_of_when(
    look: LookTime, saw_from: float, saw_until: float
) -> None:
    assert (look.saw_from, look.saw_until) == (saw_from, saw_until)


def test_a_look_and_its_gap_count_from_a_start() -> None:
    assert LookTime(2, 14, STILL).since(2) == LookTime(0, 12, Gap(1, 11, STILL.why))
    assert LookTime(2, 4).since(1) == LookTime(1, 3)


@pytest.mark.parametrize(
    ("seen", "blind", "told"),
    [
        (LookTime(13.1, 13.2, STILL), None, "from 2.0s to 13.1s (this process stood still)"),
        (LookTime(9, 9.1), Gap(3, 8, "log-in refused"), "from 2.0s to 9.0s (log-in refused)"),
        (LookTime(13.1, 13.2, STILL), Gap(3, 8, "x"), "from 2.0s to 13.1s (this process"),
        (LookTime(9, 9.1), None, "nobody looked from 2.0s to 9.0s"),
        (LookTime(1.5, 1.9), None, "nobody looked from 2.0s to 2.0s"),
    ],
)
def test_where_nobody_looked_is_named(seen: LookTime, blind: Gap | None, told: str) -> None:
    assert told in str(unseen_between(LookTime(1, 2), seen, blind))


def test_whole_seconds_may_have_been_a_second_more() -> None:
    assert resolution(datetime(2026, 11, 23, 10, 0, 1, tzinfo=UTC)) == 1.0
    assert resolution(datetime(2026, 11, 23, 10, 0, 1, 500, tzinfo=UTC)) == 0.0


def test_a_clock_that_may_agree_is_taken_at_its_word() -> None:
    clock = OtherClock().noted(5.0, 0.0, 4.0, 6.0)
    assert (clock.least, clock.most) == (-1.0, 1.0)
    assert clock.read(9.0, 0.5) == OwnTime(9.0, 0.5, is_tested=True)
    assert OtherClock().read(9.0, 0.5) == OwnTime(9.0, 0.5)
    assert clock.ahead == 0


@pytest.mark.parametrize(
    ("own", "ahead", "read"),
    [
        (65.0, 59.0, OwnTime(41.0, 2.0, is_tested=True)),
        (-55.0, -59.0, OwnTime(161.0, 2.0, is_tested=True)),
    ],
    ids=["ahead", "behind"],
)
def test_a_clock_that_disagrees_is_measured_by_what_was_seen(
    own: float, ahead: float, read: OwnTime
) -> None:
    clock = OtherClock().noted(own, 0.0, 4.0, 6.0)
    assert clock.ahead == ahead
    assert not clock.agrees
    assert clock.read(100.0, 0.0) == read


def test_each_time_told_narrows_down_how_far_a_clock_is_off() -> None:
    clock = OtherClock().noted(64.0, 0.0, 4.0, 6.0).noted(70.5, 0.0, 10.0, 12.0)
    assert (clock.least, clock.most) == (58.5, 60.0)
    assert clock.noted(75.0, 1.0, 15.2, 16.9) == OtherClock(58.5, 60.0)


def test_how_closely_a_clock_off_from_ours_is_known_adds_to_the_doubt_of_its_times() -> None:
    clock = OtherClock(least=59.0, most=61.0)
    assert clock.read(100.0, 0.5) == OwnTime(41.0, 2.5, is_tested=True)


@pytest.mark.parametrize(("most", "is_tested"), [(62.0, True), (62.5, False)])
def test_a_clock_is_believed_against_looks_where_it_is_known_to_three_seconds(
    most: float, is_tested: bool
) -> None:
    assert OtherClock(least=59.0, most=most).read(100.0, 0.0).is_tested is is_tested


@pytest.mark.parametrize(("least", "most", "agrees"), [
    (0.0, 2.0, True), (-2.0, 0.0, True), (0.5, 2.0, False), (-2.0, -0.5, False),
])  # fmt: skip
def test_a_clock_agrees_as_long_as_it_may_be_as_ours_is(
    least: float, most: float, agrees: bool
) -> None:
    assert OtherClock(least, most).agrees is agrees


def test_a_clock_that_was_set_is_measured_anew() -> None:
    clock = OtherClock().noted(4.5, 0.5, 4.0, 6.0).noted(70.0, 0.5, 10.0, 12.0)
    assert (clock.least, clock.most) == (58.0, 60.5)


def test_what_was_there_long_before_it_was_listed_says_nothing_of_a_clock() -> None:
    clock = OtherClock().noted(4.5, 0.5, 4.0, 6.0)
    assert clock.noted(9.0, 0.5, 24.0, 25.0) is clock
    assert clock.read(9.0, 0.5) == OwnTime(9.0, 0.5, is_tested=True)


def test_what_a_tested_clock_had_before_a_look_was_listed_late() -> None:
    found = Moment(24, 25, 26)
    assert found.told(OwnTime(9.0, 0.5, is_tested=True)) == Moment(8.5, 9.0, 9.0)
    assert found.told(OwnTime(25.5, 0.5, is_tested=True)) == Moment(25.0, 25, 25.5)
    assert found.told(OwnTime(99.0, 0.5, is_tested=True)) == Moment(25.5, 25, 26)


@pytest.mark.parametrize(
    ("began", "timing"),
    [(10.0005, Timing.IN_TIME), (10.002, Timing.UNTOLD)],
)
def test_what_comes_on_the_dot_is_in_time_whichever_clock_is_read_first(
    began: float, timing: Timing
) -> None:
    assert Moment(9.0, began, began).against(timedelta(seconds=10)) is timing
