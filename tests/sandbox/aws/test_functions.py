"""CloudFront Functions and the key value stores they read: a switch that needs no deployment."""

import json
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

import boto3
import pytest
import requests
from botocore.config import Config

from commdrill.testing.local_web import LocalWeb, reply
from tests.sandbox.aws.test_cloudfront_control import refusal
from tests.sandbox.aws.world import Shop, World, behaviour, cache_word, config, custom, listed, page

MAINTENANCE = b"""
import cf from 'cloudfront';
const kvs = cf.kvs();
async function handler(event) {
  let flag = 'off';
  try { flag = await kvs.get('maintenance'); } catch (e) { /* no flag, no maintenance */ }
  if (flag !== 'on') return event.request;
  return {
    statusCode: 503,
    statusDescription: 'Service Unavailable',
    headers: { 'retry-after': { value: '120' }, 'content-type': { value: 'text/html' } },
    body: '<h1>Back at 16:30 UTC</h1>',
  };
}
"""
REWRITE = b"""function handler(event) {
  var request = event.request;
  request.uri = request.uri.replace('/old/', '/new/');
  request.headers['x-seen'] = { value: 'function' };
  return request;
}"""
_made = iter(range(10_000))


class Store:
    """A key value store, spoken to by plain HTTP as its SDK does."""

    def __init__(self, world: World) -> None:
        self._world, self.name = world, f"flags-{next(_made)}"
        told = world.cloudfront.create_key_value_store(Name=self.name, Comment="of a drill")
        self.arn = told["KeyValueStore"]["ARN"]

    def ask(self, method: str, path: str = "", **more: Any) -> requests.Response:
        url = f"/key-value-stores/{quote(self.arn, safe='')}{path}"
        return self._world.ask("123456789012.cloudfront-kvs.global.api.aws", url, method, **more)

    @property
    def etag(self) -> str:
        return str(self.ask("GET").headers["ETag"])

    def put(self, key: str, value: str) -> requests.Response:
        headers = {"If-Match": self.etag}
        return self.ask("PUT", f"/keys/{key}", json={"Value": value}, headers=headers)


@pytest.fixture
def store(world: World) -> Store:
    return Store(world)


Publish = Callable[[bytes], str]


@pytest.fixture
def publish(world: World, store: Store) -> Publish:
    """Makes a function of some code, reading the store; its ARN."""

    def published(code: bytes) -> str:
        name, linked = f"gate-{next(_made)}", listed([{"KeyValueStoreARN": store.arn}])
        settings = {"Comment": "", "Runtime": "cloudfront-js-2.0"}
        made = world.cloudfront.create_function(
            Name=name,
            FunctionConfig={**settings, "KeyValueStoreAssociations": linked},
            FunctionCode=code,
        )
        live = world.cloudfront.publish_function(Name=name, IfMatch=made["ETag"])
        return str(live["FunctionSummary"]["FunctionMetadata"]["FunctionARN"])

    return published


def gated(world: World, web: LocalWeb, arn: str, **more: Any) -> Shop:
    link = listed([{"EventType": "viewer-request", "FunctionARN": arn}])
    return world.shop(web, default=behaviour("shop", FunctionAssociations=link), **more)


def test_a_flag_switches_the_whole_site_at_once_and_back(
    world: World, web: LocalWeb, store: Store, publish: Publish
) -> None:
    web.routes |= {"/": reply(200, b"shop"), "/p": reply(200, b"page")}
    shop = gated(world, web, publish(MAINTENANCE), errors=[page(503, "/p", 200)])
    assert shop.get("/").content == b"shop"
    assert store.put("maintenance", "on").status_code == 200
    answer = shop.get("/any?thing=1")
    assert (answer.status_code, answer.content) == (503, b"<h1>Back at 16:30 UTC</h1>")
    assert answer.headers["retry-after"] == "120"
    assert answer.headers["content-type"] == "text/html"
    assert cache_word(answer) == "FunctionGeneratedResponse"
    store.put("maintenance", "off")
    assert shop.get("/").content == b"shop"


def test_a_function_changes_the_request_but_not_the_behaviour(
    world: World, web: LocalWeb, spare: LocalWeb, publish: Publish
) -> None:
    web.routes["/new/a"] = reply(200, b"first origin")
    spare.routes["/new/a"] = reply(200, b"second origin")
    link = listed([{"EventType": "viewer-request", "FunctionARN": publish(REWRITE)}])
    shop = world.deployed(
        config(
            [custom(web), custom(spare, "spare")],
            behaviour("spare"),
            behaviours=[
                behaviour("shop", PathPattern="/old/*", FunctionAssociations=link),
                behaviour("spare", PathPattern="/new/*"),
            ],
        )
    )
    assert shop.get("/old/a").content == b"first origin"


def test_code_that_was_made_small_reads_its_store_as_well(
    world: World, web: LocalWeb, store: Store, publish: Publish
) -> None:
    small = b"""import c from"cloudfront";const k=c.kvs();async function handler(e){return{
    statusCode:503,body:await k.get("why")}}"""
    store.put("why", "later")
    assert gated(world, web, publish(small)).get("/").content == b"later"


