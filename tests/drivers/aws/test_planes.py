import re
from typing import Any

import botocore.session

from commdrill.documents.aws_command import AwsCommand, aws_command
from commdrill.drivers.aws import ways_round
from commdrill.drivers.aws.faults.cloudfront_maintenance import CloudFrontMaintenance
from commdrill.drivers.aws.faults.lambda_throttle import LambdaThrottle
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.aws.planes import _DATA, Plane, call_of, plane_of, region_of
from commdrill.drivers.aws.preflight.declared import (
    SWITCH,
    DeclaredCall,
    declared_call,
    findings_of,
    regions_named,
)
from commdrill.drivers.aws.ways_round import data_plane_way
from tests.each import each


@each("service", sorted(_DATA))
def test_every_operation_of_the_table_is_one_that_the_sdk_has(service: str) -> None:
    model = botocore.session.get_session().get_service_model(service)
    assert _DATA[service] <= set(model.operation_names)


@each(
    ("service", "operation", "plane"),
    [
        ("sesv2", "SendEmail", Plane.DATA),
        ("cloudfront", "UpdateDistribution", Plane.CONTROL),
        ("cloudfront-keyvaluestore", "PutKey", Plane.DATA),
        ("cloudfront-keyvaluestore", "DescribeKeyValueStore", Plane.DATA),
        ("cloudfront", "DescribeKeyValueStore", Plane.CONTROL),
        ("route53", "ChangeResourceRecordSets", Plane.CONTROL),
        ("route53-recovery-cluster", "UpdateRoutingControlState", Plane.DATA),
        ("a-new-service", "DoIt", Plane.CONTROL),
    ],
)
def test_what_is_not_known_as_data_plane_is_control_plane(
    service: str, operation: str, plane: Plane
) -> None:
    assert plane_of(service, operation) is plane


def test_a_global_services_control_plane_is_where_it_is_whatever_the_region() -> None:
    assert region_of("cloudfront", "eu-west-1") == "us-east-1"
    assert region_of("lambda", "eu-west-1") == "eu-west-1"


@each(
    ("argv", "call"),
    [
        (["aws", "sesv2", "send-email", "--x"], ("sesv2", "SendEmail")),
        (["/usr/bin/aws", "--no-cli-pager", "sns", "publish"], ("sns", "Publish")),
        (["aws", "--region", "us-west-2", "sns", "publish"], ("sns", "Publish")),
        (["aws", "--output=json", "--profile", "dev", "sns", "publish"], ("sns", "Publish")),
        (["aws", "s3", "cp", "away.html", "s3://pages/"], ("s3", "PutObject")),
        (["aws", "s3", "mb", "s3://pages"], ("s3", "Mb")),
        (
            ["aws", "cloudfront", "update-distribution"],
            ("cloudfront", "UpdateDistribution"),
        ),
        (["./announce.sh", "sns", "publish"], None),
        (["aws"], None),
        ([], None),
    ],
)
def test_the_command_line_of_aws_is_read_as_a_call(
    argv: list[str], call: tuple[str, str] | None
) -> None:
    command = aws_command(argv)
    assert (command and call_of(command)) == call


@each("option", [["--region", "us-west-2"], ["--region=us-west-2"]])
def test_the_command_line_says_its_region_before_or_after(option: list[str]) -> None:
    for argv in (["aws", *option, "sns", "publish"], ["aws", "sns", "publish", *option]):
        assert aws_command(argv) == AwsCommand("sns", "publish", "us-west-2")


def announce(service: str, operation: str, region: str, phase: str = "outage") -> DeclaredCall:
    return DeclaredCall(f"in-{region}", phase, service, operation, region)


def codes(*calls: DeclaredCall) -> list[str]:
    return [finding.code for finding in findings_of(calls, frozenset({"us-east-1"}))]


def test_an_action_that_needs_a_control_plane_is_told() -> None:
    assert codes(announce("ssm", "StartAutomationExecution", "us-west-2")) == [
        "action-control-plane"
    ]


@each(
    ("service", "operation", "way"),
    [
        ("cloudfront", "UpdateDistribution", "cloudfront-keyvaluestore:PutKey"),
        ("route53", "ChangeResourceRecordSets", "UpdateRoutingControlStates"),
        ("ssm", "StartAutomationExecution", "lambda:Invoke"),
        ("neptune", "ModifyDBCluster", "dynamodb:PutItem"),
        ("cloudfront", "GetDistributionConfig", None),
        ("cloudfront-keyvaluestore", "PutKey", None),
    ],
)
def test_what_a_control_plane_changes_has_a_data_plane_way(
    service: str, operation: str, way: str | None
) -> None:
    told = data_plane_way(service, operation)
    assert told is None if way is None else way in (told or "")


def test_the_ways_round_are_data_plane_themselves() -> None:
    texts = (*ways_round._SERVICES.values(), *ways_round._CALLS.values(), ways_round._ANY)
    named = {call for text in texts for call in re.findall(r"[a-z0-9-]+:[A-Z][A-Za-z]+", text)}
    assert len(named) > 5
    for call in named:
        service, _, operation = call.partition(":")
        assert plane_of(service, operation) is Plane.DATA, call


def test_the_finding_names_the_call_and_the_data_plane_way() -> None:
    (told,) = findings_of([announce("ssm", "StartAutomationExecution", "us-west-2")], frozenset())
    assert "in-us-west-2 is carried out by ssm:StartAutomationExecution alone" in told.message
    assert told.message.endswith("way: lambda:Invoke or stepfunctions:StartExecution")


def test_how_maintenance_is_turned_on_is_told_where_it_is_by_a_control_plane() -> None:
    settings: dict[str, Any] = {"distribution": "E1", "origin": "away"}
    moved = CloudFrontMaintenance.model_validate(settings)
    flag = {"store": "arn:kvs", "key": "closed", "value": "all"}
    flagged = CloudFrontMaintenance.model_validate({"distribution": "E1", "flag": flag})

    def told(fault: object) -> list[str]:
        call = declared_call("fault shop (maintenance)", SWITCH, fault)
        return codes(*([call] if call else []))

    assert told(moved) == ["action-control-plane"]
    assert told(flagged) == []
    assert told(LambdaThrottle.model_validate({"function": "orders"})) == []


def test_actions_in_the_lost_region_alone_are_told_and_a_second_region_is_enough() -> None:
    here = announce("sns", "Publish", "us-east-1")
    assert codes(here) == ["action-failing-region"]
    assert codes(here, announce("sns", "Publish", "us-west-2")) == []
    assert codes(announce("sns", "Publish", "us-east-1", phase="recovery")) == []


def test_regions_in_a_faults_settings_are_those_that_it_takes_down() -> None:
    settings = {"break": {"url": "http://x/regions/us-east-1"}, "aws": {"region": "eu-west-1"}}
    assert list(regions_named(settings)) == ["us-east-1"]
    assert list(regions_named({"x": ["bus-east-1a", "status-west-2b"]})) == []


def test_calls_that_are_alike_are_one_event() -> None:
    ledger = Ledger()
    page = ledger.page("channel sms")
    for _ in range(1000):
        page.note("sqs", "ReceiveMessage", "us-east-1")
    page.note_failed("sqs", "ReceiveMessage", "us-east-1")
    (told,) = ledger.drain()
    assert (told.by, told.calls, told.failed, told.plane) == ("channel sms", 1001, 1, "data")
    assert ledger.drain() == ()
