"""`Auth` of `AWS::Serverless::Api`: who may call it, as its document says it; keys and their plan."""

from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.cloudformation.serverless.parts import Given, Resources, Stated, failed
from commdrill_sandbox.aws.wire.call import Refusal

_OWN = (
    "AddApiKeyRequiredToCorsPreflight", "AddDefaultAuthorizerToCorsPreflight", "ApiKeyRequired",
    "Authorizers", "DefaultAuthorizer", "UsagePlan",
)  # fmt: skip
_OF_AUTHORIZERS = (
    "AuthorizationScopes", "DisableFunctionDefaultPermissions", "FunctionArn",
    "FunctionInvokeRole", "FunctionPayloadType", "Identity", "UserPoolArn",
)  # fmt: skip
_OF_PLANS = ("CreateUsagePlan", "Description", "Quota", "Throttle", "UsagePlanName")
_IDENTITIES = {
    "Headers": "method.request.header", "QueryStrings": "method.request.querystring",
    "StageVariables": "stageVariables", "Context": "context",
}  # fmt: skip
_SIGNED, _KEY = "AWS_IAM", "api_key"
_IN_HEADER = {"type": "apiKey", "in": "header"}
CALL = "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${F}/invocations"  # fmt: skip
_GATE = "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${A}/authorizers/*"


def auth_of(stated: Stated) -> Given:
    """Raises: Refusal: it says something of which nothing would come."""
    given: Given = stated.properties.get("Auth") or {}
    Stated(stated.name, given, {}).refuse_beyond(_OWN, "Auth's ")
    for one in (given.get("Authorizers") or {}).values():
        Stated(stated.name, one, {}).refuse_beyond(_OF_AUTHORIZERS, "authorizer's ")
    return given


def guarded(auth: Given, body: Given, asked: Mapping[tuple[str, str], Given]) -> Given:
    """The document with whom its methods ask for; `asked`: by path and method, what an event says."""
    paths = {
        path: {
            method: _secured(auth, method, one, asked.get((path, method)) or {})
            for method, one in methods.items()
        }
        for path, methods in body["paths"].items()
    }
    if not (schemes := _schemes(auth, asked)):
        return body
    if "swagger" in body:
        known = {**(body.get("securityDefinitions") or {}), **schemes}
        return {**body, "paths": paths, "securityDefinitions": known}
    parts = body.get("components") or {}
    known = {**(parts.get("securitySchemes") or {}), **schemes}
    return {**body, "paths": paths, "components": {**parts, "securitySchemes": known}}


def auth_parts(stated: Stated, stage: str) -> Resources:
    """That it may call its authorizers; a plan with a key for its stage."""
    auth, own = auth_of(stated), stated.name
    found: Resources = {}
    for name, one in (auth.get("Authorizers") or {}).items():
        if "FunctionArn" in one and not one.get("DisableFunctionDefaultPermissions"):
            found[f"{own}{name}AuthorizerPermission"] = permission(stated, one)
    return {**found, **_plan(stated, stage, auth.get("UsagePlan") or {})}


def _secured(auth: Given, method: str, told: Any, event: Given) -> Any:
    """A method's own word counts, then its event's, then the API's; `NONE` lets everybody in."""
    if not isinstance(told, Mapping) or "security" in told:
        return told
    both = {**_shared(auth, method), **event}
    by, scopes = both.get("Authorizer"), both.get("AuthorizationScopes") or []
    security = [] if by in (None, "NONE") else [{by: scopes}]
    if both.get("ApiKeyRequired"):
        security.append({_KEY: []})
    return {**told, "security": security} if security else told


def _shared(auth: Given, method: str) -> Given:
    """What is asked of all calls, and of those before another site's unless they are left out."""
    shared = {
        "Authorizer": auth.get("DefaultAuthorizer"),
        "ApiKeyRequired": auth.get("ApiKeyRequired"),
    }
    left = {
        "Authorizer": auth.get("AddDefaultAuthorizerToCorsPreflight", True),
        "ApiKeyRequired": auth.get("AddApiKeyRequiredToCorsPreflight", True),
    }
    return {name: one for name, one in shared.items() if method != "options" or left[name]}


