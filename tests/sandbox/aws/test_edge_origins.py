"""Origins that are slow, silent, absent, doubled, or AWS's own."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill.testing import FakeClock
from commdrill.testing.local_web import LocalWeb, Reply, hang_up, reply
from commdrill_sandbox.aws.cloudfront.content import Content
from tests.each import each
from tests.sandbox.aws.world import (
    ALL_VIEWER,
    READ_WRITE,
    World,
    behaviour,
    black_hole,
    bucket,
    cache_word,
    config,
    custom,
    group,
    nobody,
    page,
)

SORRY = b"sorry"


def silent_for(clock: FakeClock, seconds: float, web: LocalWeb) -> Reply:
    """Takes the request, lets that much time pass and says nothing until the very end."""

    def wait(handler: object) -> None:
        clock.advance(seconds)
        web.stopping.wait(60)

    return wait


def late_by(clock: FakeClock, seconds: float, then: Reply) -> Reply:
    """Answers, but only after that much time."""

    def wait(handler: object) -> None:
        clock.advance(seconds)
        then(handler)  # type: ignore[arg-type]

    return wait


def test_an_origin_that_is_too_slow_is_a_504_and_has_the_504_page(
    world: World, web: LocalWeb, spare: LocalWeb
) -> None:
    web.routes["/x"] = silent_for(world.clock, 30.1, web)
    spare.routes["/errors/slow"] = reply(200, SORRY)
    shop = world.deployed(
        config(
            [custom(web), custom(spare, "pages")],
            behaviour("shop"),
            behaviours=[behaviour("pages", PathPattern="/errors/*")],
            errors=[page(504, "/errors/slow", 503)],
        )
    )
    answer = shop.get("/x")
    assert (answer.status_code, answer.content) == (503, SORRY)
    assert cache_word(answer) == "Error"


@pytest.mark.parametrize(
    ("method", "attempts", "asked"),
    [("GET", 3, 3), ("GET", 1, 1), ("HEAD", 2, 2), ("POST", 3, 1), ("PUT", 3, 1)],
)
def test_only_reads_are_tried_again(
    world: World, web: LocalWeb, method: str, attempts: int, asked: int
) -> None:
    web.routes["/x"] = silent_for(world.clock, 5.1, web)
    origin = custom(web, OriginReadTimeout=5, ConnectionAttempts=attempts)
    shop = world.deployed(config([origin], behaviour("shop", methods=READ_WRITE)))
    began = world.clock.monotonic()
    assert shop.get("/x", method=method).status_code == 504
    assert len(web.asked) == asked
    assert world.clock.monotonic() - began == pytest.approx(asked * 5.1)


def test_an_answer_just_in_time_is_an_answer(world: World, web: LocalWeb) -> None:
    web.routes["/x"] = late_by(world.clock, 4.9, reply(200, b"x"))
    shop = world.deployed(config([custom(web, OriginReadTimeout=5)], behaviour("shop")))
    assert shop.get("/x").content == b"x"
    web.routes["/x"] = late_by(world.clock, 5.1, reply(200, b"x"))
    assert shop.get("/x").status_code == 504


def test_the_completion_time_ends_what_drips(world: World, web: LocalWeb) -> None:
    def drip(handler: object) -> None:
        """A second each, of the 60 for silence: an edge that falls behind by most is not late."""
        reply(200, b"", {"Content-Length": "62"})(handler)  # type: ignore[arg-type]
        for _ in range(62):
            world.clock.advance(1)
            handler.wfile.write(b".")  # type: ignore[attr-defined]
            handler.wfile.flush()  # type: ignore[attr-defined]
            web.stopping.wait(0.02)

    web.routes["/x"] = drip
    plain = custom(web, OriginReadTimeout=60, ConnectionAttempts=1)
    assert world.deployed(config([plain], behaviour("shop"))).get("/x").content == b"." * 62
    capped = {**plain, "ResponseCompletionTimeout": 60}
    assert world.deployed(config([capped], behaviour("shop"))).get("/x").status_code == 504


def test_a_black_hole_is_a_504_after_the_connection_times_out(world: World, web: LocalWeb) -> None:
    web.routes["/p"] = reply(200, SORRY)
    with black_hole() as port:
        gone = custom(port, ConnectionAttempts=1, ConnectionTimeout=1)
        shop = world.deployed(
            config(
                [gone, custom(web, "pages")],
                behaviour("shop"),
                behaviours=[behaviour("pages", PathPattern="/p")],
                errors=[page(504, "/p", 200)],
            )
        )
        answer = shop.get("/x")
    assert (answer.status_code, answer.content) == (200, SORRY)


def test_an_origin_that_never_ends_its_headers_is_no_answer(world: World, web: LocalWeb) -> None:
    def begin(handler: object) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")  # type: ignore[attr-defined]
        handler.wfile.flush()  # type: ignore[attr-defined]
        silent_for(world.clock, 1.1, web)(handler)  # type: ignore[arg-type]

    web.routes["/x"] = begin
    origin = custom(web, OriginReadTimeout=1, ConnectionAttempts=1)
    assert world.deployed(config([origin], behaviour("shop"))).get("/x").status_code == 504


@pytest.mark.parametrize(
    "broken",
    [reply(500, b"x"), reply(404, b"x"), hang_up],
    ids=["listed 5xx", "listed 4xx", "no answer"],
)
def test_a_group_turns_to_the_second_origin(
    world: World, web: LocalWeb, spare: LocalWeb, broken: Reply
) -> None:
    web.routes["/x"], spare.routes["/x"] = broken, reply(200, b"spare")
    shop = world.deployed(
        config(
            [custom(web), custom(spare, "spare")],
            behaviour("both"),
            groups=[group("shop", "spare", 500, 404)],
        )
    )
    assert shop.get("/x").content == b"spare"
    assert shop.get("/x").content == b"spare"
    assert len(web.asked) >= 2, "every request tries the primary first"
    web.routes["/x"] = reply(200, b"shop")
    assert shop.get("/x").content == b"shop"


def test_a_group_turns_on_a_refused_connection(world: World, spare: LocalWeb) -> None:
    spare.routes["/x"] = reply(200, b"spare")
    shop = world.deployed(
        config(
            [custom(nobody()), custom(spare, "spare")],
            behaviour("both"),
            groups=[group("shop", "spare", 500)],
        )
    )
    assert shop.get("/x").content == b"spare"


@pytest.mark.parametrize(
    ("method", "turns"),
    [("GET", True), ("HEAD", True), ("OPTIONS", True), ("POST", False), ("DELETE", False)],
)
def test_a_group_turns_for_reads_alone(
    world: World, web: LocalWeb, spare: LocalWeb, method: str, turns: bool
) -> None:
    web.routes["/x"], spare.routes["/x"] = reply(503, b"x"), reply(200, b"spare")
    shop = world.deployed(
        config(
            [custom(web), custom(spare, "spare")],
            behaviour("both", methods=READ_WRITE),
            groups=[group("shop", "spare", 503)],
        )
    )
    assert (shop.get("/x", method=method).status_code == 200) is turns
    assert bool(spare.asked) is turns


def test_an_error_that_is_no_reason_to_turn_has_its_page(
    world: World, web: LocalWeb, spare: LocalWeb
) -> None:
    web.routes["/x"] = reply(500, b"x")
    spare.routes |= {"/x": reply(503, b"x"), "/p": reply(200, SORRY)}
    shop = world.deployed(
        config(
            [custom(web), custom(spare, "spare")],
            behaviour("both"),
            behaviours=[behaviour("spare", PathPattern="/p")],
            groups=[group("shop", "spare", 502)],
            errors=[
                page(500, "/p", 500, ErrorCachingMinTTL=0),
                page(503, "/p", 503, ErrorCachingMinTTL=0),
            ],
        )
    )
    assert (shop.get("/x").status_code, shop.get("/x").content) == (500, SORRY)
    assert [a.path for a in spare.asked] == ["/p", "/p"]
    web.routes["/x"] = reply(502, b"x")
    assert (shop.get("/x").status_code, shop.get("/x").content) == (503, SORRY)


def test_a_bucket_is_read_through_its_rest_endpoint(world: World) -> None:
    origin = world.pages("store", index=b"<h1>maintenance</h1>")
    world.put("store", "a b/ü.txt", b"\x00" * 10, ContentType="text/plain")
    shop = world.deployed(config([origin], behaviour("store")))
    answer = shop.get("/errors/index.html")
    assert (answer.content, answer.headers["content-type"]) == (
        b"<h1>maintenance</h1>",
        "text/html",
    )
    assert shop.get("/a%20b/%C3%BC.txt").content == b"\x00" * 10
    etag = answer.headers["etag"]
    assert shop.get("/errors/index.html", headers={"If-None-Match": etag}).status_code == 304
    part = shop.get("/errors/index.html", headers={"Range": "bytes=0-3"})
    assert (part.status_code, part.content) == (206, b"<h1>")
    assert shop.get("/errors/index.html", headers={"Range": "bytes=900-"}).status_code == 416
    assert shop.get("/errors/").status_code == 403, "no index documents"
    head = shop.get("/errors/index.html", method="HEAD")
    assert (head.status_code, head.headers["content-length"]) == (200, "20")


def test_an_api_answers_to_no_distributions_host(world: World) -> None:
    name = "abc123.execute-api.us-east-1.amazonaws.com"
    origin = {**custom(80, "api"), "DomainName": name}
    forwards = behaviour("api", OriginRequestPolicyId=ALL_VIEWER)
    answer = world.deployed(config([origin], forwards)).get("/")
    assert (answer.status_code, answer.json()) == (403, {"message": "Forbidden"})


@each(
    ("code", "named"),
    [
        ("InvalidOriginAccessControl", {"OriginAccessControlId": "E1NONE"}),
        (
            "InvalidOriginAccessIdentity",
            {"S3OriginConfig": {"OriginAccessIdentity": "origin-access-identity/cloudfront/ENONE"}},
        ),
        ("InvalidOriginAccessIdentity", {"S3OriginConfig": {"OriginAccessIdentity": "ENONE"}}),
    ],
)
def test_no_bucket_is_read_as_somebody_who_is_not_there(
    world: World, code: str, named: dict[str, Any]
) -> None:
    origin = {**world.pages("store", public=False), **named}
    with pytest.raises(ClientError) as refused:
        world.create(config([origin], behaviour("store")))
    assert refused.value.response["Error"]["Code"] == code


def test_a_private_bucket_opens_to_the_distribution_that_its_policy_names(world: World) -> None:
    origin = world.pages("store", public=False, index=b"hello")
    secret = {**origin, "OriginAccessControlId": world.access_control()}
    made = world.create(config([secret], behaviour("store")))["Distribution"]
    other = world.deployed(config([secret], behaviour("store")))
    plain = world.deployed(config([origin], behaviour("store")))
    only = {"StringEquals": {"AWS:SourceArn": made["ARN"]}}
    service = {"Service": "cloudfront.amazonaws.com"}
    world.allow("store", "s3:GetObject", principal=service, Condition=only)
    assert world.ask(made["DomainName"], "/errors/index.html").content == b"hello"
    assert world.ask(made["DomainName"], "/errors/none.html").status_code == 403
    assert other.get("/errors/index.html").status_code == 403
    assert plain.get("/errors/index.html").status_code == 403


def test_a_bucket_that_is_not_there_is_an_error(world: World) -> None:
    shop = world.deployed(config([bucket("never-made")], behaviour("never-made")))
    assert shop.get("/x").status_code in {403, 404}


def test_a_stage_of_api_gateway_is_asked_at_the_front_itself(world: World) -> None:
    asked: list[str] = []
    host = "abc123.execute-api.us-east-1.amazonaws.com"
    origin = custom(
        443, "api", DomainName=host, OriginPath="/prod", OriginProtocolPolicy="https-only"
    )
    shop = world.deployed(config([origin], behaviour("api")))
    answer = shop.get("/orders")
    asked.append(answer.headers["x-cache"])
    assert answer.status_code != 502, "the host is never looked for outside"


def test_another_distribution_can_be_an_origin(world: World, web: LocalWeb) -> None:
    web.routes["/x"] = reply(200, b"inner")
    inner = world.shop(web)
    origin = custom(443, "inner", DomainName=inner.host, OriginProtocolPolicy="https-only")
    assert world.deployed(config([origin], behaviour("inner"))).get("/x").content == b"inner"


def test_what_the_edge_makes_itself_says_so() -> None:
    from commdrill_sandbox.aws.cloudfront.content import made_by_edge

    made = made_by_edge(504, "<slow>")
    assert isinstance(made, Content)
    assert b"&lt;slow&gt;" in made.body


def test_a_bucket_that_is_not_there_is_404(world: World) -> None:
    shop = world.deployed(config([bucket("no-such-bucket")], behaviour("no-such-bucket")))
    answer = shop.get("/x")
    assert (answer.status_code, "<Code>NoSuchBucket</Code>" in answer.text) == (404, True)
