"""A link to what lies in a bucket is good for the time that it says, and no longer."""

from collections.abc import Mapping
from itertools import count
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import boto3
import pytest
import requests
from botocore.config import Config

from tests.each import each
from tests.sandbox.aws.world import World

_numbers = count()
PAST = {"s3": {"Expires": "1700000000"}, "s3v4": {"X-Amz-Date": "20231114T221320Z"}}


@pytest.fixture(scope="module")
def bucket(long_lived: World) -> tuple[World, str]:
    name = f"links-{next(_numbers)}"
    long_lived.s3.create_bucket(Bucket=name)
    long_lived.s3.put_object(Bucket=name, Key="page.html", Body=b"away")
    return long_lived, name


def answer(bucket: tuple[World, str], signed: str, **other: str) -> requests.Response:
    """`other`: of the link, as if it had been made then."""
    world, name = bucket
    client = boto3.client(
        "s3", endpoint_url=world.aws.address, region_name="us-east-1",
        aws_access_key_id="local", aws_secret_access_key="local",
        config=Config(signature_version=signed),
    )  # fmt: skip
    link = client.generate_presigned_url("get_object", Params={"Bucket": name, "Key": "page.html"})
    parts = urlsplit(link)
    query = {**dict(parse_qsl(parts.query)), **other}
    return requests.get(urlunsplit(parts._replace(query=urlencode(query))), timeout=60)


@each("signed", PAST)
def test_it_shows_what_it_leads_to_until_it_is_over(bucket: tuple[World, str], signed: str) -> None:
    assert answer(bucket, signed).text == "away"
    over = answer(bucket, signed, **PAST[signed])
    assert (over.status_code, "Request has expired" in over.text) == (403, True)


@each(
    "other",
    [{"X-Amz-Expires": "604801"}, {"X-Amz-Expires": "999999999999999999"}],
)
def test_none_is_good_for_more_than_a_week(
    bucket: tuple[World, str], other: Mapping[str, str]
) -> None:
    refused = answer(bucket, "s3v4", **other)
    assert (refused.status_code, "less than a week" in refused.text) == (400, True)
