"""Whole drills of limits that count from the detection of the outage, in simulated time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import jsonpath_rfc9535 as jsonpath
import pytest

from commdrill.compile.script import Detects, ScriptStep
from commdrill.documents.matcher import parse_matcher
from commdrill.documents.plan import ChannelType
from commdrill.engine.replay.judged_again import Leeway
from commdrill.errors import CannotLook
from commdrill.judge.expectation import (
    DeliveryExpectation,
    Detected,
    JsonExpectation,
    PageExpectation,
)
from commdrill.record.events import FindingMade, StepDecided

from .again import again
from .shown import Channel, Post, State, Story, inbox, mail, page
from .steps import ANA, DOWN, is_back, reaches, tells
from .world import World

NEVER = 1e6
WITHIN = timedelta(seconds=10)


def counted(step: ScriptStep) -> ScriptStep:
    limits = replace(step.promise.limits, within=WITHIN * 2)
    return replace(step, promise=replace(step.promise, follows=Detected(WITHIN), limits=limits))


def alarm(*outage: tuple[float, State], before: State | None = None) -> Channel:
    shows = Detects(PageExpectation(text=parse_matcher({"contains": "ALARM"})), WITHIN)
    return Channel(Story(before or page("OK"), outage), detects=shows)


def pager(*posts: Post) -> Channel:
    shows = Detects(DeliveryExpectation((ANA,), subject=parse_matcher("outage")), WITHIN)
    return Channel(inbox(*posts), ChannelType.WEBHOOK, detects=shows)


def detected_at(moment: float) -> Iterator[Channel]:
    """Each way of detecting something."""
    yield alarm((moment, page("ALARM")))
    yield pager(Post(0.1, mail("All is well"), "outage"), Post(moment, mail(DOWN), "outage"))


def shop(at: float) -> Channel:
    return Channel(Story(outage=((0.0, page("Error", 500)), (at, page(DOWN, 503)))))


def box(at: float) -> Channel:
    posts = Post(at, mail(DOWN), "outage")
    return Channel(inbox(posts), ChannelType.EMAIL, known=(ANA,))


def drilled(world: World) -> dict[str, StepDecided]:
    world.run()
    return {e.step: e for e in world.of(StepDecided)}


@pytest.mark.parametrize("on", ["page", "mail"])
@pytest.mark.parametrize(
    ("detected", "told", "outcome", "why"),
    [
        (2, 6, "passed", "after it was detected"),
        (6, 13, "passed", "after it was detected"),
        (2, 14, "failed", "within 10s of its detection"),
        (2, NEVER, "failed", "not seen within 10s of its detection"),
        (6, 3, "passed", ""),
        (NEVER, 3, "passed", "whenever it is detected"),
        (NEVER, NEVER, "error", "it was not detected, so its 10s never began"),
        (15, NEVER, "error", "it was not detected"),
    ],
)
def test_the_time_of_a_step_counts_from_the_detection(
    on: str, detected: float, told: float, outcome: str, why: str
) -> None:
    for detection in detected_at(detected):
        steps = {"page": counted(tells()), "mail": counted(reaches("mail", ANA))}
        channels = {"detection": detection, "shop": shop(told if on == "page" else 1.0)}
        if on == "mail":
            channels["mail"] = box(told)
        found = drilled(World(channels, (steps[on], is_back())))[on]
        assert found.outcome == outcome, found.reason
        assert why in found.reason


@pytest.mark.parametrize("leeway", Leeway)
@pytest.mark.parametrize("on", ["page", "mail"])
@pytest.mark.parametrize(
    ("detected", "told"),
    [(2, 6), (6, 13), (2, 14), (2, NEVER), (6, 3), (NEVER, 3), (NEVER, NEVER), (15, NEVER)],
)
def test_judged_again_it_counts_from_the_same_moment(
    detected: float, told: float, on: str, leeway: Leeway
) -> None:
    steps = {"page": counted(tells()), "mail": counted(reaches("mail", ANA))}
    channels = {"detection": alarm((detected, page("ALARM"))), "shop": shop(told)}
    more = {"mail": box(told)} if on == "mail" else {}
    world = World({**channels, **more}, (steps[on], is_back())).run()
    found = again(world, leeway)
    assert {name: one.outcome.value for name, one in found.verdicts.items()} == world.outcomes


def test_judged_again_by_evidence_that_shows_no_alarm_nothing_began() -> None:
    world = World(
        {"detection": alarm((2, page("ALARM"))), "shop": shop(14)}, (counted(tells()), is_back())
    )
    assert world.run().outcomes["page"] == "failed"
    world.channels["detection"] = alarm()
    assert again(world, Leeway.CLOSE).verdicts["page"].outcome == "error"


@pytest.mark.parametrize(("state", "outcome"), [("ALARM", "failed"), ("OK", "error")])
def test_of_a_post_in_json_its_values_tell_that_it_is_detected(state: str, outcome: str) -> None:
    is_alarm = JsonExpectation("$.state", jsonpath.compile("$.state"), parse_matcher("ALARM"))
    shows = Detects(DeliveryExpectation((ANA,), json=(is_alarm,)), WITHIN)
    posts = inbox(Post(2.0, mail(f'{{"state": "{state}"}}'), "outage"))
    hook = Channel(posts, ChannelType.WEBHOOK, detects=shows)
    found = drilled(World({"detection": hook, "shop": shop(NEVER)}, (counted(tells()), is_back())))
    assert found["page"].outcome == outcome


def test_that_nobody_detects_it_is_told() -> None:
    def told(moment: float) -> list[str]:
        world = World({"detection": alarm((moment, page("ALARM"))), "shop": shop(2)},
                      (counted(tells()), is_back()))  # fmt: skip
        world.run()
        return [one.code for one in world.of(FindingMade)]

    assert told(NEVER) == ["not-detected"]
    assert told(1) == []


def test_where_the_detection_cannot_be_seen_nobody_says_when_a_time_began() -> None:
    dark = alarm((0.0, CannotLook("no TLS")))
    found = drilled(World({"detection": dark, "shop": shop(NEVER)}, (counted(tells()), is_back())))
    assert found["page"].outcome == "error"
    assert "it was not detected" in found["page"].reason


def test_an_alarm_before_anything_broke_is_refused_and_nothing_is_touched() -> None:
    early = alarm(before=page("ALARM"))
    world = World({"detection": early, "shop": shop(2)}, (counted(tells()), is_back())).run()
    assert world.outcomes == {"page": "error", "back": "error"}
    assert "preflight refused" in world.decided("page").reason


def test_an_old_page_to_whoever_is_on_duty_detects_nothing() -> None:
    old = pager(Post(0.0, mail(DOWN), "run"))
    found = drilled(World({"detection": old, "shop": shop(NEVER)}, (counted(tells()), is_back())))
    assert found["page"].outcome == "error"
