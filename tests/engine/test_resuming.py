"""A drill of which the process was killed, gone on with by another one, in simulated time."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from commdrill.documents.plan import ChannelType, Phase
from commdrill.engine.resume.resumption import CannotResume
from commdrill.errors import TooOften
from commdrill.judge.expectation import Person
from commdrill.record.events import (
    ActionBegun,
    ActionPerformed,
    ChannelCompared,
    Event,
    FaultArmed,
    FaultInjected,
    FaultReverted,
    FindingMade,
    Interrupted,
    LookFailed,
    MessageSeen,
    Paused,
    PreflightPassed,
    Resumed,
    RunStage,
    StageEntered,
    StepSeen,
    Watching,
)

from .shown import Channel, Post, Story, inbox, mail, page
from .steps import AGAIN, ANA, BO, DOWN, START, is_back, reaches, tells
from .world import Caller, World

WORKING = "We are working on it."
Dies = Callable[[World, Event], bool]


def store(up_at: float = 4.0) -> Channel:
    """A page that tells of the outage so many seconds after it began."""
    return Channel(Story(outage=((0.0, page("Error", 500)), (up_at, page(DOWN, 503)))))


def mailbox(*posts: Post, placed: bool = True, listens: bool = False) -> Channel:
    shows = inbox(*posts)
    return Channel(shows, ChannelType.EMAIL, known=(ANA, BO), placed=placed, listens=listens)


def in_second(moment: float) -> Dies:
    """With the first record from this second on."""
    return lambda world, _: world.clock.monotonic() >= moment


def on(kind: type[Event], number: int = 1) -> Dies:
    """With the so-manieth record of a kind."""
    return lambda world, event: isinstance(event, kind) and len(world.of(kind)) == number


def once(kind: type[Event]) -> Dies:
    """As soon as it is written down how far watching had come with such a record."""
    return lambda world, event: isinstance(event, Watching) and bool(world.of(kind))


once_seen = once(StepSeen)


def entering(stage: RunStage) -> Dies:
    return lambda _, event: isinstance(event, StageEntered) and event.stage is stage


def codes(world: World) -> list[str]:
    return [event.code for event in world.of(FindingMade)]


def test_what_was_seen_before_the_gap_and_stays_after_it_passes() -> None:
    world = World({"shop": store()}, (tells(stays=20.0), is_back()))
    world.until_killed(once_seen).resumed(3.0)
    assert world.outcomes == {"page": "passed", "back": "passed"}


def test_the_gap_is_told_like_any_other_pause() -> None:
    world = World({"shop": store()}, (tells(stays=20.0), is_back()))
    world.until_killed(once_seen).resumed(3.0)
    (resumed,) = world.of(Resumed)
    assert [(p.began, p.ended) for p in world.of(Paused)] == [(resumed.began, resumed.ended)]
    assert [p.why for p in world.of(Paused)] == ["the process that ran the drill had ended"]


@pytest.mark.parametrize("gap", [0.0, 0.4, 3.0, 100.0])
@pytest.mark.parametrize("interval", [1.0, 60.0])
def test_nobody_is_asked_twice_within_the_interval_whichever_process_asks(
    gap: float, interval: float
) -> None:
    shop = replace(store(), densest=interval, sparsest=interval)
    world = World({"shop": shop}, (tells(within=600.0), is_back(within=600.0)))
    world.until_killed(entering(RunStage.OUTAGE)).resumed(gap)
    assert min(b - a for a, b in pairwise(shop.began)) >= interval - 0.001
    assert world.outcomes == {"page": "passed", "back": "passed"}


@pytest.mark.parametrize("gap", [0.4, 40.0, 400.0])
@pytest.mark.parametrize(
    "dies", [once(LookFailed), on(LookFailed)], ids=["noted", "before it was noted"]
)
def test_who_asked_us_to_come_later_is_heeded_by_the_process_that_goes_on(
    dies: Dies, gap: float
) -> None:
    away = TooOften("asked too often", again_after=100.0)
    shop = Channel(Story(outage=((0.0, page("Error", 500)), (5.0, away), (20.0, page(DOWN, 503)))))
    world = World({"shop": shop}, (tells(within=900.0), is_back()))
    world.until_killed(dies).resumed(gap)
    refused = next(began for began in shop.began if began >= (world.times.broken or 0.0) + 5.0)
    after = [began for began in shop.began if began > refused]
    assert after[0] >= refused + 100.0
    assert min(b - a for a, b in pairwise(after)) >= 2 * shop.densest - 0.001


def test_so_is_who_asked_once_more_in_the_same_words() -> None:
    away = TooOften("asked too often", again_after=100.0)
    shop = Channel(Story(outage=((0.0, page("Error", 500)), (5.0, away), (120.0, page(DOWN, 503)))))
    world = World({"shop": shop}, (tells(within=900.0), is_back()))
    world.until_killed(on(LookFailed, 2)).resumed(3.0)
    refused = [began for began in shop.began if began >= (world.times.broken or 0.0) + 5.0]
    assert refused[1] >= refused[0] + 100.0
    assert refused[2] >= refused[1] + 100.0


def test_a_phase_that_has_just_begun_is_looked_at_as_often_by_the_process_that_goes_on() -> None:
    shop = replace(store(30.0), sparsest=15.0)
    world = World({"shop": shop}, (tells(within=600.0), is_back()))
    world.until_killed(in_second(5.0)).resumed(3.0)
    assert len([began for began in shop.began if 10.0 < began < 30.0]) > 10


def test_a_fault_that_went_in_once_comes_out_once() -> None:
    world = World({"shop": store()}, (tells(stays=20.0), is_back()))
    world.until_killed(once_seen).resumed(3.0)
    assert len(world.of(FaultInjected)) == len(world.of(FaultReverted)) == 1
    assert [event.differences for event in world.of(ChannelCompared)] == [()]


@pytest.mark.parametrize(
    ("up_at", "within", "outcome"),
    [(4.0, 10.0, "error"), (10.5, 10.0, "error"), (60.0, 10.0, "error"), (900.0, 600.0, "failed")],
)
def test_a_limit_in_the_gap_is_told_only_where_a_look_can_tell(
    up_at: float, within: float, outcome: str
) -> None:
    """Nobody looked for twenty seconds: in so many it may have been up, and down again."""
    world = World({"shop": store(up_at)}, (tells(within=within), is_back()))
    world.until_killed(on(StageEntered, 3)).resumed(20.0)
    assert world.outcomes == {"page": outcome, "back": "passed"}


def company(
    *, placed: bool = True, up_at: float = 4.0, told: tuple[Person, ...] = (ANA, BO)
) -> World:
    """Pages, mails, updates that keep coming, and an action: what a whole plan promises."""
    posts = (
        *(Post(3.0 + at, mail(DOWN, who), "outage") for at, who in enumerate(told)),
        *(Post(at, mail(WORKING, uid=f"{at}"), "outage") for at in range(10, 150, 7)),
        Post(3.0, mail(AGAIN), "recovery"),
    )
    world = World(
        {"shop": store(up_at), "mail": mailbox(*posts, placed=placed)},
        (
            tells(stays=4.0),
            reaches("told", ANA, BO),
            reaches("kept", ANA, phase=Phase.UPDATE, message="update", every=9.0),
            is_back(),
            reaches("restored", ANA, phase=Phase.RECOVERY, message="restored"),
        ),
        actions={Phase.OUTAGE: {"announce": Caller()}},
        hold=20.0,
    )
    world.happens.append((400.0, lambda: world.stop.request("a test that has no end")))
    return world


WHOLE = company().run()
RESUMABLE = [
    number
    for number, (_, event) in enumerate(WHOLE.events, start=1)
    if number > next(n for n, (_, e) in enumerate(WHOLE.events) if isinstance(e, Watching))
]


def test_the_whole_drill_passes_where_nobody_is_killed() -> None:
    assert set(WHOLE.outcomes.values()) == {"passed"}, WHOLE.outcomes


@pytest.mark.parametrize("gap", [0.5, 40.0])
@pytest.mark.parametrize("number", RESUMABLE)
def test_killed_at_any_event_it_comes_to_the_same_or_says_that_it_cannot(
    number: int, gap: float
) -> None:
    told_truly(company(), number, gap)


@pytest.mark.parametrize("number", RESUMABLE[::3])
def test_what_an_inbox_lost_meanwhile_fails_no_step(number: int) -> None:
    told_truly(company(placed=False), number, 12.0)


@pytest.mark.parametrize("gap", [0.5, 40.0])
@pytest.mark.parametrize("number", RESUMABLE[::2])
def test_nothing_passes_that_was_not_so(number: int, gap: float) -> None:
    world = company(up_at=14.0, told=(ANA,))
    world.until_killed(lambda world, _: len(world.events) == number)
    if world.is_dead:  # it keeps less than a whole one does, and ends sooner
        with suppress(CannotResume):
            world.resumed(gap)
    assert world.outcomes.get("page") in ("failed", "error", None)
    assert world.outcomes.get("told") in ("failed", "error", None)


def told_truly(world: World, number: int, gap: float) -> None:
    """Killed at this event, nothing of a company that keeps its promises is told to have failed."""
    world.until_killed(lambda world, _: len(world.events) == number)
    try:
        world.resumed(gap)
    except CannotResume:
        return
    assert not world.of(Interrupted)
    assert set(world.outcomes) == set(WHOLE.outcomes)
    assert set(world.outcomes.values()) <= {"passed", "error"}, world.outcomes
    assert len(world.of(ActionPerformed)) == 1
    assert len({seen.id for seen in world.of(MessageSeen)}) == len(world.of(MessageSeen))


@pytest.mark.parametrize("stage", [RunStage.OUTAGE, RunStage.UPDATE])
def test_what_follows_the_stage_in_which_it_died_is_done_whole(stage: RunStage) -> None:
    """Half a second of nobody looking hides nothing, and no phase is left out."""
    dies: Dies = lambda world, event: (  # noqa: E731
        isinstance(event, Watching)
        and world.of(StageEntered)[-1] == StageEntered(stage)
        and bool(world.of(ActionPerformed))
    )
    world = company().until_killed(dies).resumed(0.5)
    assert world.outcomes == dict.fromkeys(WHOLE.outcomes, "passed")


def test_most_of_a_drill_is_told_as_if_nothing_had_been() -> None:
    """A short gap in the middle hides no more than what came in it."""
    whole = number_of(WHOLE, lambda world, event: isinstance(event, MessageSeen), 3)
    world = company().until_killed(lambda world, _: len(world.events) == whole + 2).resumed(0.5)
    assert set(world.outcomes.values()) == {"passed"}, world.outcomes


def number_of(world: World, is_meant: Dies, which: int) -> int:
    numbers = [n for n, (_, event) in enumerate(world.events, start=1) if is_meant(world, event)]
    return numbers[which - 1]


def after_the_limit(at: float) -> World:
    """A mail that has ten seconds, in the gap; the receiver's own time says when it came."""
    received = mail(DOWN, at=START + timedelta(seconds=at))
    world = World({"mail": mailbox(Post(at, received))}, (reaches("told", ANA),))
    world.until_killed(on(Watching, 3)).resumed(25.0)
    return world


