"""What is exported can be imported again, and is the same API then."""

import json
from typing import Any

import pytest
import yaml

from commdrill.testing.local_web import LocalWeb, reply
from tests.each import each
from tests.sandbox.aws.apigateway.test_import import KEY, MOCK, Imported, document
from tests.sandbox.aws.house import House

DENIES = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "execute-api:Invoke",
                   "Resource": "execute-api:/*/GET/closed"},
                  {"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke",
                   "Resource": "execute-api:/*"}],
}  # fmt: skip
TOKENS = {
    "type": "apiKey", "name": "X-Token", "in": "header", "x-amazon-apigateway-authtype": "custom",
    "x-amazon-apigateway-authorizer": {
        "type": "token", "authorizerResultTtlInSeconds": 0,
        "identityValidationExpression": "[a-z]+",
        "authorizerUri": "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
                         "arn:aws:lambda:us-east-1:123456789012:function:nobody/invocations",
    },
}  # fmt: skip
ORDER = {"type": "object", "required": ["sku"], "properties": {"sku": {"type": "string"}}}
LOOKED = {"all": {"validateRequestBody": True, "validateRequestParameters": True}}


def whole(web: LocalWeb) -> dict[str, Any]:
    """An API with something of everything."""
    told = document(web)
    body = {"content": {"application/json": {"schema": ORDER}}}
    looked = {**MOCK, "requestBody": body, "x-amazon-apigateway-request-validator": "all"}
    told["paths"] |= {
        "/closed": {"get": MOCK},
        "/tokens": {"get": {**MOCK, "security": [{"tokens": []}]}},
        "/orders": {"post": looked},
        "/late": {"get": {"x-amazon-apigateway-integration": {
            "type": "http_proxy", "httpMethod": "GET", "uri": web.url("/late"),
            "timeoutInMillis": 50}}},
    }  # fmt: skip
    return {
        "openapi": "3.0.1", **told,
        "components": {"securitySchemes": {**KEY, "tokens": TOKENS}},
        "x-amazon-apigateway-request-validators": LOOKED, "x-amazon-apigateway-policy": DENIES,
    }  # fmt: skip


def export(api: Imported, kind: str = "oas30", extensions: str = "apigateway", **more: Any) -> str:
    asked = {"parameters": {"extensions": extensions}} if extensions else {}
    where = {"restApiId": api.id, "stageName": "dev", "exportType": kind}
    body: bytes = api.client.get_export(**where, **asked, **more)["body"].read()
    return body.decode()


def looks(api: Imported) -> list[tuple[int, str]]:
    asked = [("/orders/7", "GET"), ("/mock", "GET"), ("/keyed", "GET"), ("/any", "PATCH"),
             ("/closed", "GET"), ("/tokens", "GET"), ("/orders", "POST"), ("/none", "GET")]  # fmt: skip
    told = [api.get(path, method) for path, method in asked]
    return [(status, text.replace(api.id, "ID")) for status, text in told]


@pytest.mark.parametrize("kind", ["oas30", "swagger"])
def test_an_export_is_the_same_api_again(house: House, web: LocalWeb, kind: str) -> None:
    web.routes["/behind/7"] = reply(500, b"boom")
    first = Imported(house, **whole(web))
    before = looks(first)
    assert [status for status, _ in before] == [500, 200, 403, 200, 403, 401, 400, 404]
    told = json.loads(export(first, kind))
    again = Imported(house, **told)
    assert looks(again) == before
    assert again.client.get_rest_api(restApiId=again.id)["name"] == "orders"
    first.put("overwrite", **told)
    assert looks(first) == before
    late = json.loads(export(again))["paths"]["/late"]["get"]["x-amazon-apigateway-integration"]
    assert late["timeoutInMillis"] == 50


@each(
    ("extensions", "told", "not_told"),
    [
        ("", (), ("integration", "gateway-responses", "authorizer", "policy")),
        ("integrations", ("integration",), ("gateway-responses", "authorizer", "policy")),
        (
            "integrations,authorizers",
            ("integration", "authorizer"),
            ("gateway-responses", "policy"),
        ),
        ("apigateway", ("integration", "authorizer", "gateway-responses", "policy"), ()),
    ],
)
def test_extensions_are_told_that_are_asked_for(
    house: House, web: LocalWeb, extensions: str, told: tuple[str, ...], not_told: tuple[str, ...]
) -> None:
    written = export(Imported(house, **whole(web)), extensions=extensions)
    for name in told:
        assert f'"x-amazon-apigateway-{name}"' in written
    for name in not_told:
        assert f'"x-amazon-apigateway-{name}"' not in written
    assert '"x-amazon-apigateway-any-method"' in written


def test_it_says_what_it_is_and_where_in_json_or_yaml(house: House, web: LocalWeb) -> None:
    api = Imported(house, **whole(web))
    host = f"{api.id}.execute-api.us-east-1.amazonaws.com"
    newer = json.loads(export(api))
    assert newer["servers"] == [
        {"url": f"https://{host}/{{basePath}}", "variables": {"basePath": {"default": "/dev"}}}
    ]
    assert newer["info"]["title"] == "orders"
    assert newer["info"]["version"]
    older = yaml.safe_load(export(api, "swagger", accepts="application/yaml"))
    assert (older["host"], older["basePath"], older["schemes"]) == (host, "/dev", ["https"])
    assert older["info"] == newer["info"]
