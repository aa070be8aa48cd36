"""A REST API is as it was patched, tells what nobody told it, and says of what is not there that it is not."""

from typing import Any

import pytest

from tests.each import each
from tests.sandbox.aws.apigateway.rest_api import RestApi, replace
from tests.sandbox.aws.house import House
from tests.sandbox.aws.test_cloudfront_control import refusal

BAD, GONE = ("BadRequestException", 400), ("NotFoundException", 404)
PNG = {"op": "add", "path": "/binaryMediaTypes/image~1png"}


@pytest.fixture
def api(house: House) -> RestApi:
    return RestApi(house)


def told(api: RestApi, *patches: Any) -> dict[str, Any]:
    api.client.update_rest_api(restApiId=api.id, patchOperations=list(patches))
    found: dict[str, Any] = api.client.get_rest_api(restApiId=api.id)
    return found


def test_patches_are_read_back_and_taken_back(api: RestApi) -> None:
    switch = "/disableExecuteApiEndpoint"
    changed = told(
        api,
        replace("/description", "orders"),
        replace("/minimumCompressionSize", "100"),
        replace(switch, "true"),
        PNG,
    )
    assert (changed["description"], changed["minimumCompressionSize"]) == ("orders", 100)
    assert (changed["disableExecuteApiEndpoint"], changed["binaryMediaTypes"]) == (
        True,
        ["image/png"],
    )
    back = told(
        api,
        replace(switch, "false"),
        {**PNG, "op": "remove"},
        {"op": "remove", "path": "/minimumCompressionSize"},
    )
    assert back["disableExecuteApiEndpoint"] is False
    assert not back.get("binaryMediaTypes")
    assert "minimumCompressionSize" not in back


def test_what_it_is_made_with_is_read_back(api: RestApi) -> None:
    given = {"version": "7", "binaryMediaTypes": ["image/png"], "minimumCompressionSize": 5}
    made = api.client.create_rest_api(name="with all", **given)
    read = api.client.get_rest_api(restApiId=made["id"])
    for told in (made, read):
        assert {name: told[name] for name in given} == given


def test_a_patch_of_what_an_api_does_not_have_changes_nothing(api: RestApi) -> None:
    patches = [replace("/description", "half"), replace("/nope", "1")]
    update = api.client.update_rest_api
    assert refusal(lambda: update(restApiId=api.id, patchOperations=patches)) == BAD
    assert api.client.get_rest_api(restApiId=api.id).get("description") != "half"


@each("operation", ["get_rest_api", "delete_rest_api", "update_rest_api"])
def test_there_is_no_such_api(api: RestApi, operation: str) -> None:
    assert refusal(lambda: getattr(api.client, operation)(restApiId="abcdefghij")) == GONE


def test_there_is_no_such_resource(api: RestApi) -> None:
    delete = api.client.delete_resource
    assert refusal(lambda: delete(restApiId=api.id, resourceId="abcdef")) == GONE


def test_an_integration_tells_what_nobody_told_it(api: RestApi) -> None:
    api.mock("/orders")
    where = {"restApiId": api.id, "resourceId": api.resource("/orders"), "httpMethod": "GET"}
    found = api.client.get_integration(**where)
    assert (found["timeoutInMillis"], found["passthroughBehavior"]) == (29_000, "WHEN_NO_MATCH")


def test_a_response_is_not_defined_twice(api: RestApi) -> None:
    api.mock("/orders")
    where = {"restApiId": api.id, "resourceId": api.resource("/orders"), "httpMethod": "GET"}
    api.client.put_method_response(**where, statusCode="418")
    again = api.client.put_method_response
    assert refusal(lambda: again(**where, statusCode="418")) == ("ConflictException", 409)


def test_a_list_is_told_by_the_page_where_somebody_asks_so(house: House, api: RestApi) -> None:
    RestApi(house)
    first = api.client.get_rest_apis(limit=1)
    assert (len(first["items"]), bool(first["position"])) == (1, True)
    rest = api.client.get_rest_apis(position=first["position"])
    assert "position" not in rest
    pages = api.client.get_paginator("get_rest_apis").paginate(PaginationConfig={"PageSize": 1})
    by_page = [one["id"] for page in pages for one in page["items"]]
    assert by_page == [one["id"] for one in api.client.get_rest_apis()["items"]]
    assert by_page == [one["id"] for page in (first, rest) for one in page["items"]]
    assert refusal(lambda: api.client.get_rest_apis(position="none")) == BAD


def test_what_is_made_and_what_goes_has_the_status_of_its_call(house: House) -> None:
    def status(told: dict[str, Any]) -> int:
        return int(told["ResponseMetadata"]["HTTPStatusCode"])

    first, second = house.clients.of("apigateway"), house.clients.of("apigatewayv2")
    made = first.create_rest_api(name="counted")
    api = {"restApiId": made["id"]}
    page = first.put_gateway_response(**api, responseType="THROTTLED", statusCode="503")
    gone = first.delete_gateway_response(**api, responseType="THROTTLED")
    assert [status(one) for one in (made, page, gone, first.delete_rest_api(**api))] == [
        201, 201, 202, 202,
    ]  # fmt: skip
    other = second.create_api(Name="counted", ProtocolType="HTTP")
    assert [status(other), status(second.delete_api(ApiId=other["ApiId"]))] == [201, 204]
