"""A time that was promised for the next word: kept at that very moment, and broken right after it."""

from datetime import UTC, datetime, timedelta

import pytest

from commdrill.documents.plan import ChannelType, Phase
from commdrill.judge.ahead import Received
from commdrill.judge.decision import Decision
from commdrill.judge.expectation import (
    ApprovedText,
    AttestedExpectation,
    BoardExpectation,
    Expectation,
    Limits,
    PageExpectation,
    Promise,
    Reader,
)
from commdrill.judge.given_word import GivenWord, Words, word_in_post, word_of, word_on_page
from commdrill.judge.must_say import InLanguage, MustSay
from commdrill.record.events import StepOutcome
from commdrill.sighting import Page
from commdrill.wording.policy import Policy
from commdrill.wording.types import Value
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.wording import compile_wording
from tests.each import each

DUE = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
ANA = "ana"


def at(seconds: float, back: float = 0.0) -> Received:
    """So many seconds after it is due."""
    moment = DUE + timedelta(seconds=seconds)
    return Received(moment, moment, set_back=back)


def given() -> Words:
    words = Words()
    words.give(ANA, GivenWord("by 16:30 UTC", DUE, at(-600)))
    return words


def outcome(decision: Decision | None) -> StepOutcome | None:
    return decision.outcome if decision else None


@pytest.mark.parametrize(
    ("came", "said"), [(-0.001, None), (0.0, None), (0.001, StepOutcome.FAILED)]
)
def test_it_is_kept_up_to_the_moment_that_was_promised(
    came: float, said: StepOutcome | None
) -> None:
    words = given()
    words.next(ANA, at(came))
    assert outcome(words.decided(at(3600))) is said


def test_how_late_it_came_is_told() -> None:
    words = given()
    words.next(ANA, at(90))
    decision = words.decided(None)
    assert decision is not None
    assert decision.over == 90
    assert decision.reason == "the next word was promised by 16:30 UTC, and it came 90.0s later"


def test_what_came_before_it_was_given_does_not_keep_it() -> None:
    words = given()
    words.next(ANA, at(-700))
    assert outcome(words.decided(at(1))) is StepOutcome.FAILED


def test_what_came_after_it_and_was_known_before_keeps_it() -> None:
    words = Words()
    words.next(ANA, at(-500))
    words.give(ANA, GivenWord("by 16:30 UTC", DUE, at(-600)))
    assert words.decided(at(3600)) is None


def test_what_came_to_somebody_else_does_not_keep_it() -> None:
    words = given()
    words.next("ben", at(-10))
    assert outcome(words.decided(at(1))) is StepOutcome.FAILED


@pytest.mark.parametrize(("looked", "said"), [(0.0, None), (1.0, StepOutcome.FAILED)])
def test_where_nothing_comes_a_look_after_it_tells(looked: float, said: StepOutcome | None) -> None:
    assert outcome(given().decided(at(looked))) is said
    assert given().decided(None) is None


@pytest.mark.parametrize(("by", "said"), [(0.0, None), (1.0, StepOutcome.FAILED)])
def test_nobody_waits_for_what_was_taken_down_in_time(by: float, said: StepOutcome | None) -> None:
    words = given()
    words.gone(ANA, at(by))
    assert outcome(words.decided(at(3600))) is said


def test_a_clock_that_was_set_back_since_leaves_it_untold() -> None:
    words = given()
    words.next(ANA, at(-30, back=60))
    assert outcome(words.decided(at(3600))) is StepOutcome.ERROR
    words = given()
    words.next(ANA, at(-30, back=20))
    assert words.decided(at(3600)) is None


def test_of_several_the_latest_is_told() -> None:
    words = given()
    words.give("ben", GivenWord("by 16:30 UTC", DUE, at(-600)))
    words.next(ANA, at(5))
    words.next("ben", at(50))
    decision = words.decided(None)
    assert decision is not None
    assert decision.over == 50


@pytest.mark.parametrize(("back", "after"), [(0.0, False), (20.0, False), (60.0, True)])
def test_a_clock_that_was_set_back_in_between_is_put_right(back: float, *, after: bool) -> None:
    assert at(-30, back=back).is_after(at(0)) is after
    assert at(-30, back=back).may_be_after(at(0)) is after


def promised(expectation: Expectation, *kept: str) -> Promise:
    return Promise(
        id="news", phase=Phase.UPDATE, channel="mail", channel_type=ChannelType.ERROR_PAGE,
        expectation=expectation, limits=Limits(timedelta(0)), reader=Reader.EXTERNAL,
        policy=Policy((), ()), kept=frozenset(kept),
    )  # fmt: skip


def test_the_soonest_of_several_times_is_the_one_to_keep() -> None:
    news = promised(AttestedExpectation(""), "later", "sooner", "unsaid")
    values = {name: Value((("at", moment),)) for name, moment in
              (("later", DUE + timedelta(hours=1)), ("sooner", DUE + timedelta(seconds=5)))}  # fmt: skip
    word = word_of(news, {"sooner": "in five seconds"}, values, at(0))
    assert word == GivenWord("in five seconds", DUE + timedelta(seconds=5), at(0))
    assert word_of(news, {}, {}, at(0)) is None


NEXT = {"next": TimePlaceholder()}
SAYS = (ApprovedText("news", "en", compile_wording("We will write again {{next}}.", NEXT)),)
FREELY = MustSay(
    ("next",), (InLanguage("en", (), {"next": compile_wording("{{next}}", NEXT)}),)
)  # fmt: skip


@each(
    ("on_page", "in_post"),
    [
        (PageExpectation(says=SAYS), BoardExpectation(says=SAYS)),
        (PageExpectation(must_say=FREELY), BoardExpectation(must_say=FREELY)),
    ],
)
def test_a_page_and_a_post_give_it_in_approved_words_or_in_their_own(
    on_page: PageExpectation, in_post: BoardExpectation
) -> None:
    said = "We will write again by 16:30 UTC."
    page = Page("", 503, {}, said, "text/html")
    word = GivenWord("by 16:30 UTC", DUE + timedelta(minutes=1), at(-600))
    now = DUE - timedelta(minutes=10)
    assert word_on_page(promised(on_page, "next"), page, now, at(-600)) == word
    assert word_in_post(promised(in_post, "next"), said, now, at(-600)) == word
    assert word_on_page(promised(on_page), page, now, at(-600)) is None
    assert word_in_post(promised(in_post, "next"), "We are sorry.", now, at(-600)) is None
