"""Gateway responses' control plane: what moto keeps, told and refused as AWS does."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.apigateway.error_types import ErrorType
from commdrill_sandbox.aws.apigateway.gateway_responses import DEFAULT_TEMPLATES, HEADER
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_SOURCE = re.compile(
    r"'.*'|method\.request\.(?:header|querystring|path|multivalueheader|multivaluequerystring)\.\S+"
    r"|context\.\S+|stageVariables\.\S+",
    re.DOTALL,
)
_STATUS = re.compile(r"[1-5]\d\d")


@dataclass(frozen=True)
class ResponseControl:
    """Put, get, list, update and delete."""

    clients: Clients
    store: Wsgi

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "GetGatewayResponse": self.get,
            "GetGatewayResponses": self.list,
            "PutGatewayResponse": self.put,
            "UpdateGatewayResponse": self.update,
            "DeleteGatewayResponse": self.delete,
        }

    def get(self, asked: Asked) -> Output:
        """The customised one, or the default: an untouched type has one too."""
        return self._told(asked, ErrorType(asked.input["responseType"]))

    def list(self, asked: Asked) -> Output:
        kept = self._kept(asked)
        return {"items": [_complete(kind, kept.get(kind)) for kind in ErrorType]}

    def put(self, asked: Asked) -> Output | Response:
        _check(asked.input.get("statusCode"), asked.input.get("responseParameters") or {})
        answer = forwarded(asked.request, self.store)
        if answer.status_code >= 400:
            return answer
        return self._told(asked, ErrorType(asked.input["responseType"]))

    def update(self, asked: Asked) -> Output:
        """JSON Patch on what there is, the default included."""
        kind = ErrorType(asked.input["responseType"])
        before = self._told(asked, kind)
        after = _patched(before, asked.input.get("patchOperations") or ())
        _check(after.get("statusCode"), after["responseParameters"])
        self.clients.of("apigateway", asked.region).put_gateway_response(
            restApiId=asked.input["restApiId"], responseType=str(kind), **after
        )
        return self._told(asked, kind)

    def delete(self, asked: Asked) -> None:
        """By moto, which says nothing of one that nobody has put."""
        if ErrorType(asked.input["responseType"]) not in self._kept(asked):
            raise Refusal("NotFoundException", "Gateway response type not defined on API", 404)

    def _told(self, asked: Asked, kind: ErrorType) -> Output:
        return _complete(kind, self._kept(asked).get(kind))

    def _kept(self, asked: Asked) -> Mapping[ErrorType, Mapping[str, Any]]:
        """What moto keeps: the customised ones, read past this plane."""
        api = asked.input["restApiId"]
        listing = _listing(asked, f"/restapis/{api}/gatewayresponses")
        answer = Response.from_app(self.store, listing, buffered=True)
        if answer.status_code >= 400:
            raise Refusal("NotFoundException", "Invalid API identifier specified", 404)
        document: Any = answer.get_json(force=True)
        return {ErrorType(item["responseType"]): item for item in document["item"]}


def _listing(asked: Asked, path: str) -> dict[str, Any]:
    environ = dict(asked.request.environ)
    environ |= {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "RAW_URI": path, "REQUEST_URI": path,
        "QUERY_STRING": "", "CONTENT_LENGTH": "0", "CONTENT_TYPE": "",
    }  # fmt: skip
    return {name: value for name, value in environ.items() if not name.startswith("werkzeug.")}


def _complete(kind: ErrorType, kept: Mapping[str, Any] | None) -> Output:
    """A response as AWS tells it: with the type's own status where none is set."""
    kept_or_default = kept or {}
    status = kept_or_default.get("statusCode") or kind.status
    return {
        "responseType": str(kind),
        "statusCode": str(status) if status else None,
        "responseParameters": kept_or_default.get("responseParameters") or {},
        "responseTemplates": kept_or_default.get("responseTemplates") or DEFAULT_TEMPLATES,
        "defaultResponse": kept is None,
    }


def _check(status: str | None, parameters: Mapping[str, str]) -> None:
    if status and not _STATUS.fullmatch(status):
        raise Refusal("BadRequestException", f"Invalid status code: {status}")
    for name, expression in parameters.items():
        if not name.startswith(HEADER) or not _SOURCE.fullmatch(expression):
            wrong = expression if name.startswith(HEADER) else name
            raise Refusal("BadRequestException", f"Invalid mapping expression specified: {wrong}")


def _patched(before: Output, operations: Any) -> dict[str, Any]:
    after: dict[str, Any] = {
        "responseParameters": dict(before["responseParameters"]),
        "responseTemplates": dict(before["responseTemplates"]),
    }
    if before["statusCode"]:
        after["statusCode"] = before["statusCode"]
    for operation in operations:
        _apply(after, operation)
    return after


def _apply(after: dict[str, Any], operation: Mapping[str, str]) -> None:
    match operation.get("path", "").strip("/").split("/", 1), operation.get("op"):
        case ["statusCode"], "replace" | "add":
            after["statusCode"] = operation["value"]
        case ["statusCode"], "remove":
            after.pop("statusCode", None)
        case ["responseParameters" | "responseTemplates" as map_, name], "replace" | "add":
            after[map_][_unescaped(name)] = operation["value"]
        case ["responseParameters" | "responseTemplates" as map_, name], "remove":
            after[map_].pop(_unescaped(name), None)
        case _:
            path = operation.get("path")
            raise Refusal("BadRequestException", f"Invalid patch path {path}")


def _unescaped(name: str) -> str:
    return name.replace("~1", "/").replace("~0", "~")
