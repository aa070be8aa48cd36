"""An HTTP API that is imported answers as its OpenAPI document says, and is told so."""

import json
from typing import Any

import pytest
import yaml
from botocore.exceptions import ClientError

from commdrill.testing.local_web import LocalWeb, reply
from tests.each import each
from tests.sandbox.aws.house import REGION, House

CORS = {"allowOrigins": ["https://shop.example"], "allowMethods": ["GET"], "maxAge": 600}
TOKENS = {
    "type": "oauth2",
    "x-amazon-apigateway-authorizer": {
        "type": "jwt",
        "identitySource": "$request.header.Authorization",
        "jwtConfiguration": {"issuer": "https://id.example", "audience": ["shop"]},
    },
}
ASKED = {
    "type": "apiKey",
    "x-amazon-apigateway-authorizer": {
        "type": "request", "authorizerUri": "arn:aws:lambda:us-east-1:123456789012:function:gate",
        "authorizerPayloadFormatVersion": 2.0, "authorizerResultTtlInSeconds": 0,
        "identitySource": "$request.header.X-Who, $request.querystring.who",
        "enableSimpleResponses": True,
    },
}  # fmt: skip
SIGNED = {"type": "apiKey", "x-amazon-apigateway-authtype": "awsSigv4"}
SHARED = "x-amazon-apigateway-integrations"


def behind(uri: str, **more: Any) -> dict[str, Any]:
    own = {"type": "http_proxy", "httpMethod": "ANY", "uri": uri, "payloadFormatVersion": 1.0}
    return {"x-amazon-apigateway-integration": {**own, **more}}


def document(web: LocalWeb, **more: Any) -> dict[str, Any]:
    leads = {"x-amazon-apigateway-integration": {"$ref": f"#/components/{SHARED}/all"}}
    return {
        "openapi": "3.0.1",
        "info": {"title": "orders", "version": 2, "description": "of the shop"},
        "x-amazon-apigateway-cors": CORS,
        "components": {
            "securitySchemes": {"tokens": TOKENS, "asked": ASKED, "signed": SIGNED},
            SHARED: {"all": behind(web.url("/rest"))["x-amazon-apigateway-integration"]},
        },
        "paths": {
            "/orders": {
                "parameters": [],
                "get": {
                    "operationId": "told",
                    **behind(
                        web.url("/o"), timeoutInMillis=2000, description="orders",
                        responseParameters={"200": {"overwrite:header.x-by": "gateway"}},
                    ),
                },
                "post": {"security": [{"tokens": ["write"]}], **leads},
            },
            "/signed": {"x-amazon-apigateway-any-method": {"security": [{"signed": []}], **leads}},
            "/asked": {"get": {"security": [{"other": []}, {"asked": []}]}},
            "/$default": {"x-amazon-apigateway-any-method": {"isDefaultRoute": True, **leads}},
        },
        **more,
    }  # fmt: skip


class Imported:
    def __init__(self, house: House, body: str) -> None:
        self.house, self.client = house, house.of("apigatewayv2")
        self.told = self.client.import_api(Body=body)
        self.id = self.told["ApiId"]
        self.client.create_stage(ApiId=self.id, StageName="$default", AutoDeploy=True)

    def all(self, kind: str) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = getattr(self.client, f"get_{kind}")(ApiId=self.id)["Items"]
        return items

    def ask(self, path: str, method: str = "GET", **more: Any) -> Any:
        host = f"{self.id}.execute-api.{REGION}.amazonaws.com"
        return self.house.ask(host, path, method, **more)


@pytest.fixture
def web_behind(web: LocalWeb) -> LocalWeb:
    web.routes["/o"] = reply(200, b"orders")
    web.routes["/rest"] = reply(200, b"the rest")
    return web


@pytest.fixture
def imported(house: House, web_behind: LocalWeb) -> Imported:
    return Imported(house, json.dumps(document(web_behind)))


