"""A bucket's website endpoint, as S3's guide has it: what is asked, who may, what is answered."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import pytest
import requests

from tests.sandbox.aws.world import ALL_VIEWER, World, behaviour, config, page

FILES = {
    "index.html": b"home",
    "shop/index.html": b"the shop",
    "shop/a b.html": b"a b",
    "oops.html": b"S3's own page",
    "errors/sorry.html": b"CloudFront's page",
}
PLAIN = {"IndexDocument": {"Suffix": "index.html"}}
DRESSED = {**PLAIN, "ErrorDocument": {"Key": "oops.html"}}
RULED = {
    **DRESSED,
    "RoutingRules": [
        {
            "Condition": {"KeyPrefixEquals": "docs/"},
            "Redirect": {"ReplaceKeyPrefixWith": "documents/"},
        },
        {
            "Condition": {"KeyPrefixEquals": "gone/", "HttpErrorCodeReturnedEquals": "404"},
            "Redirect": {
                "HostName": "status.example.com",
                "Protocol": "https",
                "ReplaceKeyWith": "now",
            },
        },
        {
            "Condition": {"KeyPrefixEquals": "for-a-while/"},
            "Redirect": {"HostName": "other.example.com", "HttpRedirectCode": "307"},
        },
    ],
}
MOVED = {"RedirectAllRequestsTo": {"HostName": "www.example.com", "Protocol": "https"}}


class Site:
    """A bucket that is a website, if `configuration` says so."""

    def __init__(self, world: World, configuration: Mapping[str, Any] | None, *may: str) -> None:
        self._world = world
        world.pages("site", public=False)
        for key, body in FILES.items():
            world.put("site", key, body)
        world.put("site", "old.html", b"", WebsiteRedirectLocation="/shop/")
        if may:
            world.allow("site", *may)
        name = world.buckets["site"]
        if configuration is not None:
            world.s3.put_bucket_website(Bucket=name, WebsiteConfiguration=configuration)
        self.host = f"{name}.s3-website-us-east-1.amazonaws.com"

    def get(self, path: str, method: str = "GET", **headers: str) -> requests.Response:
        return self._world.ask(self.host, path, method, headers=headers)

    def origin(self, protocol: str = "http-only") -> dict[str, Any]:
        ports = {"HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": protocol}
        once = {"ConnectionAttempts": 1}
        return {"Id": "site", "DomainName": self.host, "CustomOriginConfig": ports, **once}


READ, LIST = "s3:GetObject", "s3:ListBucket"


@pytest.mark.parametrize(
    ("configuration", "may", "path", "shown"),
    [
        pytest.param(PLAIN, (READ,), "/", (200, "home"), id="the index of the whole"),
        pytest.param(PLAIN, (READ,), "/?list-type=2", (200, "home"), id="a query is no matter"),
        pytest.param(PLAIN, (READ,), "/shop/", (200, "the shop"), id="the index of a folder"),
        pytest.param(PLAIN, (READ,), "/shop/a%20b.html", (200, "a b"), id="a page"),
        pytest.param(PLAIN, (READ, LIST), "/no", (404, "Code: NoSuchKey"), id="missing"),
        pytest.param(PLAIN, (READ,), "/no", (403, "Code: AccessDenied"), id="nobody may list"),
        pytest.param(PLAIN, (), "/", (403, "Code: AccessDenied"), id="nobody may read"),
        pytest.param(DRESSED, (READ, LIST), "/no", (404, "S3's own page"), id="error document"),
        pytest.param(DRESSED, (READ,), "/no", (403, "S3's own page"), id="error document of a 403"),
        pytest.param(
            DRESSED, (), "/no", (403, "Retrieve a Custom Error Document"), id="unreadable"
        ),
        pytest.param(None, (READ,), "/", (404, "NoSuchWebsiteConfiguration"), id="no website"),
    ],
)
def test_a_website_shows(
    world: World,
    configuration: Mapping[str, Any] | None,
    may: tuple[str, ...],
    path: str,
    shown: tuple[int, str],
) -> None:
    answer = Site(world, configuration, *may).get(path)
    status, words = shown
    assert (answer.status_code, words in answer.text) == (status, True), answer.text
    assert "text/html" in answer.headers["content-type"]


@pytest.mark.parametrize(
    ("configuration", "path", "status", "to"),
    [
        pytest.param(PLAIN, "/shop", 302, "/shop/", id="a folder without its slash"),
        pytest.param(PLAIN, "/old.html", 301, "/shop/", id="an object that has moved"),
        pytest.param(MOVED, "/a/b", 301, "https://www.example.com/a/b", id="everything"),
        pytest.param(RULED, "/docs/a", 301, "http://{host}/documents/a", id="a prefix"),
        pytest.param(RULED, "/gone/x", 301, "https://status.example.com/now", id="an error"),
        pytest.param(
            RULED, "/for-a-while/x", 307, "http://other.example.com/for-a-while/x", id="a code"
        ),
    ],
)
def test_a_website_sends_on(
    world: World, configuration: Mapping[str, Any], path: str, status: int, to: str
) -> None:
    site = Site(world, configuration, READ, LIST)
    answer = site.get(path)
    told = (answer.status_code, answer.headers["location"])
    assert told == (status, to.replace("{host}", site.host))


def test_a_website_is_read_and_nothing_else(world: World) -> None:
    site = Site(world, DRESSED, READ, LIST)
    assert site.get("/", method="POST").status_code == 405
    head = site.get("/shop/", method="HEAD")
    assert (head.status_code, head.headers["content-length"], head.content) == (200, "8", b"")
    etag = head.headers["etag"]
    assert site.get("/shop/", **{"If-None-Match": etag}).status_code == 304
    part = site.get("/shop/", Range="bytes=0-2")
    assert (part.status_code, part.content) == (206, b"the")


@pytest.mark.parametrize("key", ["ü/ö.html", "a+b.html", "a?b.html", "a%20b.html", "x/y//z.html"])
def test_a_website_has_every_key(world: World, key: str) -> None:
    site = Site(world, PLAIN, READ)
    world.put("site", key, b"found")
    assert site.get("/" + quote(key)).text == "found"


def test_a_bucket_that_is_not_there_is_told(world: World) -> None:
    answer = world.ask("nobody-has-it.s3-website.eu-central-1.amazonaws.com", "/")
    assert (answer.status_code, "NoSuchBucket" in answer.text) == (404, True)


def test_a_website_is_an_origin_whose_errors_have_pages(world: World) -> None:
    site = Site(world, DRESSED, READ, LIST)
    bare = world.deployed(config([site.origin()], behaviour("site")))
    assert (bare.get("/").text, bare.get("/no").text) == ("home", "S3's own page")
    assert (bare.get("/no").status_code, bare.get("/shop").headers["location"]) == (404, "/shop/")
    errors = [page(404, "/errors/sorry.html", 503)]
    shop = world.deployed(config([site.origin()], behaviour("site"), errors=errors))
    answer = shop.get("/no")
    assert (answer.status_code, answer.text) == (503, "CloudFront's page")


def test_a_website_takes_the_viewers_host_for_a_bucket(world: World) -> None:
    site = Site(world, PLAIN, READ)
    forwards = behaviour("site", OriginRequestPolicyId=ALL_VIEWER)
    answer = world.deployed(config([site.origin()], forwards)).get("/")
    assert (answer.status_code, "NoSuchBucket" in answer.text) == (404, True)


def test_a_website_asked_over_https_does_not_answer(world: World) -> None:
    site = Site(world, PLAIN, READ)
    shop = world.deployed(config([site.origin("https-only")], behaviour("site")))
    assert shop.get("/").status_code == 504
