"""Looks between those that a journal tells of: close enough that what stayed is seen to have stayed."""

from itertools import pairwise

import pytest

from commdrill.engine.replay.thought_looks import ThoughtLooks
from commdrill.engine.run_clock import Pause, RunClock
from commdrill.testing.fake_clock import FakeClock

from .desk import Desk, page
from .steps import tells

INTERVAL = 1.0  # seconds: as often as the desk's channel is looked at


@pytest.fixture
def desk() -> Desk:
    desk = Desk((tells(),))
    desk.look(0.0, page())
    return desk


def test_no_gap_between_them_is_as_long_as_a_run_leaves(desk: Desk) -> None:
    last = desk.page.last
    assert last is not None
    until = last.ended + 7.3
    thought = ThoughtLooks.of((), desk.channels.pages)
    close = [last.ended, *thought.right_before(desk.page, until)]
    far = [last.ended, *thought.long_before(desk.page, until)]
    for moments in (close, far):
        assert max(later - sooner for sooner, later in pairwise(moments)) < INTERVAL
    assert close[-1] == until
    assert INTERVAL / 2 <= until - far[-1] <= INTERVAL


def test_a_journal_of_nobodys_is_not_thought_through_for_ever(desk: Desk) -> None:
    thought = ThoughtLooks.of((), desk.channels.pages)
    assert sum(1 for _ in thought.long_before(desk.page, 1e9)) <= 20_001


@pytest.mark.parametrize(("died", "began"), [(True, [4.0, 7.5]), (False, [4.0, 7.5, 8.0, 10.0])])
def test_a_look_that_its_process_did_not_live_to_end_is_none(
    desk: Desk, *, died: bool, began: list[float]
) -> None:
    """A process that stood still comes back to it; one that ended does not, and no look is shorter."""
    clock = RunClock(FakeClock(), [Pause(10.0, 14.0, died=died)])
    thought = ThoughtLooks({"shop": ()}, {"shop": 2.5})
    looks = thought.times(desk.page, [4.0, 7.5, 8.0, 10.0, 12.0], 20.0, clock)
    assert [look.began for look in looks] == began
