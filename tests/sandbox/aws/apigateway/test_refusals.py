"""What API Gateway's control plane refuses, though moto would take it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.sandbox.aws.apigateway.rest_api import Patch, RestApi, replace
from tests.sandbox.aws.house import House
from tests.sandbox.aws.test_cloudfront_control import refusal

BAD, TAKEN = ("BadRequestException", 400), ("ConflictException", 409)
SINK = {"type": "HTTP_PROXY", "uri": "http://127.0.0.1:9/"}


@pytest.fixture
def api(house: House) -> RestApi:
    return RestApi(house)


@pytest.mark.parametrize("milliseconds", [49, 29_001])
def test_an_integration_has_from_50_ms_to_29_seconds(api: RestApi, milliseconds: int) -> None:
    assert refusal(lambda: api.method("/x", **SINK, timeoutInMillis=milliseconds)) == BAD
    where = {"restApiId": api.id, "resourceId": api.resource("/x"), "httpMethod": "GET"}
    for allowed in (50, 29_000):
        api.client.put_integration(
            **where, **SINK, integrationHttpMethod="GET", timeoutInMillis=allowed
        )
    change = [replace("/timeoutInMillis", str(milliseconds))]
    update = api.client.update_integration
    assert refusal(lambda: update(**where, patchOperations=change)) == BAD
    assert api.client.get_integration(**where)["timeoutInMillis"] == 29_000


def _method(api: RestApi) -> object:
    where = {"restApiId": api.id, "resourceId": api.resource("/orders"), "httpMethod": "GET"}
    return api.client.put_method(**where, authorizationType="NONE")


def _resource(api: RestApi) -> object:
    return api.client.create_resource(
        restApiId=api.id, parentId=api.resource("/"), pathPart="orders"
    )


@pytest.mark.parametrize("define", [_method, _resource], ids=["method", "resource"])
def test_nothing_is_defined_twice(api: RestApi, define: Callable[[RestApi], object]) -> None:
    api.mock("/orders")
    assert refusal(lambda: define(api)) == TAKEN


def test_a_method_without_integration_cannot_be_deployed(api: RestApi) -> None:
    _method(api)
    assert refusal(api.deploy) == BAD


PATCHES: dict[str, Patch] = {
    "no such setting": replace("/nonsense", "1"),
    "no such setting of methods": replace("/*/*/throttling/most", "1"),
    "a rate that is no number": replace("/*/*/throttling/rateLimit", "many"),
    "one limit away": {"op": "remove", "path": "/*/*/throttling/rateLimit"},
    "a canary's share": replace("/canarySettings/percentTraffic", "10"),
    "a certificate": replace("/clientCertificateId", "abc123"),
    "a cache of an odd size": replace("/cacheClusterSize", "7"),
    "the deployment away": {"op": "remove", "path": "/deploymentId"},
}


@pytest.mark.parametrize("case", PATCHES)
def test_a_stage_is_patched_where_it_has_something(api: RestApi, case: str) -> None:
    api.mock("/orders")
    api.deploy()
    good = replace("/variables/eta", "16:30")
    assert refusal(lambda: api.stage(good, PATCHES[case])) == BAD
    stage = api.client.get_stage(restApiId=api.id, stageName="dev")
    assert "eta" not in stage.get("variables", {}), "all of a patch, or none"


def test_a_method_is_one_of_http(api: RestApi) -> None:
    where = {"restApiId": api.id, "resourceId": api.resource("/orders"), "httpMethod": "FETCH"}
    assert refusal(lambda: api.client.put_method(**where, authorizationType="NONE")) == BAD


@pytest.mark.parametrize("wrong", [{"name": "Or-der"}, {"schema": "{nope"}])
def test_a_model_has_a_plain_name_and_a_schema_that_is_json(
    api: RestApi, wrong: dict[str, str]
) -> None:
    given = {"name": "Order", "contentType": "application/json", "schema": "{}", **wrong}
    assert refusal(lambda: api.client.create_model(restApiId=api.id, **given)) == BAD
    api.mock("/orders", body='"one"')
    api.deploy()
    assert api.get().json() == "one"


def test_a_canary_is_refused_and_changes_nothing(api: RestApi) -> None:
    api.mock("/orders", body='"one"')
    api.deploy()
    canary = {"percentTraffic": 10.0}
    assert refusal(lambda: api.deploy(canarySettings=canary)) == BAD
    assert api.get().json() == "one"


def test_an_integration_response_is_patched_and_seen_once_deployed(api: RestApi) -> None:
    api.mock("/orders", body='"one"')
    api.deploy()
    where: dict[str, Any] = {"restApiId": api.id, "resourceId": api.resource("/orders"),
                             "httpMethod": "GET", "statusCode": "200"}  # fmt: skip
    changes = [replace("/responseTemplates/application~1json", '"two"'),
               replace("/selectionPattern", "2..")]  # fmt: skip
    update = api.client.update_integration_response
    told = update(**where, patchOperations=changes)
    assert told["responseTemplates"] == {"application/json": '"two"'}
    assert told["selectionPattern"] == "2.."
    assert api.get().json() == "one"
    api.deploy()
    assert api.get().json() == "two"
    assert refusal(lambda: update(**where, patchOperations=[replace("/uri", "x")])) == BAD
    where["statusCode"] = "404"
    missing = refusal(lambda: update(**where, patchOperations=changes))
    assert missing == ("NotFoundException", 404)
