"""When channels are looked at: never closer than their interval, and around every limit."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdrill.compile.rhythm import Rhythm

DENSE = Rhythm(1.0, 15.0, phase_began=0.0)


def looks(rhythm: Rhythm, until: float, since: float = 0.0) -> list[float]:
    """When each look begins, if each is over at once."""
    began = [since]
    while began[-1] < until:
        began.append(rhythm.after(began[-1]))
    return began


def test_looks_are_close_in_the_first_minute_of_a_phase_and_grow_rare() -> None:
    assert DENSE.after(0.0) == 1.0
    assert DENSE.after(59.9) == pytest.approx(60.9)
    assert DENSE.after(60.0) == 63.0
    assert DENSE.after(200.0) == 210.0
    assert DENSE.after(1_000.0) == 1_015.0


def test_before_any_phase_looks_are_rare() -> None:
    assert Rhythm(1.0, 15.0).after(3.0) == 18.0


def test_what_took_a_twentieth_of_its_time_to_measure_is_looked_at_no_more_often() -> None:
    assert Rhythm(4.0, 15.0, phase_began=0.0).after(62.0) == 66.0


def test_a_look_is_wanted_as_soon_as_the_interval_allows() -> None:
    wanted = Rhythm(1.0, 15.0, phase_began=0.0, wanted=100.5)
    assert wanted.after(100.0) == 101.0
    assert wanted.after(90.0) == 100.5
    assert wanted.after(100.5) == pytest.approx(105.525)


def test_a_look_begins_right_before_a_limit_and_the_next_one_after_it() -> None:
    began = looks(Rhythm(1.0, 15.0, phase_began=0.0, dues=(600.0,)), 600.0)
    assert began[-2] == pytest.approx(599.95)
    assert began[-1] == pytest.approx(600.95)
    assert max(b - a for a, b in pairwise(began)) <= 15.0


def test_where_there_is_no_time_for_a_look_before_a_limit_there_is_one_after_it() -> None:
    assert Rhythm(1.0, 15.0, phase_began=-900.0, dues=(10.0,)).after(9.5) == 10.5
    assert Rhythm(1.0, 15.0, phase_began=-900.0, dues=(10.0,)).after(10.0) == 25.0


def test_of_several_limits_the_nearest_is_met() -> None:
    rhythm = Rhythm(1.0, 15.0, phase_began=-900.0, dues=(30.0, 12.0, 5.0))
    assert rhythm.after(8.0) == pytest.approx(11.95)
    assert rhythm.after(11.95) == pytest.approx(12.95)


def test_whoever_asks_us_to_come_later_is_heeded() -> None:
    asked = Rhythm(1.0, 15.0, phase_began=0.0, dues=(5.0,), wanted=3.0, not_before=50.0)
    assert asked.after(2.0) == 50.0
    assert asked.after(49.9) == pytest.approx(50.9)


@given(st.floats(0.1, 5), st.floats(1, 4), st.lists(st.floats(0.5, 400), max_size=5))
def test_two_looks_are_never_closer_than_the_interval_nor_further_apart_than_the_rarest(
    densest: float, times: float, dues: list[float]
) -> None:
    rhythm = Rhythm(densest, densest * times, 0.0, tuple(dues))
    for before, after in pairwise(looks(rhythm, 400.0)):
        assert after - before >= densest * 0.999_999
        assert after - before <= 2 * densest * times + 0.1


@given(st.floats(0.1, 2), st.floats(3, 400), st.floats(0, 2))
def test_a_limit_by_itself_has_a_look_right_before_it_and_one_within_an_interval_after(
    densest: float, due: float, offset: float
) -> None:
    began = looks(Rhythm(densest, 15.0, 0.0, (due + offset,)), due + offset + 2 * densest, 0.0)
    before = max(at for at in began if at < due + offset)
    after = min(at for at in began if at >= due + offset)
    assert before >= due + offset - 0.0501
    assert after - before <= densest + 0.0501
