"""Which origin is asked, and for what."""

import pytest

from commdrill.testing.local_web import LocalWeb, reply
from commdrill_sandbox.aws.cloudfront.distribution import matches
from tests.sandbox.aws.world import (
    ALL_VIEWER,
    READ_WRITE,
    World,
    behaviour,
    cache_word,
    config,
    custom,
    keeps,
    listed,
)


@pytest.mark.parametrize(
    ("pattern", "path", "is_covered"),
    [
        ("*", "/", True),
        ("/errors/*", "/errors/a/b.html", True),
        ("errors/*", "/errors/a", True),
        ("/errors/*", "/errors", False),
        ("/errors/*", "/Errors/a", False),
        ("*.jpg", "/a/b.jpg", True),
        ("*.jpg", "/a/b.JPG", False),
        ("/a?c", "/abc", True),
        ("/a?c", "/ac", False),
        ("/a?c", "/abbc", False),
        ("/a.c", "/abc", False),
        ("/a*z*", "/abcz", True),
        ("/[ab]", "/a", False),
        ("/" + "*a" * 40 + "b", "/" + "a" * 60, False),
    ],
)
def test_a_pattern_covers_the_whole_path(pattern: str, path: str, is_covered: bool) -> None:
    assert matches(pattern, path) is is_covered


def test_the_first_behaviour_that_matches_answers(
    world: World, web: LocalWeb, spare: LocalWeb
) -> None:
    for server, name in ((web, b"shop"), (spare, b"images")):
        server.routes |= dict.fromkeys(("/a.jpg", "/img/a.jpg", "/A.JPG"), reply(200, name))
    shop = world.deployed(
        config(
            [custom(web), custom(spare, "images")],
            behaviour("shop"),
            behaviours=[
                behaviour("shop", PathPattern="/img/*"),
                behaviour("images", PathPattern="*.jpg"),
            ],
        )
    )
    told = [shop.get(path).content for path in ("/a.jpg", "/img/a.jpg", "/A.JPG", "/a.jpg?x=1")]
    assert told == [b"images", b"shop", b"shop", b"images"]


def test_each_behaviour_has_its_own_methods(world: World, web: LocalWeb) -> None:
    web.routes |= {"/api": reply(201, b"made"), "/": reply(200, b"x")}
    shop = world.deployed(
        config(
            [custom(web)],
            behaviour("shop"),
            behaviours=[behaviour("shop", PathPattern="/api*", methods=READ_WRITE)],
        )
    )
    assert shop.get("/api", method="POST", data=b"\x00\xff" * 9).status_code == 201
    assert web.asked[-1].body == b"\x00\xff" * 9
    assert shop.get("/", method="POST").status_code == 403


def test_the_root_object_stands_for_the_root_alone(world: World, web: LocalWeb) -> None:
    web.routes["/home.html"] = reply(200, b"home")
    shop = world.shop(web, DefaultRootObject="home.html")
    assert shop.get("/").content == b"home"
    assert shop.get("/deeper/").status_code == 404


def test_the_origin_path_comes_before_the_viewers(world: World, web: LocalWeb) -> None:
    web.routes["/v2/a%20b"] = reply(200, b"x")
    shop = world.deployed(config([custom(web, OriginPath="/v2")], behaviour("shop")))
    assert shop.get("/a%20b").status_code == 200


def test_custom_headers_of_the_origin_win_over_the_viewers(world: World, web: LocalWeb) -> None:
    web.routes["/"] = reply(200, b"x")
    sent = [{"HeaderName": "X-From", "HeaderValue": "edge"}]
    shop = world.deployed(config([custom(web, CustomHeaders=listed(sent))], keeps("shop")))
    shop.get("/", headers={"X-From": "me", "X-Mine": "yes"})
    told = web.asked[-1].headers
    assert (told["x-from"], told["x-mine"]) == ("edge", "yes")


def test_an_origin_is_told_little_of_the_viewer_unless_asked_to_be(
    world: World, web: LocalWeb
) -> None:
    web.routes["/"] = reply(200, b"x")
    mine = {"Cookie": "a=1", "Authorization": "me", "User-Agent": "browser", "X-Mine": "yes"}
    world.shop(web, default=behaviour("shop")).get("/?q=1", headers=mine)
    first = web.asked[-1]
    assert first.path == "/"
    assert first.headers["user-agent"] == "Amazon CloudFront"
    assert not {"cookie", "authorization", "x-mine"} & set(first.headers)
    assert first.headers["host"].startswith("127.0.0.1")
    assert first.headers["x-forwarded-for"] == "127.0.0.1"
    everything = behaviour("shop", OriginRequestPolicyId=ALL_VIEWER)
    shop = world.shop(web, default=everything)
    shop.get("/?q=1", headers=mine)
    second = web.asked[-1]
    assert second.path == "/?q=1"
    assert {k: second.headers[k.lower()] for k in mine} == mine
    assert second.headers["host"] == shop.host


def test_redirects_are_the_viewers_to_follow(world: World, web: LocalWeb) -> None:
    web.routes["/old"] = reply(302, b"", {"Location": "/new"})
    answer = world.shop(web).get("/old")
    assert (answer.status_code, answer.headers["location"]) == (302, "/new")
    assert cache_word(answer) == "Miss"


