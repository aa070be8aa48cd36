"""Whole drills against a world that tells what it is told to: their course, messages, people and actions."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from commdrill.compile.script import ScriptStep
from commdrill.documents.plan import ChannelType, Phase
from commdrill.errors import CannotLook
from commdrill.judge.expectation import AttestedExpectation
from commdrill.record.events import (
    ActionFailed,
    ActionPerformed,
    ChannelCompared,
    FaultArmed,
    FaultInjected,
    FaultReverted,
    FindingMade,
    StageEntered,
    StepAttested,
    StepDecided,
    StepOutcome,
    StepSeen,
)
from commdrill.sighting import Inbox, Sighting

from .shown import Channel, Post, Story, inbox, mail, page
from .steps import AGAIN, ANA, BO, DOWN, WELL, is_back, reaches, step, tells
from .whole_drills import call, down, findings, kinds, mailbox, shop, stages
from .world import Caller, World


def test_a_company_that_tells_in_time_passes_stage_by_stage() -> None:
    world = World({"shop": shop(*down(5))}, (tells(), is_back())).run()
    assert world.outcomes == {"page": "passed", "back": "passed"}
    assert stages(world) == ["preflight", "baseline", "outage", "recovery", "restored"]
    assert world.decided("page").took == pytest.approx(5, abs=1.1)
    assert world.decided("page").proof == "content"
    assert findings(world) == []
    assert world.of(ChannelCompared) == [ChannelCompared("shop", ())]


def test_every_stage_is_entered_where_it_has_steps_or_actions() -> None:
    notice = tells("notice", phase=Phase.NOTICE)
    world = World({"shop": Channel(Story(outage=down()))}, (notice, tells(), is_back()))
    world.actions = {Phase.UPDATE: {"post": Caller()}}
    world.run()
    assert stages(world) == [
        "preflight", "baseline", "notice", "outage", "update", "recovery", "restored",
    ]  # fmt: skip


def test_what_a_fault_needs_is_told_before_it_goes_in_and_it_comes_out_before_the_recovery() -> (
    None
):
    world = World({"shop": shop(*down())}, (tells(), is_back())).run()
    order = kinds(world, FaultArmed, FaultInjected, StageEntered, FaultReverted)
    assert order[2:] == [
        "FaultArmed", "FaultInjected", "StageEntered", "FaultReverted", "StageEntered",
        "StageEntered",
    ]  # fmt: skip


def test_a_page_that_never_tells_fails_with_what_was_seen_instead() -> None:
    world = World({"shop": shop((0, page("Error", 500)))}, (tells(), is_back())).run()
    assert world.outcomes == {"page": "failed", "back": "passed"}
    assert "not seen within 10s" in world.decided("page").reason
    assert world.decided("page").took is None


def test_a_page_that_is_not_back_fails_and_is_told_at_the_end() -> None:
    stuck = Story(outage=down(), after=((0.0, page(DOWN, 503)),))
    world = World({"shop": Channel(stuck)}, (tells(), is_back())).run()
    assert world.outcomes == {"page": "passed", "back": "failed"}
    (compared,) = world.of(ChannelCompared)
    assert [d.what for d in compared.differences] == ["status", "what page expects",
                                                      "what page (outage) expects",
                                                      "what back expects"]  # fmt: skip


def test_the_page_has_as_long_as_its_longest_limit_to_be_as_before() -> None:
    slow = Story(outage=down(), after=((0.0, page(WELL, 502)), (9.0, page())))
    world = World({"shop": Channel(slow)}, (tells(), is_back(within=10))).run()
    assert world.outcomes["back"] == "passed"
    assert world.of(ChannelCompared) == [ChannelCompared("shop", ())]
    slower = Story(outage=down(), after=((0.0, page(WELL, 502)), (20.0, page())))
    world = World({"shop": Channel(slower)}, (tells(), is_back(within=10))).run()
    assert [d.what for d in world.of(ChannelCompared)[0].differences] == ["status",
                                                                          "what back expects"]  # fmt: skip


def test_an_outage_lasts_as_long_as_the_drill_holds_it() -> None:
    world = World({"shop": shop(*down())}, (tells(), is_back()), hold=60).run()
    assert world.times.broken is not None
    assert world.times.mended is not None
    held = world.times.mended - world.times.broken
    assert 60 <= held < 63
    assert "update" not in stages(world)


def test_messages_that_reach_everyone_in_time_pass_when_the_run_ends() -> None:
    posts = (Post(1.0, mail(DOWN)), Post(4.0, mail(DOWN, BO)))
    world = World({"mail": mailbox(*posts)}, (reaches("mail", ANA, BO),)).run()
    decided = world.decided("mail")
    assert decided.outcome is StepOutcome.PASSED
    assert decided.recipients is not None
    assert (decided.recipients.expected, decided.recipients.reached) == (2, 2)
    assert decided.took == pytest.approx(4, abs=1.1)
    assert [event.took for event in world.of(StepSeen)] == [decided.took]


def test_who_was_not_reached_is_named() -> None:
    world = World({"mail": mailbox(Post(1.0, mail(DOWN)))}, (reaches("mail", ANA, BO),)).run()
    decided = world.decided("mail")
    assert decided.reason == "not received within 10s by bo"
    assert decided.recipients is not None
    assert decided.recipients.missing == ("bo",)
    assert decided.took is None


def test_whom_nobody_could_look_for_is_not_said_to_be_unreached() -> None:
    blind = Story(before=CannotLook("log-in refused"))

    def look(now: float) -> Sighting:
        return inbox()(now) if now < 2 else blind(now)

    box = Channel(look, ChannelType.EMAIL, known=(ANA,))
    world = World({"mail": box}, (reaches("mail", ANA),)).run()
    decided = world.decided("mail")
    assert (decided.outcome, decided.reason) == (
        StepOutcome.ERROR,
        "could not be told: log-in refused",
    )
    assert decided.recipients is not None
    assert (decided.recipients.reached, decided.recipients.missing) == (0, ())


def test_a_second_copy_that_comes_when_all_else_is_settled_is_seen() -> None:
    posts = [Post(1.0, mail(DOWN))]
    world = World({"mail": mailbox(*posts, densest=0.1, sparsest=0.1)}, (reaches("mail", ANA),))

    def again() -> None:
        posts.append(Post(0.0, mail(DOWN, uid="again")))

    seen = inbox_that_grows(posts)
    world.channels["mail"].at = seen
    world.run()
    settled = next(at for at, event in world.events if isinstance(event, FaultReverted))
    assert world.outcomes == {"mail": "passed"}
    posts[1:] = []
    late = World({"mail": mailbox(densest=0.1, sparsest=0.1)}, (reaches("mail", ANA),))
    late.channels["mail"].at = inbox_that_grows(posts)
    late.happens = [(settled + 0.3, again)]
    late.run()
    assert late.outcomes == {"mail": "failed"}
    assert "second copy" in late.decided("mail").reason


def inbox_that_grows(posts: list[Post]) -> Callable[[float], Sighting]:
    told: list[Post] = []

    def look(now: float) -> Sighting:
        new = [post for post in posts if post.at <= now and post not in told]
        told.extend(new)
        return Inbox(tuple(post.message for post in new))

    return look


def test_a_message_of_the_recovery_that_comes_before_it_fails_its_step() -> None:
    posts = (Post(1.0, mail(DOWN)), Post(2.0, mail(AGAIN)))
    restored = reaches("restored", ANA, phase=Phase.RECOVERY, message="restored")
    world = World({"mail": mailbox(*posts)}, (reaches("mail", ANA), restored), hold=4).run()
    assert world.outcomes == {"mail": "passed", "restored": "failed"}
    assert "before the recovery began" in world.decided("restored").reason
    assert findings(world) == ["wrong-message"]


def test_what_comes_before_anything_broke_is_early() -> None:
    box = mailbox(Post(0.0, mail(DOWN)))
    world = World({"mail": box}, (reaches("mail", ANA),)).run()
    assert world.outcomes == {"mail": "failed"}


@pytest.mark.parametrize(
    ("answer", "outcome", "reason"),
    [
        (None, "skipped", "nobody could be asked: attest it with `commdrill attest`"),
        (StepAttested("call", "Kim", StepOutcome.PASSED), "passed", "Kim attests it"),
        (
            StepAttested("call", "Kim", StepOutcome.FAILED, "no answer"),
            "failed",
            "Kim attests it: no answer",
        ),
    ],
)
def test_a_person_is_asked_once_what_is_watched_is_settled(
    answer: StepAttested | None, outcome: str, reason: str
) -> None:
    world = World({"shop": shop(*down(5))}, (call(), tells(), is_back()))
    world.answers = {"call": answer} if answer else {}
    world.run()
    assert world.outcomes["call"] == outcome
    assert world.decided("call").reason == reason
    assert world.decided("call").proof == "attested"
    told = [event.step for event in world.of(StepDecided)]
    assert told == ["page", "call", "back"]
    assert world.of(StepAttested) == ([answer] if answer else [])


def test_actions_set_the_plan_going_and_what_they_left_goes_at_the_end() -> None:
    announce = Caller()
    world = World({"shop": shop(*down())}, (tells(), is_back()))
    world.actions = {Phase.OUTAGE: {"announce": announce}}
    world.run()
    assert announce.done == ["check", "perform", "clean up"]
    (performed,) = world.of(ActionPerformed)
    assert (performed.action, performed.stage.value, performed.receipt) == (
        "announce", "outage", "202 Accepted",
    )  # fmt: skip


def test_what_an_action_could_not_take_away_is_told() -> None:
    world = World({"shop": shop(*down())}, (tells(), is_back()))
    world.actions = {Phase.OUTAGE: {"announce": Caller(failing=("clean up",))}}
    world.run()
    (finding,) = world.of(FindingMade)
    assert (finding.code, finding.severity.value) == ("action-left-behind", "warning")
    assert finding.message == "action announce left something behind: clean up was refused"


def test_an_action_that_fails_is_told_and_the_drill_goes_on() -> None:
    announce = Caller(failing=("perform",))
    world = World({"shop": shop(*down())}, (tells(), is_back()))
    world.actions = {Phase.OUTAGE: {"announce": announce, "page": Caller()}}
    world.run()
    (failed,) = world.of(ActionFailed)
    assert (failed.action, failed.stage.value, failed.why) == (
        "announce", "outage", "perform was refused",
    )  # fmt: skip
    assert findings(world) == ["action-failed"]
    assert [event.action for event in world.of(ActionPerformed)] == ["page"]
    assert world.outcomes == {"page": "passed", "back": "passed"}
    assert announce.done[-1] == "clean up"


def test_a_page_that_tells_right_before_a_long_limit_is_seen_in_time() -> None:
    late = shop((0.0, page("Error", 500)), (599.0, page(DOWN, 503)), sparsest=60.0)
    world = World({"shop": late}, (tells(within=600.0),)).run()
    assert world.outcomes == {"page": "passed"}
    assert world.times.broken is not None
    assert any(599.9 < at - world.times.broken <= 600 for at in late.began)


def test_what_the_page_shows_to_everybody_every_day_is_no_leak_of_the_outage() -> None:
    inside = "Ask 10.0.12.7 for more."
    usual = Story(page(f"{WELL} {inside}"), outage=((0.5, page(f"{DOWN} {inside}", 503)),))
    assert World({"shop": Channel(usual)}, (tells(),)).run().outcomes == {"page": "passed"}
    new = shop((0.5, page(f"{DOWN} {inside}", 503)))
    assert World({"shop": new}, (tells(),)).run().outcomes == {"page": "failed"}


def test_a_second_copy_is_seen_though_a_look_takes_longer_than_the_watch_for_it() -> None:
    posts = [Post(1.0, mail(DOWN))]
    world = World({"mail": mailbox(takes=2.0)}, (reaches("mail", ANA),))
    world.channels["mail"].at = inbox_that_grows(posts)
    world.run()
    back = next(at for at, event in world.events if isinstance(event, FaultReverted))
    late = World({"mail": mailbox(takes=2.0)}, (reaches("mail", ANA),))
    late.channels["mail"].at = inbox_that_grows(posts)
    late.happens = [(back + 0.4, lambda: posts.append(Post(0.0, mail(DOWN, uid="again"))))]
    late.run()
    assert (world.outcomes, late.outcomes) == ({"mail": "passed"}, {"mail": "failed"})


def report_due() -> ScriptStep:
    asked = AttestedExpectation("Was the regulator told?")
    made = step("report", Phase.FOLLOW_UP, "phone", asked, ChannelType.MANUAL, within=432_000)
    return replace(made, promise=replace(made.promise, term=timedelta(days=5)))


def test_what_is_to_be_done_in_the_days_after_holds_up_no_run_and_asks_nobody() -> None:
    world = World({"shop": shop(*down(5))}, (report_due(), tells(), is_back()))
    world.answers = {"report": StepAttested("report", "Kim", StepOutcome.PASSED)}
    world.run()
    told = world.decided("report")
    assert told.outcome is StepOutcome.SKIPPED
    assert (
        told.reason == "waits for a person's word, within 5d of the run's end: `commdrill attest`"
    )
    assert world.of(StepAttested) == []
    assert world.clock.monotonic() < 3600


def test_a_run_that_was_cut_short_leaves_nothing_to_be_done() -> None:
    world = World({"shop": shop(*down(5))}, (report_due(), tells(), is_back()))
    world.happens = [(3.0, lambda: world.stop.request("Ctrl-C"))]
    world.run()
    assert world.outcomes["report"] == "error"
