"""Resources, methods and authorizers of REST APIs: what moto takes that AWS refuses, or loses."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_VERBS = frozenset({"GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "ANY"})


@dataclass(frozen=True)
class DefinitionControl:
    """Nothing is defined twice, and an authorizer keeps what its tokens must look like."""

    clients: Clients
    store: Wsgi

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "CreateResource": self.create_resource,
            "PutMethod": self.put_method,
            "CreateAuthorizer": self.create_authorizer,
            "CreateModel": _check_model,
        }

    def create_resource(self, asked: Asked) -> None:
        """Raises: Refusal: its parent has a child of that name."""
        parent, part = asked.input["parentId"], asked.input["pathPart"]
        for known in self._resources(asked):
            if known.get("parentId") == parent and known.get("pathPart") == part:
                said = f"Another resource with the same parent already has this name: {part}"
                raise Refusal("ConflictException", said, 409)

    def put_method(self, asked: Asked) -> None:
        """Raises: Refusal: the resource has that method, or HTTP has not."""
        if asked.input["httpMethod"] not in _VERBS:
            raise Refusal("BadRequestException", "Invalid HttpMethod specified")
        known = {one["id"]: one.get("resourceMethods") or {} for one in self._resources(asked)}
        if asked.input["httpMethod"] in known.get(asked.input["resourceId"], {}):
            said = "Method already exists for this resource"
            raise Refusal("ConflictException", said, 409)

    def create_authorizer(self, asked: Asked) -> Output | Response:
        """Keep `identityValidationExpression`, which moto takes in an update only."""
        answer = forwarded(asked.request, self.store)
        form = asked.input.get("identityValidationExpression")
        if answer.status_code >= 400 or not form:
            return answer
        made: Any = answer.get_json(force=True)
        patch = {"op": "replace", "path": "/identityValidationExpression", "value": form}
        told: Output = self.clients.of("apigateway", asked.region).update_authorizer(
            restApiId=asked.input["restApiId"], authorizerId=made["id"], patchOperations=[patch]
        )
        return told

    def _resources(self, asked: Asked) -> list[Mapping[str, Any]]:
        """Nothing where there is no such API: moto says so."""
        client = self.clients.of("apigateway", asked.region)
        pages = client.get_paginator("get_resources")
        try:
            return [
                item
                for page in pages.paginate(restApiId=asked.input["restApiId"], embed=["methods"])
                for item in page["items"]
            ]
        except client.exceptions.NotFoundException:
            return []


def _check_model(asked: Asked) -> None:
    """Raises: Refusal: its name has signs in it, or its schema is no JSON."""
    name = asked.input["name"]
    if not (name.isascii() and name.isalnum()):
        raise Refusal("BadRequestException", f"Model name must be alphanumeric: {name}")
    try:
        json.loads(asked.input.get("schema") or "{}")
    except ValueError as wrong:
        said = "Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified]"
        raise Refusal("BadRequestException", said) from wrong