def _schemes(auth: Given, asked: Mapping[tuple[str, str], Given]) -> dict[str, Given]:
    found = {name: _scheme(one) for name, one in (auth.get("Authorizers") or {}).items()}
    said = [auth.get("DefaultAuthorizer"), *(one.get("Authorizer") for one in asked.values())]
    if _SIGNED in said:
        signed = {"name": "Authorization", "x-amazon-apigateway-authtype": "awsSigv4"}
        found[_SIGNED] = {**_IN_HEADER, **signed}
    if auth.get("ApiKeyRequired") or any(one.get("ApiKeyRequired") for one in asked.values()):
        found[_KEY] = {**_IN_HEADER, "name": "x-api-key"}
    return found


def _scheme(one: Given) -> Given:
    identity = one.get("Identity") or {}
    sort = one.get("FunctionPayloadType", "TOKEN")
    header = identity.get("Header", "Authorization") if sort == "TOKEN" else "Unused"
    if "UserPoolArn" in one:
        sort, pools = "COGNITO_USER_POOLS", one["UserPoolArn"]
        said: Given = {"providerARNs": pools if isinstance(pools, list) else [pools]}
    else:
        said = _by_function(one, identity)
    known = {"type": sort.lower(), **{name: it for name, it in said.items() if it is not None}}
    called = "cognito_user_pools" if "UserPoolArn" in one else "custom"
    extensions = {"x-amazon-apigateway-authtype": called, "x-amazon-apigateway-authorizer": known}
    return {**_IN_HEADER, "name": header, **extensions}


def _by_function(one: Given, identity: Given) -> Given:
    if "FunctionArn" not in one:
        raise Refusal("ValidationError", "An authorizer has neither FunctionArn nor UserPoolArn.")
    sources = [
        f"{place}.{name}"
        for where, place in _IDENTITIES.items()
        for name in identity.get(where) or ()
    ]
    return {
        "authorizerUri": {"Fn::Sub": [CALL, {"F": one["FunctionArn"]}]},
        "authorizerCredentials": one.get("FunctionInvokeRole"),
        "authorizerResultTtlInSeconds": identity.get("ReauthorizeEvery"),
        "identityValidationExpression": identity.get("ValidationExpression"),
        "identitySource": ", ".join(sources) or None,
    }


def permission(stated: Stated, one: Given) -> Given:
    said = {
        "Action": "lambda:InvokeFunction",
        "FunctionName": one["FunctionArn"],
        "Principal": "apigateway.amazonaws.com",
        "SourceArn": {"Fn::Sub": [_GATE, {"A": {"Ref": stated.name}}]},
    }
    return stated.made("AWS::Lambda::Permission", said)


def _plan(stated: Stated, stage: str, given: Given) -> Resources:
    """Raises: Refusal: one for all APIs of a template, which would have a key of all."""
    if not given or given.get("CreateUsagePlan") == "NONE":
        return {}
    Stated(stated.name, given, {}).refuse_beyond(_OF_PLANS, "UsagePlan's ")
    if given.get("CreateUsagePlan") != "PER_API":
        raise failed(stated.name, "the embedded AWS has usage plans PER_API alone")
    own, plan = stated.name, f"{stated.name}UsagePlan"
    said = {
        "ApiStages": [{"ApiId": {"Ref": own}, "Stage": {"Ref": stage}}],
        **{name: given.get(name) for name in ("Description", "Quota", "Throttle")},
        "UsagePlanName": given.get("UsagePlanName", plan),
    }
    key = {"KeyId": {"Ref": f"{own}ApiKey"}, "KeyType": "API_KEY", "UsagePlanId": {"Ref": plan}}
    return {
        plan: stated.made("AWS::ApiGateway::UsagePlan", said, DependsOn=[stage]),
        f"{own}ApiKey": stated.made("AWS::ApiGateway::ApiKey", {"Enabled": True}),
        f"{own}UsagePlanKey": stated.made("AWS::ApiGateway::UsagePlanKey", key),
    }
