"""Functions at the edge as teams write them: what a visitor gets by each."""

import json
from typing import Any

from commdrill.testing.local_web import LocalWeb, reply
from tests.each import each
from tests.sandbox.aws.functions.test_own_code import needs_node
from tests.sandbox.aws.test_functions import Store as Store  # noqa: PLC0414 - of its fixture
from tests.sandbox.aws.test_functions import after
from tests.sandbox.aws.test_functions import publish as publish_function  # noqa: F401 - a fixture
from tests.sandbox.aws.test_functions import store as store  # noqa: PLC0414 - a fixture
from tests.sandbox.aws.test_lambda_at_edge import Publish, at, linked
from tests.sandbox.aws.test_lambda_at_edge import publish as publish  # noqa: PLC0414 - a fixture
from tests.sandbox.aws.world import World, behaviour, cache_word, config, custom, listed

NODE = {"runtime": "nodejs20.x", "file": "app.js"}
REQUEST = (
    "exports.handler = async (event) => { const r = event.Records[0].cf.request; %s; return r; };"
)
ANSWER = """exports.handler = (event, context, callback) => {
  const { request, response: r } = event.Records[0].cf; %s; callback(null, r); };"""
ITSELF = "exports.handler = async () => (%s);"
Expected = tuple[int, str, dict[str, str]]

AS_TEAMS_WRITE: dict[str, tuple[str, str, str, Expected]] = {
    "a page by status": (
        "origin-response", ANSWER % """
        const pages = { 500: ['503', '<h1>We are on it</h1>'], 404: ['404', '<h1>Nothing here</h1>'] };
        if (pages[r.status]) {
          [r.status, r.body] = pages[r.status];
          r.headers['retry-after'] = [{ key: 'Retry-After', value: '300' }];
        }""", "/bad", (503, "<h1>We are on it</h1>", {"Retry-After": "300", "Content-Length": "21"})),
    "a status as a number": ("origin-response", ANSWER % "r.status = 200; r.body = 'ok'", "/bad", (200, "ok", {})),
    "a whole new answer": (
        "origin-response", ITSELF % "{status: '302', body: '', headers: {location: [{value: '/sorry'}]}}", "/bad",
        (302, "", {"Location": "/sorry"})),
    "a header by its name alone": (
        "origin-response", ANSWER % "r.headers['content-language'] = [{value: 'es'}]", "/a",
        (200, "shop", {"Content-Language": "es"})),
    "security headers": (
        "viewer-response", ANSWER % "r.headers['x-frame-options'] = [{key: 'X-Frame-Options', value: 'DENY'}]",
        "/a", (200, "shop", {"X-Frame-Options": "DENY"})),
    "planned work": (
        "viewer-request", ITSELF % "{status: '503', headers: {'retry-after': [{value: '600'}]}, body: 'work'}", "/a",
        (503, "work", {"Retry-After": "600", "X-Cache": "LambdaGeneratedResponse from cloudfront"})),
    "nothing at all": ("viewer-request", ITSELF % "{status: '204'}", "/a", (204, "", {})),
    "a picture": (
        "origin-request", ITSELF % "{status: '200', bodyEncoding: 'base64', body: 'c2hvcA=='}", "/a", (200, "shop", {})),
    "another path": ("viewer-request", REQUEST % "r.uri = r.uri.replace('/old', '')", "/old/a", (200, "shop", {})),
    "a query": ("viewer-request", REQUEST % "r.querystring = 'a=b%20c'", "/a", (200, "shop", {})),
    "trace and own headers": (
        "origin-response", ANSWER % "for (const n of ['x-amzn-trace-id', 'x-accel-own']) r.headers[n] = [{value: '1'}]",
        "/a", (200, "shop", {"X-Amzn-Trace-Id": "1", "X-Accel-Own": "1"})),
}  # fmt: skip


@needs_node
@each("trigger, code, path, expected", AS_TEAMS_WRITE.values())
def test_a_function_as_teams_write_it(  # noqa: PLR0917 - a table
    world: World, web: LocalWeb, publish: Publish, trigger: str, code: str, path: str, expected: Expected
) -> None:  # fmt: skip
    web.routes |= {"/a": reply(200, b"shop"), "/bad": reply(500, b"Traceback")}
    answer = at(world, web, publish(code, **NODE), trigger).get(path)
    assert (answer.status_code, answer.text) == expected[:2]
    assert expected[2].items() <= dict(answer.raw.headers).items()


