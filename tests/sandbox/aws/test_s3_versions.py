"""Versions, lifecycles and notices of a bucket: what S3 refuses, and what it tells again."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.each import each
from tests.sandbox.aws.test_taken_by_moto import refused

_ON = {"Status": "Enabled"}
NOBODY = "arn:aws:{}:us-east-1:123456789012:{}nobody"


@pytest.fixture
def versioned(s3: Any, bucket: str) -> Iterator[Mapping[str, str]]:
    """A bucket with an object of two versions."""
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration=_ON)
    which = {"Bucket": bucket, "Key": "a/page.html"}
    for body in (b"1", b"2"):
        s3.put_object(**which, Body=body)
    yield which
    told = s3.list_object_versions(Bucket=bucket)
    for one in (*told.get("Versions", ()), *told.get("DeleteMarkers", ())):
        s3.delete_object(Bucket=bucket, Key=one["Key"], VersionId=one["VersionId"])


@each(("name", "code"), [
    ("nonsense", "InvalidArgument"),
    ("1", "InvalidArgument"),
    ("3sL4kqtJlcpXroDTDmJrmSpXd3dIbrHY", "NoSuchVersion"),
    ("00000000-0000-4000-8000-000000000000", "NoSuchVersion"),
])  # fmt: skip
def test_a_version_that_could_be_none_is_told_from_one_that_is_not_there(
    s3: Any, versioned: Mapping[str, str], name: str, code: str
) -> None:
    assert refused(partial(s3.get_object, **versioned, VersionId=name)) == code
    status = "400" if code == "InvalidArgument" else "404"
    assert refused(partial(s3.head_object, **versioned, VersionId=name)) == status


def test_a_marker_is_not_read_and_can_go(s3: Any, versioned: Mapping[str, str]) -> None:
    marker = s3.delete_object(**versioned)["VersionId"]
    with pytest.raises(ClientError, match="MethodNotAllowed") as caught:
        s3.get_object(**versioned, VersionId=marker)
    told = caught.value.response["ResponseMetadata"]
    assert (told["HTTPStatusCode"], told["HTTPHeaders"]["x-amz-delete-marker"]) == (405, "true")
    s3.delete_object(**versioned, VersionId=marker)
    assert s3.get_object(**versioned)["Body"].read() == b"2"


def test_how_many_versions_outlive_the_others_is_told_again(s3: Any, bucket: str) -> None:
    expiries: list[dict[str, int]] = [
        {"NoncurrentDays": 3, "NewerNoncurrentVersions": 2},
        {"NoncurrentDays": 9},
    ]
    rules = [
        {"ID": f"r{number}", **_ON, "Filter": {"Prefix": f"{number}/"}, "NoncurrentVersionExpiration": one}
        for number, one in enumerate(expiries)
    ]  # fmt: skip
    s3.put_bucket_lifecycle_configuration(Bucket=bucket, LifecycleConfiguration={"Rules": rules})
    told = s3.get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"]
    assert [one["NoncurrentVersionExpiration"] for one in told] == expiries


def test_a_document_that_is_needed_is_missed(s3: Any, bucket: str) -> None:
    put = partial(s3.put_bucket_lifecycle_configuration, Bucket=bucket)
    assert refused(put) == "MissingRequestBodyError"


@each(("service", "kind", "member"), [
    ("sqs", "QueueConfigurations", "QueueArn"),
    ("sns", "TopicConfigurations", "TopicArn"),
    ("lambda", "LambdaFunctionConfigurations", "LambdaFunctionArn"),
])  # fmt: skip
def test_nobody_is_told(s3: Any, bucket: str, service: str, kind: str, member: str) -> None:
    arn = NOBODY.format(service, "function:" if service == "lambda" else "")
    whom = {kind: [{member: arn, "Events": ["s3:ObjectCreated:*"]}]}
    put = partial(
        s3.put_bucket_notification_configuration, Bucket=bucket, NotificationConfiguration=whom
    )
    assert refused(put) == "InvalidArgument"
    put(SkipDestinationValidation=True)
    put(NotificationConfiguration={})
