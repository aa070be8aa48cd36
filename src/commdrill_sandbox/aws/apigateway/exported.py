"""What a stage serves, as an OpenAPI document: what can be imported again, and is the same API then."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.apigateway.gateway_responses import GatewayResponse
from commdrill_sandbox.aws.apigateway.openapi_authorizers import EXTENSION
from commdrill_sandbox.aws.apigateway.snapshot import (
    LONGEST,
    Integration,
    IntegrationResponse,
    Method,
    Snapshot,
    Validator,
)

Told = Mapping[str, Any]
_ANY = "x-amazon-apigateway-any-method"
_VALIDATOR = "x-amazon-apigateway-request-validator"
_AUTHTYPE = "x-amazon-apigateway-authtype"
_PLACES = {"path": "path", "querystring": "query", "header": "header"}
_KEY = {"api_key": {"type": "apiKey", "name": "x-api-key", "in": "header"}}
_SIGNED = {"sigv4": {"type": "apiKey", "name": "Authorization", "in": "header",
                     _AUTHTYPE: "awsSigv4"}}  # fmt: skip
_OF_AUTHORIZERS = (
    "authorizerCredentials", "authorizerResultTtlInSeconds", "authorizerUri", "identitySource",
    "identityValidationExpression", "providerARNs",
)  # fmt: skip


@dataclass(frozen=True)
class Exported:
    """`about` and `authorizers`: the API and who lets its callers in, as AWS tells them.

    `host`: that of the stage called `stage`; `kind`: `oas30`, or `swagger`, which is 2.0.
    """

    kind: str
    about: Told
    authorizers: Mapping[str, Told]
    snapshot: Snapshot
    host: str
    stage: str

    @property
    def document(self) -> Told:
        schemes, policy = self._schemes(), self.snapshot.policy
        return {
            **self._head(),
            "paths": {
                one.path: {
                    _ANY if verb == "ANY" else verb.lower(): self._method(method)
                    for verb, method in one.methods.items()
                }
                for one in self.snapshot.resources
            },
            **({"components": {"securitySchemes": schemes}} if self._is_newer and schemes else {}),
            **({"securityDefinitions": schemes} if schemes and not self._is_newer else {}),
            "x-amazon-apigateway-gateway-responses": {
                str(kind): _look(look) for kind, look in self.snapshot.looks.items()
            },
            "x-amazon-apigateway-request-validators": dict(self._validators()),
            **({"x-amazon-apigateway-policy": json.loads(policy)} if policy else {}),
        }

    @property
    def _is_newer(self) -> bool:
        return self.kind == "oas30"

    def _head(self) -> Told:
        made = self.about.get("version") or f"{self.about['createdDate']:%Y-%m-%dT%H:%M:%SZ}"
        info = {"title": self.about["name"], "version": made}
        if said := self.about.get("description"):
            info["description"] = said
        if not self._is_newer:
            own = {"host": self.host, "basePath": f"/{self.stage}", "schemes": ["https"]}
            return {"swagger": "2.0", "info": info, **own}
        path = {"basePath": {"default": f"/{self.stage}"}}
        servers = [{"url": f"https://{self.host}/{{basePath}}", "variables": path}]
        return {"openapi": "3.0.1", "info": info, "servers": servers}

    def _methods(self) -> Iterator[Method]:
        for one in self.snapshot.resources:
            yield from one.methods.values()

    def _validators(self) -> Iterator[tuple[str, Told]]:
        for one in {method.validator for method in self._methods()} - {Validator()}:
            told = {"validateRequestBody": one.body, "validateRequestParameters": one.parameters}
            yield _validator(one), told

    def _schemes(self) -> Told:
        methods = list(self._methods())
        keys = _KEY if any(one.key_required for one in methods) else {}
        signed = _SIGNED if any(one.authorization == "AWS_IAM" for one in methods) else {}
        asked = {one.authorizer for one in methods} & self.authorizers.keys()
        by = {self.authorizers[one]["name"]: _scheme(self.authorizers[one]) for one in asked if one}
        return {**keys, **signed, **by}

    def _method(self, method: Method) -> Told:
        kinds = {"schema": {"type": "string"}} if self._is_newer else {"type": "string"}
        told: dict[str, Any] = {
            "parameters": [{**one, **kinds} for one in _parameters(method.parameters)],
            "responses": _responses(method),
        }
        if method.models and self._is_newer:
            bodies = {kind: {"schema": json.loads(one)} for kind, one in method.models.items()}
            told["requestBody"] = {"content": bodies, "required": True}
        elif method.models:
            (kind, schema), *_ = method.models.items()
            body = {"in": "body", "name": "body", "required": True, "schema": json.loads(schema)}
            told = {**told, "consumes": [kind], "parameters": [*told["parameters"], body]}
        if security := list(self._security(method)):
            told["security"] = security
        if method.validator != Validator():
            told[_VALIDATOR] = _validator(method.validator)
        if method.integration:
            told["x-amazon-apigateway-integration"] = _integration(method.integration)
        return told

    def _security(self, method: Method) -> Iterator[Told]:
        if method.key_required:
            yield {"api_key": []}
        if method.authorization == "AWS_IAM":
            yield {"sigv4": []}
        if method.authorizer in self.authorizers:
            yield {self.authorizers[method.authorizer or ""]["name"]: []}


def _validator(one: Validator) -> str:
    looked = [name for name, is_on in (("body", one.body), ("params", one.parameters)) if is_on]
    return "-".join(looked)


def _scheme(told: Told) -> Told:
    header = str(told.get("identitySource") or "").rpartition(".header.")[2]
    sort = str(told.get("type") or "TOKEN").lower()
    kept = {name: told[name] for name in _OF_AUTHORIZERS if told.get(name) not in (None, [], "")}
    return {
        "type": "apiKey", "name": "Unused" if sort == "request" else header, "in": "header",
        _AUTHTYPE: "cognito_user_pools" if sort == "cognito_user_pools" else "custom",
        EXTENSION: {"type": sort, **kept},
    }  # fmt: skip


def _parameters(asked: Mapping[str, bool]) -> Iterator[Told]:
    for written, needed in asked.items():
        _, _, place, name = written.split(".", 3)
        if place in _PLACES:
            yield {"name": name, "in": _PLACES[place], "required": needed or place == "path"}


def _responses(method: Method) -> Told:
    """Moto keeps what a method answers with what stands behind it."""
    behind = method.integration.responses if method.integration else ()
    return {str(one.status): {"description": f"{one.status} response"} for one in behind}


def _integration(one: Integration) -> Told:
    told: dict[str, Any] = {
        "type": one.type.lower(),
        "passthroughBehavior": one.passthrough.lower(),
        "responses": {answer.pattern or "default": _answer(answer) for answer in one.responses},
    }
    told |= {"uri": one.uri, "httpMethod": one.verb} if one.uri else {}
    told |= {"timeoutInMillis": int(one.timeout * 1000)} if one.timeout != LONGEST else {}
    more = {"credentials": one.role, "requestParameters": dict(one.parameters),
            "requestTemplates": dict(one.templates)}  # fmt: skip
    return {**told, **{name: said for name, said in more.items() if said}}


def _answer(one: IntegrationResponse) -> Told:
    more = {"responseParameters": dict(one.parameters), "responseTemplates": dict(one.templates)}
    return {"statusCode": str(one.status), **{name: said for name, said in more.items() if said}}


def _look(look: GatewayResponse) -> Told:
    told: dict[str, Any] = {
        "responseParameters": dict(look.parameters),
        "responseTemplates": dict(look.templates),
    }
    return told if look.status is None else {"statusCode": str(look.status), **told}
