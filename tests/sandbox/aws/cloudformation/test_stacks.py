"""Stacks as CloudFormation has them: made of templates, changed, taken back, removed."""

import io
import json
import zipfile
from typing import Any

import pytest
import requests
from botocore.exceptions import ClientError

from tests.sandbox.aws.cloudformation.stacks import Stacks, numbers


def queue(**properties: Any) -> dict[str, Any]:
    return {"Type": "AWS::SQS::Queue", "Properties": properties}


def of_values(**values: Any) -> dict[str, Any]:
    """A template that does nothing but tell what values come to."""
    return {
        "Parameters": {"Stage": {"Type": "String", "Default": "dev"},
                       "Zones": {"Type": "CommaDelimitedList", "Default": "a, b"}},
        "Mappings": {"Sizes": {"dev": {"memory": "128"}}},
        "Conditions": {"IsDev": {"Fn::Equals": [{"Ref": "Stage"}, "dev"]},
                       "IsLive": {"Fn::Not": [{"Condition": "IsDev"}]},
                       "Either": {"Fn::Or": [{"Condition": "IsDev"}, {"Condition": "IsLive"}]},
                       "Both": {"Fn::And": [{"Condition": "IsDev"}, {"Condition": "IsLive"}]}},
        "Resources": {"Mail": queue()},
        "Outputs": {name: {"Value": value} for name, value in values.items()},
    }  # fmt: skip


def test_functions_come_to_what_cloudformation_makes_of_them(stacks: Stacks) -> None:
    told = stacks.outputs(
        of_values(
            Arn={"Fn::GetAtt": ["Mail", "Arn"]},
            Dotted={"Fn::GetAtt": "Mail.QueueName"},
            Sub={"Fn::Sub": "${AWS::Region}/${Stage}/${Mail.QueueName}/${!Literal}"},
            SubOwn={"Fn::Sub": ["${Who}-${Stage}", {"Who": {"Ref": "Stage"}}]},
            Join={"Fn::Join": ["-", ["a", {"Ref": "Stage"}, {"Ref": "AWS::NoValue"}]]},
            Select={"Fn::Select": [1, {"Ref": "Zones"}]},
            Split={"Fn::Select": ["2", {"Fn::Split": ["/", "x/y/z"]}]},
            Map={"Fn::FindInMap": ["Sizes", {"Ref": "Stage"}, "memory"]},
            If={"Fn::If": ["IsLive", "yes", {"Fn::If": ["Either", "one", "none"]}]},
            Both={"Fn::If": ["Both", "yes", "no"]},
            Base64={"Fn::Base64": "shop"},
            Json={"Fn::ToJsonString": {"a": [{"Ref": "Stage"}]}},
        )
    )
    name = told["Dotted"]
    assert told["Arn"] == f"arn:aws:sqs:us-east-1:123456789012:{name}"
    assert told["Sub"] == f"us-east-1/dev/{name}/${{Literal}}"
    expected = {"SubOwn": "dev-dev", "Join": "a-dev", "Select": "b", "Split": "z", "Map": "128",
                "If": "one", "Both": "no", "Base64": "c2hvcA==", "Json": '{"a": ["dev"]}'}  # fmt: skip
    assert {key: told[key] for key in expected} == expected


YAML = """
Parameters: {Open: {Type: String, AllowedValues: ["yes", "no"], Default: "yes"}}
Conditions: {IsOpen: !Equals [!Ref Open, "yes"]}
Resources:
  Mail: {Type: AWS::SQS::Queue}
  Chat: {Type: AWS::SQS::Queue, Condition: IsOpen}
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Mail]
      PolicyDocument: {Version: "2012-10-17", Statement: [{Resource: !GetAtt Mail.Arn}]}
Outputs:
  Chat: {Condition: IsOpen, Value: !Sub "${Chat.Arn}"}
"""