def test_bytes_pass_unchanged_compressed_or_not(world: World, web: LocalWeb) -> None:
    import gzip

    packed = gzip.compress(b"hello" * 500)
    web.routes |= {
        "/raw": reply(200, bytes(range(256)) * 40, {"Content-Type": "application/octet-stream"}),
        "/gz": reply(200, packed, {"Content-Encoding": "gzip", "Content-Type": "text/css"}),
    }
    shop = world.shop(web)
    assert shop.get("/raw").content == bytes(range(256)) * 40
    packed_answer = shop.get("/gz")
    assert packed_answer.headers["content-encoding"] == "gzip"
    assert packed_answer.content == b"hello" * 500
    assert packed_answer.headers["content-length"] == str(len(packed))


def test_texts_are_compressed_where_the_behaviour_says_so(world: World, web: LocalWeb) -> None:
    text = b"a page of some length. " * 100
    kinds = {"Content-Type": "text/html; charset=utf-8", "ETag": '"1"'}
    web.routes |= {
        "/page": reply(200, text, kinds),
        "/small": reply(200, b"short", kinds),
        "/image": reply(200, text, {"Content-Type": "image/jpeg"}),
    }
    shop = world.shop(web, default=keeps("shop", Compress=True))
    zipped = {"Accept-Encoding": "gzip, deflate"}
    page = shop.get("/page", headers=zipped)
    assert (page.headers["content-encoding"], page.headers["etag"]) == ("gzip", 'W/"1"')
    assert page.content == text
    for path in ("/small", "/image"):
        assert "content-encoding" not in shop.get(path, headers=zipped).headers
    plain = shop.get("/page", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == text


@pytest.mark.parametrize(
    ("forwards", "sent", "returned"),
    [
        ({"Forward": "none"}, None, None),
        ({"Forward": "all"}, "a=1; b=2", "seen=1"),
        ({"Forward": "whitelist", "WhitelistedNames": listed(["b"])}, "b=2", "seen=1"),
    ],
    ids=["none", "all", "listed"],
)
def test_cookies_pass_both_ways_or_neither(
    world: World,
    web: LocalWeb,
    forwards: dict[str, object],
    sent: str | None,
    returned: str | None,
) -> None:
    web.routes["/"] = reply(200, b"x", {"Set-Cookie": "seen=1"})
    values = {"QueryString": False, "Cookies": forwards}
    shop = world.shop(web, default=keeps("shop", ForwardedValues=values))
    answer = shop.get("/", headers={"Cookie": "a=1; b=2"})
    assert web.asked[-1].headers.get("cookie") == sent
    assert answer.headers.get("set-cookie") == returned


def test_an_alias_leads_to_its_distribution(world: World, web: LocalWeb) -> None:
    web.routes["/"] = reply(200, b"shop")
    world.shop(web, Aliases=listed(["alias.example"]))
    assert world.ask("alias.example", "/").content == b"shop"


@pytest.mark.parametrize("host", ["dnobody.cloudfront.net"])
def test_a_host_of_nobody_is_403(world: World, host: str) -> None:
    assert world.ask(host, "/").status_code == 403


def test_a_disabled_distribution_serves_nobody(world: World, web: LocalWeb) -> None:
    web.routes["/"] = reply(200, b"x")
    shop = world.shop(web)
    assert shop.get("/").status_code == 200
    shop.change(Enabled=False)
    world.clock.advance(world.aws.propagation)
    assert shop.get("/").status_code == 403


REFUSED = {
    "a body to a GET": ("/x", {"data": b"what"}, 403),
    "a URL of more than 8,192 bytes": ("/" + "a" * 8192, {}, 413),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_no_origin_is_asked_for(world: World, web: LocalWeb, case: str) -> None:
    path, asking, status = REFUSED[case]
    assert world.shop(web).get(path, **asking).status_code == status
    assert web.asked == []


def test_viewer_and_origin_are_told_the_same_id(world: World, web: LocalWeb) -> None:
    web.routes["/x"] = reply(200, b"x")
    told = world.shop(web).get("/x").headers["x-amz-cf-id"]
    assert web.asked[-1].headers["x-amz-cf-id"] == told


MANAGED_REQUEST = {
    "59781a5b-3903-41f3-afcb-af62929ccde1": {"origin"},
    "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf": {"origin"},
    "acba4595-bd28-49b8-b9fe-13317c0390fa": {"referer"},
    "b689b0a8-53d0-40ab-baf2-68738e2966ac": {"origin", "referer", "cookie"},
    "33f36d7e-f396-46d9-90e0-52428a34d9dc": {"origin", "referer", "cookie"},
    "bf0718e1-ba1e-49d1-88b1-f726733018ae": set[str](),
}


@pytest.mark.parametrize("policy", MANAGED_REQUEST)
def test_managed_policies_pass_on_what_they_say(world: World, web: LocalWeb, policy: str) -> None:
    web.routes["/x"] = reply(200, b"x")
    shop = world.shop(web, default=behaviour("shop", OriginRequestPolicyId=policy))
    shop.get("/x", headers={"Origin": "o", "Referer": "r", "Cookie": "c=1"})
    assert {"origin", "referer", "cookie"} & set(web.asked[-1].headers) == MANAGED_REQUEST[policy]
