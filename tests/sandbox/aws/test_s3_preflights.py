"""A browser may ask of a bucket what its rules allow, and is told of nothing else."""

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from tests.sandbox.aws.world import World

_numbers = count()
RULES: list[dict[str, Any]] = [
    {"AllowedOrigins": ["https://*.shop.example"], "AllowedMethods": ["GET", "PUT"],
     "AllowedHeaders": ["x-shop-*"], "ExposeHeaders": ["ETag"], "MaxAgeSeconds": 600},
    {"AllowedOrigins": ["*"], "AllowedMethods": ["GET"]},
]  # fmt: skip
OURS = "https://www.shop.example"


@pytest.fixture
def bucket(world: World) -> Iterator[str]:
    """Nobody may read what is in it."""
    name = f"asked-{next(_numbers)}"
    world.s3.create_bucket(Bucket=name)
    world.s3.put_bucket_cors(Bucket=name, CORSConfiguration={"CORSRules": RULES})
    yield name
    world.s3.delete_bucket(Bucket=name)


def ask(world: World, bucket: str, origin: str, method: str = "GET", headers: str = "") -> Any:
    asked = {"Origin": origin, "Access-Control-Request-Method": method}
    more = {"Access-Control-Request-Headers": headers} if headers else {}
    host = f"{bucket}.s3.us-east-1.amazonaws.com"
    return world.ask(host, "/a", "OPTIONS", headers={**asked, **more})


def test_a_page_may_ask_what_the_first_rule_for_it_allows(world: World, bucket: str) -> None:
    answer = ask(world, bucket, OURS, "PUT", "X-Shop-Id, x-shop-day")
    told = {name: one for name, one in answer.headers.items() if name.startswith("Access-")}
    assert answer.status_code == 200
    assert told == {
        "Access-Control-Allow-Origin": OURS, "Access-Control-Allow-Methods": "GET, PUT",
        "Access-Control-Allow-Headers": "x-shop-id, x-shop-day",
        "Access-Control-Expose-Headers": "ETag", "Access-Control-Max-Age": "600",
        "Access-Control-Allow-Credentials": "true",
    }  # fmt: skip
    anybody = ask(world, bucket, "https://other.example").headers
    assert anybody["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in anybody


@pytest.mark.parametrize(
    ("origin", "method", "headers"),
    [
        ("https://other.example", "PUT", ""),
        (OURS, "DELETE", ""),
        (OURS, "PUT", "authorization"),
    ],
)
def test_all_else_is_refused(
    world: World, bucket: str, origin: str, method: str, headers: str
) -> None:
    answer = ask(world, bucket, origin, method, headers)
    assert (answer.status_code, "AccessForbidden" in answer.text) == (403, True)
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_bucket_without_rules_allows_nothing(world: World, bucket: str) -> None:
    world.s3.delete_bucket_cors(Bucket=bucket)
    assert ask(world, bucket, OURS).status_code == 403
    host = f"{bucket}.s3.us-east-1.amazonaws.com"
    assert world.ask(host, "/a", "OPTIONS").status_code == 400
