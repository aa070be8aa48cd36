"""What the edge keeps, for how long, and when the old is better than nothing."""

from typing import Any

import pytest

from commdrill.testing.local_web import LocalWeb, hang_up, reply
from tests.sandbox.aws.world import (
    OPTIMIZED,
    World,
    behaviour,
    cache_word,
    config,
    custom,
    keeps,
    listed,
    page,
)


@pytest.mark.parametrize(
    ("behaves", "headers", "seconds"),
    [
        ({}, {"Cache-Control": "max-age=60"}, 60),
        ({}, {"Cache-Control": "max-age=60, s-maxage=90"}, 90),
        ({}, {"Expires": "Mon, 23 Nov 2099 10:01:00 GMT"}, 31536000),
        ({"MinTTL": 30}, {"Cache-Control": "max-age=5"}, 30),
        ({"MinTTL": 30}, {"Cache-Control": "no-store"}, 30),
        ({"MaxTTL": 40, "DefaultTTL": 20}, {"Cache-Control": "max-age=500"}, 40),
        ({"DefaultTTL": 50}, {}, 50),
        ({}, {"Cache-Control": "private"}, 0),
        ({}, {"Cache-Control": "no-cache"}, 0),
        ({}, {"Cache-Control": "max-age=0"}, 0),
        ({"MaxTTL": 0, "DefaultTTL": 0}, {"Cache-Control": "max-age=60"}, 0),
        ({}, {"Vary": "*"}, 0),
    ],
    ids=[
        "max-age", "s-maxage first", "Expires, capped", "minimum", "minimum over no-store",
        "maximum", "default", "private", "no-cache", "max-age=0", "caching disabled", "Vary: *",
    ],
)  # fmt: skip
def test_an_object_is_kept_as_long_as_ttls_and_headers_say(
    world: World, web: LocalWeb, behaves: dict[str, int], headers: dict[str, str], seconds: int
) -> None:
    web.routes["/x"] = reply(200, b"one", headers)
    shop = world.shop(web, default=keeps("shop", **behaves))
    assert cache_word(shop.get("/x")) == "Miss"
    web.routes["/x"] = reply(200, b"two", headers)
    if seconds:
        world.clock.advance(seconds - 1)
        hit = shop.get("/x")
        assert (hit.content, cache_word(hit), hit.headers["age"]) == (
            b"one",
            "Hit",
            str(seconds - 1),
        )
        world.clock.advance(2)
    assert shop.get("/x").content == b"two"


def test_a_managed_policy_keeps_for_a_day_and_looks_at_no_query(
    world: World, web: LocalWeb
) -> None:
    web.routes["/x"] = reply(200, b"one")
    shop = world.shop(web, default=behaviour("shop", CachePolicyId=OPTIMIZED))
    shop.get("/x?a=1", headers={"Cookie": "a=1"})
    assert web.asked[-1].path == "/x"
    assert cache_word(shop.get("/x?b=2", headers={"Cookie": "a=2"})) == "Hit"
    world.clock.advance(86_401)
    assert cache_word(shop.get("/x")) == "Miss"


def test_caching_disabled_asks_every_time(world: World, web: LocalWeb) -> None:
    web.routes["/x"] = reply(200, b"x", {"Cache-Control": "max-age=60"})
    shop = world.shop(web)
    assert [cache_word(shop.get("/x")) for _ in range(3)] == ["Miss"] * 3


@pytest.mark.parametrize(
    ("part", "names"),
    [("QueryStrings", ["q"]), ("Cookies", ["q"]), ("Headers", ["X-Q"])],
    ids=["query string", "cookie", "header"],
)
def test_a_policys_own_key_tells_objects_apart(
    world: World, web: LocalWeb, part: str, names: list[str]
) -> None:
    singular = part.removesuffix("s")
    none = {
        f"{other}sConfig": {f"{other.removesuffix('s')}Behavior": "none"}
        for other in ("QueryString", "Cookie", "Header")
    }
    key = {
        "EnableAcceptEncodingGzip": False,
        **none,
        f"{part}Config": {f"{singular}Behavior": "whitelist", part: listed(names)},
    }
    policy = world.cloudfront.create_cache_policy(
        CachePolicyConfig={
            "Name": f"by-{part}-{id(web)}",
            "MinTTL": 0,
            "ParametersInCacheKeyAndForwardedToOrigin": key,
        }
    )["CachePolicy"]["Id"]
    web.routes["/x"] = reply(200, b"x")
    shop = world.shop(web, default=behaviour("shop", CachePolicyId=policy))

    def look(q: str, other: str) -> str:
        kept: dict[str, dict[str, Any]] = {
            "QueryStrings": {"path": f"/x?q={q}&o={other}"},
            "Cookies": {"path": "/x", "headers": {"Cookie": f"q={q}; o={other}"}},
            "Headers": {"path": "/x", "headers": {"X-Q": q, "X-O": other}},
        }
        return cache_word(shop.get(**kept[part]))

    assert [look("1", "a"), look("1", "b"), look("2", "a")] == ["Miss", "Hit", "Miss"]


