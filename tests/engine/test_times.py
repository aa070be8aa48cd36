"""When it happened: pauses, sleeps, refusals and slow looks at any moment never turn a verdict round."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from commdrill.compile.script import ScriptStep
from commdrill.documents.matcher import parse_matcher
from commdrill.documents.plan import ChannelType, Phase
from commdrill.engine.replay.judged_again import Leeway
from commdrill.errors import CannotLook
from commdrill.judge.expectation import BoardExpectation, PageExpectation
from commdrill.record.events import (
    ChannelCompared,
    Event,
    FindingMade,
    Paused,
    RunStage,
    StageEntered,
    StepOutcome,
)
from commdrill.sighting import Incident, Page, Sighting, StatusBoard, Update

from .again import again
from .shown import Channel, Post, State, Story, inbox, mail, page
from .steps import AGAIN, ANA, BO, DOWN, START, is_back, reaches, step, tells
from .world import World

LIMIT = 10.0
SPANS = st.lists(st.tuples(st.floats(0.3, 14), st.floats(1.2, 8)), max_size=2)
EXAMPLES = settings(max_examples=100, deadline=None)
PASSED, FAILED, ERROR = StepOutcome.PASSED, StepOutcome.FAILED, StepOutcome.ERROR


def shop(up: float, **more: Any) -> Channel:
    return Channel(Story(outage=((0.0, page("Error", 500)), (up, page(DOWN, 503)))), **more)


def refused(shows: Callable[[float], Sighting], spans: list[tuple[float, float]]) -> Channel:
    """What says nothing in these spans (beginning and length)."""

    def look(now: float) -> Sighting:
        if any(at <= now < at + length for at, length in spans):
            raise CannotLook("log-in refused")
        return shows(now)

    return Channel(look)


# -- pages ----------------------------------------------------------------------------------------


def test_a_clock_that_was_set_ahead_before_a_phase_makes_no_message_in_it_sooner() -> None:
    told, back = ((at, START + timedelta(seconds=at)) for at in (2.0, 17.0))
    posts = Post(told[0], mail(DOWN, ANA, told[1])), Post(back[0], mail(AGAIN, ANA, back[1]))
    box = Channel(inbox(*posts), ChannelType.EMAIL, known=(ANA,), densest=0.2, sparsest=0.2)
    steps = (
        reaches("told", ANA, within=LIMIT),
        reaches("back", ANA, phase=Phase.RECOVERY, message="restored", within=6.0),
        is_back(within=15.0),  # so long it is looked at
    )
    never_back = Channel(Story(after=((0.0, page("Error", 500)),)))
    world = World({"mail": box, "shop": never_back}, steps, hold=LIMIT)
    world.happens = [(5.0, lambda: world.clock.sleep(3.0))]
    world.run()
    assert world.times.mended == pytest.approx(9.5, abs=1.0)
    assert (world.outcomes["told"], world.outcomes["back"]) == ("passed", "error")


def test_a_page_up_in_time_during_a_pause_is_no_failure() -> None:
    world = World({"shop": shop(5)}, (tells(),), stops=[(3.0, 10.0)]).run()
    decided = world.decided("page")
    assert decided.outcome is ERROR
    assert "this process stood still" in decided.reason
    (paused,) = world.of(Paused)
    assert paused.began == pytest.approx(3, abs=0.1)
    assert paused.ended == pytest.approx(13, abs=0.1)
    assert paused.why == "this process stood still"
    (finding,) = world.of(FindingMade)
    told = "nobody could look from 3.0s to 13.0s of the run: this process stood still"
    assert (finding.code, finding.message, finding.severity.value) == ("paused", told, "warning")


@pytest.mark.parametrize(("stop", "told"), [((2.0, 2.0), []), ((9.0, 2.0), ["paused"])])
def test_standing_still_for_a_moment_is_a_finding_where_a_limit_is_near(
    stop: tuple[float, float], told: list[str]
) -> None:
    world = World({"shop": shop(9.5)}, (tells(within=LIMIT),), stops=[stop]).run()
    assert [one.code for one in world.of(FindingMade)] == told
    assert len(world.of(Paused)) == 1
    assert world.decided("page").outcome is (ERROR if told else PASSED)


def test_how_long_it_takes_to_write_that_a_phase_begins_is_no_time_given_to_its_steps() -> None:
    def written_slowly(world: World, event: Event) -> bool:
        if event == StageEntered(RunStage.OUTAGE):
            world.clock.advance(12.0)
        return False

    world = World({"shop": shop(11)}, (tells(within=LIMIT),), dies_after=written_slowly).run()
    assert world.decided("page").outcome is ERROR
    assert "nobody looked from 0.0s to 12.0s" in world.decided("page").reason


def test_a_sleeping_laptop_passes_no_page_that_came_late() -> None:
    world = World({"shop": shop(3)}, (tells(),))
    world.happens = [(2.5, lambda: world.clock.sleep(22))]
    world.run()
    decided = world.decided("page")
    assert decided.outcome is ERROR
    assert "the machine slept, or its clock was set" in decided.reason


@EXAMPLES
@given(
    up=st.floats(0.05, 16),
    stops=SPANS,
    takes=st.sampled_from([0.01, 0.7, 3.0]),
    late=st.booleans(),
    densest=st.sampled_from([0.5, 1.0, 4.0]),
)
def test_no_pause_makes_a_page_late_that_was_in_time_nor_the_other_way_round(
    up: float, stops: list[tuple[float, float]], takes: float, late: bool, densest: float
) -> None:
    channel = shop(up, takes=takes, late=late, densest=densest, sparsest=densest)
    world = World({"shop": channel}, (tells(within=LIMIT),), stops=[*stops]).run()
    found = world.decided("page").outcome
    slack = takes + 0.2  # a look that began in time counts as in time
    if up > LIMIT + slack:
        assert found is not PASSED
    if up < LIMIT - 0.2:
        assert found is not FAILED
    if not stops and takes < 0.1 and not LIMIT - 0.2 < up < LIMIT + slack:
        assert found is (PASSED if up < LIMIT else FAILED)


JUMPS = st.lists(
    st.tuples(st.floats(0.2, 13), st.sampled_from([-3600.0, -4.0, 1.5, 4.0, 9.0, 30.0, 3600.0])),
    min_size=1,
    max_size=2,
)


@EXAMPLES
@example(up=3.0, jumps=[(1.0, -8.0)], sleeps=False, spans=[(3.0, 8.0)])
@given(up=st.floats(0.05, 16), jumps=JUMPS, sleeps=st.booleans(), spans=SPANS)
def test_a_clock_that_is_set_and_a_machine_that_sleeps_turn_no_verdict_round(
    up: float, jumps: list[tuple[float, float]], sleeps: bool, spans: list[tuple[float, float]]
) -> None:
    """Neither tells of itself which of the two it was; a sleep in which the clock is set back, nobody sees."""
    assume(all(later - earlier > 1.0 for earlier, later in pairwise(sorted(at for at, _ in jumps))))
    slept = [0.0]
    words = posted((up, "We are on it."))
    status = refused(lambda now: words(now + slept[0]), spans)
    shop_ = refused(lambda now: page(DOWN if now + slept[0] >= up else "Hello"), spans)
    status.kind = ChannelType.STATUS_PAGE
    world = World(
        {"status": status, "shop": shop_}, (investigating(), tells(within=LIMIT, step_id="page"))
    )

    def jump(seconds: float) -> Callable[[], None]:
        def act() -> None:
            slept[0] += max(0.0, seconds) if sleeps else 0.0
            world.clock.sleep(seconds)

        return act

    world.happens = [(at, jump(seconds)) for at, seconds in jumps]
    world.run()
    assert world.times.broken is not None
    for found in (world.decided("status").outcome, world.decided("page").outcome):
        if up > LIMIT + 0.3:
            assert found is not PASSED
        if 0.3 < up < LIMIT - 0.3:
            assert found is not FAILED


@EXAMPLES
@given(up=st.floats(0.05, 16), spans=SPANS)
def test_looks_that_say_nothing_make_no_page_late(
    up: float, spans: list[tuple[float, float]]
) -> None:
    story = shop(up).at
    channel = refused(story, spans)
    world = World({"shop": channel}, (tells(within=LIMIT),))
    assert isinstance(story, Story)
    story.times = world.times
    found = world.run().decided("page").outcome
    if up > LIMIT + 0.3:
        assert found is not PASSED
    if up < LIMIT - 0.3:
        assert found is not FAILED


# -- status pages ---------------------------------------------------------------------------------


def board(*posts: tuple[float, str]) -> StatusBoard:
    updates = tuple(
        Update(f"u{at:g}", "investigating", words, START + timedelta(seconds=at))
        for at, words in reversed(posts)
    )
    incidents = (Incident("i", "Checkout", "investigating", updates),) if updates else ()
    return StatusBoard("http://status", "none", {}, incidents)


def posted(*posts: tuple[float, str]) -> Callable[[float], Sighting]:
    return lambda now: board(*(post for post in posts if post[0] <= now))


def investigating(within: float = LIMIT) -> ScriptStep:
    expected = BoardExpectation(incident=parse_matcher("investigating"))
    return step("status", Phase.OUTAGE, "status", expected, ChannelType.STATUS_PAGE, within=within)


@EXAMPLES
@given(at=st.floats(0.1, 16), stops=SPANS)
def test_a_posts_own_time_decides_where_nobody_could_look(
    at: float, stops: list[tuple[float, float]]
) -> None:
    status = Channel(posted((at, "We are on it.")), ChannelType.STATUS_PAGE)
    world = World({"status": status}, (investigating(),), stops=[*stops]).run()
    found = world.decided("status").outcome
    if at < LIMIT - 0.3:
        assert found is PASSED
    if at > LIMIT + 0.3:
        assert found is FAILED


def test_a_post_of_before_the_fault_proves_nothing_though_nobody_could_look() -> None:
    status = Channel(posted((4.0, "We are on it.")), ChannelType.STATUS_PAGE, takes=0.7)
    world = World({"status": status}, (investigating(),), stops=[(0.7, 7.3)]).run()
    assert world.times.broken is not None
    assert world.times.broken > 4.0
    assert world.decided("status").outcome is ERROR
    assert "already so before the outage" in world.decided("status").reason


def keep_coming(every: float = 4.0) -> ScriptStep:
    return step(
        "updates", Phase.UPDATE, "status", BoardExpectation(), ChannelType.STATUS_PAGE, every=every
    )


@EXAMPLES
@given(
    gaps=st.lists(st.floats(0.5, 6), min_size=1, max_size=5),
    stops=SPANS,
    takes=st.sampled_from([0.01, 0.7]),
)
def test_silence_is_told_by_the_posts_own_times(
    gaps: list[float], stops: list[tuple[float, float]], takes: float
) -> None:
    times = [sum(gaps[: n + 1]) + 0.5 for n in range(len(gaps))]
    posts = [(at, f"Update {at:g}.") for at in times]
    status = Channel(
        posted(*posts), ChannelType.STATUS_PAGE, takes=takes, densest=0.2, sparsest=0.2
    )
    world = World({"status": status}, (keep_coming(),), stops=[*stops], hold=8).run()
    assert world.times.broken is not None
    assert world.times.mended is not None
    phase = world.times.broken
    came = [phase, *(at for at in times if phase < at < world.times.mended)]
    silences = [b - a for a, b in pairwise(came)]
    found = world.decided("updates").outcome
    if any(silence > 4.3 for silence in silences):
        assert found is FAILED
    if all(silence < 3.7 for silence in silences) and world.times.mended - came[-1] < 3.7:
        assert found is not FAILED


def test_looks_that_took_long_are_thought_to_have_taken_as_long() -> None:
    """One of them was over right before the log-in was refused, so that nothing hides there for long."""

    def shows(now: float) -> Page:
        return page(DOWN, 503) if 1.75 <= now < 2.81 else page()

    slow = refused(shows, [(12.18, 4.5)])
    slow.takes, slow.late, slow.densest, slow.sparsest = 1.5, True, 0.2, 0.2
    world = World({"shop": slow}, (tells(within=LIMIT),), stops=[(2.57, 2.78)]).run()
    assert world.decided("page").outcome is FAILED
    assert FAILED in {again(world, leeway).verdicts["page"].outcome for leeway in Leeway}


@EXAMPLES
@example(gaps=[1.5, 3.0, 1.0, 3.0, 3.0], stops=[(3.5, 2.6)], takes=0.01)
@given(
    gaps=st.lists(st.floats(0.5, 6), min_size=1, max_size=5),
    stops=SPANS,
    takes=st.sampled_from([0.01, 0.7]),
)
def test_a_page_that_changes_and_changes_back_where_nobody_looks_is_not_silent(
    gaps: list[float], stops: list[tuple[float, float]], takes: float
) -> None:
    times = [sum(gaps[: n + 1]) + 0.5 for n in range(len(gaps))]

    def shown(now: float) -> Page:
        return page(("tick", "tock")[sum(at <= now for at in times) % 2])

    news = Channel(shown, takes=takes, densest=0.2, sparsest=0.2)
    kept = step("updates", Phase.UPDATE, "news", PageExpectation(), every=4.0)
    world = World({"news": news}, (kept,), stops=[*stops], hold=8).run()
    assert world.times.broken is not None
    assert world.times.mended is not None
    phase, end = world.times.broken, world.times.mended
    came = [phase, *(at for at in times if phase < at < end)]
    silences = [b - a for a, b in pairwise(came)]
    found = world.decided("updates").outcome
    if any(silence > 4.0 + takes + 0.6 for silence in silences):
        assert found is not PASSED
    if all(silence < 3.3 - takes for silence in silences) and end - came[-1] < 3.3 - takes:
        assert found is not FAILED


@EXAMPLES
@example(up=1.0, at=6.7, stops=[(3.9, 4.2)])
@example(up=10.0, at=12.0, stops=[(3.0431723375511073, 5.7), (3.272329044670916, 6.7)])
@given(
    up=st.floats(0.05, 16),
    at=st.floats(0.1, 16),
    stops=st.lists(st.tuples(st.floats(1.2, 14), st.floats(1.2, 8)), max_size=2),
)
def test_verdicts_of_a_run_that_stood_still_are_borne_out_by_what_it_saw(
    up: float, at: float, stops: list[tuple[float, float]]
) -> None:
    status = Channel(posted((at, "We are on it.")), ChannelType.STATUS_PAGE)
    steps = (tells(within=LIMIT), investigating())
    world = World({"shop": shop(up), "status": status}, steps, stops=[*stops]).run()
    borne_out = [again(world, leeway).verdicts for leeway in Leeway]
    for name, recorded in world.outcomes.items():
        if recorded != "error":
            assert recorded in {verdicts[name].outcome.value for verdicts in borne_out}, name


def test_posts_in_the_same_words_are_updates_and_told() -> None:
    posts = [(at, "We are on it.") for at in (1.0, 4.0, 7.0)]
    status = Channel(posted(*posts), ChannelType.STATUS_PAGE)
    world = World({"status": status}, (keep_coming(),), hold=8).run()
    assert world.decided("updates").outcome is PASSED
    (finding,) = world.of(FindingMade)
    assert (finding.code, finding.severity.value) == ("same-words", "warning")
    assert finding.message == "on status 3 updates came, all with the same words"


def test_what_was_posted_before_the_drill_is_no_update() -> None:
    old = (-50.0, "Old news.")
    status = Channel(posted(old), ChannelType.STATUS_PAGE)
    world = World({"status": status}, (keep_coming(),)).run()
    decided = world.decided("updates")
    assert (decided.outcome, decided.reason) == (FAILED, "no new update came for longer than 4s")
    assert decided.took is None


# -- inboxes --------------------------------------------------------------------------------------


def box(
    posts: list[tuple[float, float | None]], spans: list[tuple[float, float]], **more: Any
) -> Channel:
    """Mails to Ana: when each comes, and what its own clock says."""
    mails = (
        Post(
            at, mail(DOWN, uid=f"{at}", at=None if own is None else START + timedelta(seconds=own))
        )
        for at, own in posts
    )
    channel = refused(inbox(*mails), spans)
    channel.kind, channel.known = ChannelType.EMAIL, (ANA, BO)
    for name, value in more.items():
        setattr(channel, name, value)
    return channel


def test_a_message_received_while_the_inbox_was_refused_is_judged_by_its_own_time() -> None:
    world = World({"mail": box([(9.0, 9.0)], [(8.0, 4.0)])}, (reaches("mail", ANA),)).run()
    decided = world.decided("mail")
    assert decided.outcome is PASSED
    assert decided.took == pytest.approx(9, abs=0.1)
    late = World({"mail": box([(11.5, 11.5)], [(8.0, 4.0)])}, (reaches("mail", ANA),)).run()
    assert late.decided("mail").reason.startswith("reached too late, after 11.5s")


def test_without_a_time_of_its_own_what_came_in_the_gap_cannot_be_told() -> None:
    world = World({"mail": box([(9.0, None)], [(8.0, 4.0)])}, (reaches("mail", ANA),), hold=5).run()
    decided = world.decided("mail")
    assert decided.outcome is ERROR
    assert decided.not_before == pytest.approx(7, abs=1.1)  # only looks that saw bound anything


@EXAMPLES
@given(
    at=st.floats(0.1, 14),
    own=st.booleans(),
    spans=SPANS,
    stops=SPANS,
    ahead=st.sampled_from([0.0, 0.0, 60.0, -60.0]),
)
def test_no_gap_makes_a_message_late_that_was_in_time_nor_the_other_way_round(
    at: float,
    own: bool,
    spans: list[tuple[float, float]],
    stops: list[tuple[float, float]],
    ahead: float,
) -> None:
    inbox_ = box([(at, at + ahead if own else None)], spans)
    world = World({"mail": inbox_}, (reaches("mail", ANA),), stops=[*stops], hold=8).run()
    found = world.decided("mail").outcome
    if at > LIMIT + 0.3:
        assert found is not PASSED
    if at < LIMIT - 0.3:
        assert found is not FAILED
    if own and not ahead and not LIMIT - 0.3 < at < LIMIT + 0.3:
        assert found is (PASSED if at < LIMIT else FAILED) or found is ERROR


@pytest.mark.parametrize(("off", "told"), [(60.0, "60s ahead of"), (-60.0, "58s behind")])
def test_a_clock_that_disagrees_is_told_once(off: float, told: str) -> None:
    posts: list[tuple[float, float | None]] = [(at, at + off) for at in (2.0, 4.0)]
    world = World({"mail": box(posts, [])}, (reaches("mail", ANA),)).run()
    found = [one.message for one in world.of(FindingMade) if one.code == "clocks-disagree"]
    assert found == [(f"the clock that mail tells its times by is {told} this machine's: they "
                     "are read as if it were not")]  # fmt: skip


def test_a_clock_that_is_behind_tells_nothing_of_what_came_while_ours_was_set_ahead() -> None:
    """Its time is before the last look that did not find it: whatever ours did, that one is wrong."""
    world = World({"mail": box([(12.8, 12.8 - 60)], [(8.0, 8.0)])}, (reaches("mail", ANA),), hold=8)
    world.happens = [(15.0, lambda: world.clock.sleep(3600.0))]
    decided = world.run().decided("mail")
    assert decided.outcome is ERROR
    assert "whether within 10s could not be told of ana" in decided.reason


def test_messages_that_are_listed_long_after_they_came_are_judged_by_when_they_came() -> None:
    came = START + timedelta(seconds=9)
    posts = (
        Post(2.0, mail(DOWN, ANA, START + timedelta(seconds=2))),
        Post(25.0, mail(DOWN, BO, came)),
    )
    slow = Channel(inbox(*posts), ChannelType.EMAIL, known=(ANA, BO))
    world = World({"mail": slow}, (reaches("mail", ANA, BO),), hold=20).run()
    assert world.decided("mail").reason == "all 2 recipients were reached after 9.0s"


def test_messages_that_keep_coming_to_everyone_pass() -> None:
    posts: list[tuple[float, float | None]] = [(at, None) for at in (1.0, 4.0, 7.0, 10.0)]
    every = reaches("mail", ANA, phase=Phase.UPDATE, every=4.0)
    world = World({"mail": box(posts, [])}, (every,), hold=8).run()
    assert world.decided("mail").reason == "updates came at least every 4s"
    told = [one.message for one in world.of(FindingMade) if one.code == "same-words"]
    assert told == ["on mail, to ana, 3 updates came, all with the same words"]


def test_a_silence_between_messages_fails_and_ends_the_phase() -> None:
    every = reaches("mail", ANA, BO, phase=Phase.UPDATE, every=4.0)
    world = World({"mail": box([(1.0, None)], [])}, (every,)).run()
    decided = world.decided("mail")
    assert decided.reason == "no new update for bo for longer than 4s"
    assert world.times.mended is not None
    assert world.times.mended == pytest.approx(5.1, abs=1.2)
    assert decided.recipients is not None
    assert decided.recipients.missing == ("bo",)


# -- manners --------------------------------------------------------------------------------------


def test_an_hour_is_watched_by_few_looks_and_none_is_closer_than_the_interval() -> None:
    up = Channel(Story(outage=((0.0, page("Error", 500)), (3_000.0, page(DOWN, 503)))))
    up.densest, up.sparsest = 1.0, 15.0
    world = World({"shop": up}, (tells(within=3_600.0),)).run()
    decided = world.decided("page")
    assert decided.outcome is PASSED
    assert decided.took is not None
    assert decided.not_before is not None
    assert decided.took - decided.not_before <= 15.1
    began = up.began
    assert len(began) < 300
    assert min(b - a for a, b in pairwise(began)) >= 0.999


def test_the_look_back_at_the_end_keeps_to_the_interval() -> None:
    states: tuple[tuple[float, State], ...] = ((0.0, page("Error", 500)), (1.0, page(DOWN, 503)))
    slow = Channel(Story(outage=states, after=((0.0, page("", 502)), (8.0, page()))))
    world = World({"shop": slow}, (tells(),)).run()
    assert min(b - a for a, b in pairwise(slow.began)) >= 0.999
    interrupted = World({"shop": slow}, (tells(),))
    slow.began.clear()
    interrupted.happens = [(3.0, lambda: interrupted.stop.request("Ctrl-C"))]
    interrupted.run()
    assert min(b - a for a, b in pairwise(slow.began)) >= 0.999
    assert world.outcomes == {"page": "passed"}


def too_often(again: str | None) -> Page:
    headers = {} if again is None else {"retry-after": again}
    return Page("http://shop", 429, headers, "Too many", "text/plain")


def test_whoever_asks_us_to_stay_away_is_obeyed_and_looked_at_half_as_often() -> None:
    states = ((0.0, page("Error", 500)), (2.0, too_often("6")), (7.0, page(DOWN, 503)))
    busy = Channel(Story(outage=states))
    world = World({"shop": busy}, (tells(),)).run()
    decided = world.decided("page")
    assert decided.outcome is PASSED
    refused_at = next(at for at in busy.began if at >= 2.0)
    later = [at for at in busy.began if at > refused_at]
    assert later[0] == pytest.approx(refused_at + 6.01, abs=0.01)
    assert min(b - a for a, b in pairwise(later)) >= 1.999
    (finding,) = world.of(FindingMade)
    assert (finding.code, finding.severity.value) == ("asked-too-often", "warning")
    assert finding.message == "shop asked us to look less often: from now on every 2s or less"


def test_that_we_look_too_often_is_told_once_by_a_run_that_is_cut_short_too() -> None:
    busy = Channel(Story(outage=((0.0, too_often("1")),), after=((0.0, too_often("1")),)))
    world = World({"shop": busy}, (tells(),))
    world.happens = [(4.0, lambda: world.stop.request("Ctrl-C"))]
    world.run()
    assert [one.code for one in world.of(FindingMade)] == ["asked-too-often"]


def test_our_own_looks_being_too_many_is_never_the_plans_failure() -> None:
    flaps = ((0.0, page(DOWN, 503)), (3.0, too_often(None)), (60.0, page(DOWN, 503)))
    world = World({"shop": Channel(Story(outage=flaps))}, (tells(stays=5.0),)).run()
    assert world.decided("page").outcome is ERROR
    never = ((0.0, page("Error", 500)), (3.0, too_often(None)))
    world = World({"shop": Channel(Story(outage=never))}, (tells(),)).run()
    assert world.decided("page").reason == (
        "could not be told: http://shop answered 429: it is looked at too often"
    )


def test_a_429_that_the_plan_expects_is_what_people_meet() -> None:
    expected = PageExpectation(status=parse_matcher(429))
    sheds = step("shed", Phase.OUTAGE, "shop", expected)
    sheds_load = Channel(Story(outage=((1.0, too_often("60")),)))
    world = World({"shop": sheds_load}, (sheds, is_back())).run()  # which another step does not
    assert world.decided("shed").outcome is PASSED
    assert world.of(FindingMade) == []


def test_nobody_stays_away_longer_than_ten_minutes() -> None:
    states = ((0.0, too_often("100000")), (20.0, page(DOWN, 503)))
    busy = Channel(Story(outage=states))
    world = World({"shop": busy}, (tells(within=900.0),)).run()
    assert world.decided("page").outcome is ERROR or max(
        b - a for a, b in pairwise(busy.began)
    ) == pytest.approx(600.01, abs=0.1)


def held_off(again: str) -> CannotLook:
    return CannotLook("the status page is down", again_after=float(again))


@pytest.mark.parametrize("refusal", [too_often("300"), held_off("300")])
def test_who_was_told_to_stay_away_during_the_outage_looks_again_once_it_is_over(
    refusal: Page | CannotLook,
) -> None:
    outage = ((0.0, page(DOWN, 503)), (4.0, refusal))
    busy = Channel(Story(outage=outage))
    world = World({"shop": busy, "other": Channel(Story())}, (tells(),), hold=6.0)
    world.run()
    mended = world.times.mended
    assert mended is not None
    assert {one.channel: (one.differences, one.untold) for one in world.of(ChannelCompared)} == {
        "shop": ((), ""), "other": ((), ""),
    }  # fmt: skip
    assert [at for at in busy.began if at >= mended] == [pytest.approx(mended + 10.0, abs=0.2)]


def test_whether_all_is_as_before_cannot_be_told_by_who_looks_too_often() -> None:
    busy = Channel(Story(outage=((0.0, page(DOWN, 503)),), after=((0.0, too_often("300")),)))
    world = World({"shop": busy}, (tells(),)).run()
    (compared,) = world.of(ChannelCompared)
    assert compared.differences == ()
    assert compared.untold == "http://shop answered 429: it is looked at too often"
    mended = world.times.mended
    assert mended is not None
    assert len([at for at in busy.began if at >= mended]) == 2
