"""An API that is imported answers as its document says, its gateway responses included."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill.testing.local_web import LocalWeb, reply
from tests.each import each
from tests.sandbox.aws.house import House

GONE = {
    "statusCode": 404,
    "responseParameters": {"gatewayresponse.header.Retry-After": "'120'"},
    "responseTemplates": {"application/json": '{"code": "GONE"}'},
}
MOCK = {
    "responses": {"200": {"description": "fine"}},
    "x-amazon-apigateway-integration": {
        "type": "mock",
        "requestTemplates": {"application/json": '{"statusCode": 200}'},
        "responses": {
            "default": {"statusCode": "200", "responseTemplates": {"application/json": '{"m": 1}'}}
        },
    },
}


def document(web: LocalWeb, **more: Any) -> dict[str, Any]:
    behind = {"type": "http_proxy", "httpMethod": "GET", "uri": web.url("/behind/{id}")}
    return {
        "info": {"title": "orders", "version": "1"},
        "paths": {
            "/orders/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": True}],
                "get": {
                    "x-amazon-apigateway-integration": {
                        **behind,
                        "requestParameters": {
                            "integration.request.path.id": "method.request.path.id"
                        },
                    }
                },
            },
            "/mock": {"get": MOCK},
            "/keyed": {"get": {**MOCK, "security": [{"key": []}]}},
            "/any": {"x-amazon-apigateway-any-method": MOCK},
        },
        "x-amazon-apigateway-gateway-responses": {"MISSING_AUTHENTICATION_TOKEN": GONE},
        **more,
    }


KEY = {"key": {"type": "apiKey", "name": "x-api-key", "in": "header"}}
VERSIONS: dict[str, dict[str, Any]] = {
    "3.0": {"openapi": "3.0.1", "components": {"securitySchemes": KEY}},
    "2.0": {"swagger": "2.0", "securityDefinitions": KEY},
}


class Imported:
    """The API of a document, with the stage `dev`."""

    def __init__(self, house: House, **document: Any) -> None:
        self._house, self.client = house, house.of("apigateway")
        self.id = self.client.import_rest_api(body=json.dumps(document).encode())["id"]
        self.deploy()

    def put(self, mode: str, **document: Any) -> None:
        body = json.dumps(document).encode()
        self.client.put_rest_api(restApiId=self.id, mode=mode, body=body)
        self.deploy()

    def deploy(self) -> None:
        self.client.create_deployment(restApiId=self.id, stageName="dev")

    def get(self, path: str, method: str = "GET") -> tuple[int, str]:
        host = f"{self.id}.execute-api.us-east-1.amazonaws.com"
        answer = self._house.ask(host, f"/dev{path}", method)
        self.headers = answer.headers
        return answer.status_code, answer.text


@pytest.mark.parametrize("version", VERSIONS)
def test_its_paths_methods_and_gateway_responses_are_there(
    house: House, web: LocalWeb, version: str
) -> None:
    web.routes["/behind/7"] = reply(500, b"boom")
    api = Imported(house, **document(web, **VERSIONS[version]))
    assert api.get("/orders/7") == (500, "boom")
    assert api.get("/mock") == (200, '{"m": 1}')
    assert api.get("/any", "PATCH") == (200, '{"m": 1}')
    assert api.get("/keyed")[0] == 403
    assert api.get("/none") == (404, '{"code": "GONE"}')
    assert api.headers["Retry-After"] == "120"


def test_what_is_put_over_it_is_merged_or_takes_its_place(house: House, web: LocalWeb) -> None:
    api = Imported(house, **document(web, **VERSIONS["3.0"]))
    changed = json.loads(json.dumps(MOCK).replace('\\"m\\": 1', '\\"m\\": 2'))
    other = {"openapi": "3.0.1", "info": {"title": "orders"}, "paths": {"/mock": {"get": changed}}}
    api.put("merge", **other)
    assert api.get("/mock") == (200, '{"m": 2}')
    assert api.get("/any")[0] == 200
    assert api.get("/none")[0] == 404
    api.put("overwrite", **other)
    assert api.get("/mock") == (200, '{"m": 2}')
    assert api.get("/any")[0] == 403


def test_a_method_is_changed_and_keeps_its_integration(house: House, web: LocalWeb) -> None:
    api = Imported(house, **document(web, **VERSIONS["3.0"]))
    resources = api.client.get_resources(restApiId=api.id)["items"]
    (mock,) = (one["id"] for one in resources if one["path"] == "/mock")
    where = {"restApiId": api.id, "resourceId": mock, "httpMethod": "GET"}
    told = api.client.update_method(
        **where,
        patchOperations=[
            {"op": "replace", "path": "/apiKeyRequired", "value": "true"},
            {"op": "add", "path": "/requestParameters/method.request.header.X", "value": "true"},
        ],
    )
    assert (told["apiKeyRequired"], told["methodIntegration"]["type"]) == (True, "MOCK")
    assert told["requestParameters"] == {"method.request.header.X": True}
    assert api.get("/mock")[0] == 200
    api.deploy()
    assert api.get("/mock")[0] == 403
    for wrong in ({**where, "httpMethod": "POST"}, {**where, "resourceId": "none"}):
        with pytest.raises(ClientError, match="NotFound"):
            api.client.update_method(**wrong, patchOperations=[])
    with pytest.raises(ClientError, match="Invalid patch path /uri"):
        api.client.update_method(
            **where, patchOperations=[{"op": "replace", "path": "/uri", "value": "x"}]
        )


def test_yaml_is_read_too(house: House) -> None:
    client = house.of("apigateway")
    made = client.import_rest_api(body=b"openapi: 3.0.1\ninfo: {title: orders}\npaths: {}\n")
    assert made["name"] == "orders"


AUTHORIZED: dict[str, Any] = {"security": {"x-amazon-apigateway-authorizer": {}}}
REFUSED = {
    "no document": b"nothing",
    "no YAML": b"{",
    "an authorizer": json.dumps(
        {"openapi": "3.0.1", "paths": {}, "components": {"securitySchemes": AUTHORIZED}}
    ).encode(),
}


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED)
def test_what_is_none_or_cannot_be_kept_is_refused(house: House, body: bytes) -> None:
    with pytest.raises(ClientError) as refused:
        house.of("apigateway").import_rest_api(body=body)
    assert refused.value.response["Error"]["Code"] == "BadRequestException"


LINE = {"type": "object", "required": ["sku"], "properties": {"sku": {"type": "string"}}}
CHECKED = {
    "x-amazon-apigateway-request-validators": {"all": {"validateRequestBody": True}},
    "x-amazon-apigateway-request-validator": "all",
}


def with_bodies(version: str) -> dict[str, Any]:
    """An order has lines; `/inline` says its form itself."""
    place = "components/schemas" if version == "3.0" else "definitions"
    order = {"type": "array", "items": {"$ref": f"#/{place}/Line"}, "minItems": 1}
    bodies: dict[str, Any] = {"/orders": {"$ref": f"#/{place}/Order"}, "/inline": LINE}
    models = {"Order": order, "Line": LINE}
    if version == "3.0":
        head: dict[str, Any] = {"openapi": "3.0.1", "components": {"schemas": models}}
        said: dict[str, Any] = {path: {"requestBody": {"content": {"application/json": {"schema": one}}}}
                for path, one in bodies.items()}  # fmt: skip
    else:
        head = {"swagger": "2.0", "definitions": models}
        said = {path: {"parameters": [{"in": "body", "name": "b", "schema": one}]}
                for path, one in bodies.items()}  # fmt: skip
    paths = {path: {"post": {**MOCK, **one}} for path, one in said.items()}
    return {**head, "info": {"title": "orders"}, **CHECKED, "paths": paths}


@each(
    ("path", "body", "status"),
    [
        ("/orders", [{"sku": "a"}], 200),
        ("/orders", [], 400),
        ("/orders", [{"sku": "a"}, {"sku": 1}], 400),
        ("/inline", {"sku": "a"}, 200),
        ("/inline", {}, 400),
    ],
)
@pytest.mark.parametrize("version", VERSIONS)
def test_a_body_has_the_form_that_the_document_gives_it(
    house: House, version: str, path: str, body: Any, status: int
) -> None:
    api = Imported(house, **with_bodies(version))
    host = f"{api.id}.execute-api.us-east-1.amazonaws.com"
    assert house.ask(host, f"/dev{path}", "POST", json=body).status_code == status


def test_a_form_that_is_put_anew_takes_the_place_of_the_old(house: House) -> None:
    api = Imported(house, **with_bodies("3.0"))
    document = json.loads(json.dumps(with_bodies("3.0")).replace("sku", "code"))
    document["x-amazon-apigateway-request-validators"]["all"] = {"validateRequestParameters": True}
    api.put("merge", **document)
    told = {one["name"]: one["schema"] for one in api.client.get_models(restApiId=api.id)["items"]}
    assert "code" in told["Line"]
    (validator,) = api.client.get_request_validators(restApiId=api.id)["items"]
    looks = {name: validator[f"validateRequest{name}"] for name in ("Body", "Parameters")}
    assert looks == {"Body": False, "Parameters": True}
