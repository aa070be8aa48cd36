"""Actions whose authors made a mistake: it is told as theirs, and the drill goes on to its end."""

from typing import Any, cast

import pytest

from commdrill.documents.plan import Phase
from commdrill.drivers.protocol import Receipt, RunContext
from commdrill.record.events import ActionFailed, FaultReverted, FindingMade

from .shown import Channel, Story, page
from .steps import DOWN, is_back, tells
from .world import Caller, World


class Answering(Caller):
    """It returns whatever it is told to."""

    def __init__(self, answer: object) -> None:
        super().__init__()
        self.answer = answer

    def perform(self, run: RunContext) -> Receipt:
        return cast(Receipt, self.answer)


class Untidy(Caller):
    """What it left cannot be taken away, for a reason nobody put in words."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error

    def clean_up(self, run: RunContext) -> None:
        raise self.error


def drilled(action: Caller) -> World:
    world = World({"shop": Channel(Story(outage=((0.5, page(DOWN, 503)),)))}, (tells(), is_back()))
    world.actions = {Phase.OUTAGE: {"announce": action}}
    return world.run()


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (None, "its perform() returned NoneType, and no receipt in words"),
        ("202", "its perform() returned str, and no receipt in words"),
        (Receipt(cast(Any, 202)), "its perform() returned int, and no receipt in words"),
    ],
)
def test_what_is_no_receipt_is_told_as_the_drivers_mistake(answer: object, told: str) -> None:
    world = drilled(Answering(answer))
    assert [one.why for one in world.of(ActionFailed)] == [told]
    assert len(world.of(FaultReverted)) == 1
    assert set(world.outcomes.values()) == {"passed"}


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ZeroDivisionError("division by zero"), "ZeroDivisionError: division by zero"),
        (SystemExit(2), "it called sys.exit(2)"),
    ],
)
def test_whatever_clean_up_raises_is_told_and_the_drill_ends_as_it_would(
    error: BaseException, told: str
) -> None:
    world = drilled(Untidy(error))
    assert [one.message for one in world.of(FindingMade)] == [
        f"action announce left something behind: {told}"
    ]
    assert set(world.outcomes.values()) == {"passed"}