def test_a_head_is_answered_from_what_a_get_left(world: World, web: LocalWeb) -> None:
    web.routes["/x"] = reply(200, b"four")
    shop = world.shop(web, default=keeps("shop"))
    assert shop.get("/x", method="HEAD").headers["content-length"] == "4"
    assert cache_word(shop.get("/x")) == "Miss"
    head = shop.get("/x", method="HEAD")
    assert (cache_word(head), head.headers["content-length"], head.content) == ("Hit", "4", b"")


def test_an_old_object_is_asked_about_and_kept_on(world: World, web: LocalWeb) -> None:
    web.routes["/x"] = reply(200, b"x", {"ETag": '"1"', "Cache-Control": "max-age=10"})
    shop = world.shop(web, default=keeps("shop"))
    shop.get("/x")
    web.routes["/x"] = reply(304, b"", {"ETag": '"1"', "Cache-Control": "max-age=30"})
    world.clock.advance(11)
    again = shop.get("/x")
    assert (again.status_code, again.content, cache_word(again)) == (200, b"x", "RefreshHit")
    assert web.asked[-1].headers["if-none-match"] == '"1"'
    world.clock.advance(29)
    assert cache_word(shop.get("/x")) == "Hit"


def test_a_viewer_who_has_it_is_told_304(world: World, web: LocalWeb) -> None:
    web.routes["/x"] = reply(200, b"x", {"ETag": '"1"'})
    shop = world.shop(web, default=keeps("shop"))
    for etag, status in (('"1"', 304), ('W/"1"', 304), ("*", 304), ('"2"', 200), ('"2", "1"', 304)):
        answer = shop.get("/x", headers={"If-None-Match": etag})
        assert (answer.status_code, answer.content) == (status, b"" if status == 304 else b"x")
    assert len(web.asked) == 1


@pytest.mark.parametrize(
    ("asked", "status", "body"),
    [
        ("bytes=0-3", 206, b"0123"),
        ("bytes=4-", 206, b"456789"),
        ("bytes=-2", 206, b"89"),
        ("bytes=8-99", 206, b"89"),
        ("bytes=3-2", 200, b"0123456789"),
        ("bytes=10-", 416, None),
        ("lines=1-2", 200, b"0123456789"),
    ],
)
def test_a_range_is_cut_from_what_is_kept(
    world: World, web: LocalWeb, asked: str, status: int, body: bytes | None
) -> None:
    web.routes["/x"] = reply(200, b"0123456789")
    shop = world.shop(web, default=keeps("shop"))
    shop.get("/x")
    answer = shop.get("/x", headers={"Range": asked})
    assert answer.status_code == status
    assert body is None or answer.content == body
    if status == 206:
        assert answer.headers["content-range"].endswith("/10")


def test_a_416_may_have_a_page_and_is_never_kept(world: World, web: LocalWeb) -> None:
    web.routes |= {
        "/x": reply(416, b"no", {"Cache-Control": "max-age=60"}),
        "/p": reply(200, b"sorry"),
    }
    errors = [page(416, "/p", 404, ErrorCachingMinTTL=60)]
    shop = world.shop(web, default=keeps("shop"), errors=errors)
    assert (shop.get("/x").status_code, shop.get("/x").content) == (404, b"sorry")
    web.routes["/x"] = reply(200, b"x")
    assert shop.get("/x").status_code == 200


def test_a_range_that_is_not_kept_is_the_origins_to_cut(world: World, web: LocalWeb) -> None:
    web.routes["/x"] = reply(206, b"12", {"Content-Range": "bytes 1-2/9"})
    shop = world.shop(web, default=keeps("shop"))
    answer = shop.get("/x", headers={"Range": "bytes=1-2"})
    assert (answer.status_code, answer.content) == (206, b"12")
    assert web.asked[-1].headers["range"] == "bytes=1-2"
    web.routes["/x"] = reply(200, b"012345678")
    assert shop.get("/x").content == b"012345678"


@pytest.mark.parametrize("broken", [reply(503, b"x"), hang_up], ids=["5xx", "no answer"])
def test_a_stale_object_stands_in_for_a_failing_origin(
    world: World, web: LocalWeb, broken: object
) -> None:
    good = reply(200, b"good", {"Cache-Control": "max-age=10"})
    web.routes |= {"/x": good, "/p": reply(200, b"sorry")}
    errors = [
        page(503, "/p", 503, ErrorCachingMinTTL=30),
        page(502, "/p", 503, ErrorCachingMinTTL=30),
    ]
    shop = world.shop(web, default=keeps("shop"), errors=errors)
    shop.get("/x")
    web.routes["/x"] = broken  # type: ignore[assignment]
    world.clock.advance(11)
    assert (shop.get("/x").status_code, shop.get("/x").content) == (200, b"good")
    asked = len(web.asked)
    world.clock.advance(29)
    shop.get("/x")
    assert len(web.asked) == asked, "within ErrorCachingMinTTL nobody asks the origin"
    web.routes["/x"] = reply(200, b"back")
    world.clock.advance(2)
    assert shop.get("/x").content == b"back"


