"""What whole drills are told of: a shop, and what is read off its run."""

from typing import Any

from commdrill.compile.script import ScriptStep
from commdrill.documents.plan import ChannelType, Phase
from commdrill.judge.expectation import AttestedExpectation
from commdrill.record.events import (
    Event,
    FindingMade,
    PreflightFailed,
    PreflightPassed,
    StageEntered,
)

from .shown import Channel, Post, State, Story, inbox, page
from .steps import ANA, BO, DOWN, step
from .world import World


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


def mailbox(*posts: Post, **more: Any) -> Channel:
    return Channel(inbox(*posts), ChannelType.EMAIL, known=(ANA, BO), **more)


def call(step_id: str = "call") -> ScriptStep:
    return step(step_id, Phase.OUTAGE, "phone", AttestedExpectation("Did they call?"),
                ChannelType.MANUAL)  # fmt: skip


def refused(world: World) -> tuple[str, ...]:
    (event,) = world.of(PreflightFailed)
    assert world.times.broken is None
    assert not world.of(PreflightPassed)
    return event.reasons


def lasted(world: World) -> float:
    """How long the outage was."""
    assert world.times.broken is not None
    assert world.times.mended is not None
    return world.times.mended - world.times.broken