@pytest.mark.parametrize(("at", "outcome"), [(6.25, "passed"), (19.25, "failed")])
def test_what_came_in_the_gap_counts_by_the_receivers_own_time(at: float, outcome: str) -> None:
    world = after_the_limit(at)
    assert world.outcomes == {"told": outcome}, world.decided("told").reason


def test_a_restored_page_in_the_gap_is_no_reason_to_break_it_again() -> None:
    world = World({"shop": store()}, (tells(), is_back()))
    world.until_killed(on(FaultReverted)).resumed(3.0)
    assert len(world.of(FaultInjected)) == 1
    assert world.outcomes == {"page": "passed", "back": "passed"}


@pytest.mark.parametrize("kind", [FaultArmed, FaultInjected, ActionBegun, PreflightPassed])
def test_where_it_died_between_two_things_nobody_goes_on(kind: type[Event]) -> None:
    world = company().until_killed(on(kind))
    with pytest.raises(CannotResume):
        world.resumed(1.0)
    assert not world.of(Resumed)


def test_an_action_that_may_have_been_performed_is_named() -> None:
    world = company().until_killed(on(ActionBegun))
    told = "^it died before action announce was known to be performed$"
    with pytest.raises(CannotResume, match=told):
        world.resumed(1.0)


def test_what_an_action_left_behind_goes_whichever_process_performed_it() -> None:
    announce = Caller()
    world = World({"shop": store()}, (tells(stays=20.0), is_back()))
    world.actions = {Phase.OUTAGE: {"announce": announce}}
    world.until_killed(once_seen).resumed(3.0)
    assert announce.done == ["check", "perform", "clean up"]


