"""HTTP APIs: proxies with parameter mapping, and nothing of the gateway's own that could be changed."""

import json
from typing import Any

import pytest
import requests
from botocore.exceptions import ClientError

from commdrill.testing.local_web import LocalWeb, reply
from commdrill_sandbox.aws.clients import ACCOUNT
from tests.sandbox.aws.house import REGION, House
from tests.sandbox.aws.world import let_in


class HttpApi:
    """One API whose `$default` stage deploys by itself, unless told otherwise."""

    def __init__(self, house: House, **stage: Any) -> None:
        self._house = house
        self.client = house.of("apigatewayv2")
        self.id: str = self.client.create_api(Name="orders", ProtocolType="HTTP")["ApiId"]
        wanted = {"StageName": "$default", "AutoDeploy": True, **stage}
        self.client.create_stage(ApiId=self.id, **wanted)

    def route(self, key: str, uri: str, **integration: Any) -> str:
        own = {"IntegrationType": "HTTP_PROXY", "IntegrationMethod": "ANY",
               "PayloadFormatVersion": "1.0", **integration}  # fmt: skip
        made = self.client.create_integration(ApiId=self.id, IntegrationUri=uri, **own)
        target = f"integrations/{made['IntegrationId']}"
        self.client.create_route(ApiId=self.id, RouteKey=key, Target=target)
        return str(made["IntegrationId"])

    def get(self, path: str = "/orders", method: str = "GET", **more: Any) -> requests.Response:
        host = f"{self.id}.execute-api.{REGION}.amazonaws.com"
        return self._house.ask(host, path, method, **more)


@pytest.fixture
def api(house: House) -> HttpApi:
    return HttpApi(house)


def test_what_is_configured_is_served_at_once(api: HttpApi, web: LocalWeb) -> None:
    assert (api.get().status_code, api.get().json()) == (404, {"message": "Not Found"})
    web.routes["/o"] = reply(200, b"alive")
    api.route("GET /orders", web.url("/o"))
    assert api.get("/orders?x=1").text == "alive"
    assert web.asked[-1].path == "/o?x=1"
    assert api.get("/orders", "POST").status_code == 404


def test_an_api_is_made_quickly_of_a_target(house: House, web: LocalWeb) -> None:
    web.routes["/o"] = reply(200, b"alive")
    web.routes["/f"] = reply(200, b'{"statusCode": 418, "body": "tea"}')
    client = house.of("apigatewayv2")
    for target, more, told in (
        (web.url("/o"), {}, (200, "alive")),
        (house.function(web.url("/f")), {"RouteKey": "GET /tea"}, (418, "tea")),
    ):
        made = client.create_api(Name="quick", ProtocolType="HTTP", Target=target, **more)
        host = f"{made['ApiId']}.execute-api.{REGION}.amazonaws.com"
        answer = house.ask(host, "/tea")
        assert (answer.status_code, answer.text) == told


ROUTES = [
    ("GET", "/orders/open", "literal"),
    ("GET", "/orders/7", "parameter"),
    ("POST", "/orders/7", "any"),
    ("PUT", "/else/where", "default"),
]


@pytest.mark.parametrize(("verb", "path", "found"), ROUTES, ids=[r[2] for r in ROUTES])
def test_the_best_route_is_taken(
    api: HttpApi, web: LocalWeb, verb: str, path: str, found: str
) -> None:
    keys = {"GET /orders/open": "literal", "GET /orders/{id}": "parameter",
            "ANY /orders/{id}": "any", "$default": "default"}  # fmt: skip
    for key, name in keys.items():
        web.routes[f"/{name}"] = reply(200, name.encode())
        api.route(key, web.url(f"/{name}"))
    assert api.get(path, verb).text == found


