"""Whole drills: what is so before it should be, and so proves nothing or is too early."""

from commdrill.compile.script import ScriptStep
from commdrill.documents.plan import ChannelType, Phase
from commdrill.judge.expectation import PageExpectation
from commdrill.record.events import (
    StepDecided,
    StepOutcome,
)
from commdrill.terms import Proof

from .shown import Channel, Post, Story, inbox, mail, page
from .steps import AGAIN, ANA, BACK_TEXT, DOWN, WELL, is_back, reaches, step, tells
from .whole_drills import down, shop
from .world import Breaker, World


def test_what_is_so_before_anything_broke_proves_nothing() -> None:
    said_already = Story(before=page(DOWN), outage=down())
    world = World({"shop": Channel(said_already)}, (tells(),)).run()
    assert world.outcomes["page"] == "error"
    reason = "was already so before anything broke: seeing it proves nothing"
    assert world.decided("page").reason == reason
    assert len([one for one in world.of(StepDecided) if one.step == "page"]) == 1


def test_what_a_notice_says_proves_nothing_in_the_outage() -> None:
    told = Story(outage=down())
    notice = tells("notice", phase=Phase.NOTICE)
    world = World({"shop": Channel(told)}, (notice, tells(), is_back()))
    world.happens = [(2.0, lambda: setattr(told, "before", page(DOWN)))]
    world.run()
    assert world.decided("page").reason.startswith("was already so before the outage")


def test_what_is_so_while_the_outage_lasts_proves_no_recovery() -> None:
    up = shop((0, page(WELL)), (1, page(DOWN)), (5, page(WELL)))
    world = World({"shop": up}, (tells(), is_back()), hold=8).run()
    assert world.outcomes == {"page": "passed", "back": "error"}
    reason = "was already so while the outage lasted: seeing it proves nothing"
    assert world.decided("back").reason == reason


def test_a_step_that_asks_for_more_than_its_observer_can_prove_ends_in_error() -> None:
    weak = {"shop": shop(*down(), proof=Proof.REQUEST)}
    world = World(weak, (tells(proof=Proof.CONTENT), is_back())).run()
    assert world.decided("page").reason == (
        "is seen with proof “request”; the step asks for “content”"
    )
    assert world.outcomes == {"page": "error", "back": "passed"}
    strong = {"shop": shop(*down(), proof=Proof.CARRIER)}
    world = World(strong, (tells(proof=Proof.REQUEST), is_back())).run()
    assert world.outcomes == {"page": "passed", "back": "passed"}


def test_an_inbox_too_weak_as_a_witness_passes_nothing() -> None:
    box = Channel(
        inbox(Post(1.0, mail(DOWN))), ChannelType.EMAIL, known=(ANA,), proof=Proof.REQUEST
    )
    world = World({"mail": box}, (reaches("mail", ANA, proof=Proof.CONTENT),)).run()
    assert world.outcomes == {"mail": "error"}


def back_says(step_id: str = "back") -> ScriptStep:
    expected = PageExpectation(says=(BACK_TEXT,))
    return step(step_id, Phase.RECOVERY, "shop", expected)


def test_words_of_the_recovery_that_are_there_before_it_are_too_early() -> None:
    early = Story(outage=((0.0, page(DOWN, 503)), (3.0, page(AGAIN))), after=((0.0, page(AGAIN)),))
    world = World({"shop": Channel(early)}, (tells(), back_says()), hold=6).run()
    decided = world.decided("back")
    assert decided.outcome is StepOutcome.FAILED
    assert decided.reason == "was said before the recovery began: people were told too early"
    assert [str(d) for d in decided.differences] == [
        "message: expected not before the recovery, saw there before the recovery"
    ]
    assert decided.evidence == ()


def test_words_that_stand_there_when_nothing_is_wrong_are_not_too_early() -> None:
    usual = Story(before=page(AGAIN), outage=((0.0, page(DOWN, 503)), (3.0, page(AGAIN))))
    world = World({"shop": Channel(usual)}, (tells(), back_says()), hold=6).run()
    assert "too early" not in world.decided("back").reason


def test_words_that_an_earlier_step_says_are_not_too_early() -> None:
    both = PageExpectation(says=(BACK_TEXT,))
    again = step("again", Phase.OUTAGE, "shop", both)
    shown = Story(outage=((0.5, page(AGAIN)),), after=((2.0, page(AGAIN)),))
    world = World({"shop": Channel(shown)}, (again, back_says())).run()
    assert "too early" not in world.decided("back").reason


def test_words_of_the_recovery_are_not_too_early_where_the_outage_could_not_be_ended() -> None:
    mended_by_others = shop((0.0, page(DOWN, 503)), (8.0, page(AGAIN)))
    world = World({"shop": mended_by_others}, (tells(), back_says()))
    world.faults = (Breaker(world.clock, world.times, ("revert",)),)
    world.run()
    assert world.times.broken is not None
    assert mended_by_others.began[-1] > world.times.broken + 8
    assert world.decided("back").outcome is StepOutcome.ERROR
