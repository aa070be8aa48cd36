"""What a page in a developer's browser can send to this machine is not obeyed."""

import pytest
import requests

from commdrill_sandbox.aws.strangers import is_loopback, is_sent_by_another_page
from tests.sandbox.aws.world import World, behaviour, config, custom

SIGNED = "AWS4-HMAC-SHA256 Credential=k/20261123/us-east-1/{}/aws4_request, Signature=x"
PRESIGNED = "X-Amz-Credential=k/20261123/us-east-1/{}/aws4_request"
EVIL = "http://evil.example"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.0.0.1:4566",
        "127.8.9.1:80",
        "localhost",
        "LocalHost:8080",
        "[::1]:80",
        "[::1]",
        "123456789012.127.0.0.1:4566",
        "bucket.localhost:4566",
        "",
    ],
)
def test_this_machines_names_are_its_own(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:4566",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "notlocalhost",
        "10.0.0.1",
        "0.0.0.0:80",
        "[::2]",
        "127.0.0.1:80:80",
        "127.0.0.1@evil.example",
    ],
)
def test_other_names_are_not(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("headers", "sent"),
    [
        ({"host": "127.0.0.1:80"}, False),
        ({"host": "127.0.0.1:80", "origin": "http://127.0.0.1:80"}, False),
        ({"host": "127.0.0.1:80", "origin": "http://127.0.0.1:81"}, True),
        ({"host": "127.0.0.1:80", "origin": "https://127.0.0.1:80"}, True),
        ({"host": "127.0.0.1:80", "origin": "null"}, True),
        ({"host": "127.0.0.1:80", "origin": EVIL}, True),
        ({"host": "127.0.0.1:80", "sec-fetch-site": "cross-site"}, True),
        ({"host": "127.0.0.1:80", "sec-fetch-site": "same-site"}, True),
        ({"host": "127.0.0.1:80", "sec-fetch-site": "same-origin"}, False),
        ({"host": "127.0.0.1:80", "sec-fetch-site": "none"}, False),
    ],
)
def test_a_browser_tells_whose_page_it_was(headers: dict[str, str], sent: bool) -> None:
    assert is_sent_by_another_page(headers) is sent


def queues(world: World) -> int:
    return len(world.aws.clients.of("sqs").list_queues().get("QueueUrls", ()))


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("POST", "/moto-api/reset", {"Origin": EVIL}),
        ("POST", "/moto-api/reset", {"Origin": "null"}),
        ("POST", "/moto-api/reset", {"Host": "evil.example"}),
        ("POST", "/moto-api/reset", {"Sec-Fetch-Site": "cross-site"}),
        ("POST", f"/?{PRESIGNED.format('sqs')}", {"Origin": EVIL}),
        (
            "GET",
            f"/?Action=CreateQueue&QueueName=x&{PRESIGNED.format('sqs')}",
            {"Sec-Fetch-Site": "cross-site"},
        ),
        (
            "POST",
            "/?Action=CreateQueue&QueueName=x",
            {"Host": "evil.example", "Authorization": SIGNED.format("sqs")},
        ),
        (
            "GET",
            "/2020-05-31/distribution",
            {"Host": "evil.example:81", "Authorization": SIGNED.format("cloudfront")},
        ),
        ("GET", "/a-bucket/", {"Origin": EVIL}),
        ("PUT", "/a-bucket", {"Host": "evil.example"}),
        ("OPTIONS", "/moto-api/reset", {"Origin": EVIL, "Access-Control-Request-Method": "POST"}),
    ],
)
def test_the_accounts_calls_are_not_for_pages_of_strangers(
    world: World, method: str, path: str, headers: dict[str, str]
) -> None:
    world.aws.clients.of("sqs").create_queue(QueueName="kept")
    before = queues(world)
    answer = requests.request(
        method,
        world.aws.address + path,
        headers=headers,
        data={"Action": "CreateQueue", "QueueName": "x"} if method == "POST" else None,
        timeout=120,
    )
    assert answer.status_code == 403
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert queues(world) == before > 0


def test_no_answer_of_the_account_is_for_every_page_to_read(world: World) -> None:
    answer = requests.get(f"{world.aws.address}/moto-api/", timeout=120)
    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_an_alias_is_visited_by_pages_of_other_origins(world: World) -> None:
    """The front asks nobody to come from here: what the distribution allows, is allowed."""
    aliases = {"Quantity": 1, "Items": ["shop.stranger-test.example"]}
    origins = [custom(9)]
    shop = world.deployed(config(origins, behaviour("shop"), Aliases=aliases))
    for host in (shop.host, "shop.stranger-test.example", "shop.stranger-test.example:8080"):
        answer = world.ask(host, "/", headers={"Origin": EVIL})
        assert answer.headers["x-cache"] == "Error from cloudfront"
        assert answer.status_code == 502


def test_a_signed_call_to_an_alias_is_a_visit_and_no_call(world: World) -> None:
    aliases = {"Quantity": 1, "Items": ["api.stranger-test.example"]}
    world.deployed(config([custom(9)], behaviour("shop"), Aliases=aliases))
    before = queues(world)
    signed = {"Authorization": SIGNED.format("sqs")}
    answer = world.ask(
        "api.stranger-test.example", "/?Action=CreateQueue&QueueName=x", headers=signed
    )
    assert answer.headers["x-cache"] == "Error from cloudfront"
    assert queues(world) == before


def test_who_is_turned_away_hears_where_to_go(world: World) -> None:
    answer = world.ask("aws.intranet.example", "/")
    assert answer.status_code == 403
    assert answer.text == (
        "'aws.intranet.example' is no alias of a distribution; calls come to 127.0.0.1\n"
    )
