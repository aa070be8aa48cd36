"""Looks between those that a journal tells of: close enough that what stayed is seen to have stayed."""

from itertools import pairwise

import pytest

from commdrill.engine.replay.thought_looks import ThoughtLooks

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
