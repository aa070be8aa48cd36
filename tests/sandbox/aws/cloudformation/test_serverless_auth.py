"""Who may call a serverless API: its authorizers, keys and plans are made, and asked."""

import json
from typing import Any

import pytest
import requests
import yaml

from tests.each import each
from tests.sandbox.aws.cloudformation.stacks import Stacks

MAY = {"Capabilities": ["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"]}
SAYS = """
import json
def handler(event, context):
    who = event["requestContext"].get("authorizer")
    return {"statusCode": 200, "body": json.dumps([who, context.invoked_function_arn])}
"""
GATE = """
def handler(event, context):
    token = event.get("authorizationToken") or event["headers"].get("x-token", "")
    who = {"user": "ana", "vip": True}
    if event.get("version") == "2.0":
        return {"isAuthorized": token == "allow", "context": who}
    if token == "nobody":
        raise Exception("Unauthorized")
    effect = "Allow" if token == "allow" else "Deny"
    may = {"Action": "execute-api:Invoke", "Effect": effect, "Resource": event["methodArn"]}
    document = {"Version": "2012-10-17", "Statement": [may]}
    return {"principalId": "p", "policyDocument": document, "context": who}
"""
WRITTEN = """
Transform: AWS::Serverless-2016-10-31
Globals: {Function: {Runtime: python3.12, Handler: index.handler, Timeout: 60}}
Resources:
  Gate: {Type: AWS::Serverless::Function}
  Shop:
    Type: AWS::Serverless::Function
    Properties:
      AutoPublishAlias: live
      Events:
        Orders: {Type: KIND, Properties: {Path: /orders, Method: get, API: {Ref: Api}}}
        Health: {Type: KIND, Properties: {Path: /health, Method: get, API: {Ref: Api}, Auth: {Authorizer: NONE}}}
Outputs:
  Api: {Value: {Ref: Api}}
"""
BY_FUNCTION = {"FunctionArn": {"Fn::GetAtt": ["Gate", "Arn"]}, "Identity": {"Header": "X-Token"}}
SIMPLE = {
    "FunctionArn": {"Fn::GetAtt": ["Gate", "Arn"]}, "Identity": {"Headers": ["X-Token"]},
    "AuthorizerPayloadFormatVersion": "2.0", "EnableSimpleResponses": True,
    "EnableFunctionDefaultPermissions": True,
}  # fmt: skip


def template(kind: str, auth: Any) -> dict[str, Any]:
    api = "RestApiId" if kind == "Api" else "ApiId"
    written: dict[str, Any] = yaml.safe_load(WRITTEN.replace("KIND", kind).replace("API", api))
    stage = {"StageName": "v1"} if kind == "Api" else {}
    said = {"Type": f"AWS::Serverless::{kind}", "Properties": {**stage, "Auth": auth}}
    written["Resources"]["Api"] = said
    written["Resources"]["Gate"]["Properties"] = {"InlineCode": GATE}
    written["Resources"]["Shop"]["Properties"]["InlineCode"] = SAYS
    return written


def got(stacks: Stacks, api: str, path: str, **headers: str) -> requests.Response:
    host = {"Host": f"{api}.execute-api.us-east-1.amazonaws.com", **headers}
    return requests.get(f"{stacks.aws.address}{path}", headers=host, timeout=120)


def gated(by: Any) -> dict[str, Any]:
    return {"DefaultAuthorizer": "Mine", "Authorizers": {"Mine": by}}