@pytest.mark.parametrize(
    "code",
    [
        b"function handler(event) { throw new Error('no'); }",
        b"function handler(event) { while (true) {} }",
        b"this is no JavaScript",
    ],
    ids=["throws", "never ends", "does not parse"],
)
def test_a_function_that_fails_is_a_503_of_cloudfronts_own(
    world: World, web: LocalWeb, publish: Publish, code: bytes
) -> None:
    answer = gated(world, web, publish(code), errors=[page(503, "/p", 200)]).get("/")
    assert (answer.status_code, cache_word(answer)) == (503, "FunctionExecutionError")


def test_what_is_published_runs_until_something_else_is(
    world: World, web: LocalWeb, publish: Publish
) -> None:
    say = b"function handler(e) { return {statusCode: 200, body: '%s'}; }"
    arn = publish(say % b"one")
    shop, name = gated(world, web, arn), arn.rpartition("/")[2]
    draft = world.cloudfront.describe_function(Name=name)
    settings = draft["FunctionSummary"]["FunctionConfig"]
    changed = world.cloudfront.update_function(
        Name=name, IfMatch=draft["ETag"], FunctionConfig=settings, FunctionCode=say % b"two"
    )
    assert shop.get("/").content == b"one"
    world.cloudfront.publish_function(
        Name=name, IfMatch=world.cloudfront.describe_function(Name=name)["ETag"]
    )
    assert shop.get("/").content == b"two"
    assert changed["FunctionSummary"]["Name"] == name
    assert (
        world.cloudfront.get_function(Name=name, Stage="LIVE")["FunctionCode"].read()
        == say % b"two"
    )


def test_a_function_can_be_tested_before_it_is_published(world: World, store: Store) -> None:
    name = f"tried-{next(_made)}"
    made = world.cloudfront.create_function(
        Name=name,
        FunctionConfig={"Comment": "", "Runtime": "cloudfront-js-2.0"},
        FunctionCode=b"function handler(e) { return {statusCode: 204}; }",
    )
    event = json.dumps({"version": "1.0", "request": {"uri": "/"}}).encode()
    told = world.cloudfront.test_function(Name=name, IfMatch=made["ETag"], EventObject=event)
    assert json.loads(told["TestResult"]["FunctionOutput"]) == {"response": {"statusCode": 204}}
    stale = lambda: world.cloudfront.publish_function(Name=name, IfMatch="no")  # noqa: E731
    assert refusal(stale) == ("PreconditionFailed", 412)
    world.cloudfront.delete_function(Name=name, IfMatch=made["ETag"])
    gone = lambda: world.cloudfront.describe_function(Name=name)  # noqa: E731
    assert refusal(gone)[0] == "NoSuchFunctionExists"


def test_keys_are_put_read_listed_and_taken_away(store: Store) -> None:
    put = store.put("a/b".replace("/", "%2F"), "1")
    assert put.json() == {"ItemCount": 1, "TotalSizeInBytes": 4}
    assert store.ask("GET", "/keys/a%2Fb").json()["Value"] == "1"
    batch = {"Puts": [{"Key": "c", "Value": "2"}], "Deletes": [{"Key": "a/b"}]}
    headers = {"If-Match": store.etag}
    assert store.ask("POST", "/keys", json=batch, headers=headers).status_code == 200
    assert store.ask("GET", "/keys").json() == {"Items": [{"Key": "c", "Value": "2"}]}
    gone = store.ask("DELETE", "/keys/c", headers={"If-Match": store.etag})
    assert gone.json()["ItemCount"] == 0
    told = store.ask("GET").json()
    assert (told["KvsARN"], told["ItemCount"], told["Status"]) == (store.arn, 0, "READY")


@pytest.mark.parametrize(
    ("method", "path", "headers", "error", "status"),
    [
        ("PUT", "/keys/a", {"If-Match": "no"}, "ConflictException", 409),
        ("PUT", "/keys/a", {}, "ConflictException", 409),
        ("GET", "/keys/none", {}, "ResourceNotFoundException", 404),
        ("GET", "/keys?MaxResults=many", {}, "ValidationException", 400),
    ],
    ids=["stale", "no If-Match", "no such key", "no number"],
)
def test_a_store_refuses(  # noqa: PLR0917 - a table
    store: Store, method: str, path: str, headers: Mapping[str, str], error: str, status: int
) -> None:
    body = {"json": {"Value": "1"}} if method == "PUT" else {}
    answer = store.ask(method, path, headers=headers, **body)
    assert (answer.status_code, answer.headers["x-amzn-ErrorType"]) == (status, error)


def test_every_change_gives_a_new_etag_and_the_old_one_is_worth_nothing(store: Store) -> None:
    old = store.etag
    store.put("a", "1")
    assert store.etag != old
    late = store.ask("PUT", "/keys/a", json={"Value": "2"}, headers={"If-Match": old})
    assert late.status_code == 409
    assert store.ask("GET", "/keys/a").json()["Value"] == "1"


