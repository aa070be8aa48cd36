"""Copies: of nothing new, of what could be none, or only if the source is as it was."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.each import each

_numbers = count()
LONG_AGO, LATER = datetime(2001, 1, 1, tzinfo=UTC), datetime(2190, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def kept(long_lived: Any) -> Any:
    """A bucket with a page, of whose earlier version another says that it is gone."""
    s3, name = long_lived.s3, f"copies-{next(_numbers)}"
    s3.create_bucket(Bucket=name)
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    first = s3.put_object(Bucket=name, Key="a b", Body=b"1")["VersionId"]
    s3.put_object(Bucket=name, Key="a b", Body=b"2")
    s3.put_object(Bucket=name, Key="gone", Body=b"3")
    marker = s3.delete_object(Bucket=name, Key="gone")["VersionId"]
    return {"s3": s3, "Bucket": name, "first": first, "marker": marker}


def copied(kept: Any, to: str, source: str | Mapping[str, str], **more: Any) -> Any:
    named = (
        source.format(**kept) if isinstance(source, str) else {"Bucket": kept["Bucket"], **source}
    )
    return kept["s3"].copy_object(Bucket=kept["Bucket"], Key=to, CopySource=named, **more)


@each(
    ("to", "source", "more", "code"),
    [
        ("a b", "{Bucket}/a b", {}, "InvalidRequest"),
        ("a b", {"Key": "a b"}, {"MetadataDirective": "COPY"}, "InvalidRequest"),
        ("c", "{Bucket}/a b?versionId=bogus", {}, "InvalidArgument"),
        ("c", "{Bucket}/gone?versionId={marker}", {}, "InvalidRequest"),
        ("c", "{Bucket}/none", {}, "NoSuchKey"),
        ("c", "{Bucket}", {}, "InvalidArgument"),
        ("c", {"Key": "a b"}, {"MetadataDirective": "WHAT"}, "InvalidArgument"),
        ("c", {"Key": "a b"}, {"CopySourceIfMatch": '"none"'}, "PreconditionFailed"),
        ("c", {"Key": "a b"}, {"CopySourceIfModifiedSince": LATER}, "PreconditionFailed"),
        ("c", {"Key": "a b"}, {"CopySourceIfUnmodifiedSince": LONG_AGO}, "PreconditionFailed"),
    ],
)
def test_a_copy_of_no_use_is_refused(
    kept: Any, to: str, source: Any, more: Mapping[str, Any], code: str
) -> None:
    with pytest.raises(ClientError) as caught:
        copied(kept, to, source, **more)
    assert caught.value.response["Error"]["Code"] == code


def test_an_object_is_copied_onto_itself_to_be_another(kept: Any) -> None:
    replaced = {"MetadataDirective": "REPLACE", "Metadata": {"a": "b"}}
    copied(kept, "a b", "{Bucket}/a b", **replaced)
    copied(kept, "a b", "{Bucket}/a b?versionId={first}")
    told = kept["s3"].get_object(Bucket=kept["Bucket"], Key="a b")
    assert told["Body"].read() == b"1"
    copied(
        kept,
        "d",
        {"Key": "a b"},
        CopySourceIfMatch=told["ETag"],
        CopySourceIfModifiedSince=LONG_AGO,
    )
    assert kept["s3"].get_object(Bucket=kept["Bucket"], Key="d")["Body"].read() == b"1"


def test_a_list_goes_on_by_a_token_that_was_told(kept: Any) -> None:
    client, where = kept["s3"], {"Bucket": kept["Bucket"], "MaxKeys": 1}
    with pytest.raises(ClientError, match="InvalidArgument"):
        client.list_objects_v2(**where, ContinuationToken="none")
    client.put_object(Bucket=kept["Bucket"], Key="z", Body=b"4")
    token = client.list_objects_v2(**where)["NextContinuationToken"]
    assert client.list_objects_v2(**where, ContinuationToken=token)["KeyCount"] == 1
    with pytest.raises(ClientError, match="max-buckets"):
        client.list_buckets(MaxBuckets=1)
