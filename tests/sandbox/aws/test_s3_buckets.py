"""Policies that S3 would not keep are refused as they come, and not met as a failure later."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError


def policy(bucket: str, **more: Any) -> dict[str, Any]:
    statement = {
        "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
        "Resource": f"arn:aws:s3:::{bucket}/*", **more,
    }  # fmt: skip
    return {"Version": "2012-10-17", "Statement": [statement]}


MALFORMED = {
    "cut off": ('{"Version": "2012-10-17"', "valid JSON"),
    "a list": ("[]", "valid JSON"),
    "nothing in it": ("{}", "Missing required field Statement"),
    "for nobody": (
        '{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}',
        "Principal",
    ),
}


@pytest.mark.parametrize(("written", "says"), MALFORMED.values(), ids=MALFORMED)
def test_a_policy_that_is_none_is_malformed(s3: Any, bucket: str, written: str, says: str) -> None:
    with pytest.raises(ClientError, match=f"MalformedPolicy.*{says}"):
        s3.put_bucket_policy(Bucket=bucket, Policy=written)


@pytest.mark.parametrize("resource", ["arn:aws:s3:::another/*", "another", ["*", "arn:aws:s3:::x"]])
def test_a_policy_is_of_the_bucket_alone(s3: Any, bucket: str, resource: object) -> None:
    s3.delete_public_access_block(Bucket=bucket)
    with pytest.raises(ClientError, match=r"MalformedPolicy.*invalid resource"):
        s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy(bucket, Resource=resource)))
    for own in (f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket[:4]}*/a/*", ["*"]):
        s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy(bucket, Resource=own)))


def test_a_policy_for_everybody_is_refused_where_the_bucket_blocks_it(s3: Any, bucket: str) -> None:
    open_to_all = json.dumps(policy(bucket))
    with pytest.raises(ClientError, match=r"AccessDenied.*BlockPublicPolicy"):
        s3.put_bucket_policy(Bucket=bucket, Policy=open_to_all)
    edge = {"Principal": {"Service": "cloudfront.amazonaws.com"}}
    s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy(bucket, **edge)))
    s3.delete_public_access_block(Bucket=bucket)
    s3.put_bucket_policy(Bucket=bucket, Policy=open_to_all)
    assert s3.get_bucket_policy(Bucket=bucket)["Policy"] == open_to_all


def test_what_a_policy_denies_is_denied_in_the_words_of_s3(s3: Any, bucket: str) -> None:
    s3.put_object(Bucket=bucket, Key="a", Body=b"")
    denies = policy(bucket, Effect="Deny", Action="s3:*Object")
    s3.delete_public_access_block(Bucket=bucket)
    s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps(denies))
    with pytest.raises(ClientError, match=r"\(AccessDenied\).*Access Denied"):
        s3.get_object(Bucket=bucket, Key="a")
    s3.delete_bucket_policy(Bucket=bucket)
