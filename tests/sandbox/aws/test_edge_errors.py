"""Errors at the edge: their pages, their codes, and how long they are kept."""

from datetime import timedelta
from email.utils import format_datetime

import pytest
from botocore.exceptions import ClientError

from commdrill.testing.local_web import LocalWeb, hang_up, reply
from tests.sandbox.aws.world import (
    READ_WRITE,
    World,
    behaviour,
    cache_word,
    config,
    custom,
    keeps,
    listed,
    nobody,
    page,
)

SORRY = b"<h1>We will be back</h1>"


def test_the_page_comes_from_the_first_behaviour_that_matches_its_path(
    world: World, web: LocalWeb
) -> None:
    web.routes["/buy"] = reply(500, b"Traceback")
    pages = world.pages("pages", oops=SORRY)
    shop = world.deployed(
        config(
            [custom(web), pages],
            behaviour("shop"),
            behaviours=[
                behaviour("pages", PathPattern="/errors/*"),
                behaviour("shop", PathPattern="/errors/oops*"),
            ],
            errors=[page(500, "/errors/oops.html", 503)],
        )
    )
    answer = shop.get("/buy")
    assert (answer.status_code, answer.content) == (503, SORRY)
    assert answer.headers["content-type"] == "text/html"
    assert answer.headers["x-cache"] == "Error from cloudfront"


def test_pages_on_the_failing_origin_are_no_pages(world: World, web: LocalWeb) -> None:
    web.routes |= {"/buy": reply(500, b"x"), "/errors/oops.html": reply(502, b"down too")}
    shop = world.shop(web, errors=[page(500, "/errors/oops.html", 200)])
    answer = shop.get("/buy")
    assert (answer.status_code, answer.content) == (502, b"down too")


@pytest.mark.parametrize(
    ("may_list", "status"), [(False, 403), (True, 404)], ids=["may not list", "may list"]
)
def test_a_missing_page_shows_the_status_of_its_own_origin(
    world: World, web: LocalWeb, may_list: bool, status: int
) -> None:
    web.routes["/buy"] = reply(500, b"x")
    pages = world.pages("pages", oops=SORRY)
    actions = ["s3:GetObject", "s3:ListBucket"] if may_list else ["s3:GetObject"]
    world.allow("pages", *actions)
    shop = world.deployed(
        config(
            [custom(web), pages],
            behaviour("shop"),
            behaviours=[behaviour("pages", PathPattern="/errors/*")],
            errors=[page(500, "/errors/oops.html", 503, ErrorCachingMinTTL=0)],
        )
    )
    assert shop.get("/buy").status_code == 503
    world.remove("pages", "errors/oops.html")
    assert shop.get("/buy").status_code == status


def test_a_page_that_nobody_may_read_is_403(world: World, web: LocalWeb) -> None:
    web.routes["/buy"] = reply(500, b"x")
    pages = world.pages("pages", public=False, oops=SORRY)
    shop = world.deployed(
        config(
            [custom(web), pages],
            behaviour("shop"),
            behaviours=[behaviour("pages", PathPattern="/errors/*")],
            errors=[page(500, "/errors/oops.html", 503)],
        )
    )
    assert shop.get("/buy").status_code == 403


def test_an_error_of_a_page_has_no_page_of_its_own(world: World, web: LocalWeb) -> None:
    shop = world.shop(
        web, errors=[page(404, "/errors/404.html", 200), page(500, "/errors/500.html")]
    )
    web.routes["/buy"] = reply(500, b"x")
    assert shop.get("/buy").status_code == 404
    assert shop.get("/errors/404.html").status_code == 404


def test_one_who_asks_for_the_page_itself_gets_it_as_it_is(world: World, web: LocalWeb) -> None:
    web.routes["/errors/404.html"] = reply(200, SORRY)
    shop = world.shop(web, errors=[page(404, "/errors/404.html", 404)])
    assert shop.get("/errors/404.html").status_code == 200
    assert (shop.get("/nowhere").status_code, shop.get("/nowhere").content) == (404, SORRY)


@pytest.mark.parametrize("status", [401, 409, 410, 413, 429, 505])
def test_errors_that_no_page_is_for_pass_as_they_are(
    world: World, web: LocalWeb, status: int
) -> None:
    web.routes |= {"/x": reply(status, b"own", {"Retry-After": "7"}), "/p": reply(200, SORRY)}
    shop = world.shop(web, errors=[page(code, "/p", 200) for code in (400, 500, 503)])
    answer = shop.get("/x")
    assert (answer.status_code, answer.content) == (status, b"own")
    assert answer.headers["retry-after"] == "7"
    assert cache_word(answer) == "Error"


