"""A drill of which the process was killed, gone on with by another one, in simulated time."""

from collections.abc import Callable

import pytest

from commdrill.documents.plan import ChannelType, Phase
from commdrill.engine.resumption import CannotResume
from commdrill.record.events import (
    ChannelCompared,
    Event,
    FaultInjected,
    FaultReverted,
    FindingMade,
    Interrupted,
    Paused,
    Resumed,
    RunStage,
    StageEntered,
    StepSeen,
    Watching,
)

from .world import (
    AGAIN,
    ANA,
    BO,
    DOWN,
    Caller,
    Channel,
    Post,
    Story,
    World,
    inbox,
    is_back,
    mail,
    page,
    reaches,
    tells,
)

WORKING = "We are working on it."
Dies = Callable[[World, Event], bool]


def store(up_at: float = 4.0) -> Channel:
    """A page that tells of the outage so many seconds after it began."""
    return Channel(Story(outage=((0.0, page("Error", 500)), (up_at, page(DOWN, 503)))))


def mailbox(*posts: Post, placed: bool = True) -> Channel:
    return Channel(inbox(*posts), ChannelType.EMAIL, known=(ANA, BO), placed=placed)


def in_second(moment: float) -> Dies:
    """With the first record from this second on."""
    return lambda world, _: world.clock.monotonic() >= moment


def on(kind: type[Event], number: int = 1) -> Dies:
    """With the so-manieth record of a kind."""
    return lambda world, event: isinstance(event, kind) and len(world.of(kind)) == number


def once_seen(world: World, event: Event) -> bool:
    """As soon as it is written down that a step was seen."""
    return isinstance(event, Watching) and bool(world.of(StepSeen))


def entering(stage: RunStage) -> Dies:
    return lambda _, event: isinstance(event, StageEntered) and event.stage is stage


def codes(world: World) -> list[str]:
    return [event.code for event in world.of(FindingMade)]


def test_what_was_seen_before_the_gap_and_stays_after_it_passes() -> None:
    world = World({"shop": store()}, (tells(stays=20.0), is_back()))
    world.until_killed(once_seen).resumed(3.0)
    assert world.outcomes == {"page": "passed", "back": "passed"}


def test_the_gap_is_told_like_any_other_pause() -> None:
    world = World({"shop": store()}, (tells(stays=20.0), is_back()))
    world.until_killed(once_seen).resumed(3.0)
    (resumed,) = world.of(Resumed)
    assert [(p.began, p.ended) for p in world.of(Paused)] == [(resumed.began, resumed.ended)]
    assert [p.why for p in world.of(Paused)] == ["the process that ran the drill had ended"]


def test_a_fault_that_went_in_once_comes_out_once() -> None:
    world = World({"shop": store()}, (tells(stays=20.0), is_back()))
    world.until_killed(once_seen).resumed(3.0)
    assert len(world.of(FaultInjected)) == len(world.of(FaultReverted)) == 1
    assert [event.differences for event in world.of(ChannelCompared)] == [()]


@pytest.mark.parametrize(
    ("up_at", "outcome"), [(4.0, "error"), (10.5, "error"), (60.0, "failed"), (28.0, "failed")]
)
def test_a_limit_in_the_gap_is_told_only_where_a_look_can_tell(up_at: float, outcome: str) -> None:
    """Ten seconds to be up, and nobody looked for twenty, but for the page that is down after it."""
    world = World({"shop": store(up_at)}, (tells(), is_back()))
    world.until_killed(on(StageEntered, 3)).resumed(20.0)
    assert world.outcomes == {"page": outcome, "back": "passed"}


def company(*, placed: bool = True) -> World:
    """Pages, mails, updates that keep coming, and an action: what a whole plan promises."""
    posts = (
        *(Post(at, mail(DOWN, who), "outage") for at, who in ((3.0, ANA), (4.5, BO))),
        *(Post(at, mail(WORKING, uid=f"{at}"), "outage") for at in range(10, 150, 7)),
        Post(3.0, mail(AGAIN), "recovery"),
    )
    world = World(
        {"shop": store(), "mail": mailbox(*posts, placed=placed)},
        (
            tells(stays=4.0),
            reaches("told", ANA, BO),
            reaches("kept", ANA, phase=Phase.UPDATE, message="update", every=9.0),
            is_back(),
            reaches("restored", ANA, phase=Phase.RECOVERY, message="restored"),
        ),
        actions={Phase.OUTAGE: {"announce": Caller()}},
        hold=20.0,
    )
    world.happens.append((400.0, lambda: world.stop.request("a test that has no end")))
    return world


WHOLE = company().run()
RESUMABLE = [
    number
    for number, (_, event) in enumerate(WHOLE.events, start=1)
    if number > next(n for n, (_, e) in enumerate(WHOLE.events) if isinstance(e, Watching))
]


def test_the_whole_drill_passes_where_nobody_is_killed() -> None:
    assert set(WHOLE.outcomes.values()) == {"passed"}, WHOLE.outcomes


@pytest.mark.parametrize("gap", [0.5, 6.0, 40.0])
@pytest.mark.parametrize("number", RESUMABLE)
def test_killed_at_any_event_it_comes_to_the_same_or_says_that_it_cannot(
    number: int, gap: float
) -> None:
    world = company().until_killed(lambda world, _: len(world.events) == number)
    try:
        world.resumed(gap)
    except CannotResume:
        return
    assert not world.of(Interrupted)
    assert set(world.outcomes) == set(WHOLE.outcomes)
    assert set(world.outcomes.values()) <= {"passed", "error"}, world.decided
