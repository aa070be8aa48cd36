"""Of drivers that speak to AWS, preflight says whether they may, before anything is touched."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from commdrill.compile.script import DriverUse, FaultUse, Script
from commdrill.compile.site import Site
from commdrill.documents.plan import Phase
from commdrill.drivers.aws.actions.sns_publish import SnsPublish
from commdrill.drivers.aws.faults.cloudfront_maintenance import CloudFrontMaintenance
from commdrill.drivers.aws.faults.lambda_throttle import LambdaThrottle
from commdrill.drivers.aws.faults.route53_arc import Route53Arc
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.http.web_page import WebPage
from commdrill.drivers.protocol import Fault
from commdrill.engine.built_drivers import BuiltDrivers
from commdrill.engine.preflight.aws import Examined, _declared, examine
from commdrill.engine.rollback import ReadyFault
from commdrill.engine.run_services import Stop
from commdrill.record.events import EnvironmentRef

from .shown import Channel, Story
from .steps import is_back, tells
from .world import Caller, World

AWS = {"region": "us-east-1"}  # AWS itself: nothing of it is asked in these tests
TOPIC = "arn:aws:sns:us-east-1:123456789012:outages"


def script(stage: str = "sandbox", *faults: FaultUse, **more: Any) -> Script:
    bare = World({"shop": Channel(Story())}, (tells(), is_back())).script()
    return replace(bare, site=Site(EnvironmentRef("here", stage, 1.0)), faults=faults, **more)


def use_of(driver: Any, **settings: Any) -> FaultUse:
    use = DriverUse("break", driver, settings, Path(), "environment.yaml:1")
    return FaultUse("checkout", "outage", use)


def built(*faults: Fault, **actions: Any) -> BuiltDrivers:
    ready = tuple(
        ReadyFault(use_of(LambdaThrottle), fault, ".", lambda kept: kept) for fault in faults
    )
    return BuiltDrivers({}, ready, {Phase.OUTAGE: actions})


def throttle() -> LambdaThrottle:
    return LambdaThrottle.model_validate({"function": "orders", "aws": AWS})


def publish() -> SnsPublish:
    return SnsPublish.model_validate({"aws": AWS, "topic": TOPIC, "message": "x"})


def test_where_nothing_speaks_to_aws_nothing_is_said() -> None:
    assert examine(script("staging"), built(announce=Caller()), Ledger()) == Examined()


def test_a_sandbox_does_not_speak_to_aws_itself() -> None:
    told = examine(script(), built(throttle()), Ledger())
    assert told == Examined(
        ((
            "fault checkout (outage) would speak to AWS itself: on stage sandbox, "
            "aws.endpoint_url is on this machine"
        ),)
    )  # fmt: skip


def test_elsewhere_the_guard_names_the_account_and_nobody_is_asked_before() -> None:
    ledger = Ledger()
    told = examine(script("staging"), built(announce=publish()), ledger)
    assert told.refusals[0] == (
        "action announce: speaks to AWS, and the guard names no aws_account"
    )
    assert list(ledger.drain()) == []


@pytest.mark.parametrize(
    ("fault", "is_lost"),
    [
        (use_of(LambdaThrottle, aws=AWS), True),
        (use_of(LambdaThrottle, aws={"region": "eu-west-1"}), False),
        (use_of(LambdaThrottle), False),
        (use_of(Route53Arc, aws=AWS), False),  # it moves people away, and loses nothing
        (use_of(WebPage, region="us-east-1"), True),
        (use_of(WebPage, url="https://shop.anycompany.example"), False),
    ],
)
def test_an_action_in_the_region_that_is_lost_is_told(fault: FaultUse, is_lost: bool) -> None:
    lost = script("staging", fault, scenario_type="disaster-recovery")
    codes = {finding.code for finding in _declared(lost, built(announce=publish()))}
    assert ("action-failing-region" in codes) is is_lost


def test_maintenance_that_only_a_control_plane_turns_on_is_told_of_its_fault() -> None:
    switch = CloudFrontMaintenance.model_validate(
        {"distribution": "E123EXAMPLE", "origin": "maintenance-bucket", "aws": AWS}
    )
    (finding,) = _declared(script("staging"), built(switch))
    assert finding.code == "action-control-plane"
    assert finding.message.startswith("fault checkout (outage) is carried out by cloudfront:")


def test_drivers_are_named_as_people_call_them() -> None:
    caller = Caller()
    every = built(throttle(), announce=caller)
    assert list(every.drivers()) == ["fault checkout (outage)", "action announce"]
    assert every.named_actions() == {"announce": caller}
    assert every.hosts(Stop())["action announce"] == caller.hosts()
