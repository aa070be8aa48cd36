"""What AWS refuses, and moto takes, breaks on or says otherwise."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.each import each
from tests.sandbox.aws.functions.test_configuration import made
from tests.sandbox.aws.world import World

Call = tuple[str, str, Mapping[str, Any]]
TOPIC = "arn:aws:sns:us-east-1:123456789012:taken"
NOBODY = "arn:aws:sqs:us-east-1:123456789012:nobody"
ALARM = {"EvaluationPeriods": 1, "ComparisonOperator": "GreaterThanThreshold", "Threshold": 1.0}

SCHEDULE: Mapping[str, Any] = {
    "Name": "taken", "ScheduleExpression": "rate(1 hour)",
    "Target": {"Arn": NOBODY, "RoleArn": "arn:aws:iam::123456789012:role/drill"},
}  # fmt: skip


def call(world: World, service: str, operation: str, **given: Any) -> Any:
    return getattr(world.aws.clients.of(service), operation)(**given)


def refused(ask: Callable[[], object]) -> str:
    with pytest.raises(ClientError) as caught:
        ask()
    told = caught.value.response
    assert told["ResponseMetadata"]["HTTPStatusCode"] < 500
    return str(told["Error"]["Code"])


@each(
    ("service", "operation", "given", "code"),
    [
        ("sns", "unsubscribe", {"SubscriptionArn": "nobody"}, "InvalidParameter"),
        ("route53", "list_hosted_zones", {"MaxItems": "many"}, "InvalidInput"),
        (
            "route53",
            "list_resource_record_sets",
            {"HostedZoneId": "Z", "MaxItems": "-1"},
            "InvalidInput",
        ),
        ("sns", "unsubscribe", {"SubscriptionArn": TOPIC}, "InvalidParameter"),
        ("sns", "publish", {"Message": "to nobody"}, "InvalidParameter"),
        (
            "sns",
            "publish_batch",
            {"TopicArn": TOPIC, "PublishBatchRequestEntries": []},
            "EmptyBatchRequest",
        ),
        ("sns", "subscribe", {"TopicArn": TOPIC, "Protocol": "sqs"}, "InvalidParameter"),
        (
            "sns",
            "subscribe",
            {"TopicArn": TOPIC, "Protocol": "email", "Endpoint": "ana"},
            "InvalidParameter",
        ),
        (
            "sqs",
            "create_queue",
            {
                "QueueName": "lost",
                "Attributes": {"RedrivePolicy": json.dumps({"deadLetterTargetArn": NOBODY})},
            },
            "InvalidParameterValue",
        ),
        ("cloudwatch", "put_metric_alarm", {"AlarmName": "of-nothing", **ALARM}, "ValidationError"),
        (
            "cloudwatch",
            "describe_alarms",
            {"AlarmNames": ["a"], "AlarmNamePrefix": "a"},
            "ValidationError",
        ),
        ("events", "update_event_bus", {"Name": "nobody"}, "ResourceNotFoundException"),
        ("scheduler", "create_schedule_group", {"Name": "default"}, "ConflictException"),
        ("scheduler", "delete_schedule_group", {"Name": "nobody"}, "ResourceNotFoundException"),
        (
            "scheduler",
            "create_schedule",
            {**SCHEDULE, "FlexibleTimeWindow": {"Mode": "FLEXIBLE"}},
            "ValidationException",
        ),
        (
            "scheduler",
            "create_schedule",
            {**SCHEDULE, "FlexibleTimeWindow": {"Mode": "OFF", "MaximumWindowInMinutes": 5}},
            "ValidationException",
        ),
        (
            "iam",
            "create_role",
            {"RoleName": "r", "AssumeRolePolicyDocument": "no"},
            "MalformedPolicyDocument",
        ),
        (
            "ssm",
            "put_parameter",
            {"Name": "/digits", "Value": "x", "Type": "String", "AllowedPattern": "^[0-9]+$"},
            "ParameterPatternMismatchException",
        ),
        (
            "lambda",
            "update_function_configuration",
            {"FunctionName": "nobody", "Timeout": 901},
            "ValidationException",
        ),
        ("apigatewayv2", "delete_api", {"ApiId": "nobody"}, "NotFoundException"),
        (
            "resourcegroupstaggingapi",
            "get_resources",
            {"ResourceTypeFilters": ["nonsense:"]},
            "InvalidParameterException",
        ),
    ],
)
def test_it_is_refused_as_aws_refuses_it(
    world: World, service: str, operation: str, given: Mapping[str, Any], code: str
) -> None:
    assert refused(lambda: call(world, service, operation, **given)) == code


def test_a_message_holds_what_can_be_written_as_xml(world: World) -> None:
    queue = call(world, "sqs", "create_queue", QueueName="letters")["QueueUrl"]
    send = partial(call, world, "sqs", "send_message", QueueUrl=queue)
    assert refused(partial(send, MessageBody="a\x01")) == "InvalidMessageContents"
    assert send(MessageBody="ñ \t\n 😀")["MessageId"]


def test_a_topic_is_made_again_with_the_tags_that_it_has(world: World) -> None:
    make = partial(call, world, "sns", "create_topic", Name="tagged-twice")
    arn = make(Tags=[{"Key": "a", "Value": "b"}])["TopicArn"]
    assert make()["TopicArn"] == make(Tags=[{"Key": "a", "Value": "b"}])["TopicArn"] == arn
    other = partial(make, Tags=[{"Key": "a", "Value": "c"}])
    assert refused(other) == "InvalidParameter"


def test_who_left_a_topic_may_leave_it_again(world: World) -> None:
    gone = f"{TOPIC}:00000000-0000-0000-0000-000000000000"
    call(world, "sns", "unsubscribe", SubscriptionArn=gone)


def test_a_bus_is_as_it_was_told_to_be_and_stays_as_long_as_it_has_rules(world: World) -> None:
    logs = {"IncludeDetail": "NONE", "Level": "ERROR"}
    call(world, "events", "create_event_bus", Name="told", Description="a", LogConfig=logs)
    call(world, "events", "update_event_bus", Name="told", Description="b")
    told = call(world, "events", "describe_event_bus", Name="told")
    assert (told["Description"], told["LogConfig"]) == ("b", logs)
    pattern = json.dumps({"source": ["shop"]})
    rule = {"Name": "r", "EventBusName": "told"}
    call(world, "events", "put_rule", **rule, EventPattern=pattern)
    remove = partial(call, world, "events", "delete_event_bus", Name="told")
    assert refused(remove) == "ValidationException"
    call(world, "events", "delete_rule", **rule)
    remove()


def test_an_http_api_keeps_what_is_in_use(world: World) -> None:
    gateway = world.aws.clients.of("apigatewayv2")
    api = {"ApiId": gateway.create_api(Name="kept", ProtocolType="HTTP")["ApiId"]}
    made = gateway.create_integration(
        **api, IntegrationType="HTTP_PROXY", IntegrationMethod="GET",
        IntegrationUri="http://127.0.0.1:9/", PayloadFormatVersion="1.0",
    )  # fmt: skip
    assert made["ConnectionType"] == "INTERNET"
    leads = {"RouteKey": "GET /a", "Target": f"integrations/{made['IntegrationId']}"}
    gateway.create_route(**api, **leads)
    which = {**api, "IntegrationId": made["IntegrationId"]}
    assert refused(lambda: gateway.delete_integration(**which)) == "ConflictException"
    nowhere = {"RouteKey": "GET /b", "Target": "integrations/none"}
    assert refused(lambda: gateway.create_route(**api, **nowhere)) == "BadRequestException"
    gateway.create_stage(**api, StageName="dev", AutoDeploy=True)
    assert refused(lambda: gateway.create_stage(**api, StageName="dev")) == "ConflictException"


def test_an_integration_tells_its_cache_keys_and_is_none_where_there_is_none(world: World) -> None:
    gateway = world.aws.clients.of("apigateway")
    api = gateway.create_rest_api(name="keys")
    where = {
        "restApiId": api["id"],
        "resourceId": api["rootResourceId"],
        "httpMethod": "GET",
    }
    read = partial(gateway.get_integration, **where)
    put = partial(gateway.put_integration, **where, type="MOCK")
    assert refused(read) == "NotFoundException"
    query = "method.request.querystring.q"
    gateway.put_method(**where, authorizationType="NONE", requestParameters={query: False})
    assert refused(read) == "NotFoundException"
    unread = ["method.request.querystring.r"]
    assert refused(partial(put, cacheKeyParameters=unread)) == "BadRequestException"
    put(cacheKeyParameters=[query])
    told = read()
    assert (told["cacheKeyParameters"], told["cacheNamespace"]) == ([query], api["rootResourceId"])
    patch = [{"op": "remove", "path": f"/cacheKeyParameters/{query}"}]
    gateway.update_integration(**where, patchOperations=patch)
    assert read()["cacheKeyParameters"] == []
    answer = {**where, "statusCode": "500"}
    assert refused(partial(gateway.put_integration_response, **answer)) == "NotFoundException"


@each(
    ("operation", "given"),
    [
        ("delete_stage", {"StageName": "nobody"}),
        ("delete_route", {"RouteId": "nobody"}),
        ("delete_integration", {"IntegrationId": "nobody"}),
    ],
)
def test_what_an_http_api_does_not_have_is_not_deleted(
    world: World, operation: str, given: Mapping[str, str]
) -> None:
    gateway = world.aws.clients.of("apigatewayv2")
    api = gateway.create_api(Name="of-nothing", ProtocolType="HTTP")["ApiId"]
    assert refused(partial(getattr(gateway, operation), ApiId=api, **given)) == "NotFoundException"


def test_a_parameter_that_fits_its_pattern_is_kept_with_it(world: World) -> None:
    given = {"Name": "/digits-of-mine", "Value": "12", "Type": "String", "AllowedPattern": r"^\d+$"}
    call(world, "ssm", "put_parameter", **given)
    assert call(world, "ssm", "get_parameter", Name="/digits-of-mine")["Parameter"]["Value"] == "12"


def test_a_version_that_an_alias_leads_to_stays(world: World) -> None:
    client, function = made(world)
    version = client.publish_version(**function)["Version"]
    client.create_alias(**function, Name="live", FunctionVersion=version)
    remove = partial(client.delete_function, **function, Qualifier=version)
    assert refused(remove) == "ResourceConflictException"
    client.delete_alias(**function, Name="live")
    remove()
