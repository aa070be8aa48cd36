"""Whole drills of steps that follow others, in simulated time."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from commdrill.compile.script import ScriptStep
from commdrill.documents.plan import ChannelType, Phase
from commdrill.errors import CannotLook
from commdrill.judge.expectation import Follows
from commdrill.record.events import StepDecided
from commdrill.terms import Proof

from .shown import Channel, Post, Story, inbox, mail, page
from .steps import ANA, BO, DOWN, START, is_back, reaches, step, tells
from .world import World

NEVER = 1e6


def after(step_: ScriptStep, ahead: str, within: float | None = 10.0) -> ScriptStep:
    limit = None if within is None else timedelta(seconds=within)
    return replace(step_, promise=replace(step_.promise, follows=Follows(ahead, limit)))


def shop(at: float, **more: Any) -> Channel:
    return Channel(Story(outage=((0.0, page("Error", 500)), (at, page(DOWN, 503)))), **more)


def box(*posts: Post) -> Channel:
    return Channel(inbox(*posts), ChannelType.EMAIL, known=(ANA, BO))


def mailed(*at: float) -> Channel:
    people = (ANA, BO)[: len(at)]
    return box(
        *(Post(when, mail(DOWN, who), "outage") for when, who in zip(at, people, strict=True))
    )


def drilled(world: World) -> dict[str, StepDecided]:
    world.run()
    return {e.step: e for e in world.of(StepDecided)}


def mail_after_page(shop_at: float, *mail_at: float, within: float | None = 10.0) -> StepDecided:
    people = (ANA, BO)[: len(mail_at)]
    follows = after(reaches("mail", *people, within=20 if within else 60), "page", within)
    world = World({"shop": shop(shop_at), "mail": mailed(*mail_at)}, (tells(), follows, is_back()))
    return drilled(world)["mail"]


def page_after_mail(mail_at: float, shop_at: float) -> StepDecided:
    follows = after(tells(within=20), "mail")
    world = World(
        {"shop": shop(shop_at), "mail": mailed(mail_at)},
        (reaches("mail", ANA), follows, is_back()),
    )
    return drilled(world)["page"]


@pytest.mark.parametrize("follows", [mail_after_page, page_after_mail])
@pytest.mark.parametrize(
    ("ahead", "own", "outcome", "told"),
    [
        (3, 8, "passed", "after {}"),
        (3, 3.1, "passed", "after {}"),  # at the same time, for all anybody can tell
        (3, 12.5, "passed", "after {}"),
        (3, 14.8, "failed", "within 10s after {}"),
        (3, NEVER, "failed", "not seen within 10s after {}"),
        (8, 3, "failed", "before {}, which was to be seen first"),
        (NEVER, 3, "failed", "was seen, and {}, which it follows, was not"),
        (NEVER, NEVER, "failed", "{}, which it follows, was not seen either"),
        (12, 15, "passed", "after {}"),  # that the other came late is the other's failure
    ],
)
def test_a_step_comes_after_the_one_it_follows_and_soon(
    follows: Any, ahead: float, own: float, outcome: str, told: str
) -> None:
    found = follows(ahead, own)
    other = "page" if follows is mail_after_page else "mail"
    assert found.outcome == outcome, found.reason
    assert told.format(other) in found.reason


def test_each_of_many_people_is_told_after_it_and_the_last_of_them_soon() -> None:
    assert mail_after_page(5, 7, 9).outcome == "passed"
    early, late = mail_after_page(5, 2, 9), mail_after_page(5, 7, 17)
    assert early.outcome == "failed"
    assert "page, which was to be seen first" in early.reason
    assert late.outcome == "failed"
    assert "within 10s after page" in late.reason


def test_without_a_time_of_its_own_only_the_order_counts() -> None:
    assert mail_after_page(3, 40, within=None).outcome == "passed"
    assert mail_after_page(8, 3, within=None).outcome == "failed"


def test_a_step_waits_for_the_last_of_those_that_it_follows() -> None:
    def outcome(*mail_at: float) -> str:
        follows = after(tells(within=30), "mail")
        world = World(
            {"shop": shop(9), "mail": mailed(*mail_at)},
            (reaches("mail", ANA, BO), follows, is_back()),
        )
        return drilled(world)["page"].outcome

    assert outcome(2, 5) == "passed"
    assert outcome(2, 13) == "failed"


def test_what_the_receiver_says_of_the_time_goes_before_when_it_was_found() -> None:
    def outcome(written: float) -> str:
        at = START + timedelta(seconds=written)
        late = box(Post(9, mail(DOWN, at=at), "outage"))
        follows = after(tells(within=30), "mail")
        world = World({"shop": shop(6), "mail": late}, (reaches("mail", ANA), follows, is_back()))
        return drilled(world)["page"].outcome

    assert outcome(8.5) == "failed"


def test_where_nobody_looks_while_both_come_nobody_says_which_was_first() -> None:
    blind = Channel(Story(outage=((0.0, page("Error", 500)), (1.0, CannotLook("no TLS")),
                                  (9.0, page(DOWN, 503)))))  # fmt: skip
    follows = after(reaches("mail", ANA, within=40), "page", 20)
    world = World({"shop": blind, "mail": mailed(4)}, (tells(within=15), follows, is_back()))
    found = drilled(world)
    assert found["page"].outcome == "passed"
    assert found["mail"].outcome == "error"
    assert "could not be told" in found["mail"].reason


def test_what_follows_a_step_that_cannot_be_told_cannot_be_told_either() -> None:
    dark = Channel(Story(outage=((0.0, page("Error", 500)), (1.0, CannotLook("no TLS")))))
    follows = after(reaches("mail", ANA, within=20), "page")
    world = World({"shop": dark, "mail": mailed(4)}, (tells(), follows, is_back()))
    found = drilled(world)
    assert (found["page"].outcome, found["mail"].outcome) == ("error", "error")
    told = "was seen; whether after page could not be told: when that was seen is not known"
    assert found["mail"].reason == told


def test_what_follows_a_mail_that_proves_nothing_cannot_be_told_either() -> None:
    weak = Channel(inbox(), ChannelType.EMAIL, known=(ANA,), proof=Proof.REQUEST)
    steps = (reaches("mail", ANA, proof=Proof.CONTENT), after(tells(within=20), "mail"))
    found = drilled(World({"shop": shop(3), "mail": weak}, steps))
    told = "was seen; whether after mail could not be told: when that was seen is not known"
    assert found["page"].reason == told


def test_what_was_so_before_anything_broke_leads_nothing() -> None:
    always = Channel(Story(page(DOWN), ((0.0, page(DOWN)),)))
    follows = after(reaches("mail", ANA, within=20), "page")
    world = World({"shop": always, "mail": mailed(4)}, (tells(), follows))
    found = drilled(world)
    assert (found["page"].outcome, found["mail"].outcome) == ("error", "error")


def test_a_step_follows_one_of_an_earlier_phase() -> None:
    def outcome(back_at: float) -> str:
        mails = box(
            Post(1, mail(DOWN), "outage"),
            Post(back_at, mail("Checkout is back."), "recovery"),
        )
        told = after(
            reaches("again", ANA, phase=Phase.RECOVERY, message="restored", within=40), "page", 40
        )
        world = World(
            {"shop": shop(3), "mail": mails}, (tells(), reaches("mail", ANA), told, is_back())
        )
        return drilled(world)["again"].outcome

    assert outcome(5) == "passed"
    assert outcome(39) == "failed"


def test_an_update_may_follow_what_the_outage_told() -> None:
    def outcome(at: float) -> str:
        told = step("news", Phase.UPDATE, "news", tells().promise.expectation, within=10)
        news = Channel(Story(outage=((at, page(DOWN, 503)),)))
        world = World({"shop": shop(3), "news": news}, (tells(), after(told, "page"), is_back()))
        return drilled(world)["news"].outcome

    assert outcome(6) == "passed"
    assert outcome(20) == "failed"


def test_a_chain_of_steps_is_told_link_by_link() -> None:
    first = reaches("mail", ANA)
    second = after(tells(within=20), "mail")
    third = after(
        step("third", Phase.OUTAGE, "third", tells().promise.expectation, within=30), "page"
    )
    third_at = Channel(Story(outage=((9.0, page(DOWN)),)))
    world = World(
        {"shop": shop(6), "mail": mailed(3), "third": third_at}, (first, second, third, is_back())
    )
    assert {step: one.outcome for step, one in drilled(world).items()} == {
        "mail": "passed", "page": "passed", "third": "passed", "back": "passed",
    }  # fmt: skip


def test_a_page_that_stays_says_so_and_in_its_turn() -> None:
    follows = after(tells(within=20, stays=4), "mail")
    world = World({"shop": shop(5), "mail": mailed(3)}, (reaches("mail", ANA), follows, is_back()))
    found = drilled(world)["page"]
    assert found.outcome == "passed"
    assert "stayed 4s" in found.reason
    assert found.reason.endswith("after mail")
