"""A method can be tried as it is configured now, and a stage's cache be flushed."""

import pytest
from botocore.exceptions import ClientError

from commdrill.testing.local_web import LocalWeb, reply
from tests.sandbox.aws.apigateway.rest_api import RestApi
from tests.sandbox.aws.house import House


@pytest.fixture
def api(house: House) -> RestApi:
    api = RestApi(house)
    api.mock("/orders", body='{"version": 1}', apiKeyRequired=True)
    return api


def test_a_method_is_tried_without_a_deployment_or_a_key(api: RestApi) -> None:
    told = api.client.test_invoke_method(
        restApiId=api.id, resourceId=api.resource("/orders"), httpMethod="GET"
    )
    assert (told["status"], told["body"]) == (200, '{"version": 1}')
    assert told["headers"]["Content-Type"] == "application/json"
    assert "Method completed with status: 200" in told["log"]


def test_what_is_sent_along_reaches_the_backend(api: RestApi, web: LocalWeb) -> None:
    web.routes["/"] = reply(200, b"alive")
    api.method("/items", "POST", type="HTTP_PROXY", uri=f"{web.url()}?of=${{stageVariables.shop}}")
    told = api.client.test_invoke_method(
        restApiId=api.id,
        resourceId=api.resource("/items"),
        httpMethod="POST",
        pathWithQueryString="/items?colour=red",
        headers={"X-Drill": "yes"},
        body="{}",
        stageVariables={"shop": "north"},
    )
    [asked] = web.asked
    assert (told["body"], asked.body) == ("alive", b"{}")
    assert asked.headers["x-drill"] == "yes"
    assert "of=north" in asked.path
    assert "colour=red" in asked.path


def test_what_the_gateway_answers_itself_looks_as_it_is_customised_now(api: RestApi) -> None:
    api.method("/broken", type="HTTP_PROXY", uri="http://127.0.0.1:9/")
    api.customise("INTEGRATION_FAILURE", statusCode="503")
    told = api.client.test_invoke_method(
        restApiId=api.id, resourceId=api.resource("/broken"), httpMethod="GET"
    )
    assert told["status"] == 503


@pytest.mark.parametrize("verb", ["GET", "DELETE"])
def test_what_is_not_there_cannot_be_tried(api: RestApi, verb: str) -> None:
    resource = api.resource("/orders") if verb == "DELETE" else "nobodys"
    with pytest.raises(ClientError, match=r"Invalid (Resource|Method) identifier") as refused:
        api.client.test_invoke_method(restApiId=api.id, resourceId=resource, httpMethod=verb)
    assert refused.value.response["Error"]["Code"] == "NotFoundException"


def test_a_cache_is_flushed_where_there_is_a_stage(api: RestApi) -> None:
    api.deploy()
    for flush in (api.client.flush_stage_cache, api.client.flush_stage_authorizers_cache):
        told = flush(restApiId=api.id, stageName="dev")
        assert told["ResponseMetadata"]["HTTPStatusCode"] == 202
        with pytest.raises(ClientError, match="Invalid stage identifier"):
            flush(restApiId=api.id, stageName="nobodys")
