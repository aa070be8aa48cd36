"""A bucket has no ACLs, unless its ownership controls say so."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

_ALL = 'uri="http://acs.amazonaws.com/groups/global/AllUsers"'


CALLS: dict[str, tuple[str, dict[str, str]]] = {
    "a page for everybody": ("put_object", {"Key": "a.html", "ACL": "public-read"}),
    "a page granted": ("put_object", {"Key": "a.html", "GrantRead": _ALL}),
    "a bucket for everybody": ("put_bucket_acl", {"ACL": "public-read"}),
    "a page opened later": ("put_object_acl", {"Key": "b.html", "ACL": "public-read"}),
}


@pytest.mark.parametrize(("call", "given"), CALLS.values(), ids=CALLS)
def test_acls_are_refused_and_taken_where_ownership_lets_them_in(
    s3: Any, bucket: str, call: str, given: dict[str, str]
) -> None:
    s3.put_object(Bucket=bucket, Key="b.html", Body=b"", ACL="bucket-owner-full-control")
    with pytest.raises(ClientError, match="The bucket does not allow ACLs") as refused:
        getattr(s3, call)(Bucket=bucket, **given)
    assert refused.value.response["Error"]["Code"] == "AccessControlListNotSupported"
    rules = {"Rules": [{"ObjectOwnership": "ObjectWriter"}]}
    s3.put_bucket_ownership_controls(Bucket=bucket, OwnershipControls=rules)
    with pytest.raises(ClientError, match=r"AccessDenied.*BlockPublicAcls"):
        getattr(s3, call)(Bucket=bucket, **given)
    s3.delete_public_access_block(Bucket=bucket)
    getattr(s3, call)(Bucket=bucket, **given)


def test_a_bucket_is_not_made_for_everybody(s3: Any) -> None:
    with pytest.raises(ClientError, match="cannot have ACLs") as refused:
        s3.create_bucket(Bucket="for-everybody", ACL="public-read")
    assert refused.value.response["Error"]["Code"] == "InvalidBucketAclWithObjectOwnership"


def test_a_bucket_that_is_not_there_is_what_is_missing(s3: Any) -> None:
    with pytest.raises(ClientError) as refused:
        s3.put_object(Bucket="nobodys-at-all", Key="a", Body=b"", ACL="public-read")
    assert refused.value.response["Error"]["Code"] == "NoSuchBucket"
