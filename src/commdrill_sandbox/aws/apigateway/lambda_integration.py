"""AWS_PROXY and AWS: a function behind a method."""

import base64
import binascii
import json
import re
from collections.abc import Mapping
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.apigateway.backend import Reply
from commdrill_sandbox.aws.apigateway.callers import Visit
from commdrill_sandbox.aws.apigateway.error_types import ErrorType, GatewayError
from commdrill_sandbox.aws.apigateway.mapping import with_stage_variables
from commdrill_sandbox.aws.apigateway.responding import answer, remapped, request_body
from commdrill_sandbox.aws.apigateway.snapshot import Integration
from commdrill_sandbox.aws.functions.functions import (
    Functions,
    NotFound,
    OutOfTime,
    Returned,
    Throttled,
)
from commdrill_sandbox.aws.functions.permissions import lets_in

_FUNCTION = re.compile(r".*/functions/(.+)/invocations/?")


def proxied(functions: Functions, visit: Visit, integration: Integration) -> Response:
    """AWS_PROXY: the function gets the request as an event and says the whole answer."""
    returned = _run(functions, visit, integration, json.dumps(event(visit)).encode())
    if returned.failed:
        raise malformed()
    return remapped(response_of(returned.payload))


def custom(functions: Functions, visit: Visit, integration: Integration) -> Response:
    """AWS: the function gets what the template makes, and its result is mapped back."""
    returned = _run(functions, visit, integration, request_body(integration, visit).encode())
    return answer(integration, visit, _error_of(returned), Reply(200, (), returned.payload))


def malformed() -> GatewayError:
    """A proxy function's result that is no HTTP answer: 502.

    Named deviation: its type is taken to be API_CONFIGURATION_ERROR, with a status of its own.
    """
    return GatewayError(ErrorType.API_CONFIGURATION_ERROR, status=502)


def _run(functions: Functions, visit: Visit, integration: Integration, sent: bytes) -> Returned:
    function = function_of(with_stage_variables(integration.uri, visit.stage_variables))
    if not integration.role and not may_call(visit, function):
        raise GatewayError(ErrorType.API_CONFIGURATION_ERROR)
    try:
        return functions.invoke(visit.region, function, sent, integration.timeout)
    except Throttled as throttled:
        # callers see 500, not Lambda's 429: https://repost.aws/questions/QUfI6bsdd0SOiPeyimzxSkfQ
        said = "Internal server error"
        raise GatewayError(ErrorType.INTEGRATION_FAILURE, said, status=500) from throttled
    except NotFound as unknown:
        raise GatewayError(ErrorType.API_CONFIGURATION_ERROR) from unknown
    except OutOfTime as late:
        raise GatewayError(ErrorType.INTEGRATION_TIMEOUT) from late


def may_call(visit: Visit, function: str, route: str = "") -> bool:
    """Whether the function's policy lets API Gateway in; `route`: of an HTTP API, its key."""
    named = f"{visit.verb}{visit.resource_path}" if visit.resource_path else route
    sources = (visit.arn, f"{visit.stage_arn}/{named}")
    return lets_in(visit.region, function, "apigateway.amazonaws.com", sources)


def function_of(uri: str) -> str:
    """The function's ARN in an integration's address.

    Raises:
        GatewayError: it names none.
    """
    found = _FUNCTION.fullmatch(uri)
    if found is None:
        raise GatewayError(ErrorType.API_CONFIGURATION_ERROR)
    return found[1]


def event(visit: Visit) -> Mapping[str, Any]:
    """A request as a proxy function sees it (payload format 1.0)."""
    request, context = visit.request, visit.context
    body = request.get_data()
    return {
        "resource": visit.resource_path,
        "path": visit.path,
        "httpMethod": visit.verb,
        "headers": dict(request.headers),
        "multiValueHeaders": {n: request.headers.getlist(n) for n in dict(request.headers)},
        "queryStringParameters": {n: v[-1] for n, v in request.args.lists()} or None,
        "multiValueQueryStringParameters": dict(request.args.lists()) or None,
        "pathParameters": dict(visit.parameters) or None,
        "stageVariables": dict(visit.stage_variables) or None,
        "requestContext": {
            **{name: context[name] for name in context if "." not in name},
            "identity": {"sourceIp": visit.source_ip, "userAgent": context["identity.userAgent"]},
            **({"authorizer": visit.caller} if visit.let_in_as else {}),
        },
        "body": body.decode(errors="replace") if body else None,
        "isBase64Encoded": False,
    }


def response_of(payload: bytes) -> Response:
    """What a proxy function says, as an answer.

    Raises:
        GatewayError: 502, for anything but an object with `statusCode` and texts.
    """
    try:
        said = json.loads(payload)
        told = Response(_body(said), _status(said), content_type="application/json")
        for name, values in _headers(said):
            told.headers.setlist(name, values)
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as mistake:
        raise malformed() from mistake
    return told


def _status(said: Mapping[str, Any]) -> int:
    status = int(said["statusCode"])
    if not 100 <= status <= 599:
        raise ValueError(f"{status} is no status")
    return status


def _body(said: Mapping[str, Any]) -> bytes:
    body = said.get("body")
    if body is None:
        return b""
    if not isinstance(body, str):
        raise TypeError("a body is a string")
    return base64.b64decode(body) if said.get("isBase64Encoded") is True else body.encode()


def _headers(said: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    single = {name: [_text(value)] for name, value in (said.get("headers") or {}).items()}
    multiple = (said.get("multiValueHeaders") or {}).items()
    return list((single | {name: [_text(v) for v in values] for name, values in multiple}).items())


def _text(value: Any) -> str:
    if isinstance(value, dict | list):
        raise TypeError("a header is a text")
    return str(value).lower() if isinstance(value, bool) else str(value)


def _error_of(returned: Returned) -> str:
    """What selection patterns look at: the error message, or nothing."""
    if not returned.failed:
        return ""
    try:
        return str(json.loads(returned.payload).get("errorMessage", ""))
    except (ValueError, AttributeError):
        return ""