def test_it_answers_as_its_document_says(imported: Imported) -> None:
    orders = imported.ask("/orders")
    assert (orders.text, orders.headers["x-by"]) == ("orders", "gateway")
    assert imported.ask("/anything").text == "the rest"
    assert imported.ask("/orders", "POST").status_code == 401
    assert imported.ask("/orders", "POST", headers={"Authorization": "t"}).text == "the rest"
    assert imported.ask("/signed").status_code == 403
    preflight = {"Origin": "https://shop.example", "Access-Control-Request-Method": "GET"}
    allowed = imported.ask("/orders", "OPTIONS", headers=preflight).headers
    assert allowed["access-control-allow-origin"] == "https://shop.example"


def test_it_is_told_with_all_that_it_consists_of(imported: Imported) -> None:
    told = imported.told
    assert (told["Name"], told["Version"], told["Description"]) == ("orders", "2", "of the shop")
    assert told["CorsConfiguration"] == {
        "AllowOrigins": ["https://shop.example"], "AllowMethods": ["GET"], "MaxAge": 600,
    }  # fmt: skip
    routes = {one["RouteKey"]: one for one in imported.all("routes")}
    keys = {"GET /orders", "POST /orders", "ANY /signed", "GET /asked", "$default"}
    assert routes.keys() == keys
    assert routes["GET /orders"]["OperationName"] == "told"
    assert "Target" not in routes["GET /asked"]
    gates = {one["Name"]: one for one in imported.all("authorizers")}
    assert gates["tokens"]["JwtConfiguration"] == {
        "Audience": ["shop"],
        "Issuer": "https://id.example",
    }
    asked = {
        "AuthorizerType": "REQUEST", "AuthorizerPayloadFormatVersion": "2.0",
        "AuthorizerResultTtlInSeconds": 0, "EnableSimpleResponses": True,
        "IdentitySource": ["$request.header.X-Who", "$request.querystring.who"],
    }  # fmt: skip
    assert asked.items() <= gates["asked"].items()
    guarded = {key: (one["AuthorizationType"], one.get("AuthorizerId"))
               for key, one in routes.items()}  # fmt: skip
    assert guarded == {
        "GET /orders": ("NONE", None), "$default": ("NONE", None),
        "POST /orders": ("JWT", gates["tokens"]["AuthorizerId"]),
        "ANY /signed": ("AWS_IAM", None),
        "GET /asked": ("CUSTOM", gates["asked"]["AuthorizerId"]),
    }  # fmt: skip
    assert routes["POST /orders"]["AuthorizationScopes"] == ["write"]


def test_what_several_routes_share_is_one_integration(imported: Imported) -> None:
    shared, own = sorted(imported.all("integrations"), key=lambda one: "Description" in one)
    routes = {one["RouteKey"]: one.get("Target") for one in imported.all("routes")}
    of_all = f"integrations/{shared['IntegrationId']}"
    assert [routes[key] for key in ("POST /orders", "ANY /signed", "$default")] == [of_all] * 3
    assert (own["IntegrationType"], own["PayloadFormatVersion"]) == ("HTTP_PROXY", "1.0")
    assert (own["TimeoutInMillis"], own["ConnectionType"]) == (2000, "INTERNET")


def test_what_a_document_says_for_all_counts_where_nothing_else_is_said(house: House) -> None:
    leads = behind("https://shop.example/", tlsConfig={"serverNameToVerify": "shop.example"})
    del leads["x-amazon-apigateway-integration"]["payloadFormatVersion"]
    written = {
        "openapi": "3.0.1", "info": {"title": "guarded", "version": "1"},
        "security": [{"tokens": []}], "components": {"securitySchemes": {"tokens": TOKENS}},
        "paths": {"/all": {"get": leads}, "/open": {"get": {"security": [], **leads}}},
    }  # fmt: skip
    imported = Imported(house, yaml.safe_dump(written))
    kinds = {one["RouteKey"]: one["AuthorizationType"] for one in imported.all("routes")}
    assert kinds == {"GET /all": "JWT", "GET /open": "NONE"}
    for one in imported.all("integrations"):
        assert one["PayloadFormatVersion"] == "1.0"
        assert one["TlsConfig"] == {"ServerNameToVerify": "shop.example"}


