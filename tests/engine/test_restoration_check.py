from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from commdrill.clock import SystemClock
from commdrill.compile.script import ScriptStep
from commdrill.documents.matcher import parse_matcher
from commdrill.documents.plan import ChannelType, Phase
from commdrill.engine.channels.page_channel import PageChannel
from commdrill.engine.phases import Phases
from commdrill.engine.restoration_check import answers_compared, compared, look_of
from commdrill.engine.watchers import LookDone
from commdrill.judge.expectation import (
    ApprovedText,
    BoardExpectation,
    Expectation,
    Limits,
    PageExpectation,
    Promise,
    Reader,
)
from commdrill.judge.moment import LookTime
from commdrill.record.events import Record, StepRef
from commdrill.sighting import Incident, Page, StatusBoard, Update
from commdrill.wording.policy import Policy
from commdrill.wording.wording import compile_wording

from .surroundings import each_second, services

DOWN = ApprovedText("down", "en", compile_wording("Checkout is down.", {}))
BACK = ApprovedText("back", "en", compile_wording("Checkout is back.", {}))
SERVICES = services(SystemClock(), lambda event: Record("run", 1, datetime.now(UTC), 0.0, event))


def step(step_id: str, phase: Phase, expectation: Expectation, kind: ChannelType) -> ScriptStep:
    promise = Promise(
        step_id, phase, "seen", kind, expectation, Limits(timedelta(seconds=1)), Reader.EXTERNAL,
        Policy(),
    )  # fmt: skip
    return ScriptStep(
        StepRef(step_id, phase, "seen", kind, "", "plan.yaml:1", 1.0, None, None), promise
    )


def channel(kind: ChannelType, **expectations: Expectation) -> PageChannel:
    """A channel with a step a phase, named as the phase."""
    steps = tuple(step(name, Phase(name), it, kind) for name, it in expectations.items())
    return PageChannel(each_second("seen", kind), steps, SERVICES, Phases())


def differences(shown: PageChannel, before: Any, after: Any) -> list[str]:
    """What is different after, once the channel looked like `before`."""
    shown.take(LookDone("seen", LookTime(0.0, 0.1), before))
    shown.note_baseline()
    was = look_of(shown)
    assert was is not None
    shown.take(LookDone("seen", LookTime(1.0, 1.1), after))
    return [d.what for d in compared(shown, was, look_of(shown)).differences]


def page(text: str, status: int | None = 200) -> Page:
    return Page("http://shop", status, {}, text, "text/html")


def board(checkout: str = "operational", *, incident: str = "") -> StatusBoard:
    posts = (Incident("i", "Checkout", incident),) if incident else ()
    return StatusBoard("http://status", "none", {"checkout": checkout}, posts)


OVER = PageExpectation(says=(BACK,))
OUT = PageExpectation(status=parse_matcher(503), says=(DOWN,))


@pytest.mark.parametrize(
    ("after", "different"),
    [
        (page("Welcome"), []),
        (page("Checkout is back."), []),  # told in the recovery: it may well be there now
        (page("Checkout is down."), ["what outage (down) expects"]),
        (page("Welcome", 503), ["status"]),
        (page("", None), ["status"]),
    ],
    ids=["as before", "restored notice", "outage notice left", "still down", "no answer"],
)
def test_a_page_is_as_before_once_nothing_of_the_outage_is_told(
    after: Page, different: list[str]
) -> None:
    shown = channel(ChannelType.BANNER, outage=OUT, recovery=OVER)
    assert differences(shown, page("Welcome"), after) == different


@pytest.mark.parametrize(
    ("after", "different"),
    [
        (board(), []),
        (board(incident="resolved"), []),
        (board(incident="investigating"), ["what outage (incident) expects"]),
        (board("major_outage"), ["what outage (checkout) expects", "what recovery (checkout) expects"]),
    ],
    ids=["as before", "resolved", "incident open", "component down"],
)  # fmt: skip
def test_a_status_page_is_as_before_once_every_part_of_it_is(
    after: StatusBoard, different: list[str]
) -> None:
    down = {"checkout": parse_matcher("major_outage")}
    whole = {"checkout": parse_matcher("operational")}
    checkout = frozenset({"checkout"})
    shown = channel(
        ChannelType.STATUS_PAGE,
        outage=BoardExpectation(
            incident=parse_matcher("investigating"), components=down, affected=checkout
        ),
        recovery=BoardExpectation(
            incident=parse_matcher("resolved"), components=whole, affected=checkout
        ),
    )
    assert differences(shown, board(), after) == different


def test_what_is_left_of_a_status_page_is_named_part_by_part() -> None:
    expected = BoardExpectation(
        maintenance=parse_matcher("in_progress"), indicator=parse_matcher("major"), says=(DOWN,),
        affected=frozenset({"checkout"}),
    )  # fmt: skip
    shown = channel(ChannelType.STATUS_PAGE, outage=expected)
    said = Update("1", "in_progress", "Checkout is down.", None)
    left = StatusBoard(
        "http://status", "major", {"checkout": "operational"},
        maintenances=(Incident("m", "Checkout", "in_progress", (said,)),),
    )  # fmt: skip
    assert differences(shown, board(), left) == [
        "what outage (down) expects",
        "what outage (indicator) expects",
        "what outage (maintenance) expects",
    ]


def test_after_a_drill_that_was_cut_short_only_the_answer_counts() -> None:
    shown = channel(ChannelType.BANNER, outage=OUT)
    shown.take(LookDone("seen", LookTime(0.0, 0.1), page("Welcome")))
    shown.note_baseline()
    before = look_of(shown)
    assert before is not None
    shown.take(LookDone("seen", LookTime(1.0, 1.1), page("Checkout is down.")))
    assert answers_compared(shown, before, look_of(shown)).differences == ()
    shown.take(LookDone("seen", LookTime(2.0, 2.1), page("Checkout is down.", 503)))
    assert answers_compared(shown, before, look_of(shown)).differences != ()


@pytest.mark.parametrize(
    ("every", "different"), [(None, ["what update (down) expects"]), (1.0, [])]
)
def test_an_update_that_only_has_to_keep_coming_may_stay(
    every: float | None, different: list[str]
) -> None:
    shown = channel(ChannelType.BANNER, update=PageExpectation(says=(DOWN,)))
    (one,) = shown.steps
    limits = replace(one.promise.limits, every=timedelta(seconds=every) if every else None)
    shown.steps = (replace(one, promise=replace(one.promise, limits=limits)),)
    assert set(different) <= set(differences(shown, page("Welcome"), page("Checkout is down.")))
    if every:
        assert differences(shown, page("Welcome"), page("Checkout is down.")) == []
