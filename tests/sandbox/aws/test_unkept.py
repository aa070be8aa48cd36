"""What a service is told is read back, or refused by name: moto takes some of it and forgets it."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill_sandbox.aws.wire.models import service_model
from commdrill_sandbox.aws.wire.unkept import UNDONE, UNKEPT
from tests.each import each
from tests.sandbox.aws.functions.test_configuration import made
from tests.sandbox.aws.world import World

_numbers = count()
QUEUE, ROLE = "arn:aws:sqs:us-east-1:123456789012:q", "arn:aws:iam::123456789012:role/r"
ALARM: Mapping[str, Any] = {
    "AlarmName": "unkept", "MetricName": "m", "Namespace": "n", "Statistic": "Sum", "Period": 60,
    "EvaluationPeriods": 1, "Threshold": 1.0, "ComparisonOperator": "GreaterThanThreshold",
}  # fmt: skip
FILTER = {
    "metricTransformations": [{"metricName": "m", "metricNamespace": "n", "metricValue": "1"}]
}
HEALTH = {"Type": "HTTPS", "FullyQualifiedDomainName": "a.example", "EndpointType": "PRIVATE"}
TABLE: Mapping[str, Any] = {
    "TableName": "tab", "BillingMode": "PAY_PER_REQUEST",
    "KeySchema": [{"AttributeName": "k", "KeyType": "HASH"}],
    "AttributeDefinitions": [{"AttributeName": "k", "AttributeType": "S"}],
}  # fmt: skip
REFUSED: Mapping[str, tuple[str, str, Mapping[str, Any]]] = {
    "logGroupClass": ("logs", "create_log_group",
        {"logGroupName": "g", "logGroupClass": "INFREQUENT_ACCESS"}),
    "fieldSelectionCriteria": ("logs", "put_metric_filter", {"logGroupName": "g", "filterName": "f",
        "filterPattern": "x", "fieldSelectionCriteria": "y", **FILTER}),
    "HealthCheckConfig.EndpointType": ("route53", "create_health_check",
        {"CallerReference": "r", "HealthCheckConfig": HEALTH}),
    "mutualTlsAuthentication": ("apigateway", "create_domain_name", {"domainName": "a.example",
        "mutualTlsAuthentication": {"truststoreUri": "s3://b/x.pem"}}),
    "IpAddressType": ("apigatewayv2", "create_api",
        {"Name": "a", "ProtocolType": "HTTP", "IpAddressType": "dualstack"}),
    "DataProtectionPolicy": ("sns", "create_topic", {"Name": "t", "DataProtectionPolicy": "{}"}),
    "PermissionsBoundary": ("iam", "create_user",
        {"UserName": "u", "PermissionsBoundary": "arn:aws:iam::aws:policy/ReadOnlyAccess"}),
    "DkimSigningAttributes.NextSigningKeyLength": ("sesv2", "create_email_identity",
        {"EmailIdentity": "a.example",
         "DkimSigningAttributes": {"NextSigningKeyLength": "RSA_1024_BIT"}}),
    "NumberPreference": ("pinpoint-sms-voice-v2", "request_phone_number", {"IsoCountryCode": "US",
        "MessageType": "TRANSACTIONAL", "NumberCapabilities": ["SMS"], "NumberType": "TOLL_FREE",
        "NumberPreference": [{"PreferenceType": ["StartsWith"], "Filter": ["1206"]}]}),
    "cloneFrom": ("apigateway", "create_rest_api", {"name": "a", "cloneFrom": "abcdefghij"}),
    "canarySettings": ("apigateway", "create_stage", {"restApiId": "a", "stageName": "s",
        "deploymentId": "d", "canarySettings": {"percentTraffic": 10.0}}),
    "integrationTarget": ("apigateway", "put_integration", {"restApiId": "a", "resourceId": "r",
        "httpMethod": "GET", "type": "HTTP_PROXY", "integrationTarget": "arn:aws:x"}),
    "OnDemandThroughput": ("dynamodb", "create_table",
        {**TABLE, "OnDemandThroughput": {"MaxReadRequestUnits": 1}}),
    "SSESpecification": ("dynamodb", "update_table",
        {"TableName": "tab", "SSESpecification": {"Enabled": True}}),
    "Type": ("secretsmanager", "create_secret", {"Name": "s", "SecretString": "x", "Type": "OTHER"}),
    "StackPolicyBody": ("cloudformation", "create_stack",
        {"StackName": "s", "TemplateBody": "{}", "StackPolicyBody": "{}"}),
    "RetainExceptOnCreate": ("cloudformation", "update_stack",
        {"StackName": "s", "TemplateBody": "{}", "RetainExceptOnCreate": True}),
    "ResourcesToImport": ("cloudformation", "create_change_set", {"StackName": "s",
        "ChangeSetName": "c", "TemplateBody": "{}", "ResourcesToImport": [{"ResourceType": "AWS::SQS::Queue",
        "LogicalResourceId": "Q", "ResourceIdentifier": {"QueueUrl": "q"}}]}),
    "ListManagementOptions": ("sesv2", "send_email", {"FromEmailAddress": "a@a.example",
        "Destination": {"ToAddresses": ["b@a.example"]},
        "Content": {"Raw": {"Data": b"Subject: a"}},
        "ListManagementOptions": {"ContactListName": "news"}}),
    "Layers": ("lambda", "update_function_configuration", {"FunctionName": "f",
        "Layers": ["arn:aws:lambda:us-east-1:123456789012:layer:l:1"]}),
    "FileSystemConfigs": ("lambda", "create_function", {"FunctionName": "f", "Role": ROLE, "Code": {},
        "FileSystemConfigs": [{"LocalMountPath": "/mnt/a", "Arn":
            "arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-0123456789abcdef0"}]}),
    "FilterCriteria": ("lambda", "create_event_source_mapping", {"FunctionName": "f",
        "EventSourceArn": QUEUE, "FilterCriteria": {"Filters": [{"Pattern": "{}"}]}}),
    "FunctionResponseTypes": ("lambda", "create_event_source_mapping", {"FunctionName": "f",
        "EventSourceArn": QUEUE, "FunctionResponseTypes": ["ReportBatchItemFailures"]}),
    "ActionConfiguration": ("cloudwatch", "put_metric_alarm",
        {**ALARM, "ActionConfiguration": {"AlarmTagsPropagation": {"Enabled": True}}}),
}  # fmt: skip


@each(("member", "service", "call", "given"), [(name, *row) for name, row in REFUSED.items()])
def test_what_nothing_here_keeps_is_refused_by_name(
    world: World, member: str, service: str, call: str, given: Mapping[str, Any]
) -> None:
    with pytest.raises(ClientError, match=f"the embedded AWS does not have {member}"):
        getattr(world.aws.clients.of(service), call)(**given)


CANARY: Mapping[str, Any] = {
    "Name": "canary", "ArtifactS3Location": "s3://b", "ExecutionRoleArn": ROLE,
    "Schedule": {"Expression": "rate(5 minutes)"}, "RuntimeVersion": "syn-nodejs-puppeteer-9.1",
    "Code": {"Handler": "a.handler", "ZipFile": b"x"},
}  # fmt: skip


@each(
    ("service", "call", "given"),
    [
        ("synthetics", "create_canary", CANARY),
        ("pipes", "create_pipe", {"Name": "p", "RoleArn": ROLE, "Source": QUEUE, "Target": QUEUE}),
        (
            "logs",
            "start_query",
            {"logGroupName": "g", "startTime": 1, "endTime": 2, "queryString": "stats count(*)"},
        ),
        ("cloudwatch", "put_insight_rule", {"RuleName": "r", "RuleDefinition": "{}"}),
    ],
)
def test_what_nothing_would_come_of_is_refused_by_name(
    world: World, service: str, call: str, given: Mapping[str, Any]
) -> None:
    with pytest.raises(ClientError, match="the embedded AWS does not have"):
        getattr(world.aws.clients.of(service), call)(**given)


def test_each_of_those_is_a_call_of_its_service() -> None:
    for service, calls in UNDONE.items():
        assert calls <= set(service_model(service).operation_names)


def test_what_aws_does_unasked_may_be_asked_for(world: World) -> None:
    name = f"/unasked-{next(_numbers)}"
    logs, apis = world.aws.clients.of("logs"), world.aws.clients.of("apigatewayv2")
    logs.create_log_group(
        logGroupName=name, logGroupClass="STANDARD", deletionProtectionEnabled=False
    )
    assert apis.create_api(Name="a", ProtocolType="HTTP", IpAddressType="ipv4")["ApiId"]
    (told,) = logs.describe_log_groups(logGroupNamePrefix=name)["logGroups"]
    assert told["logGroupClass"] == "STANDARD"


def _entries() -> Iterator[tuple[str, str, str]]:
    for service, operations in UNKEPT.items():
        for operation, members in operations.items():
            yield from ((service, operation, member) for member in members)


@each(("service", "operation", "member"), list(_entries()))
def test_each_of_them_is_a_member_of_its_operation(
    service: str, operation: str, member: str
) -> None:
    shape = service_model(service).operation_model(operation).input_shape
    for part in member.split("."):
        assert part in shape.members
        shape = shape.members[part]


def test_what_becomes_of_a_schedule_may_be_changed(world: World) -> None:
    scheduler, name = world.aws.clients.of("scheduler"), f"changed-{next(_numbers)}"
    wanted: dict[str, Any] = {
        "Name": name,
        "ScheduleExpression": "rate(1 hour)",
        "FlexibleTimeWindow": {"Mode": "OFF"},
        "EndDate": datetime(2099, 1, 1, tzinfo=UTC),
        "Target": {"Arn": QUEUE, "RoleArn": ROLE},
    }
    scheduler.create_schedule(**wanted)
    for said, told in (({"ActionAfterCompletion": "DELETE"}, "DELETE"), ({}, "NONE")):
        scheduler.update_schedule(**wanted, **said)
        assert scheduler.get_schedule(Name=name)["ActionAfterCompletion"] == told
    scheduler.delete_schedule(Name=name)


def test_a_function_has_the_log_snapshots_and_key_that_it_was_given(world: World) -> None:
    logging = {"LogFormat": "JSON", "ApplicationLogLevel": "ERROR"}
    client, function = made(world, LoggingConfig=logging, SnapStart={"ApplyOn": "None"})
    told = client.get_function_configuration(**function)
    group = f"/aws/lambda/{function['FunctionName']}"
    assert told["LoggingConfig"] == {**logging, "LogGroup": group}
    key = "arn:aws:kms:us-east-1:123456789012:key/1"
    changed = {"LoggingConfig": {"LogFormat": "Text", "LogGroup": "/ours"}, "KMSKeyArn": key}
    client.update_function_configuration(
        **function, **changed, SnapStart={"ApplyOn": "PublishedVersions"}
    )
    told = client.get_function_configuration(**function)
    assert {name: told[name] for name in changed} == changed
    assert told["SnapStart"] == {"ApplyOn": "PublishedVersions", "OptimizationStatus": "Off"}


def test_a_queue_tells_whose_dead_letters_it_takes(world: World) -> None:
    client, policy = world.aws.clients.of("sqs"), json.dumps({"redrivePermission": "denyAll"})
    attributes = {"RedriveAllowPolicy": policy}
    url = client.create_queue(QueueName=f"letters-{next(_numbers)}", Attributes=attributes)
    for names in (["RedriveAllowPolicy"], ["All"]):
        told = client.get_queue_attributes(QueueUrl=url["QueueUrl"], AttributeNames=names)
        assert json.loads(told["Attributes"]["RedriveAllowPolicy"]) == json.loads(policy)
    others = client.get_queue_attributes(QueueUrl=url["QueueUrl"], AttributeNames=["DelaySeconds"])
    assert others["Attributes"] == {"DelaySeconds": "0"}


def test_where_dead_letters_go_is_told_as_it_is_compared(world: World) -> None:
    client = world.aws.clients.of("sqs")
    dead = f"dead-{next(_numbers)}"
    client.create_queue(QueueName=dead)
    arn = f"arn:aws:sqs:us-east-1:123456789012:{dead}"
    policy = f'{{"deadLetterTargetArn":"{arn}","maxReceiveCount":3}}'
    url = client.create_queue(QueueName=f"{dead}-from", Attributes={"RedrivePolicy": policy})[
        "QueueUrl"
    ]
    for names in (["RedrivePolicy"], ["All"]):
        told = client.get_queue_attributes(QueueUrl=url, AttributeNames=names)
        assert told["Attributes"]["RedrivePolicy"] == policy


@each("kind", ["identity", "configuration-set", "template", "contact-list"])
def test_what_is_not_there_has_no_tags(world: World, kind: str) -> None:
    ses, arn = world.aws.clients.of("sesv2"), f"arn:aws:ses:us-east-1:123456789012:{kind}/nobody"
    for call, more in (
        (ses.list_tags_for_resource, {}),
        (ses.tag_resource, {"Tags": [{"Key": "a", "Value": "b"}]}),
        (ses.untag_resource, {"TagKeys": ["a"]}),
    ):
        with pytest.raises(ses.exceptions.NotFoundException):
            call(ResourceArn=arn, **more)
    alarms = world.aws.clients.of("cloudwatch")
    with pytest.raises(alarms.exceptions.ResourceNotFoundException):
        alarms.list_tags_for_resource(
            ResourceARN="arn:aws:cloudwatch:us-east-1:123456789012:alarm:nobody"
        )


def test_a_reader_has_what_a_topic_is_by_itself(world: World) -> None:
    ses = world.aws.clients.of("sesv2")
    outages = {"TopicName": "outages", "DisplayName": "Outages", "DefaultSubscriptionStatus": "OPT_IN"}  # fmt: skip
    ses.create_contact_list(ContactListName="defaults", Topics=[outages])
    reader = {"ContactListName": "defaults", "EmailAddress": "ana@drill.example"}
    ses.create_contact(**reader)
    told = ses.get_contact(**reader)["TopicDefaultPreferences"]
    assert told == [{"TopicName": "outages", "SubscriptionStatus": "OPT_IN"}]
    ses.delete_contact_list(ContactListName="defaults")


def test_templates_of_mail_have_tags(world: World) -> None:
    ses, name = world.aws.clients.of("sesv2"), f"tagged-{next(_numbers)}"
    arn, tags = f"arn:aws:ses:us-east-1:123456789012:template/{name}", [{"Key": "a", "Value": "b"}]
    ses.create_email_template(TemplateName=name, TemplateContent={"Text": "t"}, Tags=tags)
    assert ses.list_tags_for_resource(ResourceArn=arn)["Tags"] == tags
    ses.delete_email_template(TemplateName=name)
    with pytest.raises(ses.exceptions.NotFoundException):
        ses.list_tags_for_resource(ResourceArn=arn)


def test_numbers_have_tags_as_long_as_they_are_there(world: World) -> None:
    texts, tags = world.aws.clients.of("pinpoint-sms-voice-v2"), [{"Key": "a", "Value": "b"}]
    number = texts.request_phone_number(
        IsoCountryCode="US", MessageType="TRANSACTIONAL", NumberCapabilities=["SMS"],
        NumberType="TOLL_FREE", Tags=tags,
    )  # fmt: skip
    arn = number["PhoneNumberArn"]
    texts.tag_resource(ResourceArn=arn, Tags=[{"Key": "c", "Value": "d"}])
    texts.untag_resource(ResourceArn=arn, TagKeys=["a"])
    told = texts.list_tags_for_resource(ResourceArn=arn)
    assert told["Tags"] == [{"Key": "c", "Value": "d"}]
    texts.release_phone_number(PhoneNumberId=number["PhoneNumberId"])
    with pytest.raises(texts.exceptions.ResourceNotFoundException):
        texts.list_tags_for_resource(ResourceArn=arn)