def test_a_run_that_was_being_ended_is_not_gone_on_with() -> None:
    world = World({"shop": store()}, (tells(stays=20.0), is_back()))
    world.happens = [(8.0, lambda: world.stop.request("Ctrl-C"))]
    world.until_killed(on(Interrupted))
    with pytest.raises(CannotResume, match=r"^it was being ended as it died$"):
        world.resumed(1.0)


def test_what_a_page_leaks_every_day_is_known_to_the_process_that_goes_on() -> None:
    inside = "Ask 10.0.12.7 for more."
    usual = Story(page(f"Welcome. {inside}"), ((4.0, page(f"{DOWN} {inside}", 503)),))
    world = World({"shop": Channel(usual)}, (tells(),))
    world.until_killed(on(StageEntered, 3)).resumed(1.0)
    assert world.outcomes == {"page": "passed"}


def test_a_notice_is_waited_for_before_anything_is_broken() -> None:
    told = Story(outage=((0.0, page("Error", 500)), (1.0, page(DOWN, 503))))
    world = World({"shop": Channel(told)}, (tells("notice", phase=Phase.NOTICE), is_back()))
    world.happens = [(6.0, lambda: setattr(told, "before", page(DOWN)))]
    world.until_killed(entering(RunStage.NOTICE)).resumed(1.0)
    assert world.outcomes["notice"] == "passed"
    assert world.times.broken is not None
    assert world.times.broken > 6.0


