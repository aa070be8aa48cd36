"""What S3 has and moto does not is refused by name: it was done as something else."""

from collections.abc import Mapping
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.each import each

LACKING: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "analytics": ("delete_bucket_analytics_configuration", {"Id": "a"}),
    "inventory": ("delete_bucket_inventory_configuration", {"Id": "a"}),
    "metrics": ("put_bucket_metrics_configuration",
        {"Id": "a", "MetricsConfiguration": {"Id": "a"}}),
    "intelligent-tiering": ("get_bucket_intelligent_tiering_configuration", {"Id": "a"}),
    "requestPayment": ("put_bucket_request_payment",
        {"RequestPaymentConfiguration": {"Payer": "Requester"}}),
    "torrent": ("get_object_torrent", {"Key": "page"}),
}  # fmt: skip


@each(("part", "call", "given"), [(part, *row) for part, row in LACKING.items()])
def test_a_part_that_is_not_there_is_refused_by_name(
    s3: Any, bucket: str, part: str, call: str, given: Mapping[str, Any]
) -> None:
    with pytest.raises(ClientError, match=rf"\?{part}") as refused:
        getattr(s3, call)(Bucket=bucket, **given)
    assert refused.value.response["Error"]["Code"] == "NotImplemented"
    assert s3.head_bucket(Bucket=bucket)


def test_who_pays_is_the_owner(s3: Any, bucket: str) -> None:
    owner = {"Payer": "BucketOwner"}
    s3.put_bucket_request_payment(Bucket=bucket, RequestPaymentConfiguration=owner)
    assert s3.get_bucket_request_payment(Bucket=bucket)["Payer"] == "BucketOwner"


def test_a_part_of_a_bucket_that_is_not_there_makes_none(s3: Any) -> None:
    rules = {"Id": "a", "MetricsConfiguration": {"Id": "a"}}
    with pytest.raises(ClientError) as refused:
        s3.put_bucket_metrics_configuration(Bucket="of-nobody", **rules)
    assert refused.value.response["Error"]["Code"] == "NoSuchBucket"
    assert "of-nobody" not in [one["Name"] for one in s3.list_buckets()["Buckets"]]
