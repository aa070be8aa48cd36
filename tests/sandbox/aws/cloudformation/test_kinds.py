"""Kinds that many a template has beside the ones of which an outage is made."""

import json
from typing import Any

import pytest

from tests.sandbox.aws.cloudformation.stacks import Stacks

API = {"Ref": "Api"}
ROOT = {"Fn::GetAtt": ["Api", "RootResourceId"]}
REST: dict[str, Any] = {
    "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {
        "Name": "orders", "ApiKeySourceType": "HEADER"}},
    "Get": {"Type": "AWS::ApiGateway::Method", "Properties": {
        "RestApiId": API, "ResourceId": ROOT, "HttpMethod": "GET", "AuthorizationType": "NONE",
        "Integration": {"Type": "MOCK"}}},
    "Deployment": {"Type": "AWS::ApiGateway::Deployment", "DependsOn": "Get",
                   "Properties": {"RestApiId": API, "StageName": "dev"}},
    "Model": {"Type": "AWS::ApiGateway::Model", "Properties": {
        "RestApiId": API, "Name": "Order", "ContentType": "application/json",
        "Schema": {"type": "object"}}},
    "Checks": {"Type": "AWS::ApiGateway::RequestValidator", "Properties": {
        "RestApiId": API, "ValidateRequestBody": True}},
}  # fmt: skip
ZONE: dict[str, Any] = {
    "Zone": {"Type": "AWS::Route53::HostedZone", "Properties": {
        "Name": "shop.example", "HostedZoneTags": [{"Key": "stage", "Value": "dev"}]}},
    "Shop": {"Type": "AWS::Route53::RecordSet", "Properties": {
        "HostedZoneId": {"Ref": "Zone"}, "Name": "www.shop.example.", "Type": "CNAME", "TTL": "60",
        "ResourceRecords": ["d1.cloudfront.net"], "SetIdentifier": "a", "Failover": "PRIMARY"}},
    "All": {"Type": "AWS::Route53::RecordSetGroup", "DependsOn": "Zone", "Properties": {
        "HostedZoneName": "shop.example.", "RecordSets": [
            {"Name": "api.shop.example.", "Type": "A", "AliasTarget": {
                "DNSName": "d1.cloudfront.net", "HostedZoneId": "Z2FDTNDATAQYW2"}}]}},
}  # fmt: skip
TRUST = {"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole",
}]}  # fmt: skip
ROLE: dict[str, Any] = {
    "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": TRUST, "ManagedPolicyArns": [
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"]}},
    "May": {"Type": "AWS::IAM::RolePolicy", "Properties": {
        "RoleName": {"Ref": "Role"}, "PolicyName": "may", "PolicyDocument": {"Statement": [
            {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}}},
}  # fmt: skip
KEY: dict[str, Any] = {
    "Key": {"Type": "AWS::KMS::Key", "Properties": {
        "EnableKeyRotation": True, "Tags": [{"Key": "stage", "Value": "dev"}]}},
    "Called": {"Type": "AWS::KMS::Alias", "Properties": {
        "AliasName": "alias/shop", "TargetKeyId": {"Ref": "Key"}}},
}  # fmt: skip
LOCKED: dict[str, Any] = {
    "Evidence": {"Type": "AWS::S3::Bucket", "Properties": {
        "ObjectLockEnabled": True, "ObjectLockConfiguration": {
            "ObjectLockEnabled": "Enabled",
            "Rule": {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 1}}}}},
}  # fmt: skip
IMAGES: dict[str, Any] = {  # as CDK's bootstrap has it
    "Images": {"Type": "AWS::ECR::Repository", "Properties": {
        "ImageTagMutability": "IMMUTABLE", "RepositoryName": "cdk-images",
        "LifecyclePolicy": {"LifecyclePolicyText": json.dumps({"rules": [{
            "rulePriority": 1, "action": {"type": "expire"}, "selection": {
                "tagStatus": "untagged", "countType": "sinceImagePushed", "countUnit": "days",
                "countNumber": 365}}]})},
        "RepositoryPolicyText": {"Version": "2012-10-17", "Statement": [{
            "Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"},
            "Action": "ecr:BatchGetImage"}]}}},
}  # fmt: skip
OLD_EDGE: dict[str, Any] = {
    "Edge": {"Type": "AWS::CloudFront::Distribution", "Properties": {"DistributionConfig": {
        "Enabled": True,
        "Origins": [{"Id": "shop", "DomainName": "shop.example", "CustomOriginConfig": {
            "OriginProtocolPolicy": "https-only"}}],
        "DefaultCacheBehavior": {
            "TargetOriginId": "shop", "ViewerProtocolPolicy": "allow-all",
            "AllowedMethods": ["GET", "HEAD", "OPTIONS"], "CachedMethods": ["GET", "HEAD"],
            "ForwardedValues": {"QueryString": False}},
        "Logging": {"Bucket": "logs.s3.amazonaws.com"},
        "Restrictions": {"GeoRestriction": {
            "RestrictionType": "whitelist", "Locations": ["ES", "PT"]}}}}},
}  # fmt: skip


@pytest.mark.parametrize(
    "resources", [REST, ZONE, ROLE, KEY, LOCKED, IMAGES, OLD_EDGE],
    ids=["REST API", "zone", "role", "key", "locked bucket", "images", "distribution of old"],
)  # fmt: skip
def test_a_stack_is_made_and_leaves_nothing(stacks: Stacks, resources: dict[str, Any]) -> None:
    told = stacks.made({"Resources": resources}, Capabilities=["CAPABILITY_IAM"])
    assert told["StackStatus"] == "CREATE_COMPLETE", told.get("StackStatusReason")
    stacks.cloudformation.delete_stack(StackName=told["StackName"])
    gone = stacks.told(told["StackId"])
    assert gone["StackStatus"] == "DELETE_COMPLETE", gone.get("StackStatusReason")


def test_records_stand_in_their_zone_as_their_template_says(stacks: Stacks) -> None:
    dns = stacks.aws.clients.of("route53")
    made = stacks.resources(stacks.made({"Resources": ZONE})["StackName"])
    found = dns.list_resource_record_sets(HostedZoneId=made["Zone"])["ResourceRecordSets"]
    told = {one["Name"]: one for one in found if one["Type"] not in ("NS", "SOA")}
    shop = told["www.shop.example."]
    assert (shop["Failover"], shop["TTL"]) == ("PRIMARY", 60)
    assert shop["ResourceRecords"] == [{"Value": "d1.cloudfront.net"}]
    assert told["api.shop.example."]["AliasTarget"]["DNSName"].startswith("d1.cloudfront.net")


BESIDE: dict[str, Any] = {
    "Board": {"Type": "AWS::CloudWatch::Dashboard", "Properties": {
        "DashboardBody": json.dumps({"widgets": []})}},
    "Role": ROLE["Role"],
    "Orders": {"Type": "AWS::Lambda::Function", "Properties": {
        "Runtime": "python3.12", "Handler": "index.handler",
        "Role": {"Fn::GetAtt": ["Role", "Arn"]},
        "Code": {"ZipFile": "def handler(event, context): ..."}}},
    "Late": {"Type": "AWS::Lambda::EventInvokeConfig", "Properties": {
        "FunctionName": {"Ref": "Orders"}, "Qualifier": "$LATEST", "MaximumRetryAttempts": 1}},
    "Certificate": {"Type": "AWS::CertificateManager::Certificate", "Properties": {
        "DomainName": "shop.example", "ValidationMethod": "DNS",
        "DomainValidationOptions": [{"DomainName": "shop.example", "HostedZoneId": "Z1"}]}},
}  # fmt: skip


def test_what_cdk_puts_beside_them_is_made_and_removed(stacks: Stacks) -> None:
    told = stacks.made({"Resources": BESIDE}, Capabilities=["CAPABILITY_IAM"])
    assert told["StackStatus"] == "CREATE_COMPLETE", told.get("StackStatusReason")
    there = stacks.resources(told["StackName"])
    clients = stacks.aws.clients
    board = clients.of("cloudwatch").get_dashboard(DashboardName=there["Board"])
    assert json.loads(board["DashboardBody"]) == {"widgets": []}
    late = clients.of("lambda").get_function_event_invoke_config(FunctionName=there["Orders"])
    assert late["MaximumRetryAttempts"] == 1
    stacks.cloudformation.delete_stack(StackName=told["StackName"])
    arns = clients.of("acm").list_certificates()["CertificateSummaryList"]
    assert there["Certificate"] not in {one["CertificateArn"] for one in arns}
