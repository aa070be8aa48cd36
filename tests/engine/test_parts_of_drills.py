"""Drills of which some steps are asked for, and those whose outage somebody ends."""

from typing import Any

from commdrill.documents.plan import ChannelType, Phase
from commdrill.judge.expectation import AttestedExpectation
from commdrill.record.events import (
    StepAttested,
    StepOutcome,
)

from .shown import Channel, inbox
from .steps import ANA, is_back, reaches, step, tells
from .whole_drills import down, lasted, shop
from .world import World


def silent(**more: Any) -> Channel:
    """A mailbox to which nothing comes."""
    return Channel(inbox(), kind=ChannelType.EMAIL, known=(ANA,), **more)


def test_nobody_waits_for_a_step_that_was_left_out() -> None:
    steps = (tells(), reaches("mail", ANA, within=600.0), is_back())
    world = World({"shop": shop(*down(2)), "mail": silent()}, steps, only=frozenset({"page"})).run()
    assert world.outcomes["page"] == "passed"
    assert lasted(world) < 10


def test_what_comes_before_a_step_that_was_asked_for_is_waited_for() -> None:
    steps = (tells(), reaches("mail", ANA, within=600.0), is_back())
    world = World({"shop": shop(*down(2)), "mail": silent()}, steps, only=frozenset({"back"})).run()
    assert world.outcomes["back"] == "passed"
    assert lasted(world) > 600


def test_updates_that_were_left_out_make_no_outage_longer() -> None:
    keeps_on = tells("update", phase=Phase.UPDATE, every=900.0)
    world = World({"shop": shop(*down(2))}, (tells(), keeps_on), only=frozenset({"page"})).run()
    assert world.outcomes["page"] == "passed"
    assert lasted(world) < 10


def test_nobody_is_asked_for_a_word_on_a_step_that_was_left_out() -> None:
    call = step(
        "call",
        Phase.OUTAGE,
        "phone",
        AttestedExpectation("Called?"),
        ChannelType.MANUAL,
        within=None,
    )
    word = StepAttested("call", "kim", StepOutcome.FAILED)
    world = World({"shop": shop(*down(2))}, (tells(), call), answers={"call": word})
    world.only = frozenset({"page"})
    assert world.run().of(StepAttested) == []


def test_an_outage_lasts_until_somebody_asks_for_its_end() -> None:
    world = World({"shop": shop(*down(2))}, (tells(), is_back()), ends_at=500.0).run()
    assert lasted(world) > 490
    assert world.outcomes == {"page": "passed", "back": "passed"}
