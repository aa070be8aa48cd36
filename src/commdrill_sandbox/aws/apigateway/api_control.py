"""REST APIs themselves: patches that moto reads loosely, and what is not there."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.clients import ACCOUNT, Clients
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_TEXTS = {
    "name": "name", "description": "description", "apiKeySource": "api_key_source",
    "policy": "policy", "version": "version",
}  # fmt: skip
_TYPES = "binaryMediaTypes"


@dataclass(frozen=True)
class ApiControl:
    """What is there is moto's; changed in process."""

    clients: Clients
    store: Wsgi

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "CreateRestApi": self.create,
            "GetRestApi": self.need,
            "DeleteRestApi": self.need,
            "UpdateRestApi": self.update,
            "DeleteResource": self.need_resource,
            "PutMethodResponse": self.need_no_response,
        }

    def create(self, asked: Asked) -> Response:
        """Moto forgets two of what it is told."""
        answer, given = forwarded(asked.request, self.store), asked.input
        made: Any = answer.get_json(force=True, silent=True)
        if answer.status_code < 300:
            api = _find(asked.region, made["id"])
            api.version = given.get("version", api.version)
            api.binaryMediaTypes = list(given.get("binaryMediaTypes") or ())
            told = {"version": api.version, "binaryMediaTypes": api.binaryMediaTypes}
            answer.set_data(json.dumps({**made, **told}))
        return answer

    def need(self, asked: Asked) -> None:
        _api(asked)

    def need_resource(self, asked: Asked) -> None:
        if asked.input["resourceId"] not in _api(asked).resources:
            raise Refusal("NotFoundException", "Invalid Resource identifier specified", 404)

    def need_no_response(self, asked: Asked) -> None:
        """Who is to say what is lacking is moto."""
        given = asked.input
        resource = _api(asked).resources.get(given["resourceId"])
        method = resource.resource_methods.get(given["httpMethod"]) if resource else None
        if method is not None and given["statusCode"] in method.method_responses:
            raise Refusal("ConflictException", "Response already exists for this resource", 409)

    def update(self, asked: Asked) -> Output:
        api, patches = _api(asked), asked.input.get("patchOperations") or ()
        changes = [_change(patch) for patch in patches]
        for change in changes:
            change(api)
        told: Output = self.clients.of("apigateway", asked.region).get_rest_api(
            restApiId=asked.input["restApiId"]
        )
        return told


def _api(asked: Asked) -> Any:
    """Raises: Refusal: there is none."""
    wanted = asked.input["restApiId"]
    found = _find(asked.region, wanted)
    if found is None:
        said = f"Invalid API identifier specified {ACCOUNT}:{wanted}"
        raise Refusal("NotFoundException", said, 404)
    return found


def _find(region: str, which: str) -> Any:
    from moto.backends import get_backend

    return get_backend("apigateway")[ACCOUNT][region].apis.get(which)


def _change(patch: Mapping[str, str]) -> Callable[[Any], None]:
    """What a patch does to an API.

    Raises:
        Refusal: nothing; then none of them is to.
    """
    path, value, removes = patch.get("path", ""), patch.get("value") or "", patch["op"] == "remove"
    name, _, key = path.removeprefix("/").partition("/")
    match name, key:
        case (text, "") if text in _TEXTS:
            return lambda api: setattr(api, _TEXTS[text], "" if removes else value)
        case ("disableExecuteApiEndpoint", ""):
            switched = value.lower() == "true"
            return lambda api: setattr(api, "disableExecuteApiEndpoint", switched)
        case ("minimumCompressionSize", "") if not value or value.isdecimal():
            least = int(value) if value and not removes else None
            return lambda api: setattr(api, "minimum_compression_size", least)
        case ("binaryMediaTypes", kind) if kind or value:
            return lambda api: _with_type(api, kind or value, patch["op"])
        case ("endpointConfiguration", where) if where.startswith("types"):
            return lambda api: api.endpoint_configuration.update(types=[value])
    raise Refusal("BadRequestException", f"Invalid patch path {path}")


def _with_type(api: Any, kind: str, how: str) -> None:
    """`image~1png` to be added, to go, or (as `replace`) to give way to the one it is named by."""
    plain = kind.replace("~1", "/").replace("~0", "~")
    kept = [one for one in api.binaryMediaTypes if one != plain]
    api.binaryMediaTypes = kept if how == "remove" else [*kept, plain]
