"""Looks between those that a journal tells of: close enough that what stayed is seen to have stayed."""

from itertools import pairwise

import pytest

from commdrill.engine.thought_looks import ThoughtLooks

from .test_channels import Desk, page
from .world import tells

INTERVAL = 1.0  # seconds: as often as the desk's channel is looked at


@pytest.fixture
def desk() -> Desk:
    desk = Desk((tells(),))
    desk.look(0.0, page())
    return desk


@pytest.mark.parametrize("is_close", [True, False])
def test_no_gap_between_them_is_as_long_as_a_run_leaves(desk: Desk, is_close: bool) -> None:
    last = desk.page.last
    assert last is not None
    until = last.ended + 7.3
    thought = ThoughtLooks.of((), desk.channels.pages)
    moments = [last.ended, *thought.until(desk.page, until, is_close=is_close)]
    assert max(later - sooner for sooner, later in pairwise(moments)) < INTERVAL
    assert (moments[-1] == until) is is_close


def test_a_journal_of_nobodys_is_not_thought_through_for_ever(desk: Desk) -> None:
    thought = ThoughtLooks.of((), desk.channels.pages)
    assert sum(1 for _ in thought.until(desk.page, 1e9, is_close=False)) <= 20_000