def test_an_error_response_without_a_page_leaves_the_error_as_it_is(
    world: World, web: LocalWeb
) -> None:
    web.routes["/x"] = reply(503, b"own", {"Content-Type": "application/json"})
    shop = world.shop(web, errors=[page(503, ErrorCachingMinTTL=1)])
    assert (shop.get("/x").status_code, shop.get("/x").content) == (503, b"own")


def test_the_page_answers_every_method(world: World, web: LocalWeb) -> None:
    web.routes |= {"/buy": reply(503, b"x"), "/errors/oops.html": reply(200, SORRY)}
    shop = world.shop(web, errors=[page(503, "/errors/oops.html", 503)])
    posted = shop.get("/buy", method="POST", data=b"order")
    assert (posted.status_code, posted.content) == (503, SORRY)
    assert [a.method for a in web.asked] == ["POST", "GET"]
    headed = shop.get("/buy", method="HEAD")
    assert (headed.status_code, headed.content) == (503, b"")
    assert headed.headers["content-length"] == str(len(SORRY))


def test_a_refused_connection_is_a_502_and_has_the_502_page(world: World, web: LocalWeb) -> None:
    web.routes["/errors/oops.html"] = reply(200, SORRY)
    shop = world.deployed(
        config(
            [custom(nobody()), custom(web, "pages")],
            behaviour("shop"),
            behaviours=[behaviour("pages", PathPattern="errors/*")],
            errors=[page(502, "/errors/oops.html", 503)],
        )
    )
    assert (shop.get("/").status_code, shop.get("/").content) == (503, SORRY)


def test_an_origin_that_hangs_up_is_a_502(world: World, web: LocalWeb) -> None:
    web.routes["/x"] = hang_up
    answer = world.shop(web).get("/x")
    assert answer.status_code == 502
    assert b"could not be satisfied" in answer.content


def test_an_error_is_kept_ten_seconds_where_nobody_says_how_long(
    world: World, web: LocalWeb
) -> None:
    web.routes["/x"] = reply(500, b"x")
    shop = world.shop(web, default=keeps("shop"))
    shop.get("/x")
    web.routes["/x"] = reply(200, b"back")
    world.clock.advance(9.9)
    kept = shop.get("/x")
    assert (kept.status_code, cache_word(kept), kept.headers["age"]) == (500, "Error", "9")
    world.clock.advance(0.2)
    assert shop.get("/x").content == b"back"


@pytest.mark.parametrize(
    ("minimum", "headers", "behaves", "seconds"),
    [
        (30, {}, {}, 30),
        (0, {}, {}, 0),
        (30, {"Cache-Control": "max-age=60"}, {}, 60),
        (30, {"Cache-Control": "max-age=5"}, {}, 30),
        (5, {"Cache-Control": "max-age=10, s-maxage=70"}, {}, 70),
        (5, {"Expires": "60"}, {}, 60),
        (300, {}, {"MaxTTL": 20, "DefaultTTL": 10}, 300),
        (5, {"Cache-Control": "max-age=600"}, {"MaxTTL": 40, "DefaultTTL": 10}, 40),
        (300, {"Cache-Control": "max-age=600"}, {"MaxTTL": 0, "DefaultTTL": 0}, 300),
        (5, {"Cache-Control": "no-store"}, {}, 5),
    ],
    ids=[
        "minimum", "zero", "max-age is longer", "max-age is shorter", "s-maxage counts first",
        "Expires", "the minimum is not capped", "max-age capped", "caching disabled", "no-store changes nothing",
    ],
)  # fmt: skip
def test_an_error_is_kept_for_the_longer_of_two_times_up_to_the_maximum(  # noqa: PLR0917 - a table
    world: World,
    web: LocalWeb,
    minimum: int,
    headers: dict[str, str],
    behaves: dict[str, int],
    seconds: int,
) -> None:
    errors = [page(503, ErrorCachingMinTTL=minimum)]
    shop = world.shop(web, default=keeps("shop", **behaves), errors=errors)
    if "Expires" in headers:
        world.clock.advance(1 - world.clock.monotonic() % 1)  # HTTP dates have whole seconds
        until = world.clock.now() + timedelta(seconds=int(headers["Expires"]))
        headers = {"Expires": format_datetime(until, usegmt=True)}
    web.routes["/x"] = reply(503, b"x", headers)
    shop.get("/x")
    web.routes["/x"] = reply(200, b"back")
    if seconds:
        world.clock.advance(seconds - 0.5)
        assert shop.get("/x").status_code == 503
        world.clock.advance(1)
    assert shop.get("/x").status_code == 200


