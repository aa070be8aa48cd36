"""Whole drills in simulated time: what a run says of a company whose every moment is known."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from commdrill.compile.script import ScriptStep
from commdrill.documents.plan import ChannelType, Phase
from commdrill.errors import CannotLook
from commdrill.judge.expectation import (
    AttestedExpectation,
    PageExpectation,
)
from commdrill.record.events import (
    ActionFailed,
    ActionPerformed,
    ChannelCompared,
    Event,
    FaultArmed,
    FaultInjected,
    FaultReverted,
    FindingMade,
    InjectFailed,
    Interrupted,
    MessageSeen,
    PreflightFailed,
    PreflightPassed,
    StageEntered,
    StepAttested,
    StepDecided,
    StepOutcome,
    StepSeen,
)
from commdrill.sighting import Inbox, Proof, Sighting
from commdrill.values import Json

from .world import (
    AGAIN,
    ANA,
    BACK_TEXT,
    BO,
    DOWN,
    WELL,
    Breaker,
    Caller,
    Channel,
    Post,
    State,
    Story,
    World,
    inbox,
    is_back,
    mail,
    page,
    reaches,
    step,
    tells,
)


def shop(*outage: tuple[float, State], **more: Any) -> Channel:
    """A store whose page is changed by the outage so."""
    return Channel(Story(outage=outage), **more)


def down(at: float = 0.5) -> tuple[tuple[float, State], ...]:
    return ((0.0, page("Error", 500)), (at, page(DOWN, 503)))


def stages(world: World) -> list[str]:
    return [event.stage.value for event in world.of(StageEntered)]


def findings(world: World) -> list[str]:
    return [event.code for event in world.of(FindingMade)]


def kinds(world: World, *of: type[Event]) -> list[str]:
    return [type(event).__name__ for _, event in world.events if isinstance(event, of)]


# -- the course of a drill ------------------------------------------------------------------------


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


# -- what proves nothing --------------------------------------------------------------------------


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


# -- told too early -------------------------------------------------------------------------------


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


# -- messages -------------------------------------------------------------------------------------


def mailbox(*posts: Post, **more: Any) -> Channel:
    return Channel(inbox(*posts), ChannelType.EMAIL, known=(ANA, BO), **more)


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


# -- people and actions ---------------------------------------------------------------------------


def call(step_id: str = "call") -> ScriptStep:
    return step(step_id, Phase.OUTAGE, "phone", AttestedExpectation("Did they call?"),
                ChannelType.MANUAL)  # fmt: skip


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


# -- refusals -------------------------------------------------------------------------------------


def refused(world: World) -> tuple[str, ...]:
    (event,) = world.of(PreflightFailed)
    assert world.times.broken is None
    assert not world.of(PreflightPassed)
    return event.reasons


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


# -- a drill that is cut short --------------------------------------------------------------------


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


# -- a part of a drill ----------------------------------------------------------------------------


def lasted(world: World) -> float:
    """How long the outage was."""
    assert world.times.broken is not None
    assert world.times.mended is not None
    return world.times.mended - world.times.broken


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


# -- what nothing but a whole drill shows ----------------------------------------------------------


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


# -- the days after -------------------------------------------------------------------------------


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
