"""`Auth` of `AWS::Serverless::HttpApi`: the authorizers that its routes ask."""

from typing import Any

from commdrill_sandbox.aws.cloudformation.serverless.parts import Given, Resources, Stated, failed
from commdrill_sandbox.aws.cloudformation.serverless.rest_auth import CALL, permission

_OWN = ("Authorizers", "DefaultAuthorizer", "EnableIamAuthorizer")
_OF_AUTHORIZERS = (
    "AuthorizationScopes", "AuthorizerPayloadFormatVersion", "EnableFunctionDefaultPermissions",
    "EnableSimpleResponses", "FunctionArn", "FunctionInvokeRole", "Identity", "IdentitySource",
    "JwtConfiguration",
)  # fmt: skip
_IDENTITIES = {
    "Headers": "$request.header", "QueryStrings": "$request.querystring",
    "StageVariables": "$stageVariables", "Context": "$context",
}  # fmt: skip


def authorizers_of(stated: Stated) -> Given:
    """Raises: Refusal: it says something of which nothing would come."""
    auth = _auth(stated)
    Stated(stated.name, auth, {}).refuse_beyond(_OWN, "Auth's ")
    found: Given = auth.get("Authorizers") or {}
    for one in found.values():
        Stated(stated.name, one, {}).refuse_beyond(_OF_AUTHORIZERS, "authorizer's ")
    return found


def auth_parts(stated: Stated) -> Resources:
    """The authorizers, and that the API may call their functions, where that is asked for."""
    found: Resources = {}
    for name, one in authorizers_of(stated).items():
        said = _by_token(one) if "JwtConfiguration" in one else _by_function(one)
        whole = {"ApiId": {"Ref": stated.name}, "Name": name, **said}
        found[_called(stated, name)] = stated.made("AWS::ApiGatewayV2::Authorizer", whole)
        if one.get("EnableFunctionDefaultPermissions"):
            found[f"{stated.name}{name}AuthorizerPermission"] = permission(stated, one)
    return found


def asked(stated: Stated, event: Given) -> Given:
    """What a route says of who may call it. Raises: Refusal: the API has no such authorizer."""
    by = event.get("Authorizer", _auth(stated).get("DefaultAuthorizer"))
    if by in (None, "NONE"):
        return {}
    if by == "AWS_IAM":
        return {"AuthorizationType": "AWS_IAM"}
    if (one := authorizers_of(stated).get(by)) is None:
        raise failed(stated.name, f"'Authorizers' has no {by!r}.")
    return {
        "AuthorizationType": "JWT" if "JwtConfiguration" in one else "CUSTOM",
        "AuthorizerId": {"Ref": _called(stated, by)},
        "AuthorizationScopes": event.get("AuthorizationScopes", one.get("AuthorizationScopes")),
    }


def _auth(stated: Stated) -> Given:
    given: Given = stated.properties.get("Auth") or {}
    return given


def _called(stated: Stated, authorizer: str) -> str:
    return f"{stated.name}{authorizer}Authorizer"


def _by_token(one: Given) -> dict[str, Any]:
    said = one["JwtConfiguration"]
    told = {name.capitalize(): said[name] for name in said}
    source = one.get("IdentitySource", "$request.header.Authorization")
    return {"AuthorizerType": "JWT", "JwtConfiguration": told, "IdentitySource": [source]}


def _by_function(one: Given) -> dict[str, Any]:
    identity = one.get("Identity") or {}
    sources = [
        f"{place}.{name}"
        for where, place in _IDENTITIES.items()
        for name in identity.get(where) or ()
    ]
    return {
        "AuthorizerType": "REQUEST",
        "AuthorizerUri": {"Fn::Sub": [CALL, {"F": one["FunctionArn"]}]},
        "AuthorizerPayloadFormatVersion": str(one["AuthorizerPayloadFormatVersion"]),
        "AuthorizerCredentialsArn": one.get("FunctionInvokeRole"),
        "AuthorizerResultTtlInSeconds": identity.get("ReauthorizeEvery"),
        "EnableSimpleResponses": one.get("EnableSimpleResponses"),
        "IdentitySource": sources or None,
    }