MAPPINGS = [
    ({"overwrite:statuscode": "503"}, 503, {}),
    ({"append:header.X-Own": "2"}, 500, {"X-Own": "1, 2"}),
    ({"overwrite:header.X-Own": "2"}, 500, {"X-Own": "2"}),
    ({"remove:header.X-Own": "''"}, 500, {"X-Own": None}),
    ({"overwrite:header.Retry-After": "$response.header.X-Own"}, 500, {"Retry-After": "1"}),
    (
        {"append:header.X-It": "$response.body.code in $context.stage"},
        500,
        {"X-It": "DOWN in $default"},
    ),
]


@pytest.mark.parametrize(
    ("mapping", "status", "headers"), MAPPINGS, ids=[next(iter(m[0])) for m in MAPPINGS]
)
def test_answers_are_mapped_by_the_backends_status(
    api: HttpApi, web: LocalWeb, mapping: dict[str, str], status: int, headers: dict[str, str]
) -> None:
    web.routes["/o"] = reply(500, b'{"code": "DOWN"}', {"X-Own": "1"})
    api.route("GET /orders", web.url("/o"), ResponseParameters={"500": mapping})
    answer = api.get()
    assert (answer.status_code, answer.text) == (status, '{"code": "DOWN"}')
    assert {name: answer.headers.get(name) for name in headers} == headers
    web.routes["/o"] = reply(200, b"{}", {"X-Own": "1"})
    assert (api.get().status_code, api.get().headers["X-Own"]) == (200, "1")


def test_requests_are_mapped_too(api: HttpApi, web: LocalWeb) -> None:
    web.routes["/new"] = reply(200)
    mapping = {
        "overwrite:path": "/new",
        "append:header.X-Who": "$request.querystring.who",
        "remove:querystring.who": "''",
    }
    api.route("GET /orders", web.url("/o"), RequestParameters=mapping)
    assert api.get("/orders?who=me").status_code == 200
    assert (web.asked[0].path, web.asked[0].headers["x-who"]) == ("/new", "me")


@pytest.mark.parametrize(
    "uri", ["http://127.0.0.1:9/", "http://no-such-host.invalid/"], ids=["refused", "no name"]
)
def test_a_backend_that_is_not_there_is_an_answer_nobody_can_customise(
    api: HttpApi, uri: str
) -> None:
    mapping = {"503": {"overwrite:statuscode": "200"}}
    api.route("GET /orders", uri, ResponseParameters=mapping)
    answer = api.get()
    assert (answer.status_code, answer.json()) == (503, {"message": "Service Unavailable"})


def test_a_stage_that_does_not_deploy_by_itself_serves_what_was_deployed(
    house: House, web: LocalWeb
) -> None:
    api = HttpApi(house, StageName="dev", AutoDeploy=False)
    web.routes |= {"/good": reply(200, b"good"), "/bad": reply(200, b"bad")}
    integration = api.route("GET /orders", web.url("/good"))
    assert api.get("/dev/orders").status_code == 404
    good = api.client.create_deployment(ApiId=api.id, StageName="dev")["DeploymentId"]
    api.client.update_integration(
        ApiId=api.id, IntegrationId=integration, IntegrationUri=web.url("/bad")
    )
    assert api.get("/dev/orders").text == "good"
    api.client.create_deployment(ApiId=api.id, StageName="dev")
    assert api.get("/dev/orders").text == "bad"
    api.client.update_stage(ApiId=api.id, StageName="dev", DeploymentId=good)
    assert api.get("/dev/orders").text == "good"
    told = api.client.get_stage(ApiId=api.id, StageName="dev")
    assert told["DeploymentId"] == good
    assert len(api.client.get_deployments(ApiId=api.id)["Items"]) == 2


def test_a_stage_is_updated_in_part(api: HttpApi) -> None:
    api.client.update_stage(
        ApiId=api.id, StageName="$default", StageVariables={"team": "care"},
        DefaultRouteSettings={"ThrottlingRateLimit": 0.0, "ThrottlingBurstLimit": 0},
    )  # fmt: skip
    told = api.client.get_stage(ApiId=api.id, StageName="$default")
    assert told["AutoDeploy"]
    assert told["StageVariables"] == {"team": "care"}
    with pytest.raises(ClientError) as missing:
        api.client.update_stage(ApiId=api.id, StageName="none", Description="x")
    assert missing.value.response["Error"]["Code"] == "NotFoundException"


