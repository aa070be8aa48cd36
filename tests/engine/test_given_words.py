"""Whole drills of next words that were promised by a time, in simulated time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from commdrill.clock import Ticks
from commdrill.compile.script import ScriptStep
from commdrill.documents.plan import ChannelType, Phase
from commdrill.engine.replay.judged_again import Leeway
from commdrill.judge.expectation import (
    ApprovedText,
    BoardExpectation,
    DeliveryExpectation,
    PageExpectation,
)
from commdrill.record.clock_set import SetSince, set_since
from commdrill.record.events import (
    ClockSetBack,
    Event,
    FindingMade,
    MessageSeen,
    Paused,
    Record,
    StepDecided,
    StepSeen,
    Watching,
)
from commdrill.sighting import Incident, StatusBoard, Update
from commdrill.testing.fake_clock import FakeClock
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.wording import compile_wording

from .again import again
from .shown import Channel, Post, Story, inbox, mail, page
from .steps import AGAIN, ANA, BACK_TEXT, is_back, reaches, step
from .world import World

NEXT = {"next": TimePlaceholder(kept=True)}
SOON = ApprovedText(
    "soon",
    "en",
    compile_wording("Checkout is down. More {{next}}.", NEXT),
    compile_wording("update", {}),
)
NEVER = 1e6


def words(promise: str) -> str:
    return f"Checkout is down. More {promise}."


def kept(one: ScriptStep) -> ScriptStep:
    return replace(one, promise=replace(one.promise, kept=frozenset(NEXT)))


def decided(world: World, hold: float = 40.0) -> StepDecided:
    """What it came to; judged again it comes to the same."""
    world.hold = hold
    world.run()
    for leeway in Leeway:
        verdicts = again(world, leeway).verdicts
        assert {name: one.outcome.value for name, one in verdicts.items()} == world.outcomes
    return [e for e in world.of(StepDecided) if e.step == "tells"][-1]


def on_page(*outage: tuple[float, str]) -> StepDecided:
    return decided(told_by_page(*outage))


def told_by_page(*outage: tuple[float, str]) -> World:
    told = tuple((at, page(text)) for at, text in outage)
    tells = kept(step("tells", Phase.OUTAGE, "shop", PageExpectation(says=(SOON,))))
    return World({"shop": Channel(Story(outage=told))}, (tells, is_back()))


def by_mail(*posts: tuple[float, str]) -> StepDecided:
    world = told_by_mail(*posts)
    first = decided(world)
    then = world.decided("more")
    return then if "promised" in then.reason else first


def told_by_mail(*posts: tuple[float, str]) -> World:
    sent = (Post(at, mail(text, uid=f"m{n}"), "outage") for n, (at, text) in enumerate(posts))
    box = Channel(inbox(*sent), ChannelType.EMAIL, known=(ANA,))
    wanted = DeliveryExpectation((ANA,), message="soon")
    tells = kept(step("tells", Phase.OUTAGE, "mail", wanted, ChannelType.EMAIL))
    more = kept(step("more", Phase.UPDATE, "mail", wanted, ChannelType.EMAIL, every=30))
    shop = Channel(Story(outage=((0.0, page("Oops")),)))
    return World({"shop": shop, "mail": box}, (tells, more, is_back()), wordings=(SOON,))


def on_status_page(*posts: tuple[float, str]) -> StepDecided:
    def board(count: int) -> StatusBoard:
        updates = tuple(
            Update(f"u{n}", "investigating", text) for n, (_, text) in enumerate(posts[:count])
        )[::-1]
        incident = Incident("i", "Checkout", "investigating", updates)
        return StatusBoard("http://status", "none", {}, (incident,) if count else ())

    told = tuple((at, board(n + 1)) for n, (at, _) in enumerate(posts))
    status = Channel(Story(board(0), told), ChannelType.STATUS_PAGE)
    wanted = BoardExpectation(says=(SOON,))
    tells = kept(step("tells", Phase.OUTAGE, "status", wanted, ChannelType.STATUS_PAGE))
    shop = Channel(Story(outage=((0.0, page("Oops")),)))
    return decided(World({"shop": shop, "status": status}, (tells, is_back())))


ALL = pytest.mark.parametrize("told_on", [on_page, on_status_page, by_mail])


@ALL
@pytest.mark.parametrize(
    ("told", "outcome", "why"),
    [
        (((1, "in 10 seconds"), (8, "in 20 minutes")), "passed", ""),
        (((1, "in 10 seconds"), (16, "in 20 minutes")), "failed", "promised in 10 seconds, and it came"),
        (((1, "in 10 seconds"),), "failed", "promised in 10 seconds, and nothing came"),
        (((1, "in 10 seconds"), (8, "in 12 seconds")), "failed", "promised in 12 seconds, and nothing came"),
        (((1, "in 10 seconds"), (8, "in 12 seconds"), (18, "in 1 hour")), "passed", ""),
        (((1, "in 20 minutes"),), "passed", ""),
        (((1, "at 10:00 UTC"), (30, "at 11:00 UTC")), "failed", ""),
        (((1, "at 10:01 UTC"), (30, "at 11:00 UTC")), "passed", ""),
    ],
)  # fmt: skip
def test_the_next_word_comes_by_the_time_that_was_promised(
    told_on: Callable[..., StepDecided], told: tuple[tuple[float, str], ...], outcome: str, why: str
) -> None:
    found = told_on(*((at, words(promise)) for at, promise in told))
    assert found.outcome == outcome, found.reason
    assert any(one in found.reason for one in why.split("|"))


@pytest.mark.parametrize(
    ("then", "by", "outcome"), [(8, 20.0, "error"), (18, 20.0, "failed"), (18, 3.0, "failed")]
)
@pytest.mark.parametrize("told_on", [told_by_page, told_by_mail])
def test_a_clock_that_was_set_breaks_no_promised_time(
    told_on: Callable[..., World], then: float, by: float, outcome: str
) -> None:
    world = told_on((1, words("in 10 seconds")), (then, words("in 1 hour")))
    world.happens, world.hold = [(5.0, lambda: world.clock.sleep(by))], 40.0
    world.run()
    found = [e for e in world.of(StepDecided) if e.step == "tells"][-1]
    assert found.outcome == outcome, found.reason
    assert ("its clock was set" in found.reason) is (outcome == "error")


@pytest.mark.parametrize("told_on", [told_by_page, told_by_mail])
def test_nor_where_the_process_that_knew_of_it_died_since(told_on: Callable[..., World]) -> None:
    world = told_on((1, words("in 10 seconds")), (11, words("in 1 hour")))
    world.happens, world.hold = [(5.0, lambda: world.clock.sleep(20.0))], 40.0
    world.until_killed(lambda world, event: isinstance(event, Paused)).resumed(0.5)
    assert world.decided("tells").outcome == "error", world.decided("tells").reason
    assert "its clock was set" in world.decided("tells").reason


SET_BACK = pytest.mark.parametrize(
    ("then", "by", "outcome"),
    [(8, 3600.0, "passed"), (18, 3600.0, "error"), (18, 4.0, "failed"), (NEVER, 3600.0, "error")],
    ids=["kept-by-both", "late-by-one", "late-by-both", "nothing-came"],
)


@SET_BACK
@pytest.mark.parametrize("told_on", [told_by_page, told_by_mail])
def test_a_clock_that_was_set_back_keeps_no_promised_time(
    told_on: Callable[..., World], then: float, by: float, outcome: str
) -> None:
    world = told_on((1, words("in 10 seconds")), (then, words("in 3 hours")))
    world.happens = [(5.0, lambda: world.clock.sleep(-by))]
    found = decided(world)
    assert found.outcome == outcome, found.reason
    assert ("the clock was set back" in found.reason) is (outcome == "error")


@SET_BACK
@pytest.mark.parametrize("told_on", [told_by_page, told_by_mail])
def test_nor_one_that_a_process_knew_of_that_died_since(
    told_on: Callable[..., World], then: float, by: float, outcome: str
) -> None:
    world = told_on((1, words("in 10 seconds")), (then, words("in 3 hours")))
    world.happens, world.hold = [(5.0, lambda: world.clock.sleep(-by))], 40.0
    world.until_killed(lambda world, event: isinstance(event, ClockSetBack)).resumed(1.0)
    assert world.decided("tells").outcome == outcome, world.decided("tells").reason
    assert len(world.of(ClockSetBack)) == 1


def once_promised(world: World, event: Event) -> bool:
    """It is on disk that the next word was promised."""
    seen = [one for one in world.of(StepSeen) if one.step == "tells"]
    return isinstance(event, Watching) and bool(seen or world.of(MessageSeen))


@SET_BACK
@pytest.mark.parametrize("told_on", [told_by_page, told_by_mail])
def test_nor_one_that_was_set_back_while_nobody_lived(
    told_on: Callable[..., World], then: float, by: float, outcome: str
) -> None:
    world = told_on((1, words("in 10 seconds")), (then, words("in 3 hours")))
    world.hold = 40.0
    world.until_killed(once_promised).clock.sleep(-by)
    world.resumed(1.0)
    assert world.decided("tells").outcome == outcome, world.decided("tells").reason
    assert len(world.of(ClockSetBack)) == 1


@pytest.mark.parametrize("told_on", [told_by_page, told_by_mail])
def test_one_that_was_set_ahead_while_nobody_lived_breaks_no_promise(
    told_on: Callable[..., World],
) -> None:
    world = told_on((1, words("in 10 seconds")), (11, words("in 1 hour")))
    world.hold = 40.0
    world.until_killed(once_promised).clock.sleep(20.0)
    world.resumed(0.5)
    found = world.decided("tells")
    assert (found.outcome, "its clock was set" in found.reason) == ("error", True), found.reason


def restarted(world: World, *, by: float) -> list[FindingMade]:
    """The machine was started anew, its clock set, and another process went on: what was told of it."""
    world.hold, world.clock = 40.0, (machine := Machine())
    world.until_killed(once_promised)
    machine.restart()
    machine.sleep(by)
    world.resumed(1.0)
    return [one for one in world.of(FindingMade) if one.code == "clock-not-known"]


@pytest.mark.parametrize("told_on", [told_by_page, told_by_mail])
def test_nor_one_of_a_machine_that_was_started_anew_meanwhile(
    told_on: Callable[..., World],
) -> None:
    world = told_on((1, words("in 10 seconds")), (11, words("in 1 hour")))
    (told,) = restarted(world, by=20.0)
    found = world.decided("tells")
    assert (found.outcome, "may have been set" in found.reason) == ("error", True), found.reason
    assert "the machine was started anew, or is another one" in told.message


@pytest.mark.parametrize("told_on", [told_by_page, told_by_mail])
def test_what_would_be_in_time_by_any_clock_is_so_on_a_machine_that_was_started_anew(
    told_on: Callable[..., World],
) -> None:
    world = told_on((1, words("in 10 seconds")), (6, words("in 3 hours")))
    assert len(restarted(world, by=0.0)) == 1
    assert world.decided("tells").outcome == "passed", world.decided("tells").reason


def test_a_machine_that_was_started_anew_before_the_run_s_last_word_was_set_back() -> None:
    world = told_by_page((1, words("in 10 seconds")), (18, words("in 3 hours")))
    restarted(world, by=-3600.0)
    assert len(world.of(ClockSetBack)) == 1
    assert world.decided("tells").outcome == "error", world.decided("tells").reason


@pytest.mark.parametrize("by", [-3600.0, 3600.0])
def test_of_a_clock_that_counts_from_elsewhere_nobody_knows_whether_it_was_set(by: float) -> None:
    world = told_by_page((1, words("in 10 seconds")), (8, words("in 3 hours")))
    world.until_killed(once_promised).clock.sleep(by)
    noted = [one for one in world.records if isinstance(one.event, Watching)][-1]
    known = set_since([noted], world.clock)
    assert known.seconds == pytest.approx(by)
    assert known.is_known
    assert set_since([noted], OtherMachine(noted.at)) == SetSince(0.0, is_known=False)
    earlier = OtherMachine(noted.at - timedelta(seconds=30))
    assert set_since([noted], earlier) == SetSince(-30.0, is_known=False)
    assert set_since([], world.clock) == SetSince(is_known=False)


@pytest.mark.parametrize(("ended", "left"), [(4.0, 20.0), (7.0, 0.0)])
def test_what_was_told_of_it_late_is_not_counted_twice(ended: float, left: float) -> None:
    """That a process tells of a setting behind the note that was made after it."""
    clock = FakeClock()
    noted = Watching((), {}, {}, moment=5.0, boot=clock.ticks().since)
    told = Paused(1.0, ended, "the machine slept, or its clock was set", doubt=20.0)
    both: tuple[Event, ...] = (noted, told)
    records = [Record("r", n, clock.now(), 5.0, one) for n, one in enumerate(both)]
    clock.sleep(20.0)
    assert set_since(records, clock) == SetSince(left)


class Machine(FakeClock):
    """One that may be started anew: what it counts from is another moment then."""

    begun, name = 0.0, "the first start"

    def ticks(self) -> Ticks:
        return Ticks(self.monotonic() - self.begun, self.name)

    def restart(self) -> None:
        self.begun, self.name = self.monotonic(), "the second start"


class OtherMachine(FakeClock):
    def ticks(self) -> Ticks:
        return Ticks(5.0, "another beginning")


@ALL
def test_who_said_nothing_of_the_next_word_has_promised_none(
    told_on: Callable[..., StepDecided],
) -> None:
    assert "promised" not in told_on((1, "Checkout is down. More later.")).reason


def test_a_page_that_is_as_before_in_time_has_nothing_more_to_say() -> None:
    def outcome(hold: float) -> str:
        shop = Channel(Story(outage=((1.0, page(words("in 10 seconds"))),)))
        tells = kept(step("tells", Phase.OUTAGE, "shop", PageExpectation(says=(SOON,))))
        return decided(World({"shop": shop}, (tells, is_back())), hold).outcome

    assert outcome(5.0) == "passed"
    assert outcome(15.0) == "failed"


def test_a_post_that_stands_there_still_is_no_next_word_though_the_rest_of_the_page_changes() -> (
    None
):
    said = Update("u0", "investigating", words("in 10 seconds"))

    def board(checkout: str, *posts: Update) -> StatusBoard:
        incident = Incident("i", "Checkout", "investigating", posts)
        return StatusBoard(
            "http://status", "none", {"checkout": checkout}, (incident,) * len(posts)
        )

    states = ("major_outage", "partial_outage") * 4
    told = tuple((1.0 + 6 * n, board(state, said)) for n, state in enumerate(states))
    status = Channel(Story(board("operational"), told), ChannelType.STATUS_PAGE)
    wanted = BoardExpectation(says=(SOON,))
    tells = kept(step("tells", Phase.OUTAGE, "status", wanted, ChannelType.STATUS_PAGE))
    shop = Channel(Story(outage=((0.0, page("Oops")),)))
    found = decided(World({"shop": shop, "status": status}, (tells, is_back())))
    assert found.outcome == "failed"
    assert "promised in 10 seconds, and nothing came" in found.reason


def test_the_word_that_all_is_over_is_the_next_one() -> None:
    def outcome(back_at: float) -> str:
        posts = (
            Post(1.0, mail(words("in 10 seconds"), uid="m1"), "outage"),
            Post(back_at, mail(AGAIN), "recovery"),
        )
        box = Channel(inbox(*posts), ChannelType.EMAIL, known=(ANA,))
        wanted = DeliveryExpectation((ANA,), message="soon")
        tells = kept(step("tells", Phase.OUTAGE, "mail", wanted, ChannelType.EMAIL))
        again = reaches("again", ANA, phase=Phase.RECOVERY, message="restored", within=30)
        world = World({"shop": Channel(Story(outage=((0.0, page("Oops")),))), "mail": box},
                      (tells, again, is_back()), wordings=(SOON, BACK_TEXT))  # fmt: skip
        return decided(world, 4.0).outcome

    assert outcome(2.0) == "passed"
    assert outcome(20.0) == "failed"


def test_a_run_that_goes_on_in_another_process_holds_the_company_to_its_word() -> None:
    posts = (Post(1.0, mail(words("in 10 seconds"), uid="m1"), "outage"),)
    box = Channel(inbox(*posts), ChannelType.EMAIL, known=(ANA,))
    wanted = DeliveryExpectation((ANA,), message="soon")
    tells = kept(step("tells", Phase.OUTAGE, "mail", wanted, ChannelType.EMAIL))
    world = World({"shop": Channel(Story(outage=((0.0, page("Oops")),))), "mail": box},
                  (tells, is_back()), wordings=(SOON,), hold=40.0)  # fmt: skip
    world.until_killed(lambda world, event: isinstance(event, StepSeen)).resumed()
    assert world.decided("tells").outcome == "failed"
    assert "nothing came" in world.decided("tells").reason
