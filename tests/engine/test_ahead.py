"""Whole drills of notices that must come so long before what they tell of, in simulated time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from commdrill.compile.script import ScriptStep
from commdrill.documents.matcher import parse_matcher
from commdrill.documents.plan import ChannelType, Phase
from commdrill.judge.expectation import (
    ApprovedText,
    BoardExpectation,
    DeliveryExpectation,
    PageExpectation,
)
from commdrill.judge.must_say import InLanguage, MustSay
from commdrill.record.events import StepDecided, StepOutcome
from commdrill.sighting import Incident, Message, Sighting, StatusBoard, Update
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.wording import compile_wording

from .shown import Channel, Post, Story, inbox, page
from .steps import ANA, BO, START, is_back, step
from .world import World

AHEAD = timedelta(days=2)
KIND = {"starts": TimePlaceholder(at_most=timedelta(days=30))}
WORDING = compile_wording("Planned work on checkout begins {{starts}}.", KIND)
NOTICE = ApprovedText("notice", "en", WORDING)
MUST = MustSay(
    ("affected", "starts"),
    (InLanguage("en", ("Checkout",), {"starts": compile_wording("{{starts}}", KIND)}),),
)
NOTICED, LONG = 5, 9_000  # seconds
SOON, LATE = timedelta(days=2, minutes=1), timedelta(days=2, minutes=-1)


def starting(after: timedelta) -> str:
    at = START + after
    return f"Planned work on checkout begins on {at.day} November {at:%Y} at {at:%H:%M} UTC."


def received(words: str, *, at: datetime | None = None, who: str = ANA.address) -> Message:
    return Message(f"{words}{who}", (who,), (words,), at=at)


def ahead(one: ScriptStep) -> ScriptStep:
    return replace(one, promise=replace(one.promise, ahead=AHEAD))


def decided(
    channel: Channel,
    notice: ScriptStep,
    gap: tuple[float, float] | None = None,
    set_by: float = 0.0,
) -> StepDecided:
    channels = {"shop": Channel(Story()), notice.ref.channel: channel}
    world = World(channels, (ahead(notice), is_back()), stops=[gap] if gap else [])
    if set_by:
        world.happens = [(2.0, lambda: world.clock.sleep(set_by))]
    world.run()
    return next(e for e in world.of(StepDecided) if e.step == notice.ref.id)


def mailed(
    *posts: Post, gap: tuple[float, float] | None = None, set_by: float = 0.0
) -> StepDecided:
    channel = Channel(inbox(*posts), ChannelType.EMAIL, known=(ANA, BO))
    people = (ANA, BO)[: len(posts)]
    wanted = DeliveryExpectation(people, must_say=MUST)
    told = step("told", Phase.NOTICE, "mail", wanted, ChannelType.EMAIL, within=LONG)
    return decided(channel, told, gap, set_by)


@pytest.mark.parametrize(
    ("starts", "came", "outcome"),
    [
        (SOON, 5, StepOutcome.PASSED),
        (SOON, 59, StepOutcome.PASSED),
        (LATE, 5, StepOutcome.FAILED),
        (AHEAD, 5, StepOutcome.FAILED),
    ],
)
def test_a_mail_must_come_so_long_before_the_start_that_it_states(
    starts: timedelta, came: float, outcome: StepOutcome
) -> None:
    found = mailed(Post(came, received(starting(starts))))
    assert found.outcome is outcome, found.reason
    if outcome is StepOutcome.FAILED:
        assert "before it starts, and at least 2d is promised" in found.reason
        assert [one.what for one in found.differences] == ["notice"]


def test_everybody_must_have_it_so_long_before() -> None:
    posts = (
        Post(1, received(starting(SOON))),
        Post(1, received(starting(LATE), who=BO.address)),
    )
    found = mailed(*posts)
    assert (found.outcome, found.reason.partition(" received")[0]) == (StepOutcome.FAILED, "bo")


@pytest.mark.parametrize(
    ("own", "outcome"),
    [
        (None, StepOutcome.ERROR),
        (START + timedelta(seconds=12), StepOutcome.PASSED),
        (START + timedelta(seconds=90), StepOutcome.FAILED),
    ],
)
def test_what_a_pause_hides_is_told_by_the_receivers_own_time_or_by_nobody(
    own: datetime | None, outcome: StepOutcome
) -> None:
    words = starting(AHEAD + timedelta(minutes=1))
    found = mailed(Post(20, received(words, at=own)), gap=(10, 110))
    assert found.outcome is outcome, found.reason


def maintained(starts: timedelta | None) -> StatusBoard:
    update = Update("u1", "scheduled", "We will work on checkout.", START + timedelta(seconds=5))
    begins = None if starts is None else START + starts
    work = Incident("m1", "Work", "scheduled", (update,), frozenset(), begins)
    return StatusBoard("https://status", "none", {}, (), (work,))


@pytest.mark.parametrize(
    ("starts", "outcome"),
    [
        (SOON, StepOutcome.PASSED),
        (LATE, StepOutcome.FAILED),
        (None, StepOutcome.FAILED),
    ],
)
def test_a_status_page_says_itself_when_the_work_begins(
    starts: timedelta | None, outcome: StepOutcome
) -> None:
    expected = BoardExpectation(maintenance=parse_matcher("scheduled"))
    told = step("told", Phase.NOTICE, "status", expected, ChannelType.STATUS_PAGE)
    found = decided(
        Channel(shown(StatusBoard("https://status", "none", {}), maintained(starts))), told
    )
    assert found.outcome is outcome, found.reason


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        (starting(SOON), StepOutcome.PASSED),
        (starting(LATE), StepOutcome.FAILED),
        ("Planned work on checkout begins soon.", StepOutcome.FAILED),
    ],
)
@pytest.mark.parametrize(
    "expected",
    [
        PageExpectation(says=(NOTICE,)),
        PageExpectation(must_say=replace(MUST, things=("starts",))),
    ],
    ids=["fixed", "free"],
)
def test_a_banner_must_be_up_so_long_before(
    expected: PageExpectation, words: str, outcome: StepOutcome
) -> None:
    told = step("told", Phase.NOTICE, "banner", expected, ChannelType.BANNER)
    found = decided(Channel(shown(page(), page(words))), told)
    assert found.outcome is outcome, found.reason


def shown(before: Sighting, then: Sighting) -> Callable[[float], Sighting]:
    """What a channel shows before the notice is given, and from the fifth second on."""
    return lambda now: before if now < NOTICED else then


SET = pytest.mark.parametrize(
    ("starts", "by", "outcome"),
    [
        (AHEAD + timedelta(minutes=1), -3600.0, StepOutcome.PASSED),
        (AHEAD - timedelta(minutes=30), -3600.0, StepOutcome.ERROR),
        (AHEAD - timedelta(minutes=70), -3600.0, StepOutcome.FAILED),
        (AHEAD + timedelta(minutes=70), 3600.0, StepOutcome.PASSED),
        (AHEAD + timedelta(minutes=30), 3600.0, StepOutcome.ERROR),
        (AHEAD - timedelta(minutes=1), 3600.0, StepOutcome.FAILED),
    ],
)


@SET
def test_a_mail_by_a_clock_that_was_set_is_in_time_or_late_where_it_is_by_both(
    starts: timedelta, by: float, outcome: StepOutcome
) -> None:
    found = mailed(Post(5, received(starting(starts))), set_by=by)
    assert found.outcome is outcome, found.reason
    assert ("by a clock that was set" in found.reason) is (outcome is StepOutcome.ERROR)


@SET
def test_so_is_a_banner(starts: timedelta, by: float, outcome: StepOutcome) -> None:
    says = PageExpectation(says=(NOTICE,))
    told = step("told", Phase.NOTICE, "banner", says, ChannelType.BANNER, within=LONG)
    shows = Channel(shown(page(), page(starting(starts))))
    assert decided(shows, told, set_by=by).outcome is outcome