def test_an_import_anew_leaves_nothing_of_what_there_was(
    imported: Imported, web_behind: LocalWeb
) -> None:
    newer = {
        "openapi": "3.0.1", "info": {"title": "newer", "version": "3"},
        "paths": {"/only": {"get": behind(web_behind.url("/o"))}},
    }  # fmt: skip
    told = imported.client.reimport_api(ApiId=imported.id, Body=yaml.safe_dump(newer))
    assert (told["ApiId"], told["Name"]) == (imported.id, "newer")
    assert "CorsConfiguration" not in told
    assert [one["RouteKey"] for one in imported.all("routes")] == ["GET /only"]
    assert (len(imported.all("integrations")), imported.all("authorizers")) == (1, [])
    assert imported.ask("/only").text == "orders"
    assert imported.ask("/orders").status_code == 404


@each(
    ("body", "more", "said"),
    [
        ("{", {}, "Invalid OpenAPI input."),
        ('{"swagger": "2.0", "info": {"title": "x"}}', {}, "imported from OpenAPI 3.0"),
        ("[]", {}, "Invalid OpenAPI input."),
        ('{"openapi": "3.0.1", "info": {}}', {}, "info.title is missing"),
        ('{"openapi": "3.0.1", "info": {"title": "x"}, "paths": [1]}', {}, "Invalid OpenAPI input"),
        (
            '{"openapi": "3.0.1", "info": {"title": "x"}, "x-amazon-apigateway-cors": {"maxAge": "a"}}',
            {},
            "maxAge|MaxAge",
        ),
        ('{"openapi": "3.0.1", "info": {"title": "x"}}', {"Basepath": "split"}, "no Basepath 'sp"),
    ],
)
def test_what_cannot_be_imported_is_refused(
    house: House, body: str, more: dict[str, str], said: str
) -> None:
    client = house.of("apigatewayv2")
    with pytest.raises(ClientError, match=said) as refused:
        client.import_api(Body=body, **more)
    assert refused.value.response["Error"]["Code"] == "BadRequestException"


def test_nothing_is_left_of_an_import_that_fails(house: House, web: LocalWeb) -> None:
    client = house.of("apigatewayv2")
    before = {one["ApiId"] for one in client.get_apis()["Items"]}
    nowhere = {"get": {"x-amazon-apigateway-integration": {"$ref": f"#/components/{SHARED}/no"}}}
    wrong = {"get": behind(web.url("/o"), timeoutInMillis=2)}
    for path, said in ((nowhere, f"{SHARED} has no 'no'"), (wrong, "imeout")):
        with pytest.raises(ClientError, match=said):
            client.import_api(Body=json.dumps(document(web, paths={"/x": path})))
    assert {one["ApiId"] for one in client.get_apis()["Items"]} == before


def test_an_authorizer_is_of_a_sort_that_there_is(house: House, web: LocalWeb) -> None:
    tokens = {**TOKENS, "x-amazon-apigateway-authorizer": {"type": "token"}}
    written = document(web, components={"securitySchemes": {"tokens": tokens}})
    with pytest.raises(ClientError, match="'tokens' is no authorizer of type JWT or REQUEST"):
        house.of("apigatewayv2").import_api(Body=json.dumps(written))


def test_what_is_not_there_is_not_imported_anew(house: House, web: LocalWeb) -> None:
    client = house.of("apigatewayv2")
    with pytest.raises(client.exceptions.NotFoundException):
        client.reimport_api(ApiId="nowhere", Body=json.dumps(document(web)))