def test_a_throttled_stage_answers_429(api: HttpApi, web: LocalWeb) -> None:
    web.routes["/o"] = reply(200)
    api.route("GET /orders", web.url("/o"))
    assert api.get().status_code == 200
    limits = {"ThrottlingRateLimit": 0.0, "ThrottlingBurstLimit": 0}
    api.client.update_stage(ApiId=api.id, StageName="$default", DefaultRouteSettings=limits)
    assert (api.get().status_code, api.get().json()) == (429, {"message": "Too Many Requests"})


@pytest.mark.parametrize(
    ("payload", "answered"),
    [
        ('{"statusCode": 503, "body": "down"}', (503, "down")),
        ('{"hello": 1}', (200, '{"hello": 1}')),
        ('"hello"', (200, "hello")),
        ("no JSON", (500, '{"message": "Internal Server Error"}')),
    ],
    ids=["an answer", "an object", "a text", "nothing of the kind"],
)
def test_a_function_of_format_2_may_say_less(
    house: House, api: HttpApi, web: LocalWeb, payload: str, answered: tuple[int, str]
) -> None:
    web.routes["/run"] = reply(200, payload.encode())
    arn = house.function(web.url("/run"))
    api.route(
        "GET /orders/{id}", arn, IntegrationType="AWS_PROXY", IntegrationMethod="POST",
        PayloadFormatVersion="2.0",
    )  # fmt: skip
    answer = api.get("/orders/7")
    assert (answer.status_code, answer.text) == answered
    event = json.loads(web.asked[0].body)
    assert (event["version"], event["pathParameters"]) == ("2.0", {"id": "7"})


def test_a_throttled_function_is_an_internal_server_error(
    house: House, api: HttpApi, web: LocalWeb
) -> None:
    arn = house.function(web.url("/run"))
    api.route("GET /orders", arn, IntegrationType="AWS_PROXY", IntegrationMethod="POST")
    house.of("lambda").put_function_concurrency(FunctionName=arn, ReservedConcurrentExecutions=0)
    assert (api.get().status_code, api.get().json()) == (
        500, {"message": "Internal Server Error"},
    )  # fmt: skip


HERS = "https://my.shop.example"
CORS = {"AllowOrigins": ["https://*.shop.example"], "AllowMethods": ["GET", "POST"],
        "AllowHeaders": ["x-a"], "ExposeHeaders": ["x-b"], "AllowCredentials": True,
        "MaxAge": 600}  # fmt: skip
SAID = {"allow-origin": HERS, "allow-credentials": "true", "expose-headers": "x-b"}
LEAVE = {"allow-methods": "GET,POST", "allow-headers": "x-a", "max-age": "600"}
CALLS = [
    ("OPTIONS", {"Origin": HERS, "Access-Control-Request-Method": "POST"}, 204, {**SAID, **LEAVE}),
    ("OPTIONS", {"Origin": "https://x", "Access-Control-Request-Method": "POST"}, 204, {}),
    ("GET", {"Origin": HERS}, 503, SAID),
    ("GET", {"Origin": "https://x"}, 503, {}),
    ("GET", {}, 503, {}),
    ("OPTIONS", {"Origin": HERS}, 404, SAID),
]


@pytest.mark.parametrize(
    ("verb", "headers", "status", "said"), CALLS,
    ids=["asks for leave", "another's asks", "allowed", "another's", "no browser", "asks nothing"],
)  # fmt: skip
def test_browsers_are_told_by_the_gateway_and_not_by_the_backend(  # noqa: PLR0917 - a table
    api: HttpApi, web: LocalWeb, verb: str, headers: dict[str, str], status: int,
    said: dict[str, str],
) -> None:  # fmt: skip
    web.routes["/o"] = reply(503, b"x", {"Access-Control-Allow-Origin": "*"})
    api.route("GET /orders", web.url("/o"))
    api.client.update_api(ApiId=api.id, CorsConfiguration=CORS)
    answer = api.get("/orders", verb, headers=headers)
    prefix = "access-control-"
    told = {
        k.lower().removeprefix(prefix): v for k, v in answer.headers.items() if prefix in k.lower()
    }
    assert (answer.status_code, told) == (status, said)


