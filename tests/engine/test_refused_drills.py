"""Whole drills that are refused before anything is touched."""

import pytest

from commdrill.documents.plan import Phase
from commdrill.errors import CannotLook
from commdrill.record.events import (
    ChannelCompared,
    PreflightFailed,
    PreflightPassed,
    StageEntered,
    StepDecided,
)

from .shown import Channel, Story, page
from .steps import is_back, tells
from .whole_drills import down, kinds, refused, shop, stages
from .world import Breaker, Caller, World


def test_a_fault_that_cannot_be_read_is_refused_before_anything_is_touched() -> None:
    world = World({"shop": shop(*down())}, (tells(), is_back()))
    world.faults = (Breaker(world.clock, world.times, ("observe",)),)
    world.run()
    assert refused(world) == ("fault c0 (outage): observe was refused",)
    assert world.outcomes == {"page": "error", "back": "error"}
    assert world.decided("page").reason == "preflight refused: nothing was touched"
    assert stages(world) == ["preflight"]
    assert world.of(ChannelCompared) == []


@pytest.mark.parametrize(
    ("channel", "reason"),
    [
        (Channel(Story(before=CannotLook("TLS"))), "channel shop cannot be looked at: TLS"),
        (
            Channel(Story(before=page("", None))),
            "channel shop does not answer: connection refused",
        ),
        (
            Channel(Story(), takes=100.0),
            "channel shop cannot be looked at: no answer within 30s",
        ),
    ],
    ids=["unreadable", "no answer", "never comes back"],
)
def test_a_channel_that_cannot_be_seen_is_refused(channel: Channel, reason: str) -> None:
    world = World({"shop": channel}, (tells(), is_back())).run()
    assert refused(world) == (reason,)


def test_an_action_that_is_not_ready_is_refused() -> None:
    world = World({"shop": shop(*down())}, (tells(), is_back()))
    world.actions = {Phase.OUTAGE: {"announce": Caller(failing=("check",))}}
    world.run()
    assert refused(world) == ("action announce: check was refused",)
    assert world.actions[Phase.OUTAGE]["announce"].done == ["check"]


def test_all_that_is_wrong_is_refused_in_one_go() -> None:
    world = World({"shop": Channel(Story(before=CannotLook("TLS")))}, (tells(), is_back()))
    world.faults = (Breaker(world.clock, world.times, ("observe",)),)
    world.forbidden = lambda: ("a blackout is on",)
    world.run()
    assert refused(world) == (
        "a blackout is on",
        "fault c0 (outage): observe was refused",
        "channel shop cannot be looked at: TLS",
    )


def test_a_blackout_that_begins_before_the_outage_refuses_it() -> None:
    world = World({"shop": shop(*down())}, (tells(), is_back()))
    answers = iter([(), ("a blackout is on",)])
    world.forbidden = lambda: next(answers)
    world.run()
    assert world.of(PreflightFailed)[0].reasons == ("a blackout is on",)
    assert world.times.broken is None
    assert world.outcomes == {"page": "error", "back": "error"}


def test_preflight_alone_looks_and_touches_nothing() -> None:
    world = World({"shop": shop(*down())}, (tells(), is_back())).preflight()
    assert kinds(world, StageEntered, PreflightPassed, StepDecided) == [
        "StageEntered", "PreflightPassed",
    ]  # fmt: skip
    assert world.times.broken is None
    blind = World({"shop": Channel(Story(before=CannotLook("TLS")))}, (tells(),)).preflight()
    assert refused(blind) == ("channel shop cannot be looked at: TLS",)
    assert blind.outcomes == {}
