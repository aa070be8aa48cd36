"""No drill looks more often than was said beforehand, whatever happens in it."""

from itertools import pairwise

import pytest

from commdrill.compile.most_looks import longest_phases, most_looks
from commdrill.compile.script import ScriptStep
from commdrill.documents.matcher import parse_matcher
from commdrill.documents.plan import INBOXES, ChannelType, Phase
from commdrill.judge.expectation import (
    BoardExpectation,
    DeliveryExpectation,
    Expectation,
    PageExpectation,
)
from commdrill.record.events import ChannelCompared, FindingMade, RunStage, StageEntered
from commdrill.sighting import Incident, StatusBoard, Update

from .shown import Channel, Post, Shows, Story, inbox, mail, page
from .steps import ANA, DOWN, WELL, is_back, reaches, step, tells
from .world import World

LONG = 150.0
DENSEST = 1.0


def world(story: Story, **limits: float | None) -> World:
    """A store and a mailbox, in a drill that has sparse looks too."""
    updates = step("updates", Phase.UPDATE, "shop", PageExpectation(), every=limits.get("every"))
    return World(
        {
            "shop": Channel(story, densest=DENSEST, sparsest=15.0, takes=0.0),
            "mail": Channel(
                inbox(), ChannelType.EMAIL, known=(ANA,), densest=DENSEST, sparsest=15.0, takes=0.0
            ),
        },
        (
            tells(within=limits.get("within", LONG), stays=limits.get("stays")),
            reaches("told", ANA, within=LONG),
            *((updates,) if limits.get("every") else ()),
            is_back(within=LONG),
        ),
        hold=limits.get("hold"),
    )


STORIES = {
    "as promised": Story(outage=((30.0, page(DOWN, 503)),)),
    "at the last moment": Story(outage=((LONG - 2, page(DOWN, 503)),)),
    "never": Story(outage=((0.0, page("Error", 500)),)),
    "never the same twice": Story(
        outage=tuple((float(n), page(f"{DOWN} {n}", 503)) for n in range(1, 900, 7))
    ),
    "never back": Story(outage=((1.0, page(DOWN, 503)),), after=((0.0, page("Error", 500)),)),
    "back late": Story(
        outage=((1.0, page(DOWN, 503)),),
        after=((0.0, page("Error", 500)), (LONG - 1, page(WELL))),
    ),
}
LIMITS: dict[str, dict[str, float | None]] = {
    "one": {},
    "updates": {"every": LONG / 2, "hold": LONG},
    "held": {"hold": 3 * LONG},
    "stays": {"stays": LONG / 4},
    "short": {"within": 20.0},
}


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("limits", LIMITS)
def test_it_looks_no_more_often_than_was_said(story: str, limits: str) -> None:
    told = world(STORIES[story], **LIMITS[limits])
    said = most_looks(told.script())
    told.run()
    made = {name: len(channel.began) for name, channel in told.channels.items()}
    assert {name: made[name] for name in made if made[name] > said[name]} == {}


@pytest.mark.parametrize("ctrl_c", [None, 60.3, 1_000.0])
def test_in_three_hours_no_look_follows_another_sooner_than_it_may(ctrl_c: float | None) -> None:
    told = world(STORIES["never the same twice"], within=900.0, every=1_800.0, hold=10_800.0)
    told.turn = 0.5
    if ctrl_c is not None:
        told.happens = [(ctrl_c, lambda: told.stop.request("Ctrl-C"))]
    said = most_looks(told.script())
    told.run()
    assert (told.clock.monotonic() > 10_800) is (ctrl_c is None)
    for name, channel in told.channels.items():
        assert len(channel.began) <= said[name] < 10_800 / 5
        assert min(b - a for a, b in pairwise(channel.began)) >= DENSEST - 0.001, name


def board(now: float) -> StatusBoard:
    """A status page that says the same every seven minutes."""
    times = [at for at in range(420, 12_000, 420) if at <= now]
    posts = tuple(Update(f"u{at}", "investigating", f"At {at}") for at in reversed(times))
    incidents = (Incident("i", "Checkout", "investigating", posts),) if posts else ()
    return StatusBoard("http://status", "none", {}, incidents)