ORIGIN = "request['origin']['custom']"
ANSWERS = "def handler(event, context):\n answer = event['Records'][0]['cf']['response']\n"
ASKS = "def handler(event, context):\n request = event['Records'][0]['cf']['request']\n"
INVALID: dict[str, tuple[str, str]] = {
    "a port": ("origin-request", f"{ORIGIN}['port'] = 81"),
    "a path without its slash": ("origin-request", f"{ORIGIN}['path'] = 'x'"),
    "a path that ends": ("origin-request", f"{ORIGIN}['path'] = '/x/'"),
    "a protocol": ("origin-request", f"{ORIGIN}['protocol'] = 'ftp'"),
    "no host": ("origin-request", f"{ORIGIN}['domainName'] = ''"),
    "a host with its port": ("origin-request", f"{ORIGIN}['domainName'] = 'example.org:80'"),
    "a timeout": ("origin-request", f"{ORIGIN}['readTimeout'] = 0"),
    "keeping alive": ("origin-request", f"{ORIGIN}['keepaliveTimeout'] = 0"),
    "TLS": ("origin-request", f"{ORIGIN}['sslProtocols'] = ['TLSv9']"),
    "no path": ("origin-request", f"del {ORIGIN}['path']"),
    "two origins": ("origin-request", "request['origin']['s3'] = {}"),
    "an identity of nobody": (
        "origin-request",
        ("request['origin'] = {'s3': {'domainName': 'b.s3.amazonaws.com', 'region': 'us-east-1',"
        " 'authMethod': 'origin-access-identity', 'path': '', 'customHeaders': {}}}"),
    ),
    "a header twice": (
        "origin-request", f"{ORIGIN}['customHeaders']['user-agent'] = [{{'value': 'x'}}]"),
    "an origin's header": ("origin-request", f"{ORIGIN}['customHeaders']['x-cache'] = [{{'value': 'x'}}]"),
    "a space in the query": ("viewer-request", "request['querystring'] = 'a=b c'"),
    "a fragment": ("viewer-request", "request['querystring'] = 'a=1#top'"),
    "a long query": ("viewer-request", "request['querystring'] = 'x' * 8190"),
    "a long path": ("viewer-request", "request['uri'] = '/x' * 4096"),
    "the country": (
        "viewer-request", "request['headers']['cloudfront-viewer-country'] = [{'value': 'ES'}]"),
    "no content, and some": ("viewer-request", "return {'status': '204', 'body': 'x'}"),
    **{
        name: ("origin-response", f"answer['headers']['{name}'] = [{{'value': '1'}}]")
        for name in ("x-amzn-auth", "x-amzn-requestid", "x-amzn-errortype", "x-amz-cf-own", "upgrade")
    },
}  # fmt: skip


@each("trigger, code", INVALID.values())
def test_what_a_function_changes_is_checked(
    world: World, web: LocalWeb, publish: Publish, trigger: str, code: str
) -> None:
    web.routes["/a"] = reply(200, b"shop")
    begin, what = (ANSWERS, "answer") if "response" in trigger else (ASKS, "request")
    answer = at(world, web, publish(f"{begin} {code}\n return {what}"), trigger).get("/a")
    assert (answer.status_code, cache_word(answer)) == (502, "LambdaValidationError")


def test_a_function_does_not_see_cloudfronts_own_headers_and_they_stay(
    world: World, web: LocalWeb, publish: Publish
) -> None:
    web.routes["/a"] = reply(200, b"shop", {"X-Amzn-RequestId": "7", "X-Own": "1"})
    code = "def handler(event, context):\n import json\n cf = event['Records'][0]['cf']\n"
    says = " return {**cf['response'], 'body': json.dumps([*cf['request']['headers'], *cf['response']['headers']])}"
    shop = at(world, web, publish(code + says), "origin-response")
    answer = shop.get("/a", headers={"X-Forwarded-Proto": "https"})
    assert {"host", "via", "x-own"} <= set(answer.json())
    assert not {"x-amz-cf-id", "x-forwarded-proto", "x-amzn-requestid"} & set(answer.json())
    assert answer.headers["x-amzn-requestid"] == "7"


