"""Before anything is touched: a world that is not as it is when nothing is wrong is refused, and named."""

from collections.abc import Callable
from dataclasses import replace

import jsonpath_rfc9535 as jsonpath
import pytest

from commdrill.compile.script import ScriptStep
from commdrill.documents.matcher import parse_matcher
from commdrill.documents.plan import ChannelType, Phase
from commdrill.judge.expectation import BoardExpectation, JsonExpectation, PageExpectation
from commdrill.record.events import FaultArmed, PreflightFailed, PreflightPassed
from commdrill.sighting import Page, Sighting, StatusBoard

from .shown import Channel, page
from .steps import OUTAGE_TEXT, WELL, is_back, step, tells
from .world import World

BACK = (tells(), is_back())
SILENT = (tells(),)  # no step says what the page is like when all is over
TLS = "400 The plain HTTP request was sent to HTTPS port"


def world(shown: Sighting, *steps: ScriptStep) -> World:
    return World({"shop": Channel(lambda _: shown)}, steps)


def refusals(tried: World) -> list[str]:
    return [reason for event in tried.of(PreflightFailed) for reason in event.reasons]


UNWELL: list[tuple[Page, tuple[ScriptStep, ...], str]] = [
    (page(WELL, 503), BACK,
     ("channel shop is not well: status: expected 200, saw 503; step back expects that after the "
     "outage, so it must be so before")),
    (page("Checkout is down."), BACK,
     ("channel shop is not well: outage: expected no longer there, saw still there; step back "
     "expects that after the outage, so it must be so before")),
    (page(WELL, 401), SILENT,
     "channel shop is not well: it answers 401: credentials are missing, or not accepted"),
    (page(WELL, 403), SILENT,
     "channel shop is not well: it answers 403: credentials are missing, or not accepted"),
    (page(WELL, 500), SILENT, "channel shop is not well: it answers 500 before anything is broken"),
    (page(TLS, 400), SILENT,
     "channel shop is not well: it answers 400: it wants TLS there, write https://"),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "steps", "why"), UNWELL)
@pytest.mark.parametrize("ask", [World.preflight, World.run])
def test_what_is_not_well_is_refused_and_nothing_is_touched(
    ask: Callable[[World], World], shown: Page, steps: tuple[ScriptStep, ...], why: str
) -> None:
    tried = ask(world(shown, *steps))
    assert refusals(tried) == [why]
    assert tried.of(FaultArmed) == []


@pytest.mark.parametrize(
    ("shown", "steps"),
    [
        (page(), BACK),
        (page(WELL, 404), SILENT),  # an API asked for what it has not
        (page(WELL, 400), SILENT),
        (replace(page(TLS, 400), url="https://shop"), SILENT),
        (page(WELL, 401), (tells(), step("back", Phase.RECOVERY, "shop",
                                         PageExpectation(parse_matcher(401))))),
    ],
)  # fmt: skip
def test_what_is_as_it_should_be_is_ready(shown: Page, steps: tuple[ScriptStep, ...]) -> None:
    assert refusals(world(shown, *steps).preflight()) == []


def test_the_words_of_a_recovery_need_not_be_there_before() -> None:
    said = PageExpectation(parse_matcher(200), says=(OUTAGE_TEXT,), text=parse_matcher("Hello"))
    tried = world(page(), tells(), step("back", Phase.RECOVERY, "shop", said)).preflight()
    assert len(tried.of(PreflightPassed)) == 1


def test_what_an_api_answers_when_all_is_well_it_answers_before() -> None:
    wanted = JsonExpectation("$.status", jsonpath.compile("$.status"), parse_matcher("ok"))
    back = step("back", Phase.RECOVERY, "shop", PageExpectation(json=(wanted,)))
    sick = replace(page('{"status": "sick"}'), media_type="application/json")
    assert refusals(world(sick, tells(), back).preflight()) == [
        (
            "channel shop is not well: $.status: expected “ok”, saw “sick”; step back expects that after "
            "the outage, so it must be so before"
        )
    ]


@pytest.mark.parametrize(("status", "is_refused"), [("major_outage", True), ("operational", False),
                                                    ("under_maintenance", False)])  # fmt: skip
def test_a_component_that_a_status_page_shows_as_down_is_not_taken_down(
    status: str, is_refused: bool
) -> None:
    board = StatusBoard("http://status", "none", {"c0": status, "other": "major_outage"})
    wanted = BoardExpectation(components={"c0": parse_matcher("partial_outage")})
    told = step("status", Phase.OUTAGE, "board", wanted, ChannelType.STATUS_PAGE)
    channel = Channel(lambda _: board, ChannelType.STATUS_PAGE)
    tried = World({"board": channel}, (told,)).preflight()
    why = "channel board is not well: it shows c0 as major_outage already"
    assert refusals(tried) == ([why] if is_refused else [])
