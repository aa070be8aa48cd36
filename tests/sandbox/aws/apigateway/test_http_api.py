"""HTTP APIs: proxies with parameter mapping, and nothing of the gateway's own that could be changed."""

import json
from typing import Any

import pytest
import requests
from botocore.exceptions import ClientError

from commdrill.testing.local_web import LocalWeb, reply
from tests.sandbox.aws.house import REGION, House


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
