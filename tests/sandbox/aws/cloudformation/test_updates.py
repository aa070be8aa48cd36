"""An update changes what is there: who subscribes, what lies in it and what it is called outlive it."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.sandbox.aws.cloudformation.stacks import Stacks

TRUST = {"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole",
}]}  # fmt: skip
STAGE = [{"Key": "stage", "Value": "dev"}]
TARGET = {
    "Arn": "arn:aws:sqs:us-east-1:123456789012:q",
    "RoleArn": "arn:aws:iam::123456789012:role/r",
}


def one(kind: str, **properties: Any) -> dict[str, Any]:
    return {"Resources": {"It": {"Type": f"AWS::{kind}", "Properties": properties}}}


def updated(stacks: Stacks, kind: str, was: dict[str, Any], now: dict[str, Any]) -> str:
    """Its name, which is the one it had."""
    told = stacks.made(one(kind, **was))
    assert told["StackStatus"] == "CREATE_COMPLETE", told.get("StackStatusReason")
    before = stacks.resources(told["StackName"])["It"]
    assert stacks.changed(told["StackName"], one(kind, **now))["It"] == before
    return before


def test_a_queue_keeps_its_messages_and_goes_back_to_the_usual(stacks: Stacks) -> None:
    sqs = stacks.aws.clients.of("sqs")
    tags = [{"Key": "stage", "Value": "dev"}]
    told = stacks.made(one("SQS::Queue", VisibilityTimeout=5, Tags=tags))
    queue = {"QueueUrl": stacks.resources(told["StackName"])["It"]}
    sqs.send_message(**queue, MessageBody="kept")
    team = [{"Key": "team", "Value": "shop"}]
    stacks.changed(told["StackName"], one("SQS::Queue", DelaySeconds=9, Tags=team))
    attributes = sqs.get_queue_attributes(**queue, AttributeNames=["All"])["Attributes"]
    shown = [attributes[name] for name in ("VisibilityTimeout", "DelaySeconds")]
    assert [*shown, attributes["ApproximateNumberOfMessages"]] == ["30", "9", "1"]
    assert sqs.list_queue_tags(**queue)["Tags"] == {"team": "shop"}


def test_a_topic_keeps_who_subscribed_and_loses_who_stands_in_it_no_more(stacks: Stacks) -> None:
    def heard_by(*names: str) -> list[dict[str, str]]:
        return [{"Protocol": "email", "Endpoint": f"{name}@people.example"} for name in names]

    sns = stacks.aws.clients.of("sns")
    told = stacks.made(one("SNS::Topic", DisplayName="Shop", Subscription=heard_by("ana", "bo")))
    topic = {"TopicArn": stacks.resources(told["StackName"])["It"]}
    sns.subscribe(**topic, Protocol="email", Endpoint="own@people.example")
    stacks.changed(told["StackName"], one("SNS::Topic", Subscription=heard_by("bo", "cy")))
    there = sns.list_subscriptions_by_topic(**topic)["Subscriptions"]
    assert {each["Endpoint"].partition("@")[0] for each in there} == {"own", "bo", "cy"}
    assert sns.get_topic_attributes(**topic)["Attributes"]["DisplayName"] == ""


def test_a_bucket_is_as_new_where_nothing_is_said_any_more(stacks: Stacks) -> None:
    s3 = stacks.aws.clients.of("s3")
    blocks = {"BlockPublicPolicy": False}
    was = {"WebsiteConfiguration": {"IndexDocument": "i.html"},
           "VersioningConfiguration": {"Status": "Enabled"},
           "PublicAccessBlockConfiguration": blocks, "Tags": [{"Key": "a", "Value": "b"}],
           "CorsConfiguration": {"CorsRules": [{"AllowedMethods": ["GET"], "AllowedOrigins": ["*"]}]},
           "LifecycleConfiguration": {"Rules": [
               {"Status": "Enabled", "Prefix": "old/", "ExpirationInDays": 9}]}}  # fmt: skip
    name = {"Bucket": updated(stacks, "S3::Bucket", was, {})}
    for lacking in ("website", "cors", "tagging", "lifecycle_configuration"):
        with pytest.raises(ClientError, match="NoSuch"):
            getattr(s3, f"get_bucket_{lacking}")(**name)
    assert s3.get_bucket_versioning(**name)["Status"] == "Suspended"
    told = s3.get_public_access_block(**name)["PublicAccessBlockConfiguration"]
    assert list(told.values()) == [True] * 4


def test_a_bucket_is_everybodys_where_its_template_lets_everybody_in(stacks: Stacks) -> None:
    open_to_all = {"AccessControl": "PublicRead",
                   "OwnershipControls": {"Rules": [{"ObjectOwnership": "ObjectWriter"}]}}  # fmt: skip
    refused = stacks.made(one("S3::Bucket", **open_to_all))
    assert "BlockPublicAcls" in refused["StackStatusReason"]
    blocks = {"PublicAccessBlockConfiguration": {"BlockPublicAcls": False}}
    told = stacks.made(one("S3::Bucket", **open_to_all, **blocks))
    acl = stacks.aws.clients.of("s3").get_bucket_acl(
        Bucket=stacks.resources(told["StackName"])["It"]
    )
    assert any("AllUsers" in each["Grantee"].get("URI", "") for each in acl["Grants"])


def test_where_a_bucket_s_visits_are_logged_is_kept_until_it_is_said_no_more(
    stacks: Stacks,
) -> None:
    s3 = stacks.aws.clients.of("s3")
    s3.create_bucket(Bucket="of-visits")
    let_in = {"Effect": "Allow", "Principal": {"Service": "logging.s3.amazonaws.com"},
              "Action": "s3:PutObject", "Resource": "arn:aws:s3:::of-visits/*"}  # fmt: skip
    policy = {"Version": "2012-10-17", "Statement": [let_in]}
    s3.put_bucket_policy(Bucket="of-visits", Policy=json.dumps(policy))
    wanted = {"LoggingConfiguration": {"DestinationBucketName": "of-visits", "LogFilePrefix": "a/"}}
    told = stacks.made(one("S3::Bucket", **wanted))
    name = stacks.resources(told["StackName"])["It"]
    kept = s3.get_bucket_logging(Bucket=name)["LoggingEnabled"]
    assert (kept["TargetBucket"], kept["TargetPrefix"]) == ("of-visits", "a/")
    name = updated(stacks, "S3::Bucket", wanted, {})
    assert "LoggingEnabled" not in s3.get_bucket_logging(Bucket=name)


IN_PLACE: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "an alarm": (
        "CloudWatch::Alarm",
        {"Namespace": "Shop", "MetricName": "Errors", "Statistic": "Sum", "Period": 60,
         "EvaluationPeriods": 1, "ComparisonOperator": "GreaterThanThreshold", "Threshold": 1},
        {"Namespace": "Shop", "MetricName": "Errors", "Statistic": "Sum", "Period": 60,
         "EvaluationPeriods": 1, "ComparisonOperator": "GreaterThanThreshold", "Threshold": 9},
    ),
    "a rule": (
        "Events::Rule",
        {"EventPattern": {"source": ["a"]}, "Targets": [{"Id": "1", "Arn": TARGET["Arn"]}]},
        {"EventPattern": {"source": ["b"]}, "Targets": [{"Id": "2", "Arn": TARGET["Arn"]}]},
    ),
    "a schedule": (
        "Scheduler::Schedule",
        {"ScheduleExpression": "rate(1 hour)", "FlexibleTimeWindow": {"Mode": "OFF"}, "Target": TARGET},
        {"ScheduleExpression": "rate(2 hours)", "FlexibleTimeWindow": {"Mode": "OFF"}, "Target": TARGET},
    ),
    "a mail": (
        "SES::Template",
        {"Template": {"TemplateName": "changed", "SubjectPart": "a", "TextPart": "a"}},
        {"Template": {"TemplateName": "changed", "SubjectPart": "b", "TextPart": "a"}},
    ),
    "a role": (
        "IAM::Role",
        {"AssumeRolePolicyDocument": TRUST},
        {"AssumeRolePolicyDocument": TRUST, "Policies": [
            {"PolicyName": "p", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}}]},
    ),
    "an API": (
        "ApiGateway::RestApi",
        {"Name": "orders", "Tags": [{"Key": "stage", "Value": "dev"}]},
        {"Name": "baskets", "Description": "all of them"},
    ),
    "an identity of the edge": (
        "CloudFront::CloudFrontOriginAccessIdentity",
        {"CloudFrontOriginAccessIdentityConfig": {"Comment": "a"}},
        {"CloudFrontOriginAccessIdentityConfig": {"Comment": "b"}},
    ),
    "headers": (
        "CloudFront::ResponseHeadersPolicy",
        {"ResponseHeadersPolicyConfig": {"Name": "later", "CustomHeadersConfig": {
            "Items": [{"Header": "Retry-After", "Value": "60", "Override": True}]}}},
        {"ResponseHeadersPolicyConfig": {"Name": "later", "CustomHeadersConfig": {
            "Items": [{"Header": "Retry-After", "Value": "90", "Override": True}]}}},
    ),
    "a parameter": (
        "SSM::Parameter", {"Type": "String", "Value": "1", "Tags": {"stage": "dev"}},
        {"Type": "String", "Value": "2", "Tags": {"team": "shop"}},
    ),
    "a zone": (
        "Route53::HostedZone", {"Name": "zone.example", "HostedZoneTags": STAGE},
        {"Name": "zone.example", "HostedZoneConfig": {"Comment": "b"}},
    ),
    "a health check": (
        "Route53::HealthCheck",
        {"HealthCheckConfig": {"Type": "HTTP", "IPAddress": "127.0.0.1", "Port": 80}},
        {"HealthCheckConfig": {"Type": "HTTP", "IPAddress": "127.0.0.1", "Port": 81},
         "HealthCheckTags": STAGE},
    ),
    "a key": (
        "KMS::Key", {"EnableKeyRotation": True, "Tags": STAGE, "Description": "a"},
        {"Enabled": False, "Description": "b"},
    ),
    "flags": (
        "CloudFront::KeyValueStore", {"Name": "flags-of-a-stack", "Comment": "a"},
        {"Name": "flags-of-a-stack"},
    ),
    "images": (
        "ECR::Repository", {"RepositoryName": "shop"},
        {"RepositoryName": "shop", "RepositoryPolicyText": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": "*", "Action": "ecr:BatchGetImage"}]}},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "was", "now"), IN_PLACE.values(), ids=IN_PLACE)
def test_a_resource_is_changed_where_it_is(
    stacks: Stacks, kind: str, was: dict[str, Any], now: dict[str, Any]
) -> None:
    capable = {"Capabilities": ["CAPABILITY_IAM"]}
    told = stacks.made(one(kind, **was), **capable)
    assert told["StackStatus"] == "CREATE_COMPLETE", told.get("StackStatusReason")
    before = stacks.resources(told["StackName"])
    stacks.cloudformation.update_stack(
        StackName=told["StackName"], TemplateBody=json.dumps(one(kind, **now)), **capable
    )
    assert stacks.told(told["StackName"])["StackStatus"] == "UPDATE_COMPLETE"
    assert stacks.resources(told["StackName"]) == before


def test_a_rule_has_the_targets_that_its_template_has_now(stacks: Stacks) -> None:
    _, was, now = IN_PLACE["a rule"]
    rule = updated(stacks, "Events::Rule", was, now)
    events = stacks.aws.clients.of("events")
    assert json.loads(events.describe_rule(Name=rule)["EventPattern"]) == {"source": ["b"]}
    assert [one["Id"] for one in events.list_targets_by_rule(Rule=rule)["Targets"]] == ["2"]


def test_a_function_is_limited_and_not_as_its_template_says(stacks: Stacks) -> None:
    code = {"Runtime": "python3.13", "Handler": "index.handler", "Role": "arn:aws:iam::123456789012:role/r",
            "Code": {"ZipFile": "def handler(event, context): return 1"}}  # fmt: skip
    role = one("IAM::Role", AssumeRolePolicyDocument=TRUST, RoleName="r")
    stacks.outputs(role, Capabilities=["CAPABILITY_NAMED_IAM"])
    limited = {**code, "ReservedConcurrentExecutions": 0, "Timeout": 9}
    function = {"FunctionName": updated(stacks, "Lambda::Function", limited, code)}
    client = stacks.aws.clients.of("lambda")
    assert "ReservedConcurrentExecutions" not in client.get_function_concurrency(**function)
    assert client.get_function_configuration(**function)["Timeout"] == 3


UNHEARD: dict[str, tuple[dict[str, Any], str]] = {
    "of the resource": (one("S3::Bucket", ReplicationConfiguration={}), "ReplicationConfiguration"),
    "within it": (
        one("S3::Bucket", VersioningConfiguration={"Status": "Enabled", "Often": True}),
        "Often in VersioningConfiguration",
    ),
    "of a call": (one("SSM::Parameter", Type="String", Value="1", Colour="red"), "Colour"),
    "of an attribute": (one("SQS::Queue", Colour="red"), "Unknown Attribute Colour"),
}


@pytest.mark.parametrize(("template", "says"), UNHEARD.values(), ids=UNHEARD)
def test_what_nothing_is_done_about_is_told(
    stacks: Stacks, template: dict[str, Any], says: str
) -> None:
    told = stacks.made(template)
    assert told["StackStatus"] == "ROLLBACK_COMPLETE"
    assert says in told["StackStatusReason"]


def test_an_api_of_a_template_has_keys_and_plans(stacks: Stacks) -> None:
    api, method = {"Ref": "Api"}, {"Fn::GetAtt": ["Api", "RootResourceId"]}
    template = {"Resources": {
        "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "orders"}},
        "Get": {"Type": "AWS::ApiGateway::Method", "Properties": {
            "RestApiId": api, "ResourceId": method, "HttpMethod": "GET", "AuthorizationType": "NONE",
            "ApiKeyRequired": True, "Integration": {"Type": "MOCK"}}},
        "Deployment": {"Type": "AWS::ApiGateway::Deployment", "DependsOn": "Get",
                       "Properties": {"RestApiId": api}},
        "Stage": {"Type": "AWS::ApiGateway::Stage", "Properties": {
            "RestApiId": api, "StageName": "dev", "DeploymentId": {"Ref": "Deployment"},
            "MethodSettings": [{"ResourcePath": "/*", "HttpMethod": "*", "LoggingLevel": "INFO"}]}},
        "Key": {"Type": "AWS::ApiGateway::ApiKey", "Properties": {"Enabled": True}},
        "Plan": {"Type": "AWS::ApiGateway::UsagePlan", "DependsOn": "Stage", "Properties": {
            "ApiStages": [{"ApiId": api, "Stage": "dev"}]}},
        "Has": {"Type": "AWS::ApiGateway::UsagePlanKey", "Properties": {
            "KeyId": {"Ref": "Key"}, "KeyType": "API_KEY", "UsagePlanId": {"Ref": "Plan"}}},
    }}  # fmt: skip
    told = stacks.made(template)
    assert told["StackStatus"] == "CREATE_COMPLETE", told.get("StackStatusReason")
    made, gateway = stacks.resources(told["StackName"]), stacks.aws.clients.of("apigateway")
    keys = gateway.get_usage_plan_keys(usagePlanId=made["Plan"])["items"]
    assert [key["id"] for key in keys] == [made["Key"]]
    stage = gateway.get_stage(restApiId=made["Api"], stageName="dev")
    assert stage["methodSettings"]["*/*"]["loggingLevel"] == "INFO"
    stacks.cloudformation.delete_stack(StackName=told["StackName"])
    assert stacks.told(told["StackId"])["StackStatus"] == "DELETE_COMPLETE"


def test_a_health_check_and_a_key_are_as_their_template_says_now(stacks: Stacks) -> None:
    check = updated(stacks, *IN_PLACE["a health check"])
    dns, kms = stacks.aws.clients.of("route53"), stacks.aws.clients.of("kms")
    told = dns.get_health_check(HealthCheckId=check)["HealthCheck"]["HealthCheckConfig"]
    listed = dns.list_tags_for_resource(ResourceType="healthcheck", ResourceId=check)
    assert (told["Port"], listed["ResourceTagSet"]["Tags"]) == (81, STAGE)
    key = {"KeyId": updated(stacks, *IN_PLACE["a key"])}
    described = kms.describe_key(**key)["KeyMetadata"]
    assert (described["Enabled"], described["Description"]) == (False, "b")
    assert not kms.list_resource_tags(**key)["Tags"]


def test_a_policy_that_is_said_no_more_leaves_its_topic_and_its_queue(stacks: Stacks) -> None:
    allows = {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}  # fmt: skip
    there = {"T": {"Type": "AWS::SNS::Topic"}, "Q": {"Type": "AWS::SQS::Queue"}}
    policies = {
        "OfT": {"Type": "AWS::SNS::TopicPolicy", "Properties": {
            "Topics": [{"Ref": "T"}], "PolicyDocument": allows}},
        "OfQ": {"Type": "AWS::SQS::QueuePolicy", "Properties": {
            "Queues": [{"Ref": "Q"}], "PolicyDocument": allows}},
    }  # fmt: skip
    name = stacks.made({"Resources": {**there, **policies}})["StackName"]
    made = stacks.changed(name, {"Resources": there})
    sns, sqs = stacks.aws.clients.of("sns"), stacks.aws.clients.of("sqs")
    topic = sns.get_topic_attributes(TopicArn=made["T"])["Attributes"]["Policy"]
    assert json.loads(topic)["Id"] == "__default_policy_ID"
    queue = sqs.get_queue_attributes(QueueUrl=made["Q"], AttributeNames=["Policy"])
    assert not queue.get("Attributes", {}).get("Policy")


def test_a_distribution_has_the_tags_that_its_template_says_now(stacks: Stacks) -> None:
    origin = {"Id": "a", "DomainName": "a.example",
              "CustomOriginConfig": {"OriginProtocolPolicy": "https-only"}}  # fmt: skip
    behaviour = {"TargetOriginId": "a", "ViewerProtocolPolicy": "allow-all",
                 "CachePolicyId": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"}  # fmt: skip
    config = {"Enabled": True, "Origins": [origin], "DefaultCacheBehavior": behaviour}
    team = [{"Key": "team", "Value": "shop"}]
    it = updated(stacks, "CloudFront::Distribution",
                 {"DistributionConfig": config, "Tags": STAGE},
                 {"DistributionConfig": config, "Tags": team})  # fmt: skip
    arn = f"arn:aws:cloudfront::123456789012:distribution/{it}"
    told = stacks.aws.clients.of("cloudfront").list_tags_for_resource(Resource=arn)
    assert told["Tags"]["Items"] == team


def test_an_update_tidies_up_at_its_end(stacks: Stacks) -> None:
    """Its events say so, between what it makes and that it is complete."""
    both = {name: {"Type": "AWS::SQS::Queue"} for name in ("Kept", "Gone")}
    name = stacks.made({"Resources": both})["StackName"]
    stacks.changed(name, {"Resources": {"Kept": both["Kept"], "New": {"Type": "AWS::SNS::Topic"}}})
    told = stacks.aws.clients.of("cloudformation").describe_stack_events(StackName=name)
    said = [(one["LogicalResourceId"], one["ResourceStatus"]) for one in told["StackEvents"]]
    assert said[:3] == [
        (name, "UPDATE_COMPLETE"),
        ("Gone", "DELETE_COMPLETE"),
        (name, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"),
    ]


def test_a_template_that_names_what_it_has_not_is_not_valid(stacks: Stacks) -> None:
    client = stacks.aws.clients.of("cloudformation")
    queue = {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": {"Ref": "Nobody"}}}
    with pytest.raises(ClientError, match=r"Unresolved resource dependencies \[Nobody\]"):
        client.validate_template(TemplateBody=json.dumps({"Resources": {"It": queue}}))