def promised(kind: ChannelType) -> tuple[Shows, ScriptStep, ScriptStep]:
    """Much that comes on a channel of this type, and what is promised of it."""
    steady = Phase.UPDATE
    if kind is ChannelType.STATUS_PAGE:
        tells: Expectation = BoardExpectation(incident=parse_matcher("investigating"))
        keeps = step("keeps", steady, "one", BoardExpectation(), kind, every=1_800.0)
        return board, step("tells", Phase.OUTAGE, "one", tells, kind, within=900.0), keeps
    if kind in INBOXES:
        words = {400: DOWN, 1_100: DOWN}
        told = (Post(at, mail(words.get(at, WELL), uid=f"{at}")) for at in range(400, 12_000, 700))
        tells, update = (
            DeliveryExpectation((ANA,), (), "outage"),
            DeliveryExpectation((ANA,), (), "update"),
        )
        keeps = step("keeps", steady, "one", update, kind, every=1_800.0)
        return inbox(*told), step("tells", Phase.OUTAGE, "one", tells, kind, within=900.0), keeps
    tells, back = (PageExpectation(parse_matcher(status)) for status in (503, 200))
    first = step("tells", Phase.OUTAGE, "one", tells, kind, within=900.0, stays=60.0)
    last = step("back", Phase.RECOVERY, "one", back, kind, within=900.0)
    return STORIES["never the same twice"], first, last


@pytest.mark.parametrize("ctrl_c", [None, 905.2])
@pytest.mark.parametrize("kind", [kind for kind in ChannelType if kind is not ChannelType.MANUAL])
def test_so_it_is_with_every_type_of_channel(kind: ChannelType, ctrl_c: float | None) -> None:
    shows, *steps = promised(kind)
    one = Channel(shows, kind, known=(ANA,), sparsest=15.0, takes=0.3)
    told = World({"one": one}, tuple(steps), hold=10_800.0, turn=0.5)
    if ctrl_c is not None:
        told.happens = [(ctrl_c, lambda: told.stop.request("Ctrl-C"))]
    said = most_looks(told.script())["one"]
    told.run()
    assert (told.clock.monotonic() > 10_800) is (ctrl_c is None)
    assert len(one.began) <= said < 10_800 / 5
    assert min(b - a for a, b in pairwise(one.began)) >= DENSEST - 0.001


def test_what_another_run_asked_last_is_let_be_and_waited_for() -> None:
    """However long that is: a channel that nobody may look at yet is none that does not answer."""
    shop = Channel(STORIES["as promised"], densest=90.0, sparsest=90.0)
    told = World({"shop": shop}, (tells(within=900.0), is_back(within=900.0)), asked_until=0.0)
    told.run()
    assert shop.began[0] >= 90.0
    waits = "shop is not asked for another 90s: a run before this one asked it last, or was asked to stay away"
    assert (waits, "let-be") in [(one.message, one.code) for one in told.of(FindingMade)]
    assert told.outcomes == {"page": "passed", "back": "passed"}


def test_what_is_said_is_near_to_what_the_longest_drill_does() -> None:
    told = world(STORIES["never back"], hold=3 * LONG, within=LONG)
    said = most_looks(told.script())["shop"]
    told.run()
    assert len(told.channels["shop"].began) > 0.8 * said


def test_phases_last_until_their_longest_limit() -> None:
    spans = {
        span.phase: (span.began, span.ended)
        for span in longest_phases(world(Story(), hold=2 * LONG, stays=60.0).script())
    }
    assert spans == {
        Phase.NOTICE: (0.0, 0.0),
        Phase.OUTAGE: (0.0, LONG + 60.0),
        Phase.UPDATE: (LONG + 60.0, 3 * LONG + 60.0),
        Phase.RECOVERY: (3 * LONG + 60.0, 4 * LONG + 60.0),
    }


def test_that_all_is_as_before_takes_no_longer_than_the_slowest_look() -> None:
    """However many they are: with 15 looks of one browser, each in turn, it took a quarter of an hour."""
    names = [f"page {n}" for n in range(12)]
    slow = {name: Channel(STORIES["as promised"], takes=5.0) for name in names}
    back = [
        step(f"{name} back", Phase.RECOVERY, name, PageExpectation(parse_matcher(200)), within=60.0)
        for name in names
    ]
    told = World({"shop": Channel(STORIES["as promised"]), **slow}, (tells(), is_back(), *back))
    told.run()
    began = next(at for at, event in told.events if event == StageEntered(RunStage.RESTORED))
    assert told.of(ChannelCompared) == [ChannelCompared(name, ()) for name in told.channels]
    assert told.events[-1][0] - began < 15.0
