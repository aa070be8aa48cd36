"""What preflight says of a script before anybody is asked."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from commdrill.compile.script import DriverUse, FaultUse, Script
from commdrill.compile.site import Site
from commdrill.documents.environment import Guard
from commdrill.documents.plan import ChannelType, Phase
from commdrill.drivers.command.action import CommandAction
from commdrill.drivers.http.web_page import WebPage
from commdrill.engine.built_drivers import BuiltDrivers
from commdrill.engine.preflight.aws import _lost_regions
from commdrill.engine.preflight.right_world import guard_refusals, unready_actions
from commdrill.engine.run_services import Stop
from commdrill.errors import DriverError
from commdrill.record.events import EnvironmentRef, FindingMade, PreflightFailed, PreflightPassed

from .shown import Channel, Post, Story, inbox, mail
from .steps import ANA, UPDATE_TEXT, is_back, reaches, step, tells
from .world import Breaker, Caller, World


@dataclass
class Outsider(Caller):
    """An action that speaks to somebody whom no guard allows."""

    def hosts(self) -> tuple[str, ...]:
        return ("prod.anycompany.example",)


class Staging(World):
    """With a guard that allows nobody."""

    def script(self) -> Script:
        return replace(super().script(), site=Site(EnvironmentRef("here", "staging", 1.0)))


class Starting(Staging):
    """With an action that starts a program of the user's."""

    def _built(self, faults: tuple[Breaker, ...]) -> BuiltDrivers:
        starts = CommandAction.model_validate({"run": ["true"]})
        return replace(super()._built(faults), actions={Phase.OUTAGE: {"announce": starts}})


def test_what_the_guard_cannot_see_into_is_told_before_anything_is_broken() -> None:
    world = Starting({"shop": Channel(Story())}, (tells(), is_back())).preflight()
    assert [finding.code for finding in world.of(FindingMade)] == ["guard-blind"]
    assert len(world.of(PreflightPassed)) == 1


def script(
    *addresses: str, stage: str = "staging", guard: Guard | None = None, **more: Any
) -> Script:
    site = Site(EnvironmentRef("here", stage, 1.0), guard=guard)
    bare = World({"shop": Channel(Story())}, (tells(), is_back())).script()
    return replace(bare, site=site, addresses=addresses, **more)


def refusals(asked: Script, *hosts: str) -> list[str]:
    return list(guard_refusals(asked, {"action announce": hosts}))


def test_what_the_guard_does_not_allow_is_refused_and_nobody_is_asked() -> None:
    outsider = Outsider()
    actions: dict[Phase, dict[str, Caller]] = {Phase.OUTAGE: {"announce": outsider}}

    def world() -> World:
        return Staging({"shop": Channel(Story())}, (tells(), is_back()), actions=actions)

    whole, alone = world().run(), world().preflight()
    for one in (whole, alone):
        assert one.of(PreflightFailed)[0].reasons == (
            (
                "action announce speaks to 'prod.anycompany.example', "
                "which the guard's hosts do not allow"
            ),
        )
        assert one.of(PreflightPassed) == []
        assert one.channels["shop"].began == []
    assert outsider.done == []
    assert whole.outcomes == {"page": "error", "back": "error"}


@pytest.mark.parametrize("host", ["prod.anycompany.example", "a host that is none", ""])
def test_a_host_is_refused_once_by_whom_it_is_named(host: str) -> None:
    assert refusals(script(), host, host) == [
        f"action announce speaks to {host!r}, which the guard's hosts do not allow"
    ]


def test_a_host_that_the_guard_allows_is_fine() -> None:
    guarded = script(guard=Guard(hosts=("shop.dev.anycompany.example",)))
    assert refusals(guarded, "shop.dev.anycompany.example") == []


def test_whoever_may_receive_nothing_is_refused_but_in_a_sandbox() -> None:
    allowed = Guard(hosts=("127.0.0.1",), recipients=("*@drill.anycompany.example",))
    assert refusals(script("ana@drill.anycompany.example", guard=allowed)) == []
    stranger = "bo@customer.example"
    told = [f"subscriber {stranger!r} is not among the guard's recipients"]
    assert refusals(script(stranger, stranger, guard=allowed)) == told
    assert refusals(script(stranger)) == told
    assert refusals(script(stranger, stage="sandbox")) == []


def test_a_channel_that_gives_no_answer_in_time_is_refused() -> None:
    slow = World({"shop": Channel(Story(), takes=600.0)}, (tells(), is_back())).preflight()
    (refused,) = slow.of(PreflightFailed)
    assert refused.reasons[0].startswith("channel shop cannot be looked at: no answer within ")
    assert slow.of(PreflightPassed) == []


def test_channels_that_come_back_one_after_the_other_are_waited_for() -> None:
    queued = {f"page-{n}": Channel(Story(), takes=20.0 * n) for n in (1, 2, 3)}
    expected = is_back().promise.expectation
    steps = (tells(), is_back(), *(step(one, Phase.RECOVERY, one, expected) for one in queued))
    one_by_one = World({"shop": Channel(Story()), **queued}, steps).preflight()
    assert one_by_one.of(PreflightFailed) == []


def test_only_a_disaster_recovery_drill_loses_a_region() -> None:
    use = DriverUse("stop-region", WebPage, {"region": "eu-west-1"}, Path(), "environment.yaml:1")
    faults = (FaultUse("checkout", "outage", use),)
    assert _lost_regions(script(faults=faults)) == frozenset()
    lost = script(faults=faults, scenario_type="disaster-recovery")
    assert _lost_regions(lost) == frozenset({"eu-west-1"})


def test_updates_by_mail_are_kept_up_until_two_came_to_everyone() -> None:
    words = "We are working on it."
    posts = [Post(at, mail(words, uid=f"u{at}")) for at in (1.0, 4.0, 7.0, 10.0, 13.0)]
    box = Channel(inbox(*posts), ChannelType.EMAIL, known=(ANA,))
    every = reaches("mail", ANA, phase=Phase.UPDATE, message=UPDATE_TEXT.message, every=4.0)
    world = World({"mail": box}, (every,)).run()
    assert world.outcomes == {"mail": "passed"}
    assert world.times.mended is not None
    assert 4.0 < world.times.mended < 7.0


class Vague(Caller):
    """An action whose author took `hosts()` for one host, or for none."""

    def __init__(self, told: object) -> None:
        self.told = told

    def hosts(self) -> Any:
        return 1 / 0 if self.told is ZeroDivisionError else self.told


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("shop.example", "hosts() of its driver returned 'shop.example'; it must return a tuple"),
        (None, "hosts() of its driver returned None; it must return a tuple of names"),
        (("shop.example", 1), "returned ('shop.example', 1); it must return a tuple of names"),
        (ZeroDivisionError, "hosts() of its driver failed: ZeroDivisionError: division by zero"),
    ],
)
def test_a_driver_that_does_not_say_whom_it_contacts_is_told(told: object, why: str) -> None:
    with pytest.raises(DriverError, match=re.escape(why)):
        BuiltDrivers({}, (), {Phase.OUTAGE: {"announce": Vague(told)}}).hosts(Stop())


class Unfinished(Caller):
    """An action whose author forgot something."""

    def check(self) -> None:
        raise TypeError("one argument is missing")


def test_a_drivers_mistake_is_told_as_its_own() -> None:
    told = list(unready_actions({"announce": Unfinished()}, Stop()))
    assert told == ["action announce: TypeError: one argument is missing"]
