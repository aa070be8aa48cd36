"""Whole drills that are cut short: put back first, and looked at then."""

from commdrill.documents.plan import Phase
from commdrill.record.events import (
    ChannelCompared,
    FaultReverted,
    FindingMade,
    InjectFailed,
    Interrupted,
    MessageSeen,
    StepDecided,
)
from commdrill.values import Json

from .shown import Channel, Post, Story, mail, page
from .steps import AGAIN, ANA, DOWN, is_back, reaches, tells
from .whole_drills import down, findings, kinds, mailbox, shop, stages
from .world import Breaker, World


def test_a_fault_that_cannot_go_in_passes_nothing() -> None:
    notice = tells("notice", phase=Phase.NOTICE)
    told = Story(outage=down())
    world = World({"shop": Channel(told)}, (notice, tells(), is_back()))
    world.happens = [(2.0, lambda: setattr(told, "before", page(DOWN)))]
    world.faults = (
        Breaker(world.clock, world.times),
        Breaker(world.clock, world.times, ("inject",)),
    )
    world.run()
    assert kinds(world, InjectFailed, FaultReverted) == ["InjectFailed", "FaultReverted",
                                                         "FaultReverted"]  # fmt: skip
    assert set(world.outcomes.values()) == {"error"}
    assert world.decided("notice").reason == (
        "the outage could not be brought about: c1 could not be broken: inject was refused"
    )
    assert stages(world) == ["preflight", "baseline", "notice"]


def interrupted(world: World, at: float) -> World:
    world.happens.append((at, lambda: world.stop.request("Ctrl-C")))
    return world.run()


def test_a_drill_that_is_interrupted_puts_back_first_and_looks_back_then() -> None:
    world = interrupted(World({"shop": shop(*down(5))}, (tells(), is_back())), 3.0)
    assert world.of(Interrupted) == [Interrupted("Ctrl-C")]
    assert kinds(world, Interrupted, FaultReverted, ChannelCompared, StepDecided) == [
        "Interrupted", "FaultReverted", "ChannelCompared", "StepDecided", "StepDecided",
    ]  # fmt: skip
    assert world.outcomes == {"page": "error", "back": "error"}
    reason = "the run was interrupted (Ctrl-C) before this was decided"
    assert world.decided("page").reason == reason


def test_a_drill_that_fails_as_it_is_interrupted_was_interrupted() -> None:
    """What cannot be broken any more because somebody asks us to end is no fault of the fault's."""

    class Stopped(Breaker):
        def inject(self, before: Json) -> None:
            world.stop.request("Ctrl-C")
            raise RuntimeError("killed by the same Ctrl-C")

    world = World({"shop": shop(*down(5))}, (tells(), is_back()))
    world.faults = (Stopped(world.clock, world.times),)
    world.run()
    assert world.of(Interrupted) == [Interrupted("Ctrl-C")]
    assert kinds(world, InjectFailed, FaultReverted) == ["InjectFailed", "FaultReverted"]


def test_word_of_the_recovery_is_not_early_once_an_interrupted_drill_puts_back() -> None:
    posts = (Post(1.0, mail(DOWN)), Post(3.5, mail(AGAIN)))
    restored = reaches("restored", ANA, phase=Phase.RECOVERY, message="restored")
    slow = Story(outage=down(), after=((0.0, page(DOWN, 503)), (8.0, page("Welcome back"))))
    channels = {"mail": mailbox(*posts), "shop": Channel(slow)}
    steps = (reaches("mail", ANA), restored, tells())
    world = interrupted(World(channels, steps, hold=30), 3.0)
    assert len(world.of(MessageSeen)) == 2
    assert findings(world) == []
    assert world.outcomes["restored"] == "error"


def test_what_does_not_answer_after_an_interrupted_drill_is_told_once_it_had_its_time() -> None:
    broken = Story(outage=down(), after=((0.0, page(DOWN, 503)), (200.0, page())))
    world = interrupted(World({"shop": Channel(broken)}, (tells(), is_back())), 3.0)
    (compared,) = world.of(ChannelCompared)
    assert [str(d) for d in compared.differences] == ["status: expected 200, saw 503"]
    slow = Story(outage=down(), after=((0.0, page(DOWN, 503)), (8.0, page("Welcome back"))))
    world = interrupted(World({"shop": Channel(slow)}, (tells(), is_back())), 3.0)
    assert world.of(ChannelCompared) == [ChannelCompared("shop", ())]


def test_nobody_looks_back_where_nothing_had_been_broken() -> None:
    notice = tells("notice", phase=Phase.NOTICE)
    world = interrupted(World({"shop": Channel(Story())}, (notice, tells())), 2.0)
    assert world.of(ChannelCompared) == []
    assert world.times.broken is None


def test_a_step_that_was_passed_stays_passed_when_the_drill_is_interrupted() -> None:
    world = interrupted(World({"shop": shop(*down())}, (tells(), is_back()), hold=30), 9.0)
    assert world.outcomes == {"page": "passed", "back": "error"}


def test_a_mistake_of_ours_keeps_no_fault_in_and_passes_nothing() -> None:
    world = World({"shop": shop(*down())}, (tells(), is_back()), hold=5)

    def burst() -> None:
        raise RuntimeError("a mistake")

    world.happens = [(5.0, burst)]
    world.run()
    told = "commdrill itself failed: RuntimeError: a mistake"
    assert [event.message for event in world.of(FindingMade)] == [told]
    assert findings(world) == ["internal-error"]
    assert world.times.mended is not None
    assert world.outcomes == {"page": "error", "back": "error"}
    assert world.decided("page").reason == told


def test_what_cannot_be_put_back_leaves_nothing_to_be_told_of_the_recovery() -> None:
    world = World({"shop": shop(*down())}, (tells(), is_back()))
    world.faults = (Breaker(world.clock, world.times, ("revert",)),)
    world.run()
    assert world.outcomes == {"page": "passed", "back": "error"}
    assert world.decided("back").reason == (
        "the environment could not be restored, so nothing can have been told"
    )
    assert "recovery" not in stages(world)
    assert world.of(ChannelCompared)[0].differences[0].what == "status"
