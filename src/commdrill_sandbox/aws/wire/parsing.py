"""What a request asks, as the members of the operation's input."""

from collections.abc import Mapping
from typing import Any

from werkzeug import Request

from commdrill_sandbox.aws.wire.language import language
from commdrill_sandbox.aws.wire.members import inside, outside
from commdrill_sandbox.aws.wire.operations import Match


def read_input(request: Request, match: Match) -> Mapping[str, Any]:
    """The input's members by their published names, from path, query, headers and body.

    Raises:
        Refusal: the body cannot be read.
    """
    shape = match.operation.input_shape
    if shape is None:
        return {}
    return {**_in_body(request, match, shape), **_outside_body(request, match, shape)}


def _in_body(request: Request, match: Match, shape: Any) -> Mapping[str, Any]:
    spoken, body = language(match.operation.service_model), request.get_data()
    payload = shape.serialization.get("payload")
    if payload and shape.members[payload].type_name == "blob":
        return {payload: body}
    if payload:
        return {payload: spoken.read(shape.members[payload], body)}
    found: Mapping[str, Any] = spoken.read(shape, body) if any(inside(shape)) else {}
    return found


def _outside_body(request: Request, found_by: Match, shape: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for location, name, told, member in outside(shape):
        match location:
            case "uri":
                found[name] = found_by.labels[told]
            case "querystring" if told in request.args:
                values = request.args.getlist(told)
                found[name] = values if member.type_name == "list" else _plain(member, values[0])
            case "header" if told in request.headers:
                found[name] = _plain(member, request.headers[told])
    return found


def _plain(shape: Any, text: str) -> Any:
    match shape.type_name:
        case "integer" | "long":
            return int(text) if text.lstrip("-").isdecimal() else text
        case "boolean":
            return text == "true"
    return text
