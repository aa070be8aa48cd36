"""A run judged again, from its journal's times and what it saw, comes to what it came to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from commdrill.compile.script import ScriptStep
from commdrill.documents.matcher import parse_matcher
from commdrill.documents.plan import ChannelType, Phase
from commdrill.engine.replay.judged_again import Leeway, Seen, judged_again
from commdrill.errors import CannotLook
from commdrill.judge.expectation import BoardExpectation, Follows, PageExpectation
from commdrill.record.events import Looked, StepOutcome
from commdrill.sighting import Incident, Message, Page, StatusBoard, Update

from .again import again
from .shown import Channel, Post, State, Story, inbox, mail, page
from .steps import AGAIN, ANA, BACK_TEXT, BO, DOWN, START, WELL, is_back, reaches, step, tells
from .world import World

WORKING, LEAK = "We are working on it.", "Ask 10.0.12.7 for more."
Moments = tuple[tuple[float, State], ...]
ERROR: Moments = ((0.0, page("Error", 500)),)
AT_5: Moments = (*ERROR, (5.0, page(DOWN, 503)))


def shown(states: Moments, *steps: ScriptStep, before: str = WELL, hold: float = 0.0) -> World:
    return World({"shop": Channel(Story(page(before), states))}, steps, hold=hold)


def mailed(*posts: Post) -> Channel:
    return Channel(inbox(*posts), ChannelType.EMAIL, known=(ANA, BO))


def received(posts: tuple[Post, ...], *steps: ScriptStep, hold: float = 0.0) -> World:
    return World({"mail": mailed(*posts)}, steps, hold=hold)


def both(mail_at: float, *steps: ScriptStep) -> World:
    return World({"shop": Channel(Story(outage=AT_5)), "mail": mailed(post(mail_at))}, steps)


def post(at: float, words: str = DOWN, since: str = "outage") -> Post:
    return Post(at, mail(words, uid=f"{words} {at}"), since)


def after(own: ScriptStep, ahead: str) -> ScriptStep:
    follows = Follows(ahead, timedelta(seconds=10))
    return replace(own, promise=replace(own.promise, follows=follows))


def updates(*at: int) -> Moments:
    return tuple((float(n), page(f"{DOWN} Note {n}.", 503)) for n in at)


INVESTIGATING = BoardExpectation(incident=parse_matcher("investigating"))
BACK_SAYS = step("back", Phase.RECOVERY, "shop", PageExpectation(says=(BACK_TEXT,)))
RESTORED = reaches("back", ANA, phase=Phase.RECOVERY, message="restored")
KEPT = step("kept", Phase.UPDATE, "shop", PageExpectation(parse_matcher(503)), every=9.0)
MAILS_KEPT = reaches("kept", ANA, phase=Phase.UPDATE, message="update", every=9.0)
MAIL_AFTER, PAGE = after(reaches("mail", ANA, within=20.0), "page"), tells()
LEAKS: Moments = ((5.0, page(f"{DOWN} {LEAK}", 503)),)
UNSEEN: Moments = (*ERROR, (2.0, CannotLook("TLS")), (6.0, page(DOWN, 503)))

WORLDS: list[tuple[Callable[[], World], str]] = [
    (lambda: shown(AT_5, PAGE, is_back()), "passed passed"),
    (lambda: shown(ERROR, PAGE, is_back()), "failed passed"),
    (lambda: shown((*ERROR, (12.0, page(DOWN, 503))), PAGE, is_back(), hold=20), "failed passed"),
    (lambda: shown(AT_5, tells(stays=6.0), is_back()), "passed passed"),
    (lambda: shown((*AT_5, (8.0, page("Error", 500))), tells(stays=6.0), hold=20), "failed"),
    (lambda: shown(AT_5, PAGE, is_back(), before=DOWN), "error error"),
    (lambda: shown(AT_5, tells("notice", phase=Phase.NOTICE), PAGE), "failed passed"),
    (lambda: shown(LEAKS, PAGE, before=f"{WELL} {LEAK}"), "passed"),
    (lambda: shown(LEAKS, PAGE), "failed"),
    (lambda: shown((*AT_5, (8.0, page(AGAIN))), PAGE, BACK_SAYS, hold=12), "passed failed"),
    (lambda: shown((*AT_5, (8.0, page())), PAGE, is_back(), hold=12), "passed error"),
    (lambda: shown(UNSEEN, PAGE, is_back()), "passed passed"),
    (lambda: shown(updates(2, *range(8, 60, 6)), PAGE, KEPT, hold=30), "passed passed"),
    (lambda: shown(updates(2, 8), PAGE, KEPT, hold=30), "passed failed"),
    (lambda: received((post(2.0), post(1.0, AGAIN, "recovery")), reaches("mail", ANA), RESTORED),
     "passed passed"),
    (lambda: received((post(2.0),), reaches("mail", ANA, BO)), "failed"),
    (lambda: received((post(12.0),), reaches("mail", ANA), hold=20), "failed"),
    (lambda: received((post(2.0, f"{DOWN} Sorry."),), reaches("mail", ANA)), "failed"),
    (lambda: received((post(2.0), post(3.0, AGAIN)), reaches("mail", ANA), RESTORED, hold=6),
     "passed failed"),
    (lambda: received(tuple(post(n, WORKING) for n in range(3, 60, 6)), MAILS_KEPT, hold=30),
     "passed"),
    (lambda: received(tuple(post(n, WORKING) for n in range(3, 20, 6)), MAILS_KEPT, hold=40),
     "failed"),
    (lambda: both(8.0, PAGE, MAIL_AFTER), "passed passed"),
    (lambda: both(2.0, PAGE, MAIL_AFTER), "passed failed"),
    (lambda: both(2.0, reaches("mail", ANA), after(tells(within=20.0), "mail")), "passed passed"),
]  # fmt: skip


@pytest.mark.parametrize("leeway", Leeway)
@pytest.mark.parametrize(("made", "outcomes"), WORLDS)
def test_a_run_is_borne_out_by_what_it_saw(
    made: Callable[[], World], outcomes: str, leeway: Leeway
) -> None:
    world = made().run()
    assert list(world.outcomes.values()) == outcomes.split()
    found = again(world, leeway)
    assert {name: one.outcome.value for name, one in found.verdicts.items()} == world.outcomes
    assert found.untold == {}


def stays(length: float, *stops: tuple[float, float], **looked: float) -> World:
    """A page that is there for as long as it has to stay, and is looked at in this way."""
    states: Moments = ((0.6, page(DOWN, 503)), (30.0, page("Error", 500)))
    seen = Channel(Story(outage=states), **looked)  # type: ignore[arg-type]
    return World({"shop": seen}, (tells(stays=length),), stops=[*stops], hold=15)


def posted(every: float, *at: float, takes: float) -> World:
    """Posts, each with its own time, on a status page that answers slowly."""
    told = [Update(f"{n}", "investigating", f"Note {n}.", START + timedelta(seconds=n)) for n in at]

    def board(now: float) -> StatusBoard:
        there = tuple(one for one, came in zip(told[::-1], at[::-1], strict=True) if came <= now)
        incidents = (Incident("i", "Checkout", "investigating", there),) if there else ()
        return StatusBoard("http://status", "none", {}, incidents)

    kind = ChannelType.STATUS_PAGE
    within = step("status", Phase.OUTAGE, "status", INVESTIGATING, kind, within=30.0)
    kept = step("updates", Phase.UPDATE, "status", BoardExpectation(), kind, every=every)
    seen = Channel(board, kind, takes=takes, densest=0.2, sparsest=0.2)
    return World({"status": seen}, (within, kept))


LOOKED_AT: list[tuple[Callable[[], World], str]] = [
    (lambda: stays(3.0, densest=0.2, sparsest=5.0), "passed"),
    (lambda: stays(6.0, (8.7, 2.2), sparsest=5.0, takes=0.7), "passed"),
    (lambda: stays(6.0, (4.7, 1.9), sparsest=5.0), "passed"),
    (lambda: posted(4.0, 4.3, 8.4, 11.1, 13.9, 18.3, takes=2.5), "passed failed"),
    (lambda: posted(6.0, 1.8, 10.6, 15.9, 20.5, 26.2, takes=2.5), "passed passed"),
    (lambda: posted(9.0, 2.9, 16.3, 23.8, 32.5, 41.2, takes=2.5), "passed failed"),
]


@pytest.mark.parametrize(("made", "outcomes"), LOOKED_AT)
def test_however_seldom_and_slowly_it_was_looked_at_a_run_is_borne_out(
    made: Callable[[], World], outcomes: str
) -> None:
    world = made().run()
    assert list(world.outcomes.values()) == outcomes.split()
    both = [again(world, leeway).verdicts for leeway in Leeway]
    for name, recorded in world.outcomes.items():
        assert recorded in {verdicts[name].outcome.value for verdicts in both}, name


@pytest.mark.parametrize("leeway", Leeway)
def test_what_no_look_shows_was_not_so_when_the_last_word_was_said(leeway: Leeway) -> None:
    world = shown(AT_5, PAGE).run()
    told = [one for one in world.records if isinstance(one.event, Looked)]
    verdict = again(world, leeway, *told[2:]).verdicts["page"]
    assert verdict.outcome.value == "error"
    assert verdict.reason.startswith("it was not so by then: wording: ")


@pytest.mark.parametrize("leeway", Leeway)
def test_what_was_so_while_the_outage_lasted_proves_no_recovery_whoever_says_so(
    leeway: Leeway,
) -> None:
    world = shown((*AT_5, (8.0, page())), PAGE, is_back(), hold=12).run()
    refused = [r for r in world.records if r.event == world.decided("back")]
    verdict = again(world, leeway, *refused).verdicts["back"]
    assert verdict.outcome is StepOutcome.ERROR
    assert verdict.reason.startswith("was already so")


def test_a_channel_that_cannot_be_seen_again_is_named_with_the_cause() -> None:
    world = both(8.0, PAGE, MAIL_AFTER).run()

    def gone(*_: object) -> Message:
        raise CannotLook("pruned")

    def pruned(*_: object) -> Page:
        raise CannotLook("pruned as well")

    found = judged_again(world.script(), tuple(world.records), Seen(pruned, gone), Leeway.FAR)
    assert found.untold == {"shop": "pruned as well", "mail": "pruned"}
    assert "passed" not in {one.outcome.value for one in found.verdicts.values()}