def test_the_short_forms_of_yaml_are_the_long_ones(stacks: Stacks) -> None:
    assert "Chat" in stacks.outputs(YAML)
    closed = [{"ParameterKey": "Open", "ParameterValue": "no"}]
    assert stacks.outputs(YAML, Parameters=closed) == {}


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ({"Resources": {"A": {"Type": "AWS::Neptune::DBCluster"}, "B": {"Type": "AWS::Foo::Bar"},
                        "C": queue()}},
         "Unrecognized resource types: [AWS::Foo::Bar, AWS::Neptune::DBCluster]"),
        ({"Resources": {}}, "At least one Resources member must be defined"),
        ({"Resources": {"A": {}}}, "[/Resources/A] Every Resources object must contain a Type"),
        ("- a", "unsupported structure"),
        ("a: b: c", "YAML not well-formed"),
        ({"Transform": "AWS::Include", "Resources": {"A": queue()}},
         "no transform: AWS::Include"),
        ({"Parameters": {"P": {"Type": "String"}}, "Resources": {"A": queue()}},
         "Parameters: [P] must have values"),
        ({"Resources": {"A": queue(QueueName={"Ref": "B"})}},
         "Unresolved resource dependencies [B]"),
        ({"Resources": {"A": queue(QueueName={"Ref": "B"}), "B": queue(QueueName={"Ref": "A"})}},
         "Circular dependency between resources: [A, B]"),
        ({"Conditions": {}, "Resources": {"A": {**queue(), "Condition": "No"}}},
         "Unresolved condition No"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_refused_by_name_and_nothing_is_there(
    stacks: Stacks, template: Any, told: str
) -> None:
    before = len(stacks.cloudformation.list_stacks()["StackSummaries"])
    assert told in stacks.refusal(template)
    assert len(stacks.cloudformation.list_stacks()["StackSummaries"]) == before


def test_parameters_are_those_that_a_template_has_and_allows(stacks: Stacks) -> None:
    wrong = [{"ParameterKey": "Open", "ParameterValue": "maybe"}]
    assert "'Open' must be one of AllowedValues" in stacks.refusal(YAML, Parameters=wrong)
    unknown = [{"ParameterKey": "Shut", "ParameterValue": "no"}]
    assert "[Shut] do not exist in the template" in stacks.refusal(YAML, Parameters=unknown)


def test_what_fails_midway_is_taken_back_and_told(stacks: Stacks) -> None:
    template = {"Resources": {
        "Mail": queue(QueueName="taken-back"),
        "Policy": {"Type": "AWS::S3::BucketPolicy", "DependsOn": "Mail",
                   "Properties": {"Bucket": "no-such-bucket", "PolicyDocument": {}}},
    }}  # fmt: skip
    told = stacks.made(template)
    assert told["StackStatus"] == "ROLLBACK_COMPLETE"
    assert "failed to create: [Policy]" in told["StackStatusReason"]
    assert "NoSuchBucket" in told["StackStatusReason"]
    assert "QueueUrls" not in stacks.aws.clients.of("sqs").list_queues(QueueNamePrefix="taken-back")
    events = stacks.cloudformation.describe_stack_events(StackName=told["StackId"])["StackEvents"]
    seen = [(one["LogicalResourceId"], one["ResourceStatus"]) for one in reversed(events)]
    assert seen[1:5] == [
        ("Mail", "CREATE_IN_PROGRESS"),
        ("Mail", "CREATE_COMPLETE"),
        ("Policy", "CREATE_IN_PROGRESS"),
        ("Policy", "CREATE_FAILED"),
    ]


ROLE = {"Type": "AWS::IAM::Role", "Properties": {
    "AssumeRolePolicyDocument": {"Statement": []},
    "ManagedPolicyArns": ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
}}  # fmt: skip


def test_a_role_wants_a_capability(stacks: Stacks) -> None:
    template = {"Resources": {"Role": ROLE}}
    with pytest.raises(ClientError, match=r"Requires capabilities : \[CAPABILITY_IAM\]"):
        stacks.made(template)
    assert stacks.outputs(template, Capabilities=["CAPABILITY_IAM"]) == {}


def test_a_stacks_tags_are_its_resources_and_theirs_go_first(stacks: Stacks) -> None:
    own = [{"Key": "stage", "Value": "live"}]
    template = {
        "Resources": {"A": queue(), "B": queue(Tags=own)},
        "Outputs": {name: {"Value": {"Ref": name}} for name in "AB"},
    }
    urls = stacks.outputs(
        template, Tags=[{"Key": "stage", "Value": "dev"}, {"Key": "team", "Value": "shop"}]
    )
    sqs = stacks.aws.clients.of("sqs")
    tags = {name: sqs.list_queue_tags(QueueUrl=url)["Tags"] for name, url in urls.items()}
    assert tags == {"A": {"stage": "dev", "team": "shop"}, "B": {"stage": "live", "team": "shop"}}


def test_an_update_changes_what_is_not_as_it_was_and_removes_what_is_gone(stacks: Stacks) -> None:
    def template(**queues: int) -> dict[str, Any]:
        return {"Resources": {name: queue(DelaySeconds=delay) for name, delay in queues.items()}}

    name = stacks.made(template(A=0, B=0))["StackName"]
    before = resources(stacks, name)
    body = json.dumps(template(A=0, C=9))
    stacks.cloudformation.update_stack(StackName=name, TemplateBody=body)
    after = resources(stacks, name)
    assert stacks.told(name)["StackStatus"] == "UPDATE_COMPLETE"
    assert after.keys() == {"A", "C"}
    assert after["A"] == before["A"]
    with pytest.raises(ClientError, match="No updates are to be performed"):
        stacks.cloudformation.update_stack(StackName=name, TemplateBody=body)
    with pytest.raises(ClientError, match="NonExistentQueue"):
        stacks.aws.clients.of("sqs").get_queue_attributes(QueueUrl=before["B"])


def resources(stacks: Stacks, name: str) -> dict[str, str]:
    found = stacks.cloudformation.list_stack_resources(StackName=name)["StackResourceSummaries"]
    return {one["LogicalResourceId"]: one["PhysicalResourceId"] for one in found}


def test_a_stack_that_is_deleted_is_known_by_its_id_alone(stacks: Stacks) -> None:
    told = stacks.made({"Resources": {"A": queue(), "B": {**queue(), "DeletionPolicy": "Retain"}}})
    kept = resources(stacks, told["StackName"])["B"]
    stacks.cloudformation.delete_stack(StackName=told["StackName"])
    assert stacks.told(told["StackId"])["StackStatus"] == "DELETE_COMPLETE"
    with pytest.raises(ClientError, match="does not exist"):
        stacks.told(told["StackName"])
    assert stacks.aws.clients.of("sqs").get_queue_attributes(QueueUrl=kept)
    stacks.cloudformation.delete_stack(StackName="never-there")


def test_a_change_set_makes_a_stack_as_the_command_line_and_cdk_do(stacks: Stacks) -> None:
    name, body = f"shop-{next(numbers)}", json.dumps({"Resources": {"A": queue()}})
    change = {"StackName": name, "ChangeSetName": "deploy"}
    stacks.cloudformation.create_change_set(**change, TemplateBody=body, ChangeSetType="CREATE")
    assert stacks.told(name)["StackStatus"] == "REVIEW_IN_PROGRESS"
    proposed = stacks.cloudformation.describe_change_set(**change)
    assert proposed["Status"] == "CREATE_COMPLETE"
    assert [one["ResourceChange"]["Action"] for one in proposed["Changes"]] == ["Add"]
    stacks.cloudformation.execute_change_set(**change)
    assert stacks.told(name)["StackStatus"] == "CREATE_COMPLETE"
    stacks.cloudformation.create_change_set(**change, TemplateBody=body, ChangeSetType="UPDATE")
    unchanged = stacks.cloudformation.describe_change_set(**change)
    assert unchanged["Status"] == "FAILED"
    assert "didn't contain changes" in unchanged["StatusReason"]


def refused(do: Any, **given: Any) -> tuple[str, int]:
    with pytest.raises(ClientError) as raised:
        do(**given)
    answer: Any = raised.value.response
    return answer["Error"]["Code"], answer["ResponseMetadata"]["HTTPStatusCode"]


def test_a_change_set_is_executed_once_and_kept_and_takes_the_others_with_it(
    stacks: Stacks,
) -> None:
    cloudformation, name = stacks.cloudformation, f"shop-{next(numbers)}"
    body = json.dumps({"Resources": {"A": queue()}})
    one = {"StackName": name, "ChangeSetName": "one"}
    for change in (one, {**one, "ChangeSetName": "other"}):
        cloudformation.create_change_set(**change, TemplateBody=body, ChangeSetType="CREATE")
    cloudformation.execute_change_set(**one)
    told = cloudformation.describe_change_set(**one)
    assert (told["Status"], told["ExecutionStatus"]) == ("CREATE_COMPLETE", "EXECUTE_COMPLETE")
    assert refused(cloudformation.execute_change_set, **one) == ("InvalidChangeSetStatus", 400)
    gone = {**one, "ChangeSetName": "other"}
    assert refused(cloudformation.describe_change_set, **gone) == ("ChangeSetNotFound", 404)
    cloudformation.delete_change_set(**gone)


def test_what_one_stack_exports_another_imports(stacks: Stacks) -> None:
    value = {"Value": {"Fn::GetAtt": ["A", "Arn"]}, "Export": {"Name": "mail-queue"}}
    told = stacks.outputs({"Resources": {"A": queue()}, "Outputs": {"Arn": value}})
    imported = of_values(Arn={"Fn::ImportValue": "mail-queue"})
    assert stacks.outputs(imported)["Arn"] == told["Arn"]
    missing = stacks.made(of_values(Arn={"Fn::ImportValue": "no-such"}))
    assert missing["StackStatus"] == "ROLLBACK_COMPLETE"
    assert "No export named no-such found" in missing["StackStatusReason"]


def test_an_operation_that_is_not_there_is_refused_by_name(stacks: Stacks) -> None:
    with pytest.raises(ClientError, match="has no cloudformation:CreateStackSet"):
        stacks.cloudformation.create_stack_set(StackSetName="x", TemplateBody="{}")


CODE = """
def handler(event, context):
    return {"statusCode": 200, "body": "open"}
"""
API = {"Ref": "Api"}
GATEWAY = {"Type": "AWS::Lambda::Permission", "Properties": {
    "Action": "lambda:InvokeFunction", "Principal": "apigateway.amazonaws.com",
    "FunctionName": {"Ref": "Orders"}}}  # fmt: skip
SHOP = {
    "Gateway": GATEWAY,
    "Role": ROLE,
    "Orders": {"Type": "AWS::Lambda::Function", "Properties": {
        "Runtime": "python3.13", "Handler": "index.handler", "Timeout": 60,
        "Role": {"Fn::GetAtt": ["Role", "Arn"]}, "Code": {"ZipFile": CODE}}},
    "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "orders"}},
    "Get": {"Type": "AWS::ApiGateway::Method", "Properties": {
        "RestApiId": API, "ResourceId": {"Fn::GetAtt": ["Api", "RootResourceId"]},
        "HttpMethod": "GET", "AuthorizationType": "NONE",
        "Integration": {"Type": "AWS_PROXY", "IntegrationHttpMethod": "POST", "Uri": {"Fn::Sub":
            "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Orders.Arn}/invocations"}}}},
    "Deployment": {"Type": "AWS::ApiGateway::Deployment", "DependsOn": "Get",
                   "Properties": {"RestApiId": API}},
    "Stage": {"Type": "AWS::ApiGateway::Stage", "Properties": {
        "RestApiId": API, "StageName": "dev", "DeploymentId": {"Ref": "Deployment"},
        "MethodSettings": [{"ResourcePath": "/*", "HttpMethod": "*",
                            "ThrottlingRateLimit": 50, "ThrottlingBurstLimit": 50}]}},
    "Pages": {"Type": "AWS::S3::Bucket", "Properties": {
        "WebsiteConfiguration": {"IndexDocument": "index.html"}}},
    "Edge": {"Type": "AWS::CloudFront::Distribution", "Properties": {"DistributionConfig": {
        "Enabled": True,
        "Origins": [{"Id": "shop", "OriginPath": "/dev", "CustomOriginConfig":
                     {"OriginProtocolPolicy": "https-only"},
                     "DomainName": {"Fn::Sub": "${Api}.execute-api.${AWS::Region}.amazonaws.com"}},
                    {"Id": "pages", "DomainName": {"Fn::GetAtt": ["Pages", "RegionalDomainName"]},
                     "S3OriginConfig": {"OriginAccessIdentity": ""}}],
        "DefaultCacheBehavior": {"TargetOriginId": "shop", "ViewerProtocolPolicy": "allow-all",
                                 "AllowedMethods": ["GET", "HEAD", "OPTIONS"],
                                 "CachePolicyId": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"},
        "CacheBehaviors": [{"PathPattern": "/errors/*", "TargetOriginId": "pages",
                            "ViewerProtocolPolicy": "allow-all",
                            "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6"}],
        "CustomErrorResponses": [{"ErrorCode": 502, "ResponseCode": 503, "ErrorCachingMinTTL": 0,
                                  "ResponsePagePath": "/errors/outage.html"}]}}},
}  # fmt: skip


def test_a_shop_of_a_template_is_open_to_visitors_at_once(stacks: Stacks) -> None:
    template = {"Resources": SHOP, "Outputs": {
        "Host": {"Value": {"Fn::GetAtt": ["Edge", "DomainName"]}},
        "Id": {"Value": {"Ref": "Edge"}}}}  # fmt: skip
    told = stacks.made(template, Capabilities=["CAPABILITY_IAM"])
    named = {one["OutputKey"]: one["OutputValue"] for one in told["Outputs"]}
    with requests.get(stacks.aws.address, headers={"Host": named["Host"]}, timeout=120) as answer:
        assert (answer.status_code, answer.text) == (200, "open")
    config = stacks.aws.clients.of("cloudfront").get_distribution_config(Id=named["Id"])
    allowed = config["DistributionConfig"]["DefaultCacheBehavior"]["AllowedMethods"]
    assert (allowed["Quantity"], allowed["CachedMethods"]["Items"]) == (3, ["GET", "HEAD"])
    stacks.cloudformation.delete_stack(StackName=told["StackName"])
    assert stacks.told(told["StackId"])["StackStatus"] == "DELETE_COMPLETE"


def test_an_http_api_of_a_template_is_open_to_visitors(stacks: Stacks) -> None:
    api = {"Ref": "Http"}
    template = {"Resources": {
        "Role": ROLE, "Orders": SHOP["Orders"], "Gateway": GATEWAY,
        "Http": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Name": "h", "ProtocolType": "HTTP"}},
        "To": {"Type": "AWS::ApiGatewayV2::Integration", "Properties": {
            "ApiId": api, "IntegrationType": "AWS_PROXY", "PayloadFormatVersion": "2.0",
            "IntegrationUri": {"Fn::GetAtt": ["Orders", "Arn"]}}},
        "All": {"Type": "AWS::ApiGatewayV2::Route", "Properties": {
            "ApiId": api, "RouteKey": "$default", "Target": {"Fn::Sub": "integrations/${To}"}}},
        "Stage": {"Type": "AWS::ApiGatewayV2::Stage", "Properties": {
            "ApiId": api, "StageName": "$default", "AutoDeploy": True}},
        "Health": {"Type": "AWS::Route53::HealthCheck", "Properties": {
            "HealthCheckConfig": {"Type": "TCP", "IPAddress": "127.0.0.1", "Port": 9}}},
    }, "Outputs": {"At": {"Value": {"Fn::GetAtt": ["Http", "ApiEndpoint"]}},
                   "Health": {"Value": {"Ref": "Health"}}}}  # fmt: skip
    told = stacks.made(template, Capabilities=["CAPABILITY_IAM"])
    named = {one["OutputKey"]: one["OutputValue"] for one in told["Outputs"]}
    host = {"Host": named["At"].removeprefix("https://")}
    with requests.get(stacks.aws.address, headers=host, timeout=120) as answer:
        assert (answer.status_code, answer.text) == (200, "open")
    route53 = stacks.aws.clients.of("route53")
    checked = route53.get_health_check(HealthCheckId=named["Health"])["HealthCheck"]
    assert checked["HealthCheckConfig"]["Type"] == "TCP"
    stacks.cloudformation.delete_stack(StackName=told["StackName"])
    assert stacks.told(told["StackId"])["StackStatus"] == "DELETE_COMPLETE"


def test_an_origin_with_access_control_needs_no_identity_and_a_bucket_has_its_owners(
    stacks: Stacks,
) -> None:
    origin = {"Id": "pages", "DomainName": {"Fn::GetAtt": ["Pages", "DomainName"]},
              "S3OriginConfig": {}, "OriginAccessControlId": {"Fn::GetAtt": ["Access", "Id"]}}  # fmt: skip
    owners = {"Rules": [{"ObjectOwnership": "ObjectWriter"}]}
    template = {"Resources": {
        "Pages": {"Type": "AWS::S3::Bucket", "Properties": {"OwnershipControls": owners}},
        "Access": {"Type": "AWS::CloudFront::OriginAccessControl", "Properties": {
            "OriginAccessControlConfig": {
                "Name": "pages", "OriginAccessControlOriginType": "s3",
                "SigningBehavior": "always", "SigningProtocol": "sigv4"}}},
        "Edge": {"Type": "AWS::CloudFront::Distribution", "Properties": {"DistributionConfig": {
            "Enabled": True, "Origins": [origin], "DefaultCacheBehavior": {
                "TargetOriginId": "pages", "ViewerProtocolPolicy": "allow-all",
                "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6"}}}},
    }, "Outputs": {"Pages": {"Value": {"Ref": "Pages"}}}}  # fmt: skip
    pages = stacks.outputs(template)["Pages"]
    told = stacks.aws.clients.of("s3").get_bucket_ownership_controls(Bucket=pages)
    assert told["OwnershipControls"] == owners


def test_a_parameter_that_is_kept_is_read_and_one_that_is_not_is_told(stacks: Stacks) -> None:
    """As the version of its bootstrap is in each template of CDK's."""
    kept = {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/cdk-bootstrap/x/version"}
    template = {"Parameters": {"Bootstrap": kept}, "Resources": {"Mail": queue()},
                "Outputs": {"Version": {"Value": {"Ref": "Bootstrap"}}}}  # fmt: skip
    assert stacks.refusal(template) == (
        "Unable to fetch parameters [/cdk-bootstrap/x/version] from parameter store for this account."
    )
    ssm = stacks.aws.clients.of("ssm")
    ssm.put_parameter(Name="/cdk-bootstrap/x/version", Type="String", Value="21")
    assert stacks.outputs(template)["Version"] == "21"


def test_a_topic_is_called_and_counts_doubles_as_its_template_says(stacks: Stacks) -> None:
    said = {"DisplayName": "Shop", "FifoTopic": True, "ContentBasedDeduplication": True}
    template = {"Resources": {"News": {"Type": "AWS::SNS::Topic", "Properties": said}},
                "Outputs": {"Arn": {"Value": {"Ref": "News"}}}}  # fmt: skip
    arn = stacks.outputs(template)["Arn"]
    told = stacks.aws.clients.of("sns").get_topic_attributes(TopicArn=arn)["Attributes"]
    assert told["DisplayName"] == "Shop"
    assert told["ContentBasedDeduplication"] == "true"


def test_a_template_may_lie_in_a_bucket_with_the_code_of_its_functions(stacks: Stacks) -> None:
    s3 = stacks.aws.clients.of("s3")
    s3.create_bucket(Bucket="assets")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("app.py", CODE)
    s3.put_object(Bucket="assets", Key="code.zip", Body=packed.getvalue())
    code = {"S3Bucket": "assets", "S3Key": "code.zip"}
    properties = {**SHOP["Orders"]["Properties"], "Handler": "app.handler", "Code": code}  # type: ignore[dict-item]
    function = {**SHOP["Orders"], "Properties": properties}
    template = {"Resources": {"Role": ROLE, "Orders": function}}
    s3.put_object(Bucket="assets", Key="shop.template.json", Body=json.dumps(template).encode())
    name = f"shop-{next(numbers)}"
    url = "https://assets.s3.us-east-1.amazonaws.com/shop.template.json"
    stacks.cloudformation.create_stack(
        StackName=name, TemplateURL=url, Capabilities=["CAPABILITY_IAM"]
    )
    assert stacks.told(name)["StackStatus"] == "CREATE_COMPLETE"
    made = resources(stacks, name)["Orders"]
    answer = stacks.aws.clients.of("lambda").invoke(FunctionName=made)
    assert json.loads(answer["Payload"].read())["body"] == "open"
