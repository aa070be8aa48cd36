"""A REST API's configuration, read as any boto3 user reads it."""

import json
from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.apigateway.error_types import ErrorType
from commdrill_sandbox.aws.apigateway.gateway_responses import DEFAULT_TEMPLATES, GatewayResponse
from commdrill_sandbox.aws.apigateway.openapi_models import whole
from commdrill_sandbox.aws.apigateway.snapshot import (
    LONGEST,
    Authorizer,
    Integration,
    IntegrationResponse,
    Method,
    Resource,
    Snapshot,
    Validator,
)


def read_snapshot(client: Any, api: str) -> Snapshot:
    """The API as it is configured now. `client`: boto3's `apigateway`."""
    models = {model["name"]: model["schema"] for model in _all(client, "get_models", api)}
    schemas = whole(models)
    validators = {v["id"]: _validator(v) for v in _all(client, "get_request_validators", api)}
    authorizers = {a["id"]: _authorizer(a) for a in _all(client, "get_authorizers", api)}
    about = client.get_rest_api(restApiId=api)
    looks = [
        _look(item)
        for item in client.get_gateway_responses(restApiId=api)["items"]
        if not item.get("defaultResponse")
    ]
    return Snapshot(
        api,
        tuple(_resource(r, schemas, validators) for r in _resources(client, api)),
        {look.type: look for look in looks},
        _policy(about.get("policy") or ""),
        bool(about.get("disableExecuteApiEndpoint")),
        authorizers,
    )


def _all(client: Any, operation: str, api: str) -> list[Mapping[str, Any]]:
    return list(getattr(client, operation)(restApiId=api)["items"])


def _resources(client: Any, api: str) -> list[Mapping[str, Any]]:
    pages = client.get_paginator("get_resources").paginate(restApiId=api, embed=["methods"])
    return [resource for page in pages for resource in page["items"]]


def _policy(text: str) -> str:
    """Some come back with their quotes escaped, as AWS hands them out."""
    if text and not text.lstrip().startswith("{"):
        text = json.loads(f'"{text}"') if text[0] != '"' else json.loads(text)
    return text.replace('\\"', '"') if text.startswith('{\\"') else text


def _validator(told: Mapping[str, Any]) -> Validator:
    return Validator(
        bool(told.get("validateRequestBody")), bool(told.get("validateRequestParameters"))
    )


def _authorizer(told: Mapping[str, Any]) -> Authorizer:
    source = told.get("identitySource") or "method.request.header.Authorization"
    return Authorizer(
        told["id"],
        told.get("authorizerUri") or "",
        told.get("type") or "TOKEN",
        tuple(one.strip() for one in source.split(",")),
        told.get("identityValidationExpression"),
        told.get("authorizerCredentials") or "",
    )


def _look(told: Mapping[str, Any]) -> GatewayResponse:
    status = told.get("statusCode")
    return GatewayResponse(
        ErrorType(told["responseType"]),
        int(status) if status else None,
        told.get("responseParameters") or {},
        told.get("responseTemplates") or DEFAULT_TEMPLATES,
    )


def _resource(
    told: Mapping[str, Any], schemas: Mapping[str, str], validators: Mapping[str, Validator]
) -> Resource:
    methods = {
        verb: _method(verb, method, schemas, validators)
        for verb, method in (told.get("resourceMethods") or {}).items()
    }
    return Resource(told["id"], told["path"], methods)


def _method(
    verb: str,
    told: Mapping[str, Any],
    schemas: Mapping[str, str],
    validators: Mapping[str, Validator],
) -> Method:
    models = (told.get("requestModels") or {}).items()
    integration = told.get("methodIntegration")
    return Method(
        verb,
        told.get("authorizationType") or "NONE",
        told.get("authorizerId"),
        bool(told.get("apiKeyRequired")),
        {name: _true(needed) for name, needed in (told.get("requestParameters") or {}).items()},
        {kind: schemas[name] for kind, name in models if name in schemas},
        validators.get(told.get("requestValidatorId") or "", Validator()),
        _integration(integration) if integration else None,
    )


def _true(value: object) -> bool:
    return value is True or value == "true"


def _integration(told: Mapping[str, Any]) -> Integration:
    milliseconds = told.get("timeoutInMillis")
    responses = (told.get("integrationResponses") or {}).values()
    return Integration(
        told["type"],
        told.get("uri") or "",
        told.get("httpMethod") or "ANY",
        told.get("requestParameters") or {},
        told.get("requestTemplates") or {},
        told.get("passthroughBehavior") or "WHEN_NO_MATCH",
        float(milliseconds) / 1000 if milliseconds else LONGEST,
        tuple(_integration_response(response) for response in responses),
        told.get("credentials") or "",
    )


def _integration_response(told: Mapping[str, Any]) -> IntegrationResponse:
    return IntegrationResponse(
        int(told["statusCode"]),
        told.get("selectionPattern"),
        told.get("responseParameters") or {},
        told.get("responseTemplates") or {},
    )
