"""Lambda@Edge: functions of Lambda at the four places where CloudFront runs them."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from commdrill.testing.local_web import LocalWeb, reply
from commdrill_sandbox.aws.cloudfront.lambda_at_edge import PATIENCE
from tests.sandbox.aws.functions.test_own_code import archive
from tests.sandbox.aws.test_cloudfront_control import refusal
from tests.sandbox.aws.world import (
    READ_WRITE,
    Config,
    Shop,
    World,
    behaviour,
    cache_word,
    config,
    custom,
    group,
    keeps,
    listed,
    nobody,
    page,
)

_made = iter(range(10_000))
_HEAD = "def handler(event, context):\n cf = event['Records'][0]['cf']\n"
ECHO = (
    _HEAD
    + """
 import json
 body = json.dumps(cf)
 return {'status': '200', 'headers': {'X-Own': [{'key': 'X-Own', 'value': '1'}]}, 'body': body}
"""
)
WRITES = (
    _HEAD
    + """
 answer = cf['response']
 if int(answer['status']) < 500: return answer
 spanish = cf['request']['headers'].get('accept-language', [{'value': ''}])[0]['value'] == 'es'
 answer['body'] = 'volvemos pronto' if spanish else 'back soon'
 answer['status'] = '503'
 answer['headers']['retry-after'] = [{'key': 'Retry-After', 'value': '300'}]
 return answer
"""
)
MARKS = (
    _HEAD
    + """
 answer = cf['response']
 answer['headers']['x-seen'] = [{'key': 'X-Seen', 'value': cf['request']['uri']}]
 return answer
"""
)

Publish = Callable[..., str]
_LONG = 120  # seconds


@pytest.fixture
def publish(world: World, monkeypatch: pytest.MonkeyPatch) -> Publish:
    """A numbered version of a function; its ARN. It has long: a busy machine stands still for seconds."""
    for of_viewer in PATIENCE:
        monkeypatch.setitem(PATIENCE, of_viewer, _LONG)
    return partial(_published, world, Timeout=_LONG)


@pytest.fixture
def publish_in_time(world: World) -> Publish:
    """The same, with as much time as CloudFront gives a viewer's: what is refused is refused by that."""
    return partial(_published, world, Timeout=5)


def _published(
    world: World,
    code: str,
    region: str = "us-east-1",
    runtime: str = "python3.12",
    file: str = "app.py",
    **more: Any,
) -> str:
    name = f"edge-{next(_made)}"
    role = world.aws.clients.of("iam").create_role(RoleName=name, AssumeRolePolicyDocument="{}")
    client = world.aws.clients.of("lambda", region)
    client.create_function(
        FunctionName=name,
        Runtime=runtime,
        Role=role["Role"]["Arn"],
        Handler="app.handler",
        Code={"ZipFile": archive(**{file: code})},
        **more,
    )
    return str(client.publish_version(FunctionName=name)["FunctionArn"])


def linked(arn: str, trigger: str, **more: Any) -> Config:
    link = {"LambdaFunctionARN": arn, "EventType": trigger, **more}
    return {"LambdaFunctionAssociations": listed([link])}


def at(world: World, web: LocalWeb, arn: str, trigger: str, **more: Any) -> Shop:
    default = behaviour("shop", methods=READ_WRITE, **linked(arn, trigger))
    return world.shop(web, default=default, **more)


@pytest.mark.parametrize("trigger", ["viewer-request", "origin-request"])
def test_a_request_function_may_answer_itself(
    world: World, web: LocalWeb, publish: Publish, trigger: str
) -> None:
    answer = at(world, web, publish(ECHO), trigger).get("/a?b=1")
    told = answer.json()
    query = "b=1" if trigger == "viewer-request" else ""  # the behaviour forwards none
    assert (answer.status_code, answer.headers["x-own"]) == (200, "1")
    assert told["config"]["eventType"] == trigger
    assert (told["request"]["uri"], told["request"]["querystring"]) == ("/a", query)
    assert ("origin" in told["request"]) == (trigger == "origin-request")


def test_an_origin_response_function_writes_the_page_of_an_origins_error(
    world: World, web: LocalWeb, publish: Publish
) -> None:
    web.routes |= {"/a": reply(500, b"Traceback"), "/b": reply(200, b"shop")}
    forwarded = {
        "QueryString": False, "Cookies": {"Forward": "none"},
        "Headers": listed(["Accept-Language"]),
    }  # fmt: skip
    never = {"MinTTL": 0, "DefaultTTL": 0, "MaxTTL": 0, "ForwardedValues": forwarded}
    default = behaviour("shop", **never, **linked(publish(WRITES), "origin-response"))
    shop = world.shop(web, default=default)
    for language, words in (("es", "volvemos pronto"), ("en", "back soon")):
        answer = shop.get("/a", headers={"Accept-Language": language})
        assert (answer.status_code, answer.text) == (503, words)
        assert answer.headers["retry-after"] == "300"
    assert shop.get("/b").text == "shop"