@each(("kind", "by", "stage", "who"), [
    ("Api", BY_FUNCTION, "/v1", {"principalId": "p", "user": "ana", "vip": "true"}),
    ("HttpApi", SIMPLE, "", {"lambda": {"user": "ana", "vip": True}}),
])  # fmt: skip
def test_a_function_lets_in_and_says_whom(
    stacks: Stacks, kind: str, by: Any, stage: str, who: Any
) -> None:
    api = stacks.outputs(template(kind, gated(by)), **MAY)["Api"]
    assert got(stacks, api, f"{stage}/orders").status_code == 401
    assert got(stacks, api, f"{stage}/orders", **{"X-Token": "deny"}).status_code == 403
    let_in = got(stacks, api, f"{stage}/orders", **{"X-Token": "allow"})
    assert let_in.status_code == 200, let_in.text
    told, called = let_in.json()
    assert told == who
    assert called.endswith(":live")
    anybody = got(stacks, api, f"{stage}/health")
    assert (anybody.status_code, anybody.json()[0]) == (200, None)


def test_a_key_of_its_plan_is_asked_for(stacks: Stacks) -> None:
    plan = {"CreateUsagePlan": "PER_API", "Quota": {"Limit": 10, "Period": "DAY"}}
    written = template("Api", {"ApiKeyRequired": True, "UsagePlan": plan})
    written["Outputs"]["Key"] = {"Value": {"Ref": "ApiApiKey"}}
    told = stacks.outputs(written, **MAY)
    client = stacks.aws.clients.of("apigateway")
    key = client.get_api_key(apiKey=told["Key"], includeValue=True)["value"]
    assert got(stacks, told["Api"], "/v1/orders").status_code == 403
    assert got(stacks, told["Api"], "/v1/orders", **{"x-api-key": key}).status_code == 200


def test_a_signature_is_asked_for(stacks: Stacks) -> None:
    api = stacks.outputs(template("Api", {"DefaultAuthorizer": "AWS_IAM"}), **MAY)["Api"]
    unsigned = got(stacks, api, "/v1/orders")
    assert unsigned.headers["x-amzn-ErrorType"] == "MissingAuthenticationTokenException"
    assert got(stacks, api, "/v1/health").status_code == 200


def test_whom_an_api_lets_in_may_change(stacks: Stacks) -> None:
    made = stacks.made(template("Api", gated(BY_FUNCTION)), **MAY)
    other = {**BY_FUNCTION, "Identity": {"Header": "X-Other"}}
    stacks.changed(made["StackName"], template("Api", gated(other)), **MAY)
    (api,) = (one["OutputValue"] for one in made["Outputs"])
    assert got(stacks, api, "/v1/orders", **{"X-Token": "allow"}).status_code == 401
    assert got(stacks, api, "/v1/orders", **{"X-Other": "allow"}).status_code == 200
    stacks.changed(made["StackName"], template("Api", {}), **MAY)
    assert got(stacks, api, "/v1/orders").status_code == 200
    assert stacks.aws.clients.of("apigateway").get_authorizers(restApiId=api)["items"] == []


@each(("kind", "auth", "said"), [
    ("Api", {"ResourcePolicy": {}}, "no Auth's ResourcePolicy"),
    ("Api", {"UsagePlan": {"CreateUsagePlan": "SHARED"}}, "usage plans PER_API alone"),
    ("Api", gated({}), "neither FunctionArn nor UserPoolArn"),
    ("Api", gated({**BY_FUNCTION, "Extra": 1}), "no authorizer's Extra"),
    ("HttpApi", {"DefaultAuthorizer": "Other"}, "'Authorizers' has no 'Other'"),
])  # fmt: skip
def test_what_is_not_there_is_refused_by_its_name(
    stacks: Stacks, kind: str, auth: Any, said: str
) -> None:
    assert said in stacks.refusal(template(kind, auth), **MAY)


def test_a_document_with_an_authorizer_of_another_sort_is_refused(stacks: Stacks) -> None:
    scheme = {"type": "apiKey", "x-amazon-apigateway-authorizer": {"type": "jwt"}}
    body = {"swagger": "2.0", "paths": {}, "securityDefinitions": {"Mine": scheme}}
    client = stacks.aws.clients.of("apigateway")
    with pytest.raises(client.exceptions.BadRequestException, match="no authorizer of type 'JWT'"):
        client.import_rest_api(body=json.dumps(body))
