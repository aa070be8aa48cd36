"""UpdateMethod, which moto lacks: patches of what PutMethod has set."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT, Clients
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_PLAIN = {
    "apiKeyRequired": "api_key_required", "authorizationType": "authorization_type",
    "authorizerId": "authorizer_id", "operationName": "operation_name",
    "requestValidatorId": "request_validator_id",
}  # fmt: skip
_MAPS = {"requestParameters": "request_parameters", "requestModels": "request_models"}


@dataclass(frozen=True)
class MethodControl:
    """A stage sees it once it is deployed again, as ever."""

    clients: Clients

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {"UpdateMethod": self.update}

    def update(self, asked: Asked) -> Output:
        where = {name: asked.input[name] for name in ("restApiId", "resourceId", "httpMethod")}
        client = self.clients.of("apigateway", asked.region)
        try:
            client.get_method(**where)
        except client.exceptions.NotFoundException as missing:
            said = str(missing.response["Error"]["Message"])
            raise Refusal("NotFoundException", said, 404) from missing
        method = _kept(asked.region, where)
        for patch in asked.input.get("patchOperations") or ():
            _apply(method, patch)
        told: Output = client.get_method(**where)
        return told


def _kept(region: str, where: Mapping[str, str]) -> Any:
    """Changed in process: put anew, a method would lose its integration."""
    from moto.backends import get_backend

    api = get_backend("apigateway")[ACCOUNT][region].get_rest_api(where["restApiId"])
    return api.resources[where["resourceId"]].resource_methods[where["httpMethod"]]


def _apply(method: Any, patch: Mapping[str, str]) -> None:
    """Raises: Refusal."""
    path, how, value = patch.get("path", ""), patch.get("op"), patch.get("value")
    name, _, key = path.strip("/").partition("/")
    if name in _PLAIN and not key and how == "replace":
        is_switch = name == "apiKeyRequired"
        setattr(method, _PLAIN[name], str(value).lower() == "true" if is_switch else value)
    elif name in _MAPS and key and how in ("add", "replace", "remove"):
        kept = dict(getattr(method, _MAPS[name]) or {})
        kept.pop(_unescaped(key), None)
        if how != "remove":
            needed = str(value).lower() == "true"
            kept[_unescaped(key)] = needed if name == "requestParameters" else value
        setattr(method, _MAPS[name], kept)
    else:
        raise Refusal("BadRequestException", f"Invalid patch path {path}")


def _unescaped(name: str) -> str:
    return name.replace("~1", "/").replace("~0", "~")
