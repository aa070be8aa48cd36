"""A service's answer as the bytes boto3 reads."""

import uuid
from collections.abc import Mapping
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.wire.call import Output, Refusal
from commdrill_sandbox.aws.wire.language import language
from commdrill_sandbox.aws.wire.members import outside
from commdrill_sandbox.aws.wire.operations import Match


def write_output(match: Match, output: Output) -> Response:
    """The output's members in headers and body; what is None, or has no place there, is left out.

    One description of a thing serves all operations on it.
    """
    operation = match.operation
    shape, spoken = operation.output_shape, language(operation.service_model)
    payload = shape.serialization.get("payload") if shape else None
    if payload and shape.members[payload].type_name == "blob":
        body = bytes(output[payload])
    elif payload:
        body = spoken.written(shape.members[payload], output[payload])
    else:
        body = spoken.written(shape, output)
    headers = _headers(shape, output) if shape else {}
    return _response(
        body,
        operation.http.get("responseCode", 200),
        {"Content-Type": spoken.content_type, **headers},
    )


def write_refusal(model: Any, refusal: Refusal) -> Response:
    """An error of a service (`model`): its status and its members as that publishes them."""
    shape = model.shape_for(refusal.code) if refusal.code in model.shape_names else None
    said = shape.metadata.get("error", {}).get("httpStatusCode") if shape else None
    names = shape.members if shape else ()
    spoken = language(model)
    told = next((name for name in names if name.lower() == "message"), spoken.message)
    headers = {"Content-Type": spoken.content_type, **spoken.headers(refusal)}
    return _response(spoken.refused(refusal, told), int(said or refusal.status), headers)


def _headers(shape: Any, output: Output) -> dict[str, str]:
    return {
        told: str(output[name])
        for location, name, told, _ in outside(shape)
        if location == "header" and output.get(name) is not None
    }


def _response(body: bytes, status: int, headers: Mapping[str, str]) -> Response:
    answer = Response(body, status, headers)
    answer.headers["x-amzn-RequestId"] = str(uuid.uuid4())
    return answer