def test_a_custom_page_comes_after_the_origin_response_function(
    world: World, web: LocalWeb, publish: Publish
) -> None:
    web.routes |= {"/a": reply(500), "/p": reply(200, b"custom page")}
    arn = publish(WRITES)
    shop = at(world, web, arn, "origin-response", errors=[page(503, "/p", 503)])
    assert shop.get("/a").text == "custom page", "the function made a 503 of it, which has a page"
    shop = at(world, web, arn, "origin-response", errors=[page(500, "/p", 500)])
    assert shop.get("/a").text == "back soon", "there is no 500 any more"


def test_an_origin_that_is_silent_has_no_response_for_a_function(
    world: World, publish: Publish
) -> None:
    default = behaviour("shop", **linked(publish(WRITES), "origin-response"))
    assert world.shop(nobody(), default=default).get("/a").status_code == 502


def test_a_viewer_response_function_is_not_run_for_errors(
    world: World, web: LocalWeb, publish: Publish
) -> None:
    web.routes |= {"/a": reply(200, b"shop"), "/b": reply(404), "/p": reply(200)}
    shop = at(world, web, publish(MARKS), "viewer-response", errors=[page(404, "/p", 200)])
    assert (shop.get("/a").headers["x-seen"], shop.get("/a").text) == ("/a", "shop")
    assert "x-seen" not in shop.get("/b").headers


def test_origin_functions_are_run_for_what_is_fetched_and_viewer_functions_for_all(
    world: World, web: LocalWeb, publish: Publish
) -> None:
    web.routes["/a"] = reply(200, b"shop")
    count = MARKS.replace("cf['request']['uri']", "context.aws_request_id")
    for trigger, same in (("origin-response", True), ("viewer-response", False)):
        shop = world.shop(web, default=keeps("shop", **linked(publish(count), trigger)))
        first, second = (shop.get("/a").headers["x-seen"] for _ in range(2))
        assert (first == second) is same


def test_an_origin_request_function_may_move_the_request_to_another_origin(
    world: World, web: LocalWeb, spare: LocalWeb, publish: Publish
) -> None:
    spare.routes["/moved/x"] = reply(200, b"spare")
    code = _HEAD + (
        " request = cf['request']\n"
        f" request['origin']['custom'].update(port={spare.port}, path='/moved')\n"
        " request['uri'] = '/x'\n"
        " return request\n"
    )
    assert at(world, web, publish(code), "origin-request").get("/a").text == "spare"


def test_a_function_runs_for_each_origin_of_a_group(
    world: World, web: LocalWeb, spare: LocalWeb, publish: Publish
) -> None:
    web.routes["/a"], spare.routes["/a"] = reply(500), reply(200, b"spare")
    code = MARKS.replace("cf['request']['uri']", "str(cf['request']['origin']['custom']['port'])")
    default = behaviour("both", **linked(publish(code), "origin-response"))
    shop = world.deployed(
        config([custom(web), custom(spare, "spare")], default, groups=[group("shop", "spare", 500)])
    )
    assert shop.get("/a").headers["x-seen"] == str(spare.port)


@pytest.mark.parametrize(
    ("trigger", "most"), [("viewer-request", 40960), ("origin-request", 1 << 20)]
)
def test_a_body_is_included_as_far_as_the_trigger_may_see_it(
    world: World, web: LocalWeb, publish: Publish, trigger: str, most: int
) -> None:
    code = _HEAD + (
        " import base64, json\n"
        " told = cf['request']['body']\n"
        " size = [len(base64.b64decode(told['data'])), told['inputTruncated']]\n"
        " return {'status': '200', 'body': json.dumps(size)}\n"
    )
    link = linked(publish(code), trigger, IncludeBody=True)
    shop = world.shop(web, default=behaviour("shop", methods=READ_WRITE, **link))
    for size, seen in ((most, [most, False]), (most + 1, [most, True])):
        assert shop.get("/a", method="POST", data=b"x" * size).json() == seen


