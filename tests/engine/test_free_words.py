"""Whole drills of promises whose words nobody fixed, in simulated time."""

import pytest

from commdrill.documents.plan import Phase
from commdrill.judge.expectation import PageExpectation
from commdrill.judge.must_say import InLanguage, MustSay
from commdrill.record.events import StepDecided, StepOutcome
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.wording import compile_wording

from .shown import Channel, Story, page
from .steps import WELL, is_back, step
from .world import World

ETA = compile_wording("{{eta}}", {"eta": TimePlaceholder()})
MUST = MustSay(
    ("affected", "eta", "next-step"),
    (InLanguage("en", ("Checkout",), {"eta": ETA}),),
    ("Checkout",),
)
ALL = "Sorry, checkout is down. It should be back in 20 minutes. You can keep browsing."


def decided(words: str, before: str = WELL) -> StepDecided:
    shop = Channel(Story(page(before), ((1.0, page(words)),)))
    tells = step("page", Phase.OUTAGE, "shop", PageExpectation(must_say=MUST))
    world = World({"shop": shop}, (tells, is_back()))
    world.run()
    return next(e for e in world.of(StepDecided) if e.step == "page")


def test_a_page_in_words_of_its_own_keeps_its_promise() -> None:
    found = decided(ALL)
    assert (found.outcome, found.captured) == (StepOutcome.PASSED, {"eta": "in 20 minutes"})


@pytest.mark.parametrize(
    ("words", "lacks"),
    [
        (WELL, {"affected", "eta"}),
        (ALL.replace("in 20 minutes", "soon"), {"eta"}),
        (ALL.replace("checkout", "it"), {"affected"}),
        (ALL.replace(" You can keep browsing.", ""), {"next-step"}),
        ("El pago no funciona. Vuelve en 20 minutos. Puedes seguir mirando.", {"language"}),
    ],
)
def test_a_page_that_leaves_something_out_breaks_it(words: str, lacks: set[str]) -> None:
    found = decided(words)
    assert found.outcome is StepOutcome.FAILED
    assert lacks <= {one.what for one in found.differences}


def test_what_a_page_said_before_anything_broke_proves_nothing() -> None:
    assert decided(ALL, before=ALL).outcome is StepOutcome.ERROR


def test_updates_in_words_of_their_own_keep_coming_where_each_says_it_all() -> None:
    def kept(*words: str) -> StepOutcome:
        told = tuple((9.0 * at + 1.0, page(text)) for at, text in enumerate(words))
        shop = Channel(Story(page(), told))
        keeps = step(
            "keeps", Phase.UPDATE, "shop", PageExpectation(must_say=MUST), within=None, every=10
        )
        world = World({"shop": shop}, (keeps, is_back()))
        world.run()
        return next(e.outcome for e in world.of(StepDecided) if e.step == "keeps")

    again = [ALL.replace("20", str(minutes)) for minutes in range(30, 90, 10)]
    assert kept(ALL, *again) is StepOutcome.PASSED
    assert kept("Sorry.", *[f"Sorry {n}." for n in range(9)]) is StepOutcome.FAILED
