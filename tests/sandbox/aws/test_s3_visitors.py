"""Who asks a bucket without signing sees what is public, and is told nothing else."""

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from tests.sandbox.aws.world import World

_numbers = count()


@pytest.fixture
def bucket(world: World) -> Iterator[str]:
    name = f"visited-{next(_numbers)}"
    world.s3.create_bucket(Bucket=name)
    world.s3.put_object(Bucket=name, Key="a page.html", Body=b"open")
    yield name
    world.s3.delete_object(Bucket=name, Key="a page.html")
    world.s3.delete_bucket(Bucket=name)


def seen(world: World, bucket: str, key: str) -> tuple[int, str]:
    by_host = world.ask(f"{bucket}.s3.us-east-1.amazonaws.com", f"/{key}")
    by_path = world.ask("s3.amazonaws.com", f"/{bucket}/{key}")
    assert by_host.status_code == by_path.status_code
    return by_host.status_code, by_host.text


def let_in(world: World, bucket: str, *actions: str) -> None:
    allowed: dict[str, Any] = {
        "Effect": "Allow", "Principal": "*", "Action": list(actions),
        "Resource": [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"],
    }  # fmt: skip
    policy = {"Version": "2012-10-17", "Statement": [allowed]}
    world.s3.delete_public_access_block(Bucket=bucket)
    world.s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy))


def test_what_is_private_is_denied_in_s3s_words(world: World, bucket: str) -> None:
    status, body = seen(world, bucket, "a%20page.html")
    assert status == 403
    assert "<Code>AccessDenied</Code>" in body


def test_what_is_public_is_seen_and_what_is_missing_is_not_told(world: World, bucket: str) -> None:
    let_in(world, bucket, "s3:GetObject")
    assert seen(world, bucket, "a%20page.html") == (200, "open")
    assert seen(world, bucket, "none")[0] == 403
    let_in(world, bucket, "s3:GetObject", "s3:ListBucket")
    assert seen(world, bucket, "none")[0] == 404


def test_a_bucket_that_is_closed_again_shows_nothing(world: World, bucket: str) -> None:
    let_in(world, bucket, "s3:GetObject")
    closed = {"RestrictPublicBuckets": True}
    world.s3.put_public_access_block(Bucket=bucket, PublicAccessBlockConfiguration=closed)
    assert seen(world, bucket, "a%20page.html")[0] == 403


def test_a_link_that_is_signed_is_its_owners(world: World, bucket: str) -> None:
    asked = {"Bucket": bucket, "Key": "a page.html"}
    link = world.s3.generate_presigned_url("get_object", Params=asked)
    _, _, path = link.partition("://")[2].partition("/")
    assert world.ask("s3.amazonaws.com", f"/{path}").text == "open"
