"""APIs that are imported from OpenAPI documents, of which moto takes little and loses more."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.apigateway.openapi import Definition, Method
from commdrill_sandbox.aws.apigateway.openapi_authorizers import SORTS
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.wire.call import Asked, Operation, Refusal


@dataclass(frozen=True)
class ImportControl:
    """What else a document says is put by the calls that anybody would make."""

    clients: Clients
    store: Wsgi

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {"ImportRestApi": self.make, "PutRestApi": self.change}

    def make(self, asked: Asked) -> Response:
        definition = _definition(asked)
        return self._taken(asked, definition, definition.paths)

    def change(self, asked: Asked) -> Response:
        """Where it takes the place of all there was, that goes for gateway responses, too."""
        client, api = self.clients.of("apigateway", asked.region), asked.input["restApiId"]
        definition, overwrites = _definition(asked), asked.input.get("mode") == "overwrite"
        known = set() if overwrites else set(_ids(client, api))
        answer = self._taken(asked, definition, set(definition.paths) - known)
        if answer.status_code < 400 and overwrites:
            kept = {kind for kind, _ in definition.gateway_responses}
            for one in client.get_gateway_responses(restApiId=api)["items"]:
                if not one["defaultResponse"] and one["responseType"] not in kept:
                    client.delete_gateway_response(restApiId=api, responseType=one["responseType"])
            for name, gate in _known(client, api).items():
                if name not in definition.authorizers:
                    client.delete_authorizer(restApiId=api, authorizerId=gate)
        return answer

    def _taken(self, asked: Asked, definition: Definition, paths: Iterable[str]) -> Response:
        body = json.dumps(definition.plain(paths)).encode()
        answer = forwarded(asked.request, self.store, body)
        if answer.status_code < 400:
            self.clients.memory.forget()
            made: Any = answer.get_json(force=True)
            self._add(self.clients.of("apigateway", asked.region), made["id"], definition)
        return answer

    def _add(self, client: Any, api: str, definition: Definition) -> None:
        if policy := definition.policy:
            patch = {"op": "replace", "path": "/policy", "value": policy}
            client.update_rest_api(restApiId=api, patchOperations=[patch])
        for kind, given in definition.gateway_responses:
            client.put_gateway_response(restApiId=api, responseType=kind, **given)
        ids, gates = _ids(client, api), _gates(client, api, definition)
        _put_models(client, api, definition)
        validators = _validators(client, api, definition)
        for method in definition.methods:
            resource = ids[method.path.rstrip("/") or "/"]
            where = {"restApiId": api, "resourceId": resource["id"], "httpMethod": method.name}
            if method.name in (resource.get("resourceMethods") or {}):
                client.delete_method(**where)
            gate = gates.get(method.needs.authorizer, {})
            _put(client, where, method, {**gate, **validators.get(method.validator, {})})


def _ids(client: Any, api: str) -> Mapping[str, Any]:
    """The API's resources, by path."""
    pages = client.get_paginator("get_resources").paginate(restApiId=api)
    return {one["path"]: one for page in pages for one in page["items"]}


def _known(client: Any, api: str) -> Mapping[str, str]:
    """The ids of its authorizers, by name."""
    found = client.get_authorizers(restApiId=api).get("items", ())
    return {one["name"]: one["id"] for one in found}


def _gates(client: Any, api: str, definition: Definition) -> Mapping[str, Mapping[str, str]]:
    """What a method says of who lets its callers in, by the authorizer's name."""
    known, gates = _known(client, api), {}
    for name, given in definition.authorizers.items():
        if made := known.get(name):
            client.update_authorizer(
                restApiId=api, authorizerId=made, patchOperations=_patch(given)
            )
        else:
            made = client.create_authorizer(restApiId=api, name=name, **given)["id"]
        sort = given["type"] if given["type"] == "COGNITO_USER_POOLS" else "CUSTOM"
        gates[name] = {"authorizationType": sort, "authorizerId": made}
    return gates


def _put_models(client: Any, api: str, definition: Definition) -> None:
    """One that there was gives way."""
    known = {one["name"] for one in client.get_models(restApiId=api)["items"]}
    for name, schema in definition.forms.models(api):
        if name in known:
            client.delete_model(restApiId=api, modelName=name)
        client.create_model(restApiId=api, name=name, contentType="application/json", schema=schema)


def _validators(client: Any, api: str, definition: Definition) -> Mapping[str, Mapping[str, str]]:
    """What a method says of who looks at its requests, by the validator's name."""
    told = client.get_request_validators(restApiId=api)["items"]
    known, all_of_them = {one["name"]: one["id"] for one in told}, {}
    for name, given in definition.forms.validators.items():
        if made := known.get(name):
            patch = [{"op": "replace", "path": f"/{key}", "value": str(value).lower()}
                     for key, value in given.items()]  # fmt: skip
            client.update_request_validator(
                restApiId=api, requestValidatorId=made, patchOperations=patch
            )
        else:
            made = client.create_request_validator(restApiId=api, name=name, **given)["id"]
        all_of_them[name] = {"requestValidatorId": made}
    return all_of_them


def _patch(given: Mapping[str, Any]) -> list[Mapping[str, str]]:
    return [
        {"op": "replace", "path": f"/{name}", "value": str(value)}
        for name, value in given.items()
        if not isinstance(value, list)
    ]


def _put(client: Any, where: Mapping[str, str], method: Method, more: Mapping[str, str]) -> None:
    client.put_method(**where, **{**method.settings, **more})
    for status in sorted(method.statuses):
        client.put_method_response(**where, statusCode=status)
    if integration := method.integration:
        client.put_integration(**where, **integration)
    for answer in method.answers:
        client.put_integration_response(**where, **answer)


def _definition(asked: Asked) -> Definition:
    """JSON or YAML. Raises: Refusal."""
    import yaml

    try:
        document = yaml.safe_load(asked.input["body"])
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        raise Refusal("BadRequestException", "Invalid OpenAPI input.") from problem
    if not isinstance(document, dict) or not {"swagger", "openapi"} & document.keys():
        raise Refusal("BadRequestException", "Invalid OpenAPI input.")
    definition = Definition(document)
    for name, given in definition.authorizers.items():
        if given["type"] not in SORTS:
            said = f"the embedded AWS has no authorizer of type {given['type']!r}, as {name!r}"
            raise Refusal("BadRequestException", said)
    return definition
