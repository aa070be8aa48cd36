"""What is known of a status page after each look: each post once, and when it came."""

from dataclasses import replace
from datetime import timedelta

from commdrill.documents.matcher import parse_matcher
from commdrill.documents.plan import ChannelType, Phase
from commdrill.errors import CannotLook
from commdrill.judge.expectation import BoardExpectation
from commdrill.judge.moment import LookTime, Moment
from commdrill.sighting import (
    Incident,
    StatusBoard,
    Update,
    Vocabulary,
)

from .desk import Desk, page
from .steps import DOWN, START, step


def board(*posts: tuple[float | None, str], status: str = "investigating") -> StatusBoard:
    """Posts at so many seconds of the run, newest first."""
    updates = tuple(
        Update(words, status, words, None if at is None else START + timedelta(seconds=at + 5))
        for at, words in posts
    )
    return StatusBoard("http://shop", "none", {}, (Incident("i", "Checkout", status, updates),))


def status_desk(*, every: float | None = None) -> Desk:
    expected = BoardExpectation(incident=parse_matcher("investigating"))
    wanted = step("status", Phase.UPDATE, "shop", expected, ChannelType.STATUS_PAGE, every=every)
    return Desk((wanted,), ChannelType.STATUS_PAGE)


def test_each_post_is_an_update_once_and_came_when_it_says() -> None:
    desk = status_desk(every=30)
    desk.look(1, board((-100.0, "Old.")))
    desk.look(2, board((-100.0, "Old.")))
    desk.look(5, board((4.25, "Second."), (2.5, "First."), (-100.0, "Old.")))
    posts = desk.page.posts["status"]
    assert [update.words for update in posts.updates] == ["First.", "Second."]
    assert [update.moment.by for update in posts.updates] == [7.5, 9.25]


def test_a_post_that_tells_no_time_came_between_two_looks() -> None:
    desk = status_desk(every=30)
    desk.look(1, board())
    assert desk.page.posts["status"].updates == []
    desk.look(3, board((None, "First.")))
    (update,) = desk.page.posts["status"].updates
    assert update.moment == Moment(6, 8, 8.125)


def test_a_page_that_tells_no_updates_says_nothing_of_a_silence() -> None:
    mute = replace(board(), terms=Vocabulary("a mute page", update=frozenset()))
    for shown, every, cause in (
        (mute, 30.0, "a mute page cannot tell updates"),
        (mute, None, ""),
        (board(), 30.0, ""),
    ):
        desk = status_desk(every=every)
        desk.look(1, shown)
        (wanted,) = desk.steps
        assert desk.page.glance(wanted.promise, LookTime(6, 7), 5).cause == cause


def test_looks_that_said_nothing_make_no_post_a_new_one() -> None:
    desk = status_desk(every=30)
    desk.look(1, board())
    desk.look(2, board((None, "First.")))
    desk.look(3, CannotLook("broken JSON"))
    desk.look(4, board((None, "First.")))
    assert len(desk.page.posts["status"].updates) == 1


def test_a_status_page_is_held_since_its_own_time() -> None:
    desk = status_desk()
    desk.look(1, StatusBoard("http://shop", "none", {}))
    desk.page.note_baseline()
    desk.look(9, board((7.0, "Still on it."), (3.5, "On it.")))
    time = desk.page.last
    assert time is not None
    own = desk.page.glance(desk.steps[0].promise, time, 5.0).own
    assert own is not None
    assert own.at == 3.5


def test_a_page_says_no_time_of_its_own(desk: Desk) -> None:
    desk.look(1, page(DOWN, 503))
    time = desk.page.last
    assert time is not None
    assert desk.page.glance(desk.steps[0].promise, time, 5.0).own is None
