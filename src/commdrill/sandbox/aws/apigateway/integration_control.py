"""UpdateIntegration, which moto does not have."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdrill.sandbox.aws.clients import Clients
from commdrill.sandbox.aws.wire.answering import Output
from commdrill.sandbox.aws.wire.refusal import Refusal
from commdrill.sandbox.aws.wire.service import Asked, Operation

_FIELDS = {
    "uri": "uri", "httpMethod": "integrationHttpMethod", "credentials": "credentials",
    "passthroughBehavior": "passthroughBehavior", "contentHandling": "contentHandling",
    "timeoutInMillis": "timeoutInMillis", "type": "type",
}  # fmt: skip
_MAPS = ("requestTemplates", "requestParameters")
_WHERE = ("restApiId", "resourceId", "httpMethod")


@dataclass(frozen=True)
class IntegrationControl:
    """JSON Patch on an integration: read, changed, put back with its responses."""

    clients: Clients

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {"UpdateIntegration": self.update}

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
        client.put_integration(**where, **wanted)
        for status, response in (before.get("integrationResponses") or {}).items():
            kept = {name: value for name, value in response.items() if name != "statusCode"}
            client.put_integration_response(**where, statusCode=status, **kept)
        told: Output = client.get_integration(**where)
        return told


def _wanted(before: Mapping[str, Any]) -> dict[str, Any]:
    fields = {put: before[got] for got, put in _FIELDS.items() if before.get(got) is not None}
    return {**fields, **{name: dict(before.get(name) or {}) for name in _MAPS}}


def _apply(wanted: dict[str, Any], operation: Mapping[str, str]) -> None:
    name, _, key = operation.get("path", "").strip("/").partition("/")
    key, removes = key.replace("~1", "/").replace("~0", "~"), operation.get("op") == "remove"
    if name in _MAPS and key:
        wanted[name].pop(key, None)
        if not removes:
            wanted[name][key] = operation["value"]
    elif name in _FIELDS and not key and not removes:
        value = operation["value"]
        wanted[_FIELDS[name]] = int(value) if name == "timeoutInMillis" else value
    else:
        raise Refusal("BadRequestException", f"Invalid patch path {operation.get('path')}")