def test_a_body_is_replaced_as_far_as_the_trigger_may(
    world: World, web: LocalWeb, publish: Publish
) -> None:
    code = ASKS + (
        " request['body'].update(action='replace', encoding='text', data='x' * 50000)\n"
        " return request"
    )
    measures = publish(
        "def handler(event, context):\n import base64\n"
        " told = event['Records'][0]['cf']['request']['body']\n"
        " return {'status': '200', 'body': str(len(base64.b64decode(told['data'])))}"
    )
    links = (linked(arn, trigger, IncludeBody=True) for arn, trigger in
             ((publish(code), "viewer-request"), (measures, "origin-request")))  # fmt: skip
    both = [link["LambdaFunctionAssociations"]["Items"][0] for link in links]
    default = behaviour(
        "shop", methods=["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    )
    shop = world.shop(web, default={**default, "LambdaFunctionAssociations": listed(both)})
    assert shop.get("/a", method="POST", data=b"x").text == str(40 << 10)


def test_an_access_control_signs_for_the_bucket_that_a_function_moves_to(
    world: World, publish: Publish
) -> None:
    control = world.cloudfront.create_origin_access_control(
        OriginAccessControlConfig={
            "Name": "of-moved", "SigningProtocol": "sigv4", "SigningBehavior": "always",
            "OriginAccessControlOriginType": "s3",
        }
    )["OriginAccessControl"]["Id"]  # fmt: skip
    origins = {name: world.pages(name, public=False, a=name.encode()) for name in ("here", "there")}
    for name in origins:
        world.allow(name, "s3:GetObject", principal={"Service": "cloudfront.amazonaws.com"})
    host = f"{world.buckets['there']}.s3.amazonaws.com"
    code = ASKS + (
        " assert request['origin']['s3']['authMethod'] == 'none'\n"
        f" request['origin']['s3']['domainName'] = '{host}'\n"
        f" request['headers']['host'] = [{{'key': 'Host', 'value': '{host}'}}]\n"
        " return request"
    )
    origin = {**origins["here"], "OriginAccessControlId": control}
    default = behaviour("here", **linked(publish(code), "origin-request"))
    assert world.deployed(config([origin], default)).get("/errors/a.html").text == "there"


def test_an_identity_reads_where_the_function_says_so(world: World, publish: Publish) -> None:
    made: Any = world.cloudfront.create_cloud_front_origin_access_identity(
        CloudFrontOriginAccessIdentityConfig={"CallerReference": "of-a-function", "Comment": ""}
    )["CloudFrontOriginAccessIdentity"]
    origin = world.pages("identified", public=False, a=b"page")
    world.allow(
        "identified", "s3:GetObject", principal={"CanonicalUser": made["S3CanonicalUserId"]}
    )
    named = f"origin-access-identity/cloudfront/{made['Id']}"
    origin["S3OriginConfig"] = {"OriginAccessIdentity": named}
    for method, status in (("origin-access-identity", 200), ("none", 403)):
        code = f"{ASKS} request['origin']['s3']['authMethod'] = '{method}'\n return request"
        default = behaviour("identified", **linked(publish(code), "origin-request"))
        answer = world.deployed(config([origin], default)).get("/errors/a.html")
        assert answer.status_code == status


def test_no_visitor_reads_what_a_function_raised(
    world: World, web: LocalWeb, publish: Publish, publish_function: Any  # noqa: F811 - the fixture
) -> None:  # fmt: skip
    secret = "db-7.internal"
    arn = publish(f"def handler(event, context):\n raise ValueError('{secret}')")
    answer = at(world, web, arn, "origin-request").get("/a")
    assert (answer.status_code, secret in answer.text) == (503, False)
    own = publish_function(b"function handler(e) { throw new Error('%s'); }" % secret.encode())
    link = listed([{"EventType": "viewer-request", "FunctionARN": own}])
    answer = world.shop(web, default=behaviour("shop", FunctionAssociations=link)).get("/a")
    assert (answer.status_code, secret in answer.text) == (503, False)


BY_CLOUDFRONTS_OWN = {
    "a hidden header": "r.headers['x-cache'] = {value: 'Hit'}",
    "a read-only header": "r.headers['via'] = {value: 'x'}",
    "no base64": "r.body = {encoding: 'base64', data: '?'}",
}


@each("changes", BY_CLOUDFRONTS_OWN.values())
def test_what_a_cloudfront_function_changes_is_checked(
    world: World, web: LocalWeb, publish_function: Any, changes: str  # noqa: F811 - the fixture
) -> None:  # fmt: skip
    web.routes["/a"] = reply(200, b"shop")
    arn = publish_function(
        f"function handler(e) {{ var r = e.response; {changes}; return r; }}".encode()
    )
    answer = world.shop(web, default=after(arn)).get("/a")
    assert (answer.status_code, cache_word(answer)) == (502, "FunctionValidationError")


def test_a_cloudfront_function_has_values_of_one_name(
    world: World, web: LocalWeb, publish_function: Any  # noqa: F811 - the fixture
) -> None:  # fmt: skip
    code = b"""function handler(e) {
      var seen = e.request.querystring.a, hidden = e.request.headers['x-real-ip'];
      return {statusCode: 200, headers: {link: {value: '', multiValue: [{value: '</a>'}, {value: '</b>'}]}},
              cookies: {k: {value: '', multiValue: [{value: '1'}, {value: '2', attributes: 'Secure'}]}},
              body: JSON.stringify([seen, hidden === undefined])}; }"""
    link = listed([{"EventType": "viewer-request", "FunctionARN": publish_function(code)}])
    shop = world.deployed(config([custom(web)], behaviour("shop", FunctionAssociations=link)))
    answer = shop.get("/a?a=1&a=2", headers={"X-Real-Ip": "10.0.0.1"})
    both = {"value": "1", "multiValue": [{"value": "1"}, {"value": "2"}]}
    assert json.loads(answer.text) == [both, True]
    assert answer.raw.headers.getlist("Link") == ["</a>", "</b>"]
    assert answer.raw.headers.getlist("Set-Cookie") == ["k=1", "k=2; Secure"]
