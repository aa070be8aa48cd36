"""Bodies in JSON, as the protocols `json` and `rest-json` write them."""

import base64
import binascii
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from commdrill_sandbox.aws.wire.call import Refusal
from commdrill_sandbox.aws.wire.members import inside


class InJson:
    """That of `rest-json`: an error's code is in a header."""

    content_type = "application/json"
    message = "message"

    def read(self, shape: Any, body: bytes) -> Any:
        return _read(shape, _document(body))

    def written(self, shape: Any, value: Any) -> bytes:
        return json.dumps(_written(shape, value) if shape else {}).encode()

    def refused(self, refusal: Refusal, told: str) -> bytes:
        return json.dumps({told: refusal.message, **refusal.members}).encode()

    def headers(self, refusal: Refusal) -> Mapping[str, str]:
        return {"x-amzn-ErrorType": refusal.code}


class InTargetedJson(InJson):
    """That of `json`: an error's code is in its body."""

    def refused(self, refusal: Refusal, told: str) -> bytes:
        members = {told: refusal.message, **refusal.members}
        return json.dumps({"__type": refusal.code, **members}).encode()

    def headers(self, refusal: Refusal) -> Mapping[str, str]:  # noqa: ARG002 - the body has it
        return {}


def _document(body: bytes) -> Mapping[str, Any]:
    if not body.strip():
        return {}
    try:
        document = json.loads(body)
    except ValueError as mistake:
        raise Refusal("SerializationException", f"the body is no JSON: {mistake}") from mistake
    if not isinstance(document, dict):
        raise Refusal("SerializationException", "the body is no JSON object")
    return document


def _read(shape: Any, value: Any) -> Any:
    match shape.type_name, value:
        case "structure", dict():
            return {
                name: _read(member, value[tag])
                for name, tag, member in inside(shape)
                if value.get(tag) is not None
            }
        case "list", list():
            return [_read(shape.member, item) for item in value]
        case "map", dict():
            return {key: _read(shape.value, item) for key, item in value.items()}
        case "blob", str():
            return _bytes(value)
    return value


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as mistake:
        raise Refusal("SerializationException", f"{text[:20]!r} is no base64") from mistake


def _written(shape: Any, value: Any) -> Any:
    match shape.type_name, value:
        case "structure", Mapping():
            return {
                tag: _written(member, value[name])
                for name, tag, member in inside(shape)
                if value.get(name) is not None
            }
        case "list", (list() | tuple()):
            return [_written(shape.member, item) for item in value]
        case "map", Mapping():
            return {key: _written(shape.value, item) for key, item in value.items()}
        case "timestamp", datetime():
            return _instant(shape, value)
        case "blob", bytes():
            return base64.b64encode(value).decode()
    return value


def _instant(shape: Any, value: datetime) -> float | str:
    if shape.serialization.get("timestampFormat") == "iso8601":
        return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return value.timestamp()