def test_a_4xx_is_shown_though_an_old_object_is_there(world: World, web: LocalWeb) -> None:
    web.routes["/x"] = reply(200, b"good", {"Cache-Control": "max-age=10"})
    shop = world.shop(web, default=keeps("shop"))
    shop.get("/x")
    web.routes["/x"] = reply(404, b"gone")
    world.clock.advance(11)
    assert (shop.get("/x").status_code, shop.get("/x").content) == (404, b"gone")


@pytest.mark.parametrize(
    ("says", "after", "status"),
    [
        ("max-age=10, stale-if-error=60", 50, 200),
        ("max-age=10, stale-if-error=60", 71, 503),
        ("max-age=10, stale-if-error=0", 11, 503),
        ("max-age=0, stale-if-error=60", 50, 200),
    ],
    ids=["within", "over", "forbidden", "at once"],
)
def test_stale_if_error_says_how_long_the_old_may_stand_in(
    world: World, web: LocalWeb, says: str, after: int, status: int
) -> None:
    web.routes |= {"/x": reply(200, b"good", {"Cache-Control": says}), "/p": reply(200, b"sorry")}
    shop = world.shop(web, default=keeps("shop"), errors=[page(503, "/p", 503)])
    shop.get("/x")
    web.routes["/x"] = reply(503, b"x")
    world.clock.advance(after)
    assert shop.get("/x").status_code == status


def test_without_an_old_object_the_page_is_shown(world: World, web: LocalWeb) -> None:
    web.routes |= {"/x": reply(503, b"x"), "/p": reply(200, b"sorry")}
    shop = world.shop(web, default=keeps("shop"), errors=[page(503, "/p", 503)])
    assert (shop.get("/x").status_code, shop.get("/x").content) == (503, b"sorry")


@pytest.mark.parametrize(
    ("path", "dead"),
    [
        ("/a/x?q=1", {"/a/x?q=1"}),
        ("/a/x", set()),
        ("/a/x*", {"/a/x?q=1", "/a/x?q=2"}),
        ("/a/*", {"/a/x?q=1", "/a/x?q=2"}),
        ("/*", {"/a/x?q=1", "/a/x?q=2", "/b"}),
        ("/A/*", set()),
        ("/b", {"/b"}),
    ],
)
def test_an_invalidation_kills_what_its_paths_cover_once_it_is_completed(
    world: World, web: LocalWeb, path: str, dead: set[str]
) -> None:
    paths = ("/a/x?q=1", "/a/x?q=2", "/b")
    web.routes |= dict.fromkeys(("/a/x", "/b"), reply(200, b"old"))
    shop = world.shop(web, default=keeps("shop"))
    for one in paths:
        shop.get(one)
    web.routes |= dict.fromkeys(("/a/x", "/b"), reply(200, b"new"))
    shop.invalidate(path)
    assert {shop.get(one).content for one in paths} == {b"old"}
    world.clock.advance(world.aws.propagation)
    assert {one for one in paths if shop.get(one).content == b"new"} == dead


def test_the_cache_outlives_a_change_of_the_configuration(world: World, web: LocalWeb) -> None:
    web.routes["/x"] = reply(200, b"old")
    shop = world.shop(web, default=keeps("shop"))
    shop.get("/x")
    shop.change(Comment="changed")
    world.clock.advance(world.aws.propagation)
    assert cache_word(shop.get("/x")) == "Hit"


def test_two_distributions_keep_their_own(world: World, web: LocalWeb, spare: LocalWeb) -> None:
    web.routes["/x"], spare.routes["/x"] = reply(200, b"one"), reply(200, b"two")
    shops = [world.deployed(config([custom(w)], keeps("shop"))) for w in (web, spare)]
    assert [s.get("/x").content for s in shops + shops] == [b"one", b"two"] * 2


def test_where_every_header_counts_nothing_is_kept(world: World, web: LocalWeb) -> None:
    web.routes["/x"] = reply(200, b"x", {"Cache-Control": "max-age=60"})
    every = {"QueryString": True, "Headers": listed(["*"]), "Cookies": {"Forward": "none"}}
    shop = world.shop(web, default=keeps("shop", ForwardedValues=every))
    assert [cache_word(shop.get("/x")) for _ in range(2)] == ["Miss", "Miss"]
