"""Buckets of stacks: what a template says of them is so."""

import json
from typing import Any
from urllib.parse import unquote_plus

from tests.sandbox.aws.cloudformation.stacks import Stacks


def bucket(stacks: Stacks, **properties: Any) -> str:
    """Its name."""
    pages = {"Type": "AWS::S3::Bucket", "Properties": properties}
    named = {"Name": {"Value": {"Ref": "Pages"}}}
    return stacks.outputs({"Resources": {"Pages": pages}, "Outputs": named})["Name"]


def test_a_bucket_is_encrypted_as_its_template_says(stacks: Stacks) -> None:
    by_default = {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": "alias/pages"}
    rules = [{"BucketKeyEnabled": True, "ServerSideEncryptionByDefault": by_default}]
    name = bucket(stacks, BucketEncryption={"ServerSideEncryptionConfiguration": rules})
    told = stacks.aws.clients.of("s3").get_bucket_encryption(Bucket=name)
    (rule,) = told["ServerSideEncryptionConfiguration"]["Rules"]
    assert rule["ApplyServerSideEncryptionByDefault"] == by_default
    assert rule["BucketKeyEnabled"] is True


def test_a_bucket_answers_other_origins_as_its_template_says(stacks: Stacks) -> None:
    rule = {"AllowedMethods": ["GET"], "AllowedOrigins": ["https://shop.anycompany.example"]}
    written = {**rule, "Id": "shop", "ExposedHeaders": ["ETag"], "MaxAge": 300}
    name = bucket(stacks, CorsConfiguration={"CorsRules": [written]})
    told = stacks.aws.clients.of("s3").get_bucket_cors(Bucket=name)
    (found,) = told["CORSRules"]
    assert found.items() >= {**rule, "ExposeHeaders": ["ETag"], "MaxAgeSeconds": 300}.items()


def test_a_queue_hears_of_what_is_put_into_a_bucket(stacks: Stacks) -> None:
    sqs, s3 = stacks.aws.clients.of("sqs"), stacks.aws.clients.of("s3")
    url = sqs.create_queue(QueueName="heard-of-pages")["QueueUrl"]
    asked = {"QueueUrl": url, "AttributeNames": ["QueueArn"]}
    arn = sqs.get_queue_attributes(**asked)["Attributes"]["QueueArn"]
    errors = {"S3Key": {"Rules": [{"Name": "prefix", "Value": "errors/"}]}}
    heard = {"Event": "s3:ObjectCreated:*", "Queue": arn, "Filter": errors}
    name = bucket(stacks, NotificationConfiguration={"QueueConfigurations": [heard]})
    s3.put_object(Bucket=name, Key="about.html", Body=b"")
    s3.put_object(Bucket=name, Key="errors/outage.html", Body=b"")
    told = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]
    events = [json.loads(one["Body"]) for one in told]
    keys = [one["Records"][0]["s3"]["object"]["key"] for one in events if "Records" in one]
    assert [unquote_plus(key) for key in keys] == ["errors/outage.html"]
