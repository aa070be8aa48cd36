"""A service's answer as the bytes boto3 reads."""

import base64
import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from werkzeug import Response

from commdrill.sandbox.aws.wire.operations import Catalogue, Match
from commdrill.sandbox.aws.wire.refusal import Refusal
from commdrill.values import Json

Output = Mapping[str, Any]


def write_output(match: Match, output: Output) -> Response:
    """The output's members as JSON; what is None is left out."""
    operation = match.operation
    status = operation.http.get("responseCode", 200)
    shape = operation.output_shape
    if shape is None:
        return _response({}, status, {})
    payload = shape.serialization.get("payload")
    body = _value(shape.members[payload], output[payload]) if payload else _value(shape, output)
    return _response(body, status, {})


def write_refusal(catalogue: Catalogue, refusal: Refusal) -> Response:
    """An error as its service writes it: the code in `__type` or in a header."""
    targeted = catalogue.model.metadata["protocol"] == "json"
    told = _message_member(catalogue, refusal.code)
    body = {told: refusal.message, **refusal.members}
    headers = {} if targeted else {"x-amzn-ErrorType": refusal.code}
    return _response(
        {"__type": refusal.code, **body} if targeted else body, _status(catalogue, refusal), headers
    )


def _status(catalogue: Catalogue, refusal: Refusal) -> int:
    shape = _error_shape(catalogue, refusal.code)
    said = shape.metadata.get("error", {}).get("httpStatusCode") if shape else None
    return int(said or refusal.status)


def _message_member(catalogue: Catalogue, code: str) -> str:
    shape = _error_shape(catalogue, code)
    names = shape.members if shape else ()
    return next((name for name in names if name.lower() == "message"), "message")


def _error_shape(catalogue: Catalogue, code: str) -> Any:
    known = code in catalogue.model.shape_names
    return catalogue.model.shape_for(code) if known else None


def _response(body: Json, status: int, headers: Mapping[str, str]) -> Response:
    answer = Response(json.dumps(body), status, content_type="application/json")
    answer.headers["x-amzn-RequestId"] = str(uuid.uuid4())
    for name, value in headers.items():
        answer.headers[name] = value
    return answer


def _value(shape: Any, value: Any) -> Any:
    match shape.type_name, value:
        case "structure", Mapping():
            return _members(shape, value)
        case "list", (list() | tuple()):
            return [_value(shape.member, item) for item in value]
        case "map", Mapping():
            return {key: _value(shape.value, item) for key, item in value.items()}
        case "timestamp", datetime():
            return _instant(shape, value)
        case "blob", bytes():
            return base64.b64encode(value).decode()
    return value


def _members(shape: Any, value: Output) -> dict[str, Any]:
    """What the shape has of `value`: one description of a thing serves all operations on it."""
    return {
        member.serialization.get("name", name): _value(member, value[name])
        for name, member in shape.members.items()
        if value.get(name) is not None
    }


def _instant(shape: Any, value: datetime) -> float | str:
    if shape.serialization.get("timestampFormat") == "iso8601":
        return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return value.timestamp()
