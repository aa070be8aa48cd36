"""What a new bucket has, and its events say, without being asked."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.sandbox.aws.world import World


def algorithm(s3: Any, bucket: str) -> str:
    told = s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"]
    return str(told[0]["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"])


def test_a_new_bucket_is_encrypted_closed_and_without_acls(s3: Any, bucket: str) -> None:
    assert algorithm(s3, bucket) == "AES256"
    block = s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"]
    assert list(block.values()) == [True] * 4
    rules = s3.get_bucket_ownership_controls(Bucket=bucket)["OwnershipControls"]["Rules"]
    assert rules == [{"ObjectOwnership": "BucketOwnerEnforced"}]
    assert s3.put_object(Bucket=bucket, Key="a", Body=b"")["ServerSideEncryption"] == "AES256"


def test_a_bucket_that_is_made_again_stays_as_it_is(s3: Any, bucket: str) -> None:
    s3.delete_public_access_block(Bucket=bucket)
    s3.create_bucket(Bucket=bucket)
    with pytest.raises(ClientError, match="NoSuchPublicAccessBlockConfiguration"):
        s3.get_public_access_block(Bucket=bucket)


def test_what_is_deleted_of_encryption_is_the_wish_for_another(s3: Any, bucket: str) -> None:
    rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms"}}
    s3.put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration={"Rules": [rule]})
    assert algorithm(s3, bucket) == "aws:kms"
    s3.delete_bucket_encryption(Bucket=bucket)
    assert algorithm(s3, bucket) == "AES256"


def test_keys_in_events_are_escaped_but_for_their_folders(
    world: World, s3: Any, bucket: str
) -> None:
    sqs = world.aws.clients.of("sqs")
    queue = {"QueueUrl": sqs.create_queue(QueueName=bucket)["QueueUrl"]}
    told = sqs.get_queue_attributes(**queue, AttributeNames=["QueueArn"])["Attributes"]
    hears = {"QueueArn": told["QueueArn"], "Events": ["s3:ObjectCreated:*"]}
    s3.put_bucket_notification_configuration(
        Bucket=bucket, NotificationConfiguration={"QueueConfigurations": [hears]}
    )
    s3.put_object(Bucket=bucket, Key="a folder/to+day.html", Body=b"")
    sent = sqs.receive_message(**queue, MaxNumberOfMessages=10)["Messages"]
    events = [json.loads(one["Body"]) for one in sent]
    keys = [one["Records"][0]["s3"]["object"]["key"] for one in events if "Records" in one]
    assert keys == ["a+folder/to%2Bday.html"]


def test_only_what_is_denied_without_a_condition_is_denied_to_whoever_signs(
    s3: Any, bucket: str
) -> None:
    here = [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"]
    secure = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": here,
              "Condition": {"Bool": {"aws:SecureTransport": "false"}}}  # fmt: skip
    never = {
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:PutObject",
        "Resource": f"{here[0]}/no",
    }
    policy = {"Version": "2012-10-17", "Statement": [secure, never]}
    s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy))
    s3.put_object(Bucket=bucket, Key="errors/503.html", Body=b"away")
    with pytest.raises(ClientError, match="AccessDenied"):
        s3.put_object(Bucket=bucket, Key="no", Body=b"")
    s3.delete_bucket_policy(Bucket=bucket)
