"""Integrations and their responses: updates, which moto does not have, and what AWS refuses."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.clients import ACCOUNT, Clients
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_FIELDS = {
    "uri": "uri", "httpMethod": "integrationHttpMethod", "credentials": "credentials",
    "passthroughBehavior": "passthroughBehavior", "contentHandling": "contentHandling",
    "timeoutInMillis": "timeoutInMillis", "type": "type", "cacheNamespace": "cacheNamespace",
}  # fmt: skip
_KEYS = "cacheKeyParameters"
_MAPS = ("requestTemplates", "requestParameters")
_RESPONSE_FIELDS = ("selectionPattern", "contentHandling")

_RESPONSE_MAPS = ("responseTemplates", "responseParameters")
_UNTOLD = {"passthroughBehavior": "WHEN_NO_MATCH", "timeoutInMillis": 29_000}
_SHORTEST, _LONGEST = 50, 29_000  # milliseconds
_WHERE = ("restApiId", "resourceId", "httpMethod")


@dataclass(frozen=True)
class IntegrationControl:
    """JSON Patch on an integration: read, changed, put back with its responses."""

    clients: Clients
    store: Wsgi

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "PutIntegration": self.put,
            "GetIntegration": self.get,
            "PutIntegrationResponse": self.put_response,
            "UpdateIntegration": self.update,
            "UpdateIntegrationResponse": self.update_response,
        }

    def put(self, asked: Asked) -> Response:
        """Moto keeps it, with what AWS says of one that was not told.

        Raises:
            Refusal: its time-out is out of range.
        """
        _check_timeout(asked.input.get("timeoutInMillis"))
        _check_keys(_method(asked), asked.input)
        document = json.loads(asked.request.get_data(cache=True) or b"{}")
        answer = forwarded(asked.request, self.store, json.dumps({**_UNTOLD, **document}).encode())
        if answer.status_code < 300:
            kept = _method(asked).method_integration
            kept.cache_key_parameters = list(document.get("cacheKeyParameters") or ())
            kept.cache_namespace = document.get("cacheNamespace") or asked.input["resourceId"]
            answer.set_data(json.dumps(kept.to_json()))
        return answer

    def get(self, asked: Asked) -> None:
        """Raises: Refusal: there is none; moto tells an empty one."""
        method = _method(asked)
        if method is None:
            raise Refusal("NotFoundException", "Invalid Method identifier specified", 404)
        if method.method_integration is None:
            raise Refusal("NotFoundException", "Invalid Integration identifier specified", 404)

    def put_response(self, asked: Asked) -> None:
        """Raises: Refusal: the method has no response of that status."""
        method = _method(asked)
        if method is not None and asked.input["statusCode"] not in (method.method_responses or {}):
            raise Refusal("NotFoundException", "Invalid Response status code specified", 404)

    def update(self, asked: Asked) -> Output:
        client = self.clients.of("apigateway", asked.region)
        where = {name: asked.input[name] for name in _WHERE}
        try:
            before = client.get_integration(**where)
        except client.exceptions.NotFoundException as missing:
            said = missing.response["Error"]["Message"]
            raise Refusal("NotFoundException", said, 404) from missing
        wanted = _wanted(before)
        for operation in asked.input.get("patchOperations") or ():
            _apply(wanted, operation)
        _check_timeout(wanted.get("timeoutInMillis"))
        _check_keys(_method(asked), wanted)
        client.put_integration(**where, **wanted)
        for status, response in (before.get("integrationResponses") or {}).items():
            kept = {name: value for name, value in response.items() if name != "statusCode"}
            client.put_integration_response(**where, statusCode=status, **kept)
        told: Output = client.get_integration(**where)
        return told

    def update_response(self, asked: Asked) -> Output:
        """JSON Patch on an integration's response."""
        client = self.clients.of("apigateway", asked.region)
        where = {name: asked.input[name] for name in (*_WHERE, "statusCode")}
        try:
            before = client.get_integration_response(**where)
        except client.exceptions.NotFoundException as missing:
            said = missing.response["Error"]["Message"]
            raise Refusal("NotFoundException", said, 404) from missing
        wanted = {name: before[name] for name in _RESPONSE_FIELDS if before.get(name) is not None}
        wanted |= {name: dict(before.get(name) or {}) for name in _RESPONSE_MAPS}
        for operation in asked.input.get("patchOperations") or ():
            _apply_to_response(wanted, operation)
        client.put_integration_response(**where, **wanted)
        told: Output = client.get_integration_response(**where)
        return told


def _method(asked: Asked) -> Any:
    """As moto has it; None: it says what is not there."""
    from moto.backends import get_backend

    api = get_backend("apigateway")[ACCOUNT][asked.region].apis.get(asked.input["restApiId"])
    resource = api.resources.get(asked.input["resourceId"]) if api else None
    return resource.resource_methods.get(asked.input["httpMethod"]) if resource else None


def _check_timeout(milliseconds: int | None) -> None:
    if milliseconds is not None and not _SHORTEST <= milliseconds <= _LONGEST:
        said = f"Timeout should be between {_SHORTEST} ms and {_LONGEST} ms"
        raise Refusal("BadRequestException", said)


def _check_keys(method: Any, integration: Mapping[str, Any]) -> None:
    """Raises: Refusal: a cache's key has something that the method does not read."""
    known = {*(getattr(method, "request_parameters", None) or ())}
    known |= {*(integration.get("requestParameters") or ())}
    for name in integration.get(_KEYS) or ():
        if name not in known:
            said = f"Invalid cache key parameter specified: {name}"
            raise Refusal("BadRequestException", said)


def _apply_to_response(wanted: dict[str, Any], operation: Mapping[str, str]) -> None:
    name, key = _place(operation)
    removes = operation.get("op") == "remove"
    if (name not in _RESPONSE_FIELDS or key) and (name not in _RESPONSE_MAPS or not key):
        raise Refusal("BadRequestException", f"Invalid patch path {operation.get('path')}")
    inner, last = (wanted[name], key) if key else (wanted, name)
    inner.pop(last, None)
    if not removes:
        inner[last] = operation["value"]


def _place(operation: Mapping[str, str]) -> tuple[str, str]:
    """`/responseTemplates/application~1json` → `responseTemplates`, `application/json`."""
    name, _, key = operation.get("path", "").strip("/").partition("/")
    return name, key.replace("~1", "/").replace("~0", "~")


def _wanted(before: Mapping[str, Any]) -> dict[str, Any]:
    fields = {put: before[got] for got, put in _FIELDS.items() if before.get(got) is not None}
    keys = list(before.get(_KEYS) or ())
    return {**fields, _KEYS: keys, **{name: dict(before.get(name) or {}) for name in _MAPS}}


def _apply(wanted: dict[str, Any], operation: Mapping[str, str]) -> None:
    name, key = _place(operation)
    removes = operation.get("op") == "remove"
    if name in _MAPS and key:
        wanted[name].pop(key, None)
        if not removes:
            wanted[name][key] = operation["value"]
    elif name == _KEYS and key:
        wanted[_KEYS] = [one for one in wanted[_KEYS] if one != key] + ([] if removes else [key])
    elif name in _FIELDS and not key and not removes:
        value = operation["value"]
        wanted[_FIELDS[name]] = int(value) if name == "timeoutInMillis" else value
    else:
        raise Refusal("BadRequestException", f"Invalid patch path {operation.get('path')}")
