"""What a request asks, as the members of the operation's input."""

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Any

from werkzeug import Request

from commdrill.sandbox.aws.wire.operations import Match
from commdrill.sandbox.aws.wire.refusal import Refusal


def read_input(request: Request, match: Match) -> Mapping[str, Any]:
    """The input's members by their published names, from path, query, headers and body.

    Raises:
        Refusal: the body is no JSON object.
    """
    shape = match.operation.input_shape
    if shape is None:
        return {}
    read: dict[str, Any] = _outside_body(request, match)
    payload = shape.serialization.get("payload")
    body = _document(request)
    if payload:
        read[payload] = _value(shape.members[payload], body)
        return read
    inside = {name: m for name, m in shape.members.items() if "location" not in m.serialization}
    return read | _members(inside, body)


def _document(request: Request) -> Mapping[str, Any]:
    text = request.get_data()
    if not text.strip():
        return {}
    try:
        document = json.loads(text)
    except ValueError as mistake:
        raise Refusal("SerializationException", f"the body is no JSON: {mistake}") from mistake
    if not isinstance(document, dict):
        raise Refusal("SerializationException", "the body is no JSON object")
    return document


def _outside_body(request: Request, match: Match) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, member in match.operation.input_shape.members.items():
        told = member.serialization.get("name", name)
        match member.serialization.get("location"):
            case "uri":
                found[name] = match.labels[told]
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


def _members(members: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, Any]:
    read = {}
    for name, member in members.items():
        told = member.serialization.get("name", name)
        if document.get(told) is not None:
            read[name] = _value(member, document[told])
    return read


def _value(shape: Any, value: Any) -> Any:
    match shape.type_name, value:
        case "structure", dict():
            return _members(shape.members, value)
        case "list", list():
            return [_value(shape.member, item) for item in value]
        case "map", dict():
            return {key: _value(shape.value, item) for key, item in value.items()}
        case "blob", str():
            return _bytes(value)
    return value


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as mistake:
        raise Refusal("SerializationException", f"{text[:20]!r} is no base64") from mistake
