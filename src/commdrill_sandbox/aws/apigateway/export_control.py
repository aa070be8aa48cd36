"""GetExport: what a stage serves, as an OpenAPI document. moto's knows no gateway responses."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.apigateway.deployments import Deployments
from commdrill_sandbox.aws.apigateway.gateway_responses import GatewayResponse
from commdrill_sandbox.aws.apigateway.snapshot import Integration, Method, Snapshot
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.wire.call import Asked, Operation, Refusal

_VERSIONS = {"swagger": {"swagger": "2.0"}, "oas30": {"openapi": "3.0.1"}}
_OF_ALL = "x-amazon-apigateway-any-method"


@dataclass(frozen=True)
class ExportControl:
    """Deviation `export`: always JSON, always with extensions, and without models and parameters."""

    clients: Clients
    deployments: Deployments

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {"GetExport": self.get}

    def get(self, asked: Asked) -> Response:
        """Of the deployment that the stage has, whatever has been changed since."""
        kind = asked.input["exportType"]
        if kind not in _VERSIONS:
            raise Refusal("BadRequestException", f"{kind!r} is no export type", 400)
        snapshot = self._deployed(asked)
        document = {
            **_VERSIONS[kind],
            "info": {"title": snapshot.api},
            "paths": {one.path: _verbs(one.methods) for one in snapshot.resources},
            "x-amazon-apigateway-gateway-responses": {
                str(kind): _look(look) for kind, look in snapshot.looks.items()
            },
        }
        return Response(json.dumps(document), 200, content_type="application/json")

    def _deployed(self, asked: Asked) -> Snapshot:
        from botocore.exceptions import ClientError

        api, stage = asked.input["restApiId"], asked.input["stageName"]
        client = self.clients.of("apigateway", asked.region)
        try:
            found = client.get_stage(restApiId=api, stageName=stage)
        except ClientError as refused:
            raise Refusal(
                "NotFoundException", "Invalid stage identifier specified", 404
            ) from refused
        return self.deployments.get(asked.region, api, found["deploymentId"])


def _verbs(methods: Mapping[str, Method]) -> Mapping[str, Any]:
    return {
        _OF_ALL if verb == "ANY" else verb.lower(): _method(method)
        for verb, method in methods.items()
    }


def _method(method: Method) -> Mapping[str, Any]:
    told: dict[str, Any] = {"responses": {}}
    if method.integration:
        told["x-amazon-apigateway-integration"] = _integration(method.integration)
    return told


def _integration(one: Integration) -> Mapping[str, Any]:
    told = {"type": one.type.lower(), "passthroughBehavior": one.passthrough.lower()}
    return {**told, "uri": one.uri, "httpMethod": one.verb} if one.uri else told


def _look(look: GatewayResponse) -> Mapping[str, Any]:
    told: dict[str, Any] = {
        "responseParameters": dict(look.parameters),
        "responseTemplates": dict(look.templates),
    }
    return told if look.status is None else {"statusCode": str(look.status), **told}