def test_all_changes_of_one_request_are_made_or_none(store: Store) -> None:
    batch = {"Puts": [{"Key": "a", "Value": "1"}], "Deletes": [{"Key": "none"}]}
    headers = {"If-Match": store.etag}
    assert store.ask("POST", "/keys", json=batch, headers=headers).status_code == 404
    assert store.ask("GET", "/keys").json() == {"Items": []}


def test_stores_have_a_control_plane(world: World, store: Store) -> None:
    cloudfront = world.cloudfront
    told = cloudfront.describe_key_value_store(Name=store.name)
    assert told["KeyValueStore"]["Status"] == "READY"
    names = [s["Name"] for s in cloudfront.list_key_value_stores()["KeyValueStoreList"]["Items"]]
    assert store.name in names
    twice = lambda: cloudfront.create_key_value_store(Name=store.name)  # noqa: E731
    assert refusal(twice) == ("EntityAlreadyExists", 409)
    stale = lambda: cloudfront.delete_key_value_store(Name=store.name, IfMatch="no")  # noqa: E731
    assert refusal(stale) == ("PreconditionFailed", 412)
    changed = cloudfront.update_key_value_store(
        Name=store.name, Comment="new", IfMatch=told["ETag"]
    )
    cloudfront.delete_key_value_store(Name=store.name, IfMatch=changed["ETag"])
    gone = lambda: cloudfront.describe_key_value_store(Name=store.name)  # noqa: E731
    assert refusal(gone) == ("EntityNotFound", 404)


def test_boto3_itself_reaches_a_store(world: World, store: Store) -> None:
    client = world.aws.clients.of("cloudfront-keyvaluestore")
    etag = client.describe_key_value_store(KvsARN=store.arn)["ETag"]
    put = client.put_key(KvsARN=store.arn, Key="k", Value="v", IfMatch=etag)
    assert put["ItemCount"] == 1
    assert client.get_key(KvsARN=store.arn, Key="k")["Value"] == "v"


@pytest.mark.parametrize("way", ["by its proxy", "by a name before the host"])
def test_an_sdk_reaches_a_store(world: World, store: Store, way: str) -> None:
    """It puts the account before the address, signs with SigV4A, and names a proxy the whole URL."""
    address = world.aws.address
    is_by_proxy = way == "by its proxy"
    client = boto3.client(
        "cloudfront-keyvaluestore",
        region_name="us-east-1",
        endpoint_url=address if is_by_proxy else address.replace("//", "//aws@"),
        aws_access_key_id="local",
        aws_secret_access_key="local",
        config=Config(proxies={"http": address} if is_by_proxy else {}),
    )
    etag = client.describe_key_value_store(KvsARN=store.arn)["ETag"]
    client.put_key(KvsARN=store.arn, Key="k", Value="v", IfMatch=etag)
    assert client.get_key(KvsARN=store.arn, Key="k")["Value"] == "v"


SIGNED = b"""function handler(event) {
  var response = event.response;
  response.headers['x-seen'] = { value: event.context.eventType + ' ' + event.request.uri };
  return response;
}"""


def after(arn: str, **more: Any) -> dict[str, Any]:
    link = listed([{"EventType": "viewer-response", "FunctionARN": arn}])
    return behaviour("shop", FunctionAssociations=link, **more)


def test_a_viewer_response_function_changes_answers_but_no_errors(
    world: World, web: LocalWeb, publish: Publish
) -> None:
    web.routes |= {"/a": reply(200, b"shop", {"X-Own": "1"}), "/b": reply(500), "/p": reply(200)}
    shop = world.shop(web, default=after(publish(SIGNED)), errors=[page(500, "/p", 200)])
    answer = shop.get("/a")
    assert (answer.status_code, answer.text, answer.headers["x-own"]) == (200, "shop", "1")
    assert answer.headers["x-seen"] == "viewer-response /a"
    assert "x-seen" not in shop.get("/b").headers, "an error passes it by, though its page is a 200"


def test_a_viewer_response_function_that_returns_nonsense_is_a_502(
    world: World, web: LocalWeb, publish: Publish
) -> None:
    web.routes["/a"] = reply(200, b"shop")
    shop = world.shop(web, default=after(publish(b"function handler(event) { return 7; }")))
    answer = shop.get("/a")
    assert (answer.status_code, cache_word(answer)) == (502, "FunctionValidationError")


def test_only_published_functions_are_linked_and_linked_ones_stay(
    world: World, publish: Publish
) -> None:
    cloudfront, name = world.cloudfront, f"gate-{next(_made)}"
    settings = {"Comment": "", "Runtime": "cloudfront-js-2.0"}
    made = cloudfront.create_function(Name=name, FunctionConfig=settings, FunctionCode=SIGNED)
    arn = made["FunctionSummary"]["FunctionMetadata"]["FunctionARN"]
    linked = config([custom(80)], after(arn))
    assert refusal(lambda: world.create(linked)) == ("InvalidFunctionAssociation", 400)
    cloudfront.publish_function(Name=name, IfMatch=made["ETag"])
    world.create(linked)
    delete = lambda: cloudfront.delete_function(Name=name, IfMatch=made["ETag"])  # noqa: E731
    assert refusal(delete) == ("FunctionInUse", 409)