def test_a_closed_endpoint_is_not_found(api: HttpApi, web: LocalWeb) -> None:
    web.routes["/o"] = reply(200)
    api.route("GET /orders", web.url("/o"))
    api.client.update_api(ApiId=api.id, DisableExecuteApiEndpoint=True)
    assert (api.get().status_code, api.get().json()) == (404, {"message": "Not Found"})
    assert web.asked == []


def test_a_body_of_more_than_ten_mebibytes_is_too_large(api: HttpApi, web: LocalWeb) -> None:
    api.route("POST /orders", web.url("/o"))
    answer = api.get("/orders", "POST", data=b"x" * ((10 << 20) + 1))
    assert (answer.status_code, answer.json()) == (413, {"message": "Request Entity Too Large"})
    assert web.asked == []


VERDICTS = [
    (b'{"isAuthorized": true}', "t", 200),
    (b'{"isAuthorized": false}', "t", 403),
    (b'{"policyDocument": {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}}',
     "t", 200),
    (b'{"isAuthorized": true}', None, 401),
    (b"[]", "t", 500),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "token", "status"), VERDICTS,
    ids=["allows", "denies", "allows by a policy", "no token", "says nothing"],
)  # fmt: skip
def test_what_an_authorizer_says_counts(  # noqa: PLR0917 - a table
    house: House, api: HttpApi, web: LocalWeb, said: bytes, token: str | None, status: int
) -> None:
    web.routes |= {"/o": reply(200), "/who": reply(200, said)}
    api.route("GET /open", web.url("/o"))
    _guarded(api, house.function(web.url("/who")))
    assert api.get(headers={"X-Token": token}).status_code == status


def test_an_authorizer_that_its_function_does_not_let_in_is_500(
    house: House, api: HttpApi, web: LocalWeb
) -> None:
    function = house.function(web.url("/who"))
    house.of("lambda").remove_permission(FunctionName=function, StatementId="gateway")
    let_in(house, "apigateway", function, f"arn:aws:execute-api:us-east-1:{ACCOUNT}:{api.id}/*/*/*")
    api.route("GET /open", web.url("/o"))
    who = _guarded(api, function)
    assert api.get(headers={"X-Token": "t"}).status_code == 500
    assert not web.asked
    web.routes |= {"/o": reply(200), "/who": reply(200, b'{"isAuthorized": true}')}
    own = f"arn:aws:execute-api:us-east-1:{ACCOUNT}:{api.id}/authorizers/{who}"
    let_in(house, "apigateway", function, own)
    assert api.get(headers={"X-Token": "t"}).status_code == 200


def _guarded(api: HttpApi, function: str) -> str:
    """The id of the authorizer of `GET /orders`."""
    uri = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{}/invocations"
    who = api.client.create_authorizer(
        ApiId=api.id, AuthorizerType="REQUEST", Name="who", EnableSimpleResponses=True,
        AuthorizerPayloadFormatVersion="2.0", IdentitySource=["$request.header.X-Token"],
        AuthorizerUri=uri.format(function),
    )["AuthorizerId"]  # fmt: skip
    target = api.client.get_routes(ApiId=api.id)["Items"][0]["Target"]
    api.client.create_route(
        ApiId=api.id, RouteKey="GET /orders", Target=target, AuthorizationType="CUSTOM",
        AuthorizerId=who,
    )  # fmt: skip
    return str(who)


def test_a_function_of_format_2_gets_cookies_and_sets_them(
    house: House, api: HttpApi, web: LocalWeb
) -> None:
    web.routes["/run"] = reply(200, b'{"statusCode": 200, "cookies": ["a=1; Secure"]}')
    function = house.function(web.url("/run"))
    own = {"IntegrationType": "AWS_PROXY", "PayloadFormatVersion": "2.0"}
    api.route("GET /orders", function, **own)
    assert api.get(headers={"Cookie": "b=2; c=3"}).headers["set-cookie"] == "a=1; Secure"
    assert json.loads(web.asked[-1].body)["cookies"] == ["b=2", "c=3"]