SAYS = {
    "no object": ("viewer-request", "7", 502),
    "no status": ("origin-request", "{'status': 'fine'}", 502),
    "forbidden header": (
        "origin-response", "{**cf['response'], 'headers': {'x-cache': [{'value': 'Hit'}]}}", 502),
    "read-only header": (
        "viewer-request", "{**cf['request'], 'headers': {'host': [{'value': 'other'}]}}", 502),
    "misshapen header": (
        "origin-response", "{**cf['response'], 'headers': {'x-own': '1'}}", 502),
    "other key": (
        "origin-response", "{**cf['response'], 'headers': {'x-own': [{'key': 'y', 'value': '1'}]}}", 502),
    "status at the viewer": ("viewer-response", "{**cf['response'], 'status': '201'}", 502),
    "too large at the viewer": ("viewer-request", "{'status': '200', 'body': 'x' * 40961}", 502),
    "too large at the origin": ("origin-response", "{'status': '200', 'body': 'x' * 1048577}", 502),
    "no base64": ("origin-response", "{'status': '200', 'body': '?', 'bodyEncoding': 'base64'}", 502),
    "raises": ("origin-response", "1 / 0", 503),
}  # fmt: skip


@pytest.mark.parametrize(("trigger", "says", "status"), SAYS.values(), ids=SAYS)
def test_what_a_function_may_not_say_is_cloudfronts_own_error(  # noqa: PLR0917 - a table
    world: World, web: LocalWeb, publish: Publish, trigger: str, says: str, status: int
) -> None:
    web.routes["/a"] = reply(200, b"shop")
    shop = at(world, web, publish(f"{_HEAD} return {says}"), trigger, errors=[page(502, "/a", 200)])
    answer = shop.get("/a")
    word = "LambdaValidationError" if status == 502 else "LambdaExecutionError"
    assert (answer.status_code, cache_word(answer)) == (status, word)


def test_a_function_that_may_not_run_is_a_503(
    world: World, web: LocalWeb, publish: Publish
) -> None:
    arn = publish(MARKS)
    world.aws.clients.of("lambda").put_function_concurrency(
        FunctionName=arn.split(":")[6], ReservedConcurrentExecutions=0
    )
    answer = at(world, web, arn, "viewer-request").get("/a")
    assert (answer.status_code, cache_word(answer)) == (503, "LambdaLimitExceeded")


def _code(**more: Any) -> Callable[[Publish], str]:
    return lambda publish: publish(MARKS, **more)


REFUSED: dict[str, tuple[str, Callable[[Publish], str], dict[str, Any]]] = {
    "another Region": ("viewer-request", _code(region="us-west-2"), {}),
    "no version": ("viewer-request", lambda p: p(MARKS).rpartition(":")[0], {}),
    "$LATEST": ("viewer-request", lambda p: p(MARKS).rpartition(":")[0] + ":$LATEST", {}),
    "not there": ("viewer-request", lambda p: p(MARKS).rpartition(":")[0] + ":9", {}),
    "variables": ("origin-request", _code(Environment={"Variables": {"A": "1"}}), {}),
    "slow at the viewer": ("viewer-response", _code(Timeout=6), {}),
    "slow at the origin": ("origin-response", _code(Timeout=31), {}),
    "memory": ("viewer-request", _code(MemorySize=256), {}),
    "arm64": ("origin-response", _code(Architectures=["arm64"]), {}),
    "storage": ("origin-response", _code(EphemeralStorage={"Size": 1024}), {}),
    "tracing": ("origin-response", _code(TracingConfig={"Mode": "Active"}), {}),
    "body of a response": ("origin-response", _code(), {"IncludeBody": True}),
    "no event": ("viewer", _code(), {}),
}


@pytest.mark.parametrize(("trigger", "arn", "more"), REFUSED.values(), ids=REFUSED)
def test_what_cloudfront_would_not_link_is_refused(
    world: World,
    publish_in_time: Publish,
    trigger: str,
    arn: Callable[[Publish], str],
    more: dict[str, Any],
) -> None:
    wanted = config(
        [custom(80)], behaviour("shop", **linked(arn(publish_in_time), trigger, **more))
    )
    assert refusal(lambda: world.create(wanted)) == ("InvalidLambdaFunctionAssociation", 400)


def test_a_linked_version_cannot_be_deleted(world: World, web: LocalWeb, publish: Publish) -> None:
    arn = publish(MARKS)
    at(world, web, arn, "origin-response")
    client, name = world.aws.clients.of("lambda"), arn.split(":")[6]
    gone = lambda: client.delete_function(FunctionName=name, Qualifier="1")  # noqa: E731
    assert refusal(gone) == ("InvalidParameterValueException", 400)
    spare = publish(MARKS).split(":")[6]
    client.delete_function(FunctionName=spare)
    assert json.dumps(client.list_functions()["Functions"]).count(spare) == 0
