"""The answers that API Gateway makes itself."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill.testing.local_web import LocalWeb, reply
from commdrill_sandbox.aws.apigateway.error_types import ErrorType
from tests.sandbox.aws.apigateway.rest_api import RestApi, replace
from tests.sandbox.aws.house import House

STATUSES = {
    "ACCESS_DENIED": 403, "API_CONFIGURATION_ERROR": 500, "AUTHORIZER_CONFIGURATION_ERROR": 500,
    "AUTHORIZER_FAILURE": 500, "BAD_REQUEST_BODY": 400, "BAD_REQUEST_PARAMETERS": 400,
    "DEFAULT_4XX": None, "DEFAULT_5XX": None, "EXPIRED_TOKEN": 403, "INTEGRATION_FAILURE": 504,
    "INTEGRATION_TIMEOUT": 504, "INVALID_API_KEY": 403, "INVALID_SIGNATURE": 403,
    "MISSING_AUTHENTICATION_TOKEN": 403, "QUOTA_EXCEEDED": 429, "REQUEST_TOO_LARGE": 413,
    "RESOURCE_NOT_FOUND": 404, "THROTTLED": 429, "UNAUTHORIZED": 401,
    "UNSUPPORTED_MEDIA_TYPE": 415, "WAF_FILTERED": 403,
}  # fmt: skip


@pytest.fixture
def api(house: House) -> RestApi:
    return deployed(house)


@pytest.fixture(scope="module")
def untouched(opened: House) -> RestApi:
    """One for all that only read."""
    return deployed(opened)


def deployed(house: House) -> RestApi:
    """`/orders` works; nothing listens behind `/down`."""
    api = RestApi(house)
    api.mock("/orders", body='{"orders": []}')
    api.method("/down", type="HTTP_PROXY", uri="http://127.0.0.1:9/")
    api.deploy()
    return api


def test_there_are_21_types_each_with_its_own_status(untouched: RestApi) -> None:
    told = untouched.client.get_gateway_responses(restApiId=untouched.id)["items"]
    listed = {one["responseType"]: one.get("statusCode") for one in told}
    assert listed == {name: status and str(status) for name, status in STATUSES.items()}
    assert {one["defaultResponse"] for one in told} == {True}


@pytest.mark.parametrize("name", STATUSES)
def test_an_untouched_type_can_be_read(untouched: RestApi, name: str) -> None:
    told = untouched.client.get_gateway_response(restApiId=untouched.id, responseType=name)
    assert told["responseTemplates"] == {
        "application/json": '{"message":$context.error.messageString}'
    }
    assert told.get("statusCode") == (str(STATUSES[name]) if STATUSES[name] else None)


@pytest.mark.parametrize(
    ("path", "method"),
    [("/nothing", "GET"), ("/orders", "DELETE"), ("/orders/7", "GET"), ("", "GET")],
    ids=["path", "method", "deeper path", "root"],
)
def test_an_unknown_path_or_method_misses_an_authentication_token(
    untouched: RestApi, path: str, method: str
) -> None:
    answer = untouched.get(path, method)
    assert (answer.status_code, answer.json()) == (403, {"message": "Missing Authentication Token"})
    assert answer.headers["x-amzn-ErrorType"] == "MissingAuthenticationTokenException"


def test_an_unknown_stage_is_forbidden_whatever_is_customised(house: House, api: RestApi) -> None:
    api.customise("DEFAULT_4XX", statusCode="418")
    api.deploy()
    answer = house.ask(api.host, "/other/orders")
    assert (answer.status_code, answer.json()) == (403, {"message": "Forbidden"})


def test_status_template_and_headers_of_a_type_are_its_own(api: RestApi) -> None:
    api.customise(
        "INTEGRATION_FAILURE",
        statusCode="503",
        responseParameters={"gatewayresponse.header.Retry-After": "'120'"},
        responseTemplates={"application/json": '{"code": "CHECKOUT_UNAVAILABLE"}'},
    )
    api.deploy()
    answer = api.get("/down")
    assert (answer.status_code, answer.json()) == (503, {"code": "CHECKOUT_UNAVAILABLE"})
    assert answer.headers["Retry-After"] == "120"


def test_a_type_without_its_own_inherits_headers_and_template_and_keeps_its_status(
    api: RestApi,
) -> None:
    look: dict[str, Any] = {
        "statusCode": "503",
        "responseParameters": {"gatewayresponse.header.X-Sorry": "'yes'"},
        "responseTemplates": {"application/json": '{"sorry": true}'},
    }
    api.customise("DEFAULT_5XX", **look)
    api.deploy()
    answer = api.get("/down")
    assert (answer.status_code, answer.json()) == (504, {"sorry": True})
    assert answer.headers["X-Sorry"] == "yes"
    assert "X-Sorry" not in api.get("/nothing").headers


def test_a_type_of_its_own_inherits_nothing(api: RestApi) -> None:
    api.customise("DEFAULT_4XX", responseParameters={"gatewayresponse.header.X-Sorry": "'yes'"})
    api.customise("MISSING_AUTHENTICATION_TOKEN", statusCode="404")
    api.deploy()
    answer = api.get("/nothing")
    assert (answer.status_code, answer.json()) == (404, {"message": "Missing Authentication Token"})
    assert "X-Sorry" not in answer.headers


TEMPLATES = [
    ("$context.error.message", "Missing Authentication Token"),
    ("$context.error.messageString", '"Missing Authentication Token"'),
    ("$context.error.responseType", "MISSING_AUTHENTICATION_TOKEN"),
    ("$context.error.validationErrorString", ""),
    ("$context.stage", "dev"),
    ("$context.httpMethod $context.path.", "GET /dev/nothing."),
    ("$stageVariables.team!", "care!"),
    ("$stageVariables.none|", "|"),
    ("$method.request.header.X-Who", "me"),
    ("method.request.querystring.q", "7"),
    ("#set($x = 1) $input.body", "#set($x = 1) $input.body"),
]


@pytest.mark.parametrize(("template", "filled"), TEMPLATES, ids=[t for t, _ in TEMPLATES])
def test_templates_are_filled_by_plain_substitution(
    api: RestApi, template: str, filled: str
) -> None:
    api.customise("MISSING_AUTHENTICATION_TOKEN", responseTemplates={"text/plain": template})
    api.deploy()
    api.stage(replace("/variables/team", "care"))
    answer = api.get("/nothing?q=7", headers={"X-Who": "me"})
    assert answer.text == filled
    assert answer.headers["Content-Type"].startswith("text/plain")


def test_the_request_id_told_is_the_one_in_the_header(api: RestApi) -> None:
    template = {"application/json": '{"id": "$context.requestId", "at": "$context.resourcePath"}'}
    api.customise("INTEGRATION_FAILURE", responseTemplates=template)
    api.deploy()
    answer = api.get("/down")
    assert answer.json() == {"id": answer.headers["x-amzn-RequestId"], "at": "/down"}


HEADERS = [
    ("'static, quoted'", "static, quoted"),
    ("method.request.header.X-Who", "me"),
    ("method.request.querystring.q", "7"),
    ("method.request.header.X-None", None),
]


@pytest.mark.parametrize(("source", "value"), HEADERS, ids=[s for s, _ in HEADERS])
def test_headers_have_static_values_or_ones_of_the_request(
    api: RestApi, source: str, value: str | None
) -> None:
    api.customise("DEFAULT_4XX", responseParameters={"gatewayresponse.header.X-It": source})
    api.deploy()
    assert api.get("/nothing?q=7", headers={"X-Who": "me"}).headers.get("X-It") == value


ACCEPTS = [
    (None, "application/json"),
    ("*/*", "application/json"),
    ("text/html", "text/html"),
    ("text/html;q=0.3, application/json;q=0.9", "application/json"),
    ("text/*", "text/html"),
    ("image/png", "application/json"),
]


@pytest.mark.parametrize(("accept", "kind"), ACCEPTS, ids=[str(a) for a, _ in ACCEPTS])
def test_the_template_is_the_one_the_caller_accepts(
    api: RestApi, accept: str | None, kind: str
) -> None:
    api.customise(
        "DEFAULT_4XX",
        responseTemplates={"text/html": "<p>Sorry</p>", "application/json": '{"sorry": 1}'},
    )
    api.deploy()
    answer = api.get("/nothing", headers={"Accept": accept})
    assert answer.headers["Content-Type"].partition(";")[0] == kind


def test_update_patches_what_there_is_the_default_included(api: RestApi) -> None:
    told = api.client.update_gateway_response(
        restApiId=api.id,
        responseType="DEFAULT_5XX",
        patchOperations=[
            replace("/statusCode", "503"),
            {"op": "add", "path": "/responseParameters/gatewayresponse.header.Retry-After",
             "value": "'60'"},
            replace("/responseTemplates/application~1json", '{"sorry": true}'),
        ],
    )  # fmt: skip
    told.pop("ResponseMetadata")
    assert told == {
        "responseType": "DEFAULT_5XX",
        "statusCode": "503",
        "responseParameters": {"gatewayresponse.header.Retry-After": "'60'"},
        "responseTemplates": {"application/json": '{"sorry": true}'},
        "defaultResponse": False,
    }
    listed = api.client.get_gateway_responses(restApiId=api.id)["items"]
    assert len(listed) == 21
    assert [one["responseType"] for one in listed if not one["defaultResponse"]] == ["DEFAULT_5XX"]


def test_a_deleted_customisation_leaves_the_default(api: RestApi) -> None:
    api.customise("DEFAULT_5XX", statusCode="503")
    api.client.delete_gateway_response(restApiId=api.id, responseType="DEFAULT_5XX")
    told = api.client.get_gateway_response(restApiId=api.id, responseType="DEFAULT_5XX")
    assert told["defaultResponse"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"responseType": "SORRY"},
        {"responseType": "THROTTLED", "statusCode": "999"},
        {"responseType": "THROTTLED", "responseParameters": {"gatewayresponse.header.X": "120"}},
        {"responseType": "THROTTLED", "responseParameters": {"header.X": "'120'"}},
    ],
    ids=["type", "status", "unquoted value", "no header"],
)
def test_what_is_no_gateway_response_is_refused(api: RestApi, wrong: dict[str, Any]) -> None:
    with pytest.raises(ClientError) as refused:
        api.client.put_gateway_response(restApiId=api.id, **wrong)
    assert refused.value.response["Error"]["Code"] == "BadRequestException"


def unauthorised(api: RestApi) -> None:
    api.mock("/iam", authorizationType="AWS_IAM")


def needing_a_key(api: RestApi) -> None:
    api.mock("/key", apiKeyRequired=True)


def without_template(api: RestApi) -> None:
    api.method("/media", "POST", type="HTTP", uri="http://127.0.0.1:9/",
               passthroughBehavior="NEVER", requestTemplates={"application/json": "{}"})  # fmt: skip


CAUSES: list[tuple[Callable[[RestApi], None], str, str, int]] = [
    (unauthorised, "GET /iam", "MISSING_AUTHENTICATION_TOKEN", 403),
    (needing_a_key, "GET /key", "INVALID_API_KEY", 403),
    (without_template, "POST /media", "UNSUPPORTED_MEDIA_TYPE", 415),
]


@pytest.mark.parametrize(("prepare", "call", "kind", "status"), CAUSES, ids=[c[2] for c in CAUSES])
def test_each_cause_has_its_type(
    api: RestApi, prepare: Callable[[RestApi], None], call: str, kind: str, status: int
) -> None:
    prepare(api)
    template = {"application/json": '{"type": "$context.error.responseType"}'}
    for default in ("DEFAULT_4XX", "DEFAULT_5XX"):
        api.customise(default, responseTemplates=template)
    api.deploy()
    verb, path = call.split()
    body = "<x/>" if verb == "POST" else None
    answer = api.get(path, verb, data=body, headers={"Content-Type": "text/xml"})
    assert (answer.status_code, answer.json()) == (status, {"type": kind})


def test_a_wrong_signature_is_told_from_a_missing_one(api: RestApi) -> None:
    unauthorised(api)
    api.deploy()
    assert "signature" in api.get("/iam", headers={"Authorization": "Bearer x"}).json()["message"]
    signed = (
        "AWS4-HMAC-SHA256 Credential=a/20261123/us-east-1/execute-api/aws4_request, Signature=x"
    )
    assert api.get("/iam", headers={"Authorization": signed}).status_code == 200


def test_a_body_of_more_than_ten_mebibytes_is_too_large(api: RestApi) -> None:
    api.mock("/orders", "POST")
    api.deploy()
    assert api.get("/orders", "POST", data=b"x" * ((10 << 20) + 1)).status_code == 413


DENIAL = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke",
         "Resource": "execute-api:/*"},
        {"Effect": "Deny", "Principal": "*", "Action": "execute-api:Invoke",
         "Resource": "execute-api:/dev/GET/orders",
         "Condition": {"IpAddress": {"aws:SourceIp": "127.0.0.0/8"}}},
    ],
}  # fmt: skip


def test_a_resource_policy_denies_once_it_is_deployed(api: RestApi) -> None:
    patch = replace("/policy", json.dumps(DENIAL))
    api.client.update_rest_api(restApiId=api.id, patchOperations=[patch])
    assert api.get().status_code == 200
    api.deploy()
    answer = api.get()
    assert answer.status_code == 403
    assert answer.json()["message"].endswith("/dev/GET/orders with an explicit deny")
    assert api.get("/down").status_code == 504


def test_a_policy_that_allows_nobody_else_denies_all_others(house: House) -> None:
    allow = {**DENIAL["Statement"][0], "Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}  # type: ignore[dict-item]
    api = RestApi(house, policy=json.dumps({"Version": "2012-10-17", "Statement": [allow]}))
    api.mock("/orders")
    api.deploy()
    assert api.get().status_code == 403


def test_a_backend_that_is_there_is_never_customised(api: RestApi, web: LocalWeb) -> None:
    web.routes["/orders"] = reply(503, b"from the backend", {"X-Backend": "yes"})
    api.method("/proxied", type="HTTP_PROXY", uri=web.url("/orders"))
    api.customise("DEFAULT_5XX", statusCode="500", responseTemplates={"application/json": "{}"})
    api.deploy()
    answer = api.get("/proxied")
    assert (answer.status_code, answer.text) == (503, "from the backend")
    assert answer.headers["X-Backend"] == "yes"


def test_every_type_is_known_by_its_name() -> None:
    assert {str(kind): kind.status for kind in ErrorType} == STATUSES
