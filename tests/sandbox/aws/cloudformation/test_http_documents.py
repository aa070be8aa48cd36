"""HTTP APIs that a template has by an OpenAPI document, plain or serverless."""

from typing import Any

import pytest
import requests
from botocore.exceptions import ClientError

from commdrill.testing.local_web import LocalWeb, reply
from tests.sandbox.aws.cloudformation.stacks import Stacks

SERVERLESS = "AWS::Serverless-2016-10-31"


def document(uri: str, path: str, **more: Any) -> dict[str, Any]:
    behind = {"type": "http_proxy", "httpMethod": "GET", "uri": uri, "payloadFormatVersion": "1.0"}
    return {
        "openapi": "3.0.1", "info": {"title": {"Ref": "AWS::StackName"}, "version": "1"},
        "paths": {path: {"get": {"x-amazon-apigateway-integration": behind}}}, **more,
    }  # fmt: skip


def plain(body: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"Resources": {
        "Http": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Body": body, **more}},
        "Stage": {"Type": "AWS::ApiGatewayV2::Stage", "Properties": {
            "ApiId": {"Ref": "Http"}, "StageName": "$default", "AutoDeploy": True}},
    }, "Outputs": {"Id": {"Value": {"Ref": "Http"}}}}  # fmt: skip


def serverless(body: dict[str, Any], **more: Any) -> dict[str, Any]:
    own = {"DefinitionBody": body, "StageName": "v1"}
    return {
        "Transform": SERVERLESS,
        "Resources": {"Http": {"Type": "AWS::Serverless::HttpApi", "Properties": own}, **more},
        "Outputs": {"Id": {"Value": {"Ref": "Http"}}},
    }


@pytest.fixture
def uri(web: LocalWeb) -> str:
    web.routes["/o"] = reply(200, b"open")
    return web.url("/o")


def asked(stacks: Stacks, api: str, path: str) -> tuple[int, str]:
    host = {"Host": f"{api}.execute-api.us-east-1.amazonaws.com"}
    with requests.get(f"{stacks.aws.address}{path}", headers=host, timeout=120) as answer:
        return answer.status_code, answer.text


def test_it_is_what_its_document_says_and_changes_with_it(stacks: Stacks, uri: str) -> None:
    cors = {"x-amazon-apigateway-cors": {"allowOrigins": ["*"]}}
    told = stacks.made(plain(document(uri, "/a", **cors), Description="shop", Tags={"team": "a"}))
    api = told["Outputs"][0]["OutputValue"]
    client = stacks.aws.clients.of("apigatewayv2")
    made = client.get_api(ApiId=api)
    assert (made["Name"], made["Description"]) == (told["StackName"], "shop")
    assert made["Tags"]["team"] == "a"
    assert made["CorsConfiguration"]["AllowOrigins"] == ["*"]
    assert asked(stacks, api, "/a") == (200, "open")
    stacks.changed(told["StackName"], plain(document(uri, "/b")))
    assert (asked(stacks, api, "/b"), asked(stacks, api, "/a")[0]) == ((200, "open"), 404)
    assert "CorsConfiguration" not in client.get_api(ApiId=api)
    stacks.cloudformation.delete_stack(StackName=told["StackName"])
    assert api not in {one["ApiId"] for one in client.get_apis()["Items"]}


def test_a_serverless_one_has_its_stage_beside(stacks: Stacks, uri: str) -> None:
    told = stacks.made(serverless(document(uri, "/a")), Capabilities=["CAPABILITY_AUTO_EXPAND"])
    assert asked(stacks, told["Outputs"][0]["OutputValue"], "/v1/a") == (200, "open")


def test_events_are_not_added_to_a_document(stacks: Stacks, uri: str) -> None:
    event = {
        "Type": "HttpApi",
        "Properties": {"ApiId": {"Ref": "Http"}, "Path": "/e", "Method": "get"},
    }
    function = {
        "Type": "AWS::Serverless::Function",
        "Properties": {"Runtime": "python3.12", "Handler": "index.handler", "InlineCode": "-",
                       "Events": {"E": event}},
    }  # fmt: skip
    with pytest.raises(ClientError, match="adds no events to a DefinitionBody"):
        stacks.made(
            serverless(document(uri, "/a"), F=function),
            Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
        )