def test_after_half_a_day_nobody_goes_on() -> None:
    world = World({"shop": store()}, (tells(stays=20.0), is_back())).until_killed(once_seen)
    with pytest.raises(CannotResume, match="12h"):
        world.resumed(13 * 3600.0)


def test_what_somebody_put_back_is_not_gone_on_with() -> None:
    world = World({"shop": store()}, (tells(stays=20.0), is_back())).until_killed(once_seen)
    world.times.mended = world.clock.monotonic()
    with pytest.raises(CannotResume, match=r"^c0 is as before: somebody put it back$"):
        world.resumed(1.0)


class TestAListener:
    """Receives by itself: what is sent while it stands still is kept nowhere."""

    def world(self, *stops: tuple[float, float]) -> World:
        return World(
            {"mail": mailbox(listens=True)}, (reaches("told", ANA),), stops=list(stops), hold=10.0
        ).run()

    def test_that_stood_still_proves_no_silence(self) -> None:
        world = self.world((4.0, 5.0))
        assert world.outcomes == {"told": "error"}
        assert "may be lost" in world.decided("told").reason
        assert codes(world).count("lost-meanwhile") == 1

    def test_proves_it_where_it_stood_still_no_longer_than_senders_wait(self) -> None:
        assert self.world((4.0, 1.5)).outcomes == {"told": "failed"}

    def test_proves_it_where_it_stood_still_once_the_limit_was_over(self) -> None:
        assert self.world((12.0, 5.0)).outcomes == {"told": "failed"}

    def test_proves_it_where_it_never_stood_still(self) -> None:
        assert self.world().outcomes == {"told": "failed"}


@pytest.mark.parametrize("placed", [True, False])
@pytest.mark.parametrize("number", RESUMABLE[8:-4:6])
def test_who_went_on_may_be_killed_as_well(number: int, placed: bool) -> None:
    world = company(placed=placed)
    world.until_killed(lambda world, _: len(world.events) == number)
    world.resumed(2.0, lambda world, _: len(world.events) == number + 12)
    if world.is_dead:
        world.resumed(4.0)
    assert len(world.of(FaultReverted)) == 1
    assert set(world.outcomes.values()) <= {"passed", "error"}, world.outcomes