IMPOSSIBLE = {
    "a header of the gateway's own": ("503", "overwrite:header.Access-Control-Allow-Origin"),
    "a header of AWS's": ("503", "append:header.x-amzn-x"),
    "a header of the connection": ("503", "remove:header.connection"),
    "a query on the way out": ("503", "overwrite:querystring.x"),
    "no mapping": ("503", "nonsense"),
    "no status": ("50x", "overwrite:statuscode"),
    "a status of none": ("199", "overwrite:statuscode"),
}


@pytest.mark.parametrize("case", IMPOSSIBLE)
def test_a_mapping_that_cannot_be_done_is_refused(api: HttpApi, case: str) -> None:
    status, key = IMPOSSIBLE[case]
    own = {"IntegrationType": "HTTP_PROXY", "IntegrationMethod": "ANY",
           "IntegrationUri": "http://127.0.0.1:9/", "PayloadFormatVersion": "1.0"}  # fmt: skip
    create, mapping = api.client.create_integration, {status: {key: "'1'"}}
    with pytest.raises(api.client.exceptions.BadRequestException):
        create(ApiId=api.id, ResponseParameters=mapping, **own)
    made = create(ApiId=api.id, **own)["IntegrationId"]
    with pytest.raises(api.client.exceptions.BadRequestException):
        api.client.update_integration(ApiId=api.id, IntegrationId=made, ResponseParameters=mapping)


def test_a_route_has_a_key_of_its_own(api: HttpApi) -> None:
    sink = "http://127.0.0.1:9/"
    api.route("GET /orders", sink)
    with pytest.raises(api.client.exceptions.ConflictException):
        api.route("GET /orders", sink)
    with pytest.raises(api.client.exceptions.BadRequestException):
        api.route("orders", sink)
    api.route("POST /orders", sink)
    posts = api.client.get_routes(ApiId=api.id)["Items"][-1]["RouteId"]
    with pytest.raises(api.client.exceptions.ConflictException):
        api.client.update_route(ApiId=api.id, RouteId=posts, RouteKey="GET /orders")


def test_a_stage_that_deploys_by_itself_is_deployed_to_by_nobody(
    api: HttpApi, web: LocalWeb
) -> None:
    api.route("GET /orders", web.url("/o"))
    with pytest.raises(ClientError, match="AutoDeploy is enabled"):
        api.client.create_deployment(ApiId=api.id, StageName="$default")
    made = api.client.create_deployment(ApiId=api.id)["DeploymentId"]
    stage = {"ApiId": api.id, "StageName": "$default", "DeploymentId": made}
    with pytest.raises(ClientError, match="AutoDeploy is enabled"):
        api.client.update_stage(**stage)
    api.client.update_stage(**stage, AutoDeploy=False)
    assert api.client.get_stage(ApiId=api.id, StageName="$default")["DeploymentId"] == made


@pytest.mark.parametrize("jwt", [{}, {"Issuer": "https://id.example"}, {"Audience": ["shop"]}])
def test_who_looks_at_tokens_knows_whose_they_are(api: HttpApi, jwt: dict[str, Any]) -> None:
    with pytest.raises(ClientError, match="an Issuer and an Audience"):
        api.client.create_authorizer(
            ApiId=api.id, Name="tokens", AuthorizerType="JWT", JwtConfiguration=jwt,
            IdentitySource=["$request.header.Authorization"],
        )  # fmt: skip


def test_an_api_for_websockets_is_refused(house: House) -> None:
    with pytest.raises(ClientError, match="no APIs of ProtocolType 'WEBSOCKET'"):
        house.of("apigatewayv2").create_api(
            Name="w", ProtocolType="WEBSOCKET", RouteSelectionExpression="$request.body.action"
        )