@pytest.mark.parametrize(
    ("status", "plain", "with_max_age"),
    [(code, True, True) for code in (404, 414, 500, 501, 502, 503, 504)]
    + [(code, False, True) for code in (400, 403, 405, 412, 415)]
    + [(code, False, False) for code in (401, 416, 429)],
)
def test_which_errors_are_kept(
    world: World, web: LocalWeb, status: int, plain: bool, with_max_age: bool
) -> None:
    web.routes["/plain"] = reply(status, b"x")
    web.routes["/told"] = reply(status, b"x", {"Cache-Control": "max-age=60"})
    shop = world.shop(web, default=keeps("shop"))
    for path in ("/plain", "/told"):
        shop.get(path)
        web.routes[path] = reply(200, b"back")
    world.clock.advance(5)
    assert (shop.get("/plain").status_code == status) is plain
    assert (shop.get("/told").status_code == status) is with_max_age


def test_errors_are_kept_for_each_url_apart(world: World, web: LocalWeb) -> None:
    web.routes["/x"] = reply(500, b"x")
    shop = world.shop(web, default=keeps("shop"))
    shop.get("/x?a=1")
    web.routes["/x"] = reply(200, b"back")
    assert shop.get("/x?a=1").status_code == 500
    assert shop.get("/x?a=2").status_code == 200


def test_errors_of_posts_are_not_kept(world: World, web: LocalWeb) -> None:
    web.routes["/x"] = reply(500, b"x")
    shop = world.shop(web, default=keeps("shop", methods=READ_WRITE))
    shop.get("/x", method="POST")
    web.routes["/x"] = reply(200, b"back")
    assert shop.get("/x", method="POST").status_code == 200
    assert shop.get("/x").status_code == 200


def test_the_time_until_recovery_is_seen_is_the_error_ttl_or_an_invalidation(
    world: World, web: LocalWeb
) -> None:
    web.routes |= {"/x": reply(500, b"x"), "/errors/p": reply(200, SORRY)}
    errors = [page(500, "/errors/p", 503, ErrorCachingMinTTL=300)]
    shop = world.shop(web, default=keeps("shop"), errors=errors)
    shop.get("/x")
    web.routes["/x"] = reply(200, b"back")
    assert shop.get("/x").status_code == 503
    shop.invalidate("/x")
    world.clock.advance(world.aws.propagation)
    assert shop.get("/x").content == b"back"


def test_a_method_that_a_behaviour_does_not_allow_is_403_and_asks_nobody(
    world: World, web: LocalWeb
) -> None:
    web.routes["/x"] = reply(200, b"x")
    shop = world.shop(web, default=behaviour("shop"))
    answer = shop.get("/x", method="POST", data=b"1")
    assert (answer.status_code, cache_word(answer)) == (403, "Error")
    assert not web.asked
    assert shop.get("/x", method="HEAD").status_code == 200
    assert shop.get("/x", method="OPTIONS").status_code == 403


def policy(world: World, *headers: tuple[str, str, bool], removes: tuple[str, ...] = ()) -> str:
    custom = [{"Header": name, "Value": value, "Override": o} for name, value, o in headers]
    made = world.cloudfront.create_response_headers_policy(
        ResponseHeadersPolicyConfig={
            "Name": f"policy-{nobody()}",
            "CustomHeadersConfig": listed(custom),
            "RemoveHeadersConfig": listed([{"Header": name} for name in removes]),
        }
    )
    return str(made["ResponseHeadersPolicy"]["Id"])


def test_a_page_has_the_headers_of_its_own_behaviours_policy(world: World, web: LocalWeb) -> None:
    web.routes["/buy"] = reply(500, b"Traceback")
    pages = world.pages("headed", oops=SORRY)
    named = policy(world, ("Retry-After", "120", True))
    shop = world.deployed(
        config(
            [custom(web), pages],
            behaviour("shop"),
            behaviours=[
                behaviour("headed", PathPattern="/errors/*", ResponseHeadersPolicyId=named)
            ],
            errors=[page(500, "/errors/oops.html", 503)],
        )
    )
    answer = shop.get("/buy")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "120")


@pytest.mark.parametrize(("overrides", "sent"), [(True, "new"), (False, "old")], ids=repr)
def test_a_policys_header_replaces_the_origins_only_where_it_overrides(
    world: World, web: LocalWeb, overrides: bool, sent: str
) -> None:
    web.routes["/"] = reply(200, b"x", {"X-Shop": "old", "X-Powered-By": "us"})
    named = policy(world, ("X-Shop", "new", overrides), removes=("X-Powered-By",))
    shop = world.shop(web, default=behaviour("shop", ResponseHeadersPolicyId=named))
    answer = shop.get("/")
    assert answer.headers["X-Shop"] == sent
    assert "X-Powered-By" not in answer.headers


def test_a_distribution_names_no_policy_that_is_not_there(world: World, web: LocalWeb) -> None:
    with pytest.raises(ClientError, match="NoSuchResponseHeadersPolicy"):
        world.shop(web, default=behaviour("shop", ResponseHeadersPolicyId="nobody"))
