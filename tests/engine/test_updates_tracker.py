"""Updates on a page: counted from when its phase began, on a clock that began long before."""

from dataclasses import replace
from datetime import timedelta

import pytest

from commdrill.documents.matcher import parse_matcher
from commdrill.documents.plan import ChannelType, Phase
from commdrill.engine.channels.page_channel import PageChannel, Posts
from commdrill.engine.trackers.updates_tracker import UpdatesTracker
from commdrill.engine.watchers import LookDone
from commdrill.errors import CannotLook
from commdrill.judge.cadence import Update
from commdrill.judge.expectation import BoardExpectation
from commdrill.judge.moment import LONGEST_LOOK, Gap, LookTime, Moment
from commdrill.record.events import StepOutcome
from commdrill.sighting import Incident, Page, Sighting, StatusBoard
from commdrill.sighting import Update as Post
from commdrill.terms import Proof

from .test_restoration_check import SERVICES, channel, step

EVERY = timedelta(seconds=20)
START = 1_000.0  # monotonic: the machine has been up for a while
EXPECTED = BoardExpectation(incident=parse_matcher({"present": True}))


@pytest.fixture
def page() -> PageChannel:
    return channel(ChannelType.STATUS_PAGE, update=EXPECTED)


def tracker(page: PageChannel, posts: Posts | None = None) -> UpdatesTracker:
    one = step("update", Phase.UPDATE, EXPECTED, ChannelType.STATUS_PAGE)
    if posts is not None:
        page.posts["update"] = posts
    return UpdatesTracker(one, page, EVERY, SERVICES, Proof.CONTENT)


def update(by: float) -> Update:
    return Update(Moment(by - 1, by - 0.5, by), "We are on it.")


def look(page: PageChannel, began: float, outcome: Sighting | CannotLook) -> None:
    page.take(LookDone("status", LookTime(START + began, START + began + 0.5), outcome))


def board(*words: str) -> StatusBoard:
    told = tuple(Post(each, "investigating", each) for each in reversed(words))
    return StatusBoard("", "minor", {}, (Incident("1", "Checkout", "investigating", told),))


def test_the_first_is_due_so_long_after_its_phase_began(page: PageChannel) -> None:
    one = tracker(page)
    assert one.due() is None
    one.begin(START)
    assert one.due() == START + 20.0


def test_what_came_since_the_outage_began_breaks_the_silence(page: PageChannel) -> None:
    page.phases.enter(Phase.OUTAGE, START - 30)
    one = tracker(page, Posts(frozenset(), [update(START - 5)]))
    one.begin(START)
    assert one.cadence.silent_since == -5.0
    assert one.due() == START + 15.0


def test_what_hid_the_last_one_before_its_phase_is_known(page: PageChannel) -> None:
    page.phases.enter(Phase.OUTAGE, START - 30)
    hidden = replace(update(START - 5), hidden=Gap(START - 12, START - 6))
    one = tracker(page, Posts(frozenset(), [hidden]))
    one.begin(START)
    assert one.cadence.hidden == Gap(-12.0, -6.0)


def test_a_post_that_comes_where_looks_said_nothing_is_hidden_by_them(page: PageChannel) -> None:
    look(page, 0.0, board("first"))
    look(page, 1.0, board("first", "second"))
    assert page.posts["update"].updates[-1].hidden is None
    look(page, 2.0, CannotLook("log-in refused"))
    look(page, 9.0, board("first", "second", "third"))
    assert page.posts["update"].updates[-1].hidden == Gap(START + 1.5, START + 9.0)


def test_what_came_before_the_outage_breaks_none(page: PageChannel) -> None:
    page.phases.enter(Phase.OUTAGE, START - 3)
    one = tracker(page, Posts(frozenset(), [update(START - 5)]))
    one.begin(START)
    assert (one.cadence.silent_since, one.due()) == (0.0, START + 20.0)


def test_what_was_there_as_it_was_looked_at_first_breaks_no_silence(page: PageChannel) -> None:
    page.phases.enter(Phase.OUTAGE, START - 30)
    one = tracker(page, Posts(frozenset({"an old one"})))
    one.begin(START)
    assert (one.cadence.silent_since, one.due()) == (0.0, START + 20.0)


@pytest.mark.parametrize(("came", "since"), [(-12.0, -12.0), (-40.0, -15.0), (2.0, 2.0)])
def test_what_came_before_its_phase_and_is_seen_in_it_breaks_the_silence_when_it_came(
    page: PageChannel, came: float, since: float
) -> None:
    page.phases.enter(Phase.OUTAGE, START - 30)
    one = tracker(page, Posts(frozenset(), [update(START - 15)]))
    one.begin(START)
    look(page, 3.0, board("seen late"))
    late = Update(Moment(START + came, START + came, START + came), "seen late")
    page.posts["update"].updates[1:] = [late]
    one.look()
    assert one.cadence.updates[-1].words == "seen late"
    assert one.cadence.silent_since == since


def test_where_no_outage_began_its_own_phase_counts(page: PageChannel) -> None:
    one = tracker(page, Posts(frozenset(), [update(START - 5)]))
    one.begin(START)
    assert one.cadence.silent_since == 0.0


def test_a_look_that_does_not_come_back_is_given_up_after_its_time(page: PageChannel) -> None:
    one = tracker(page)
    one.expire(START + 900)
    assert one.said is None
    one.begin(START)
    said = list[StepOutcome | None]()
    for after in (0.0, 0.1):
        one.expire(START + 20 + LONGEST_LOOK + after)
        said.append(one.said)
    assert said == [None, StepOutcome.ERROR]
    assert (one.due(), one.is_settled(START)) == (None, True)


def test_it_is_settled_by_what_came_and_not_before_it_began(page: PageChannel) -> None:
    one = tracker(page)
    assert not one.is_settled(START)
    one.begin(START)
    one.cadence = replace(one.cadence, updates=(update(5), update(10)), silent_since=10.0)
    assert one.is_settled(START + 29)
    assert not one.is_settled(START + 31)


def test_a_channel_that_was_never_seen_again_does_not_answer(page: PageChannel) -> None:
    from commdrill.engine.restoration_check import Look, answers_compared

    before = Look("answers", frozenset())
    (told,) = answers_compared(page, before, None).differences
    assert (told.what, told.expected, told.seen) == ("answer", "answers", "no answer")
    time = LookTime(START, START + 1)
    page.take(LookDone("seen", time, Page("u", None, {}, "", "", unanswered="refused")))
    page.failure = "connection refused"
    (told,) = answers_compared(page, before, None).differences
    assert told.seen == "connection refused"
